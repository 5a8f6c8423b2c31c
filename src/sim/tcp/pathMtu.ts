/** Path MTU discovery: a router had no room for a segment, so segments get smaller and are sent again (RFC 1191 §6). */
import { lengthOf } from './congestion'
import type { Connection, Sent } from './connection'
import { HEADERS, TIMESTAMPS_ROOM } from './options'
import { transmit } from './sending'
import { distance, isBefore, plus, type Sequence } from './sequence'
import { startTimer } from './timers'

/** Every link carries so much (RFC 791 §3.2); whoever says less lies. */
const LEAST = 68

/** An error counts only if it quotes something that is out just now (RFC 5927 §4.1). */
export const isOutstanding = ({ sndUna, sndMax }: Connection, quoted: Sequence): boolean =>
  !isBefore(quoted, sndUna) && isBefore(quoted, sndMax)

/**
 * The path carries packets of `mtu` octets. What is out in larger segments is cut anew and sent again: one segment until
 * an acknowledgment comes, then more by slow start up to where the window was (RFC 1191 §6.4). Old news does nothing, so
 * a burst of errors has one answer.
 */
export function lowerPathMtu(connection: Connection, mtu: number, now: number) {
  const most = mtu - HEADERS - (connection.timestamps ? TIMESTAMPS_ROOM : 0)
  if (mtu < LEAST || most >= connection.smss) return
  connection.now = now
  connection.smss = most
  const { sent } = connection
  sent.splice(0, sent.length, ...sent.flatMap(each => cut(each, most)))
  // Nothing is congested: ssthresh stays, and slow start soon has the window back.
  connection.ssthresh = Math.max(connection.ssthresh, connection.cwnd)
  connection.cwnd = most
  connection.duplicates = 0
  connection.recovery = 'timeout'
  connection.recover = connection.sndNxt
  startTimer(connection, 'retransmit', connection.rto)
  transmit(connection)
}

/** One segment in pieces of at most so much data; a FIN stays behind the last octet. */
function cut(each: Sent, most: number): Sent[] {
  const lost = each.sacked ? {} : { lost: 'pathMtu' as const, resent: false }
  if (each.data <= most) return [{ ...each, ...lost }]
  const pieces: Sent[] = []
  const end = plus(each.sequence, lengthOf(each))
  for (let at = 0; at < each.data; at += most) {
    const data = Math.min(most, each.data - at)
    const sequence = plus(each.sequence, at)
    pieces.push({
      ...each,
      ...lost,
      sequence,
      data,
      finish: each.finish && distance(sequence, end) === data + 1,
    })
  }
  return pieces
}
