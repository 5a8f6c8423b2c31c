/** What a segment's data and FIN do: the receive buffer, and when the next ACK goes out (RFC 9293 §3.10.7.4, 7th and 8th). */
import type { Fate } from '../../trace/connection'
import { type Connection, enter } from './connection'
import type { Segment } from './segment'
import { distance, earlier, isBefore, later, plus, type Sequence } from './sequence'
import { startTimer } from './timers'

/** RFC 1122 §4.2.3.2 allows half a second. */
const DELAY = 200_000
/** No segment is taken for full that has less data. */
const LEAST_FULL = 536

/** Data and FIN of a segment that is acceptable; `origin` is what the host knows its octets by. */
export function takeData(connection: Connection, segment: Segment, origin: unknown) {
  const { data, finish, synchronize } = segment
  const from = plus(segment.sequence, Number(synchronize))
  if (data.length > 0) takeOctets(connection, from, data, origin)
  if (finish) connection.finAt ??= plus(from, data.length)
  if (connection.finAt !== undefined && connection.finAt === connection.rcvNxt && !connection.finReceived)
    takeFinish(connection)
}

function takeOctets(connection: Connection, from: Sequence, data: Uint8Array, origin: unknown) {
  const { rcvNxt, rcvAdv, incoming } = connection
  connection.largest = Math.max(connection.largest, data.length)
  const start = later(from, rcvNxt)
  const end = earlier(plus(from, data.length), rcvAdv)
  if (!isBefore(start, end)) return refuseOctets(connection, from, data.length)
  const wasHolding = incoming.isHolding
  const isKnown = incoming.held.some(([left, right]) => !isBefore(start, left) && !isBefore(right, end))
  const offset = distance(from, start)
  const octets = data.subarray(offset, distance(from, end))
  connection.rcvNxt = incoming.add(rcvNxt, start, { octets, origin, offset })
  if (connection.ignoresData) incoming.take(incoming.readable)
  const fate = isKnown ? 'duplicate' : start !== rcvNxt ? 'held' : wasHolding ? 'fillsHole' : 'inOrder'
  if (isKnown) connection.duplicate = [start, end]
  else if (isBefore(from, rcvNxt)) connection.duplicate = [from, rcvNxt]
  tell(connection, from, data.length, fate)
  decideAck(connection, fate)
}

/** Octets that are here already, or for which there is no room: they are answered at once (RFC 9293 §3.10.7.4, first). */
export function refuseOctets(connection: Connection, from: Sequence, length: number) {
  const end = plus(from, length)
  const isDuplicate = !isBefore(connection.rcvNxt, end)
  if (isDuplicate) connection.duplicate = [from, end]
  tell(connection, from, length, isDuplicate ? 'duplicate' : 'outside')
  connection.ackNow = isDuplicate ? 'duplicateAck' : 'acknowledge'
}

function tell(connection: Connection, from: Sequence, length: number, fate: Fate) {
  const { irs, rcvNxt, incoming } = connection
  const held = incoming.held.map(([left, right]) => [distance(irs, left), distance(irs, right)] as const)
  connection.emit({
    kind: 'accepted',
    first: distance(irs, from),
    length,
    fate,
    next: distance(irs, rcvNxt),
    held,
  })
}

/** At once when out of order or filling a hole, and for every second full segment (RFC 5681 §4.2); else it may wait. */
function decideAck(connection: Connection, fate: Fate) {
  const { settings, lastAckSent, rcvNxt, timers, largest } = connection
  if (fate === 'held' || fate === 'duplicate') {
    connection.ackNow = 'duplicateAck'
    return
  }
  const full = Math.min(settings.maximumSegmentSize, Math.max(LEAST_FULL, largest))
  const isSecond = distance(lastAckSent, rcvNxt) >= 2 * full
  if (!settings.delayedAck || fate === 'fillsHole' || isSecond) connection.ackNow ??= 'acknowledge'
  else if (!timers.has('delayedAck')) startTimer(connection, 'delayedAck', DELAY)
}

/** The FIN, with all in front of it (RFC 9293 §3.10.7.4, eighth). */
function takeFinish(connection: Connection) {
  connection.rcvNxt = plus(connection.rcvNxt, 1)
  connection.rcvAdv = later(connection.rcvAdv, connection.rcvNxt)
  connection.finReceived = true
  connection.ackNow ??= 'acknowledge'
  switch (connection.state) {
    case 'SYN-RECEIVED':
    case 'ESTABLISHED':
      return enter(connection, 'CLOSE-WAIT')
    case 'FIN-WAIT-1':
      return enter(connection, 'CLOSING')
    case 'FIN-WAIT-2':
      return waitOut(connection)
  }
}

/** TIME-WAIT: for two maximum segment lifetimes (RFC 9293 §3.6.1). */
export function waitOut(connection: Connection) {
  for (const kind of [...connection.timers.keys()]) if (kind !== 'delayedAck') connection.timers.delete(kind)
  startTimer(connection, 'timeWait', 2 * connection.settings.maximumSegmentLifetime)
  enter(connection, 'TIME-WAIT')
}
