/** Making segments: what may go now, with which flags, and what is sent again (RFC 9293 §3.7.4, §3.8). */
import type { SegmentReason } from '../../trace/connection'
import { congestionRoom, inFlight, initialWindow, lengthOf } from './congestion'
import { type Connection, endOfData, flightSize, type Sent } from './connection'
import { synOptions, usualOptions } from './options'
import { LONGEST_RTO } from './roundTrip'
import { unlikelyHole } from './scoreboard'
import type { SegmentOptions } from './segment'
import { distance, later, plus, type Sequence } from './sequence'
import { startTimer, stopTimer } from './timers'
import { moveEdge, windowField } from './window'

const NOTHING = new Uint8Array(0)
/** Fs of RFC 9293 §3.8.6.2.1. */
const FRACTION = 1 / 2
/** The override timeout of RFC 9293 §3.8.6.2.1 (4): between 0.1 and 1 s. */
const OVERRIDE = 500_000

interface Content {
  readonly sequence: Sequence
  readonly data?: Uint8Array
  readonly synchronize?: boolean
  readonly finish?: boolean
  readonly push?: boolean
  /** What the other side's SYN offered, for the answer to it. */
  readonly offered?: SegmentOptions
}

/** Gives a segment to the host. Whatever it carries, it acknowledges all that has come. */
function emit(connection: Connection, content: Content, why: SegmentReason, again = false) {
  const { sequence, data = NOTHING, synchronize = false, finish = false, push = false } = content
  const acknowledges = connection.state !== 'SYN-SENT' && connection.state !== 'CLOSED'
  if (!synchronize) moveEdge(connection)
  const options = synchronize
    ? synOptions(connection, content.offered)
    : usualOptions(connection, acknowledges)
  if (acknowledges) {
    connection.lastAckSent = connection.rcvNxt
    connection.ackNow = undefined
    connection.duplicate = undefined
    stopTimer(connection, 'delayedAck')
  }
  connection.lastSentAt = connection.now
  const segment = {
    sequence,
    ...(acknowledges && { acknowledgment: connection.rcvNxt }),
    synchronize,
    finish,
    reset: false,
    push,
    window: windowField(connection, synchronize),
    data,
    options,
  }
  connection.emit({ kind: 'segment', segment, why, again })
}

/** An ACK alone. */
export function acknowledge(connection: Connection, why: SegmentReason) {
  emit(connection, { sequence: connection.sndNxt }, why)
}

/** SYN, or SYN and ACK where the other's SYN is here with what it offers. */
export function sendSyn(connection: Connection, offered?: SegmentOptions) {
  const { iss } = connection
  remember(connection, { sequence: iss, data: 0, synchronize: true, finish: false })
  emit(connection, { sequence: iss, synchronize: true, ...(offered && { offered }) }, 'open')
}

/** RST for this connection (RFC 9293 §3.10.5). */
export function sendReset(connection: Connection) {
  const { sndNxt: sequence, rcvNxt } = connection
  const segment = {
    sequence,
    acknowledgment: rcvNxt,
    synchronize: false,
    finish: false,
    reset: true,
    push: false,
    window: 0,
    data: NOTHING,
    options: {},
  }
  connection.emit({ kind: 'segment', segment, why: 'reset', again: false })
}

function remember(connection: Connection, what: Pick<Sent, 'sequence' | 'data' | 'synchronize' | 'finish'>) {
  const { now, sent, timers, rto } = connection
  const { sequence, data, synchronize, finish } = what
  const fate = { sacked: false, lost: undefined, resent: false }
  sent.push({ sequence, data, synchronize, finish, first: now, last: now, times: 1, ...fate })
  connection.sndNxt = plus(what.sequence, what.data + Number(what.synchronize) + Number(what.finish))
  connection.sndMax = later(connection.sndMax, connection.sndNxt)
  // RFC 6298 §5.1: it runs while anything is out.
  if (!timers.has('retransmit')) startTimer(connection, 'retransmit', rto)
}

/** Sends again what was sent before, within the same edges. */
export function resend(connection: Connection, each: Sent, why: SegmentReason) {
  const { sequence, data, synchronize, finish } = each
  each.times++
  each.last = connection.now
  each.resent = true
  const octets = octetsAt(connection, sequence, data)
  const offered = synchronize && connection.state === 'SYN-RECEIVED' ? connection.offered : undefined
  const push = data > 0 && plus(sequence, data) === endOfData(connection)
  emit(
    connection,
    { sequence, data: octets, synchronize, finish, push, ...(offered && { offered }) },
    why,
    true,
  )
}

function octetsAt(connection: Connection, from: Sequence, count: number): Uint8Array {
  const { outgoing } = connection
  return count === 0 ? NOTHING : outgoing.slice(distance(firstOctet(connection), from), count)
}

/** The sequence number of the first octet in the send buffer. */
const firstOctet = ({ iss, sndUna }: Connection) => (sndUna === iss ? plus(iss, 1) : sndUna)

/** Sends all that may go now, and the ACK that is due if nothing else carried it. */
export function transmit(connection: Connection) {
  // A duplicate ACK carries no data, else nobody would count it (RFC 5681 §2).
  if (connection.ackNow === 'duplicateAck') acknowledge(connection, 'duplicateAck')
  if (canSend(connection)) {
    restartAfterIdle(connection)
    resendLost(connection)
    sendNew(connection)
    resendUnlikely(connection)
    watchWindow(connection)
  }
  if (connection.ackNow) acknowledge(connection, connection.ackNow)
}

const SENDING = ['ESTABLISHED', 'CLOSE-WAIT', 'FIN-WAIT-1', 'CLOSING', 'LAST-ACK']
const canSend = ({ state }: Connection) => SENDING.includes(state)

/** RFC 5681 §4.1: after more than one RTO of silence the window says nothing any more. */
function restartAfterIdle(connection: Connection) {
  const { now, lastSentAt, rto } = connection
  if (flightSize(connection) > 0 || now - lastSentAt <= rto) return
  connection.cwnd = Math.min(connection.cwnd, initialWindow(connection))
}

function resendLost(connection: Connection) {
  if (connection.recovery === undefined) return
  for (const each of connection.sent) {
    if (!each.lost || each.resent || each.sacked) continue
    if (inFlight(connection) > 0 && congestionRoom(connection) < lengthOf(each)) return
    resend(connection, each, each.lost)
  }
}

/** RFC 6675 §4, NextSeg() (3): nothing better to send, and room in the window. */
function resendUnlikely(connection: Connection) {
  if (connection.recovery !== 'fast' || !connection.sack) return
  for (;;) {
    const each = unlikelyHole(connection)
    if (!each || congestionRoom(connection) < lengthOf(each)) return
    resend(connection, each, 'sack')
  }
}

function sendNew(connection: Connection) {
  for (;;) {
    const next = nextNew(connection, false)
    if (!next) return
    sendPiece(connection, next)
  }
}

interface Next {
  readonly length: number
  readonly finish: boolean
  readonly why: SegmentReason
}

/** The next segment of new data, if one may go; `override`: the sender has waited long enough. */
function nextNew(connection: Connection, override: boolean): Next | undefined {
  const { sndNxt, sndUna, sndWnd, smss, isClosing, finSent } = connection
  if (finSent) return undefined
  const queued = distance(sndNxt, endOfData(connection))
  const usable = distance(sndNxt, plus(sndUna, sndWnd))
  const length = Math.max(0, Math.min(queued, usable, smss))
  const finish = isClosing && length === queued && usable > length
  if (length === 0 && !finish) return undefined
  if (!override && !mayGo(connection, length, length === queued, finish)) return undefined
  if (congestionRoom(connection) < length) return undefined
  return { length, finish, why: reasonFor(connection, length, finish) }
}

/** Sender's silly window avoidance (RFC 9293 §3.8.6.2.1) and Nagle's algorithm (RFC 9293 §3.7.4). */
function mayGo(connection: Connection, length: number, isAll: boolean, finish: boolean): boolean {
  const { smss, noDelay, maxSndWnd } = connection
  if (length >= smss || finish) return true
  const isAlone = noDelay || flightSize(connection) === 0
  return isAlone && (isAll || length >= FRACTION * maxSndWnd)
}

function reasonFor(connection: Connection, length: number, finish: boolean): SegmentReason {
  const { duplicates, recovery, cwnd } = connection
  if (duplicates > 0 && recovery === undefined && flightSize(connection) + length > cwnd)
    return 'limitedTransmit'
  return finish ? 'close' : 'data'
}

function sendPiece(connection: Connection, { length, finish, why }: Next) {
  const { sndNxt } = connection
  const data = octetsAt(connection, sndNxt, length)
  // RFC 9293 §3.9.1.2: PSH in the last segment that is there to be sent.
  const push = length > 0 && plus(sndNxt, length) === endOfData(connection)
  remember(connection, { sequence: sndNxt, data: length, synchronize: false, finish })
  connection.finSent ||= finish
  emit(connection, { sequence: sndNxt, data, finish, push }, why)
}

/** Data waits, nothing is out, and the window lets nothing go: the persist timer runs (RFC 9293 §3.8.6.1). */
function watchWindow(connection: Connection) {
  const { sndNxt, sndUna, sndWnd, isClosing, finSent, timers, probes, rto } = connection
  const isWaiting = distance(sndNxt, endOfData(connection)) > 0 || (isClosing && !finSent)
  if (!isWaiting || flightSize(connection) > 0) {
    stopTimer(connection, 'persist')
    return
  }
  const isClosed = distance(sndNxt, plus(sndUna, sndWnd)) <= 0
  if (!isClosed) connection.probes = 0
  if (timers.has('persist')) return
  startTimer(connection, 'persist', isClosed ? Math.min(LONGEST_RTO, rto * 2 ** probes) : OVERRIDE)
}

/** The persist timer ran out: one octet into the closed window, or what the small one has room for. */
export function persist(connection: Connection) {
  const next = nextNew(connection, true)
  if (next) {
    sendPiece(connection, next)
    return
  }
  const { sndNxt } = connection
  const data = octetsAt(connection, sndNxt, Math.min(1, distance(sndNxt, endOfData(connection))))
  connection.probes++
  connection.unansweredSince ??= connection.now
  // SND.NXT stays: the octet may be refused, and goes out again with all that follows.
  connection.sndMax = later(connection.sndMax, plus(sndNxt, 1))
  emit(connection, { sequence: sndNxt, data, finish: data.length === 0 }, 'probe')
}
