// The learner's own bytes: typed as text, as hex, or dropped as a file.
import { type ClipboardEvent, type ReactNode, useEffect, useId, useState } from 'react'
import type { Say } from '../../story/message'
import { Choice } from '../Choice'
import '../fieldrow.css'
import './card.css'

export type PayloadKind = 'text' | 'hex' | 'file'

/** Longer text is not written out for typing, in characters. */
export const TYPED_MOST = 4096

interface PayloadEditorProps {
  readonly kind: PayloadKind
  /** The payload as text or as hex; the name of a file. */
  readonly text: string
  /** Octets in all, and how many of them this frame carries. */
  readonly octets: number
  readonly here: number
  readonly onKind: (kind: PayloadKind) => void
  /** Returns what is wrong with it, in words. */
  readonly onType: (kind: PayloadKind, text: string) => string | undefined
  readonly onFile: (file: File) => Promise<string | undefined>
  /** Text too long to be written out; it never gets into the field, where browsers take seconds over it. */
  readonly onLong: (kind: PayloadKind, text: string) => Promise<string | undefined>
  readonly onSettle: () => void
  readonly say: Say
  /** What else stands in its first line. */
  readonly children?: ReactNode
}

export function PayloadEditor(props: PayloadEditorProps) {
  const { kind, text, octets, here, onKind, onType, onFile, onLong, onSettle, say, children } = props
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const [over, setOver] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another kind is another text.
  useEffect(() => {
    setDraft(undefined)
    setProblem(undefined)
  }, [kind])
  const type = (typed: string) => {
    setDraft(typed)
    setProblem(onType(kind, typed))
  }
  const take = async (file: File | undefined | null) => {
    if (file) setProblem(await onFile(file))
  }
  const paste = async (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text')
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (value.length + pasted.length <= TYPED_MOST) return
    event.preventDefault()
    const whole = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd)
    setProblem(await onLong(kind, whole))
  }
  const leave = () => {
    if (!problem) setDraft(undefined)
    onSettle()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file here is a second way to the file button.
    <div
      className="payload"
      data-over={over || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <div className="payload-head">
        <Choice
          label={say('frame.payload.kind')}
          hidesLabel
          options={(['text', 'hex', 'file'] as const).map(value => ({
            value,
            label: say(`frame.payload.${value}`),
          }))}
          value={kind}
          onChoose={onKind}
        />
        {children}
        <span className="card-note">
          {say(here < octets ? 'frame.payload.part' : 'frame.payload.size', { octets, here })}
        </span>
      </div>
      {kind === 'file' ? (
        <label className="payload-file">
          <input type="file" className="unseen" onChange={event => void take(event.target.files?.[0])} />
          <span>{text ? say('frame.payload.fileIs', { name: text }) : say('frame.payload.drop')}</span>
        </label>
      ) : (
        <textarea
          className={kind === 'hex' ? 'control octets' : 'control'}
          rows={2}
          aria-label={say(`frame.payload.${kind}.label`)}
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-note`}
          value={draft ?? text}
          spellCheck={false}
          onChange={event => type(event.target.value)}
          onPaste={event => void paste(event)}
          onBlur={leave}
        />
      )}
      <p id={`${id}-note`} className="fieldrow-problem" aria-live="polite">
        {problem}
      </p>
    </div>
  )
}
