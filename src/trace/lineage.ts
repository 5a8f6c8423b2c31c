/** All that happened to one PDU, on all its hops. */
import type { PduName } from '../scenario/scenario'
import type { EventId, FrameId, Trace, TraceEvent } from './trace'

const indexes = new WeakMap<Trace, ReadonlyMap<PduName, readonly TraceEvent[]>>()

function indexOf(trace: Trace): ReadonlyMap<PduName, readonly TraceEvent[]> {
  const known = indexes.get(trace)
  if (known) return known
  const index = new Map<PduName, TraceEvent[]>()
  for (const event of trace.events) {
    if (event.pdu === undefined) continue
    const events = index.get(event.pdu)
    if (events) events.push(event)
    else index.set(event.pdu, [event])
  }
  indexes.set(trace, index)
  return index
}

/** The events of a PDU in their order; none where it does not occur. */
export function eventsOf(trace: Trace, pdu: PduName): readonly TraceEvent[] {
  return indexOf(trace).get(pdu) ?? []
}

/** The names of all PDUs, in the order in which they first appear. */
export function pdusOf(trace: Trace): readonly PduName[] {
  return [...indexOf(trace).keys()]
}

/** The frame that a PDU's sender made; undefined where it does not occur. */
export function firstFrameOf(trace: Trace, pdu: PduName): FrameId | undefined {
  return eventsOf(trace, pdu).find(event => event.strip)?.strip?.frame
}

/** Whether an event would not be without another one. */
export function isBecauseOf(trace: Trace, event: TraceEvent, cause: EventId): boolean {
  for (
    let at: EventId | undefined = event.id;
    at !== undefined && at >= cause;
    at = trace.events[at]?.because
  ) {
    if (at === cause) return true
  }
  return false
}
