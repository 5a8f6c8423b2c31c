// What is not as its sender meant it: bits turned over on the way, and what a reader finds wrong with these octets.

import { useMemo } from 'react'
import type { Flip, PduName, Scenario } from '../../scenario/scenario'
import { optionsOutside } from '../../scene/frameOptions'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { portsOf } from '../../trace/build'
import type { Fragment } from '../../trace/fragmentation'
import { eventsOf } from '../../trace/lineage'
import type { Trace } from '../../trace/trace'
import { Button } from '../../view/Button'
import { decode } from '../../wire/decode'
import { flipsOf, letGo, unflip } from './edits'
import { overriddenName } from './Missed'
import type { Shown } from './shown'

function flipText(trace: Trace, { bits, where }: Flip, at: number): string {
  const octets = bits.map(({ octet }) => octet).sort((a, b) => a - b)
  const [first = 0, last = first] = [octets[0], octets.at(-1)]
  const place = say(first === last ? 'frame.at.one' : 'frame.at.two', { first, last })
  if (trace.notReached.flips.includes(at))
    return say('frame.notReached.flip', { bits: bits.length, where: place })
  const node = where.kind === 'memory' ? nodeName(trace, where.node) : ''
  return say(`frame.flipNote.${where.kind}`, { bits: bits.length, where: place, node })
}

/** What was to be forced in this frame and is not there: the field, as a reader knows it. */
function missedIn(trace: Trace, { overrides }: Scenario, pdu: PduName) {
  return trace.notReached.overrides.flatMap(at => {
    const override = overrides[at]
    return override?.pdu === pdu ? [{ at, override, name: overriddenName(override) }] : []
  })
}

/** Where a packet was cut before it had a frame: what it was cut into. */
function piecesOf(trace: Trace, pdu: PduName): readonly Fragment[] {
  const events = eventsOf(trace, pdu)
  const cut = events.find(event => event.kind === 'fragment')
  return cut?.kind === 'fragment' && !events.some(({ kind }) => kind === 'finish') ? cut.fragments : []
}

/** One line each, and none where all is well. A finding is told once the octets are all there. */
export function Notes({ shown, complete }: { readonly shown: Shown; readonly complete: boolean }) {
  const trace = useOctet(state => state.trace)
  const scenario = useOctet(state => state.scenario)
  const flips = flipsOf(scenario, shown.frame.pdu)
  const findings = useMemo(() => {
    const read = decode(shown.dissection.octets, { fcs: true, ports: portsOf(trace.scenario) })
    return read.findings.filter(({ severity }) => severity !== 'note')
  }, [trace, shown])
  const missed = missedIn(trace, scenario, shown.frame.pdu)
  // Once all that is ever written of it stands there.
  const isWritten = useOctet(state => state.step >= state.track.steps.length - 1)
  const pieces = isWritten ? piecesOf(trace, shown.frame.pdu) : []
  const [piece] = pieces
  const outside = useMemo(() => optionsOutside(shown.dissection), [shown])
  if (!flips.length && !missed.length && !piece && !(complete && (findings.length || outside.length)))
    return null
  return (
    <ul className="notes" aria-label={say('frame.notes')}>
      {flips.map(({ flip, at }) => (
        <li key={at} data-mark="bolt">
          <span>{flipText(trace, flip, at)}</span>
          <Button look="quiet" className="low" onClick={() => act.edit(was => unflip(was, at))}>
            {say('frame.flipUndo')}
          </Button>
        </li>
      ))}
      {piece && (
        <li data-mark="none">
          <span>{say('frame.cut', { count: pieces.length })}</span>
          <Button look="quiet" className="low" onClick={() => act.follow(piece.pdu)}>
            {say('frame.cut.first')}
          </Button>
        </li>
      )}
      {missed.map(({ at, override, name }) => (
        <li key={`missed${at}`} data-mark="cross">
          <span>{say('frame.notReached', { field: name })}</span>
          <Button look="quiet" className="low" onClick={() => act.edit(was => letGo(was, override))}>
            {say('frame.flipUndo')}
          </Button>
        </li>
      ))}
      {complete &&
        outside.map(({ name, value, least, most }) => (
          <li key={`outside${name}`} data-mark="cross">
            <span>{say('frame.optionOutside', { name, value, least, most })}</span>
          </li>
        ))}
      {complete &&
        findings.map(({ code, params }, i) => (
          <li key={`finding${i}`} data-mark="cross">
            <span>{say(`finding.${code}`, params)}</span>
          </li>
        ))}
    </ul>
  )
}
