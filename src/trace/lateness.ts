/** How late every octet of a stream and every datagram was: from the call of send() that took it to the recv() that gave it. */

import { fragmentOf } from './fragmentation'
import { ledgerOf, type ReceiveCall, type SendCall } from './ledger'
import { once } from './once'
import type { EventId, Micros, Trace } from './trace'

/** Octets `first` to the one before `end`, all of which went with one call of send() and came with one recv(), or not at all. */
export interface Late {
  readonly first: number
  readonly end: number
  /** The datagram they were; a stream's octets have none. */
  readonly pdu?: string
  /** When send() was called, and the event of that. */
  readonly sent: Micros
  readonly left: EventId
  /** When recv() returned them; absent: it never did. */
  readonly read?: Micros
  readonly came?: EventId
  /** A datagram that nobody ever reads: the event with which the last of it was gone. */
  readonly lost?: EventId
}

/** All that a lane's sender handed over, in the order of its calls. Pure and cached. */
export const latenessOf: (trace: Trace) => readonly Late[] = once(trace => {
  const { sends, receives } = ledgerOf(trace)
  const isDatagram = sends.some(({ pdu }) => pdu !== undefined)
  return isDatagram ? ofDatagrams(trace, sends, receives) : ofStream(trace, sends, receives)
})

const timeOf = ({ events }: Trace, event: EventId): Micros => events[event]?.at ?? 0

/** What was really handed over; a call that failed gave nothing to the network. */
const taken = ({ octets, returned }: SendCall) => (returned ? Math.max(0, returned.value) : octets)

function ofDatagrams(
  trace: Trace,
  sends: readonly SendCall[],
  receives: readonly ReceiveCall[],
): readonly Late[] {
  const came = new Map<string, EventId>()
  for (const { returned } of receives)
    if (returned?.pdu !== undefined && !returned.errno && !came.has(returned.pdu))
      came.set(returned.pdu, returned.event)
  const gone = dropsOf(trace)
  return sends.flatMap((call): Late[] => {
    const { pdu, first, octets, event, returned } = call
    if (pdu === undefined || returned?.errno) return []
    const read = came.get(pdu)
    const lost = gone.get(pdu)
    return [
      {
        pdu,
        first,
        end: first + octets,
        sent: timeOf(trace, event),
        left: event,
        ...(read !== undefined && { read: timeOf(trace, read), came: read }),
        ...(read === undefined && lost !== undefined && { lost }),
      },
    ]
  })
}

/** The last event with which a datagram, or a piece of it, was let go. */
function dropsOf({ events }: Trace): ReadonlyMap<string, EventId> {
  const gone = new Map<string, EventId>()
  for (const { kind, pdu, id } of events)
    if (kind === 'drop' && pdu !== undefined) gone.set(fragmentOf(pdu)?.whole ?? pdu, id)
  return gone
}

/** Both lists are in the order of the octets: they are cut wherever a call of either ends. */
function ofStream(
  trace: Trace,
  sends: readonly SendCall[],
  receives: readonly ReceiveCall[],
): readonly Late[] {
  const reads = receives.flatMap(({ returned }) =>
    returned && returned.value > 0 && returned.first !== undefined
      ? [{ first: returned.first, end: returned.first + returned.value, event: returned.event }]
      : [],
  )
  const made: Late[] = []
  let next = 0
  for (const call of sends) {
    const end = call.first + taken(call)
    for (let at = call.first; at < end; ) {
      while ((reads[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++
      const read = reads[next]
      const isRead = read !== undefined && read.first <= at
      const until = Math.min(end, isRead ? read.end : (read?.first ?? end))
      made.push({
        first: at,
        end: until,
        sent: timeOf(trace, call.event),
        left: call.event,
        ...(isRead && { read: timeOf(trace, read.event), came: read.event }),
      })
      at = until
    }
  }
  return made
}
