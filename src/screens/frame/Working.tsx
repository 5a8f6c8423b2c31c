// The working of the field looked at, loaded when it is first asked for.
import type { ReactNode } from 'react'
import type { FieldCard } from '../../scene/frameCard'
import { lengthWork } from '../../scene/frameWorking'
import { say, sayRich } from '../../story/catalogue'
import { CrcSteps } from '../../view/frame/CrcSteps'
import { LengthSum } from '../../view/frame/LengthSum'
import { WordSum, wordsNote } from '../../view/frame/WordSum'
import type { Dissection } from '../../wire/spec'
import { checkWork } from '../../wire/work'

interface WorkingProps {
  readonly dissection: Dissection
  readonly card: FieldCard
  /** The card it stands in: a note for its first line, and the working. */
  readonly wrap: (note: string | undefined, working: ReactNode) => ReactNode
}

export default function Working({ dissection, card, wrap }: WorkingProps) {
  const { layer, field, key } = card
  const toneOf = (index: number) => dissection.layers[index]?.spec.layer ?? 'data'
  const work = checkWork(dissection, layer, field.name)
  if (work?.kind === 'internet')
    return wrap(
      wordsNote(work, say),
      <WordSum
        key={key}
        work={work}
        zeroMeansNone={field.spec.check?.zeroMeansNone ?? false}
        toneOf={toneOf}
        say={say}
        sayRich={sayRich}
      />,
    )
  if (work)
    return wrap(say('frame.work.crcNote'), <CrcSteps key={key} work={work} say={say} sayRich={sayRich} />)
  const length = lengthWork(dissection, layer, field.name)
  return wrap(undefined, length && <LengthSum work={length} say={say} />)
}
