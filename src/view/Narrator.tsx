// The narrator: one or two sentences on what just happened and why, never cut, read aloud politely.
import type { Rich } from '../story/message'
import { Words } from './Words'
import './narrator.css'

interface NarratorProps {
  readonly label: string
  readonly sentence: Rich
  /** Its words are still on their way. */
  readonly isBusy?: boolean
  /** A question in front of what comes next. */
  readonly prompt?: string | undefined
}

export function Narrator({ label, sentence, isBusy, prompt }: NarratorProps) {
  return (
    <section className="narrator" aria-label={label} aria-busy={isBusy || undefined}>
      <p className="narrator-words" aria-live="polite" aria-atomic="true">
        <Words runs={sentence} />
      </p>
      {prompt && <p className="narrator-prompt">{prompt}</p>}
    </section>
  )
}
