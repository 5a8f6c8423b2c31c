/** The receive window: how much is promised, and when a larger promise is worth a segment (RFC 9293 §3.8.6). */
import type { Connection } from './connection'
import { distance, plus } from './sequence'

/** What the field holds without scaling. */
export const LARGEST_WINDOW = 65_535
/** Fr of RFC 9293 §3.8.6.2.2. */
const FRACTION = 1 / 2

/** The right edge that the buffer has room for now. */
function possibleEdge({ rcvNxt, receiveLimit, incoming, rcvScale }: Connection) {
  const room = Math.max(0, receiveLimit - incoming.readable)
  return plus(rcvNxt, Math.min(room, LARGEST_WINDOW * 2 ** rcvScale))
}

/**
 * Moves the promised edge on where that is worth it: by a full segment or half of the buffer, so that no small windows are
 * offered (silly window syndrome). While pieces are held it stays: an ACK that repeats its number has to repeat its
 * window too, or it reads as a window update and not as a duplicate (RFC 5681 §2).
 */
export function moveEdge(connection: Connection) {
  if (connection.incoming.isHolding) return
  const edge = possibleEdge(connection)
  const gain = distance(connection.rcvAdv, edge)
  if (gain >= leastGain(connection)) connection.rcvAdv = edge
}

const leastGain = ({ receiveLimit, settings }: Connection) =>
  Math.max(1, Math.min(FRACTION * receiveLimit, settings.maximumSegmentSize))

/** The window field: what is left up to the promised edge, scaled except on a SYN (RFC 7323 §2.2). */
export function windowField({ rcvNxt, rcvAdv, rcvScale }: Connection, synchronize: boolean): number {
  const window = Math.max(0, distance(rcvNxt, rcvAdv))
  return Math.min(LARGEST_WINDOW, synchronize ? window : Math.floor(window / 2 ** rcvScale))
}

/** Is there so much more room than was promised that the sender should know at once? At least twice as much. */
export function isWorthUpdate(connection: Connection): boolean {
  if (connection.incoming.isHolding) return false
  const promised = Math.max(0, distance(connection.rcvNxt, connection.rcvAdv))
  const gain = distance(connection.rcvAdv, possibleEdge(connection))
  return gain >= leastGain(connection) && gain >= promised
}
