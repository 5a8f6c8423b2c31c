// The working of the field looked at, loaded when it is first asked for.
import type { FieldCard } from '../../scene/frameCard'
import { lengthWork } from '../../scene/frameWorking'
import { say, sayRich } from '../../story/catalogue'
import { CrcSteps } from '../../view/frame/CrcSteps'
import { LengthSum } from '../../view/frame/LengthSum'
import { WordSum } from '../../view/frame/WordSum'
import type { Dissection } from '../../wire/spec'
import { checkWork } from '../../wire/work'

interface WorkingProps {
  readonly dissection: Dissection
  readonly card: FieldCard
}

export default function Working({ dissection, card }: WorkingProps) {
  const { layer, field, tone, key } = card
  const check = checkWork(dissection, layer, field.name)
  const length = lengthWork(dissection, layer, field.name)
  const toneOf = (index: number) => dissection.layers[index]?.spec.layer ?? 'data'
  return (
    <section className={`tone-${tone}`} aria-label={say('frame.workingTitle')}>
      {check?.kind === 'internet' && (
        <WordSum key={key} work={check} toneOf={toneOf} say={say} sayRich={sayRich} />
      )}
      {check?.kind === 'crc32' && <CrcSteps key={key} work={check} say={say} sayRich={sayRich} />}
      {length && <LengthSum work={length} say={say} />}
    </section>
  )
}
