/** How much may be in the network: slow start, congestion avoidance, and what a loss does (RFC 5681, 6582, 6675, 6928). */
import type { SegmentReason } from '../../trace/connection'
import { type Connection, flightSize, type Sent } from './connection'
import { isBefore, type Sequence } from './sequence'

/** So many duplicate ACKs are a loss (RFC 5681 §3.2, RFC 6675 §2). */
export const DUPLICATES_FOR_LOSS = 3

/** Sequence numbers that something sent takes up. */
export const lengthOf = ({ data, synchronize, finish }: Sent): number =>
  data + Number(synchronize) + Number(finish)

/** IW, octets (RFC 6928 §2); after a lost SYN one segment (RFC 5681 §3.1). */
export function initialWindow({ settings, smss, synWasLost }: Connection): number {
  if (synWasLost) return smss
  const { initialWindow: segments } = settings
  return Math.min(segments * smss, Math.max(2 * smss, segments * 1460))
}

/** Octets that are in the network as far as the sender can tell: `pipe` of RFC 6675 §4. */
export function pipe({ sent }: Connection): number {
  let octets = 0
  for (const each of sent) {
    if (each.sacked) continue
    if (!each.lost) octets += lengthOf(each)
    if (each.resent) octets += lengthOf(each)
  }
  return octets
}

/** What counts against the congestion window just now. */
export function inFlight(connection: Connection): number {
  const { recovery, sack, settings } = connection
  if (recovery === 'timeout') return pipe(connection)
  if (recovery === 'fast') return sack ? pipe(connection) : flightSize(connection)
  return sack && settings.limitedTransmit ? pipe(connection) : flightSize(connection)
}

/** Octets that the congestion window leaves; the first two duplicate ACKs each allow one more segment (RFC 3042). */
export function congestionRoom(connection: Connection): number {
  const { cwnd, recovery, sack, duplicates, settings, smss } = connection
  const isLimited = recovery === undefined && !sack && settings.limitedTransmit
  const extra = isLimited && duplicates < DUPLICATES_FOR_LOSS ? duplicates * smss : 0
  return cwnd + extra - inFlight(connection)
}

/** Half of what was in the network, at least two segments (RFC 5681 §3.1 (4)). */
function halved(connection: Connection): number {
  return Math.max(Math.floor(flightSize(connection) / 2), 2 * connection.smss)
}

/** Something new was acknowledged outside of fast recovery (RFC 5681 §3.1). */
export function grow(connection: Connection, newly: number) {
  const { cwnd, ssthresh, smss } = connection
  if (cwnd < ssthresh) connection.cwnd += Math.min(newly, smss)
  else connection.cwnd += Math.max(1, Math.floor((smss * smss) / cwnd))
}

/** The timer ran out: all that is out counts as lost, and one segment may go (RFC 5681 §3.1, RFC 6582 §4). */
export function timedOut(connection: Connection) {
  const { sent, smss } = connection
  const [first] = sent
  // Only at the first time for this segment (RFC 5681 §3.1, below equation 4).
  if (first && !(first.lost === 'timer')) connection.ssthresh = halved(connection)
  connection.cwnd = smss
  connection.duplicates = 0
  connection.recovery = 'timeout'
  connection.recover = connection.sndNxt
  for (const each of sent) {
    if (!each.sacked) each.lost = 'timer'
    each.resent = false
  }
}

/** A loss was noticed by duplicate ACKs: fast retransmit begins (RFC 5681 §3.2, RFC 6675 §5 (4)). */
export function beginRecovery(connection: Connection, why: SegmentReason): Sent | undefined {
  const { smss, sent, sack } = connection
  const first = sent.find(each => !each.sacked)
  connection.ssthresh = halved(connection)
  connection.cwnd = sack ? connection.ssthresh : connection.ssthresh + DUPLICATES_FOR_LOSS * smss
  connection.recovery = 'fast'
  connection.recover = connection.sndNxt
  connection.hasPartialAck = false
  connection.rescued = false
  for (const each of sent) each.resent = false
  if (first) first.lost = why
  return first
}

/** All that was out when the loss was noticed is acknowledged (RFC 6582 §3.2 step 3, RFC 6675 §5). */
export function endRecovery(connection: Connection) {
  const { recovery, sack, ssthresh, smss, sent } = connection
  if (recovery === 'fast') {
    // Without SACK not more than one segment beyond what is out, so that no burst follows.
    connection.cwnd = sack ? ssthresh : Math.min(ssthresh, Math.max(flightSize(connection), smss) + smss)
  }
  connection.recovery = undefined
  connection.duplicates = 0
  for (const each of sent) each.resent = false
}

/** A partial ACK: the next hole is resent, and the window shrinks by what was acknowledged (RFC 6582 §3.2 step 3). */
export function deflate(connection: Connection, newly: number) {
  const { smss } = connection
  connection.cwnd = Math.max(smss, connection.cwnd - newly + (newly >= smss ? smss : 0))
}

/** A duplicate ACK may begin fast retransmit only beyond the last recovery (RFC 6582 §3.2 step 2). */
export function isBeyondRecover({ recover, iss }: Connection, acknowledgment: Sequence): boolean {
  return recover === iss || isBefore(recover, acknowledgment)
}
