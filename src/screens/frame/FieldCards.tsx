// The two cards of the field looked at, tied to the store: facts under the bytes, the editor under the diagram.
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Scenario } from '../../scenario/scenario'
import type { FieldCard } from '../../scene/frameCard'
import { act, useOctet } from '../../store/store'
import { hasMessage, say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { Facts } from '../../view/frame/Facts'
import { FieldEditor } from '../../view/frame/FieldEditor'
import { fieldOf } from '../../wire/dissection'
import type { FieldValue } from '../../wire/spec'
import { formatValue, parseValue } from '../../wire/value'
import { builtField, builtPayload, withBuiltPayload } from './built'
import { force, letGo, overrideOf } from './edits'
import { Flips } from './Flips'
import { changeOf, payloadIn } from './given'
import { PayloadCard } from './PayloadCard'
import type { Shown } from './shown'
import { refusal, tryEdit } from './tryEdit'

const Working = lazy(() => import('./Working'))

interface CardProps {
  readonly card: FieldCard
  readonly shown: Shown
  readonly onPick: (key: string) => void
}

interface FactsCardProps extends CardProps {
  /** The step (0 first) that writes the field; -1 where none does. */
  readonly decidedAt: number
  /** What else is to be said: flips, findings. */
  readonly children?: ReactNode
}

export function FactsCard({ card, shown, decidedAt, onPick, children }: FactsCardProps) {
  const covered = useOctet(state => state.hidesNext && decidedAt === state.step + 1)
  const steps = useOctet(state => state.track.steps.length)
  const [works, setWorks] = useState(false)
  const { spec } = card.field
  const isBuilt = useOctet(state => builtField(state.scenario, shown.frame.pdu, card) !== undefined)
  const isCards = card.octets[0] >= (shown.dissection.layers[0]?.bodyEnd ?? 0)
  const writer = isBuilt ? (isCards ? 'physical' : 'application') : undefined
  const canWork =
    (spec.check || (spec.measure && card.role === 'measured')) && card.state === 'decided' && !covered
  const button = (
    <Button look="quiet" className="low" aria-expanded={works} onClick={() => setWorks(!works)}>
      {say(works ? 'frame.workingHide' : 'frame.working')}
    </Button>
  )
  const facts = (note?: string, working?: ReactNode) => (
    <Facts
      card={card}
      step={shown.track.steps.length ? decidedAt + 1 : 0}
      steps={steps}
      means={hasMessage(card.means) ? say(card.means) : spec.means}
      covered={covered}
      writer={writer}
      onPick={onPick}
      onStep={() => act.seek(decidedAt)}
      say={say}
      note={note}
      aside={canWork && button}
      foot={children}
    >
      {working}
    </Facts>
  )
  if (!canWork || !works) return facts()
  return (
    <Suspense fallback={facts()}>
      <Working dissection={shown.dissection} card={card} wrap={facts} />
    </Suspense>
  )
}

/** Octets of the whole field in this frame, however few of them are looked at. */
function octetsHere({ dissection }: Shown, { layer, field }: FieldCard): number {
  return (fieldOf(dissection.layers[layer], field.name)?.bitLength ?? 0) / 8
}

export function EditorCard({ card, shown }: Omit<CardProps, 'onPick'>) {
  const scenario = useOctet(state => state.scenario)
  const [flipping, setFlipping] = useState(false)
  const { frame } = shown
  const { field, spec } = card
  const place = { pdu: frame.pdu, protocol: spec.protocol, field: field.name }
  const built = builtField(scenario, frame.pdu, card)
  const change = built ? (built.isForced ? undefined : built.set) : changeOf(scenario, frame, field)
  const isSenders = shown.track.steps.length > 0
  const own = builtPayload(scenario, frame.pdu, card.layer)
  const payload = own ?? payloadIn(scenario, frame, shown.dissection.layers[card.layer])
  const gesture = `${frame.pdu} ${card.key}`
  const forceHere = (was: Scenario, value: FieldValue) => force(was, place, value)
  const set = (value: FieldValue, typing?: string) =>
    tryEdit(was => (change ?? built?.set ?? forceHere)(was, value), typing)
  const type = (text: string) => {
    const parsed = parseValue(field.spec, text)
    const problem = 'problem' in parsed ? refusal(card, parsed) : set(parsed.value, gesture)
    // The 1 of a 16 that is refused was no value of its own.
    if (problem) act.takeBack(gesture)
    return problem
  }
  return (
    <FieldEditor
      card={card}
      source={change ? 'scenario' : isSenders ? 'override' : 'none'}
      overridden={built?.isNamed ?? overrideOf(scenario, place) !== undefined}
      text={formatValue(field.spec, field.value)}
      flipping={flipping}
      onType={type}
      onForce={value => set(value)}
      onAutomatic={() => act.edit(was => (built ? built.letGo(was) : letGo(was, place)))}
      onSettle={act.settle}
      onFlipping={setFlipping}
      say={say}
      replaces={payload !== undefined || flipping}
    >
      {payload && !flipping && (
        <PayloadCard
          payload={payload}
          frame={frame}
          here={octetsHere(shown, card)}
          onFlip={() => setFlipping(true)}
          change={own && ((was, next) => withBuiltPayload(was, frame.pdu, card.layer, next))}
        />
      )}
      {flipping && <Flips card={card} shown={shown} />}
    </FieldEditor>
  )
}
