/** What an acknowledgment does: octets leave the send buffer, the round trip is measured, windows grow or a loss shows. */
import {
  beginRecovery,
  DUPLICATES_FOR_LOSS,
  deflate,
  endRecovery,
  grow,
  isBeyondRecover,
  lengthOf,
} from './congestion'
import { type Connection, flightSize, type Sent } from './connection'
import { measureByTimestamp } from './options'
import { measured } from './roundTrip'
import { firstHole, markLost, noteSack } from './scoreboard'
import type { Segment } from './segment'
import { resend } from './sending'
import { distance, isBefore, plus, type Sequence } from './sequence'
import { startTimer, stopTimer } from './timers'

/** An acknowledgment that is acceptable: SND.UNA or later (RFC 9293 §3.10.7.4, fifth). */
export function takeAcknowledgment(connection: Connection, segment: Segment, acknowledgment: Sequence) {
  connection.unansweredSince = undefined
  const { sack: blocks = [] } = segment.options
  const hasNews = connection.sack && noteSack(connection, blocks)
  if (connection.sack) markLost(connection)
  const isNew = isBefore(connection.sndUna, acknowledgment)
  // Before the window is noted: a duplicate does not change it (RFC 5681 §2).
  const isDuplicate = connection.sack ? hasNews : !isNew && repeats(connection, segment, acknowledgment)
  if (isNew) advance(connection, segment, acknowledgment)
  noteWindow(connection, segment, acknowledgment)
  if (isDuplicate && flightSize(connection) > 0) duplicate(connection, acknowledgment, isNew)
}

/** RFC 5681 §2: something is out, no data, no SYN, no FIN, the same number, the same window. */
function repeats(connection: Connection, segment: Segment, acknowledgment: Sequence): boolean {
  const { data, synchronize, finish } = segment
  if (flightSize(connection) === 0 || data.length > 0 || synchronize || finish) return false
  return acknowledgment === connection.sndUna && windowOf(connection, segment) === connection.sndWnd
}

/** The window that a segment tells, in octets; on a SYN it is not scaled (RFC 7323 §2.2). */
export function windowOf({ sndScale }: Connection, { window, synchronize }: Segment): number {
  return synchronize ? window : window * 2 ** sndScale
}

/** SND.WND, unless the segment is older than the one that told it (RFC 9293 §3.10.7.4, fifth). */
export function noteWindow(connection: Connection, segment: Segment, acknowledgment: Sequence) {
  const { sndWl1, sndWl2 } = connection
  const { sequence } = segment
  const isOlder = isBefore(sequence, sndWl1) || (sequence === sndWl1 && isBefore(acknowledgment, sndWl2))
  if (isOlder) return
  connection.sndWnd = windowOf(connection, segment)
  connection.maxSndWnd = Math.max(connection.maxSndWnd, connection.sndWnd)
  connection.sndWl1 = sequence
  connection.sndWl2 = acknowledgment
}

function advance(connection: Connection, segment: Segment, acknowledgment: Sequence) {
  const flightBefore = flightSize(connection)
  const newly = distance(connection.sndUna, acknowledgment)
  letGo(connection, acknowledgment)
  const removed = removeAcknowledged(connection, acknowledgment)
  if (!measureByTimestamp(connection, segment, flightBefore)) measureOnce(connection, removed)
  connection.timeouts = 0
  if (connection.recovery !== 'fast') connection.duplicates = 0
  connection.emit({
    kind: 'acked',
    upTo: distance(connection.iss, acknowledgment),
    newly,
    duplicates: 0,
    flight: flightSize(connection),
  })
  const isImpatient = connection.recovery === 'fast' && !connection.sack && connection.hasPartialAck
  afterProgress(connection, acknowledgment, newly)
  // RFC 6298 §5.2 and §5.3; in NewReno only the first partial ACK restarts it (RFC 6582 §3.2 step 3).
  if (flightSize(connection) === 0) stopTimer(connection, 'retransmit')
  else if (!isImpatient || connection.recovery === undefined)
    startTimer(connection, 'retransmit', connection.rto)
}

/** Acknowledged octets leave the send buffer; SYN and FIN are none of them. */
function letGo(connection: Connection, acknowledgment: Sequence) {
  const { iss, sndUna, outgoing } = connection
  const first = sndUna === iss ? plus(iss, 1) : sndUna
  outgoing.drop(Math.max(0, distance(first, acknowledgment)))
  connection.sndUna = acknowledgment
  // A probe that was accepted lies beyond SND.NXT.
  if (isBefore(connection.sndNxt, acknowledgment)) {
    connection.sndNxt = acknowledgment
    connection.probes = 0
  }
}

/** What is acknowledged in full is forgotten; gives what was. */
function removeAcknowledged({ sent }: Connection, acknowledgment: Sequence): readonly Sent[] {
  let count = 0
  for (const each of sent) {
    if (isBefore(acknowledgment, plus(each.sequence, lengthOf(each)))) break
    count++
  }
  return sent.splice(0, count)
}

/** Karn's rule: nothing that was sent twice measures a round trip (RFC 6298 §3). The first sent bears the delayed ACK. */
function measureOnce(connection: Connection, removed: readonly Sent[]) {
  const [first] = removed
  if (!first || removed.some(({ times, sacked }) => times > 1 || sacked)) return
  measured(connection, connection.now - first.first)
}

function afterProgress(connection: Connection, acknowledgment: Sequence, newly: number) {
  const { recovery, recover, sack, sent } = connection
  const isFull = !isBefore(acknowledgment, recover)
  if (recovery === 'fast' && !isFull) {
    if (sack) return
    deflate(connection, newly)
    connection.hasPartialAck = true
    const [hole] = sent
    if (!hole) return
    hole.lost = 'partialAck'
    resend(connection, hole, 'partialAck')
    return
  }
  if (recovery !== 'fast') grow(connection, newly)
  if (recovery !== undefined && isFull) endRecovery(connection)
}

function duplicate(connection: Connection, acknowledgment: Sequence, isNew: boolean) {
  connection.duplicates++
  const { iss, duplicates, recovery, sack, smss } = connection
  if (!isNew) {
    const upTo = distance(iss, acknowledgment)
    connection.emit({ kind: 'acked', upTo, newly: 0, duplicates, flight: flightSize(connection) })
  }
  if (recovery === 'fast') {
    // Each one says that a segment has left the network (RFC 5681 §3.2 step 4); SACK counts better.
    if (!sack) connection.cwnd += smss
    return
  }
  if (recovery === 'timeout') return
  if (
    duplicates >= DUPLICATES_FOR_LOSS ? !isRepeatable(connection, acknowledgment) : !isSurelyLost(connection)
  )
    return
  const why = duplicates >= DUPLICATES_FOR_LOSS ? 'thirdDuplicateAck' : 'sack'
  const first = beginRecovery(connection, why)
  if (first) resend(connection, first, why)
  startTimer(connection, 'retransmit', connection.rto)
}

const isRepeatable = (connection: Connection, acknowledgment: Sequence) =>
  connection.sack || isBeyondRecover(connection, acknowledgment)

/** RFC 6675 §5 (2): so much has arrived behind the first hole that there is no need to wait for a third ACK. */
const isSurelyLost = (connection: Connection) => connection.sack && firstHole(connection)?.lost !== undefined
