// What was to be done to messages that are not sent in this run: listed, so that it is neither forgotten nor a riddle.
import type { Override, PduName, Scenario } from '../../scenario/scenario'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { pduTitle } from '../../story/naming'
import type { Trace } from '../../trace/trace'
import { Button } from '../../view/Button'
import { specOf } from '../../wire/protocols'
import { letGo, unflip } from './edits'

/** The field that an override forces, as a reader knows it. */
export function overriddenName({ protocol, field }: Override): string {
  const spec = specOf(protocol)
  const row = [...spec.fields, ...(spec.trailer ?? [])].find(({ name }) => name === field)
  return `${spec.label} ${row?.label ?? field}`
}

interface Line {
  readonly key: string
  readonly text: string
  readonly undone: (was: Scenario) => Scenario
}

/** One line for each override and each flip of a message that nobody sends in this run. */
export function missedOf(trace: Trace, { overrides, flips }: Scenario): readonly Line[] {
  const isSent = (pdu: PduName) => trace.frames.some(frame => frame.pdu === pdu)
  const forced = trace.notReached.overrides.flatMap((at): Line[] => {
    const override = overrides[at]
    if (!override || isSent(override.pdu)) return []
    const args = { field: overriddenName(override), message: pduTitle(override.pdu) }
    return [
      { key: `override${at}`, text: say('frame.missed.override', args), undone: was => letGo(was, override) },
    ]
  })
  const flipped = trace.notReached.flips.flatMap((at): Line[] => {
    const flip = flips[at]
    if (!flip || isSent(flip.pdu)) return []
    const args = { bits: flip.bits.length, message: pduTitle(flip.pdu) }
    return [{ key: `flip${at}`, text: say('frame.missed.flip', args), undone: was => unflip(was, at) }]
  })
  return [...forced, ...flipped]
}

export function Missed() {
  const trace = useOctet(state => state.trace)
  const scenario = useOctet(state => state.scenario)
  const lines = missedOf(trace, scenario)
  if (!lines.length) return null
  return (
    <ul className="notes card" aria-label={say('frame.missed')}>
      {lines.map(({ key, text, undone }) => (
        <li key={key} data-mark="cross">
          <span>{text}</span>
          <Button look="quiet" className="low" onClick={() => act.edit(undone)}>
            {say('frame.flipUndo')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
