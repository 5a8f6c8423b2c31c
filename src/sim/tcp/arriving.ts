/** A segment arrives: the order of RFC 9293 §3.10.7, with RFC 5961's challenges and RFC 7323's PAWS. */
import { noteWindow, takeAcknowledgment, windowOf } from './acknowledging'
import { initialWindow } from './congestion'
import { type Connection, enter, type Failure, receiveWindow } from './connection'
import { agree, isOutdated, rememberTimestamp } from './options'
import { refuseOctets, takeData, waitOut } from './receiving'
import { openedAfterLoss } from './roundTrip'
import { type Segment, segmentLength } from './segment'
import { sendSyn, transmit } from './sending'
import { distance, isBefore, plus, type Sequence } from './sequence'
import { LARGEST_WINDOW } from './window'

/** Challenge ACKs in a row after which none is sent any more (RFC 5961 §7 asks for a limit). */
const MOST_CHALLENGES = 100

/** A segment for this connection came at `now`; `origin` is what the host knows its octets by. */
export function arrive(connection: Connection, segment: Segment, origin: unknown, now: number) {
  connection.now = now
  connection.rttSample = undefined
  if (connection.state === 'CLOSED') return
  if (connection.state === 'SYN-SENT') inSynSent(connection, segment)
  else inOthers(connection, segment, origin)
  transmit(connection)
}

/** A SYN came to a listening socket: this connection answers it (RFC 9293 §3.10.7.2, third). */
export function openPassive(connection: Connection, syn: Segment, now: number) {
  connection.now = now
  takeSyn(connection, syn)
  noteWindow(connection, syn, connection.iss)
  enter(connection, 'SYN-RECEIVED')
  sendSyn(connection, syn.options)
}

/** The other side's SYN: where it starts to count, and what it can do. */
function takeSyn(connection: Connection, syn: Segment) {
  connection.irs = syn.sequence
  connection.rcvNxt = plus(syn.sequence, 1)
  connection.rcvAdv = plus(connection.rcvNxt, Math.min(LARGEST_WINDOW, connection.receiveLimit))
  connection.lastAckSent = connection.rcvNxt
  connection.sndWl1 = syn.sequence
  connection.offered = syn.options
  agree(connection, syn)
}

/** RFC 9293 §3.10.7.3. */
function inSynSent(connection: Connection, segment: Segment) {
  const { acknowledgment, reset, synchronize } = segment
  const { iss, sndMax } = connection
  if (acknowledgment !== undefined && (!isBefore(iss, acknowledgment) || isBefore(sndMax, acknowledgment))) {
    if (!reset) refuse(connection, acknowledgment)
    return
  }
  if (reset) {
    if (acknowledgment !== undefined) fail(connection, 'ECONNREFUSED')
    return
  }
  if (!synchronize) return connection.emit({ kind: 'unacceptable' })
  takeSyn(connection, segment)
  if (acknowledgment === undefined) {
    // Both sides asked at once (RFC 9293 §3.5, figure 8).
    noteWindow(connection, segment, iss)
    enter(connection, 'SYN-RECEIVED')
    answerAgain(connection)
    return
  }
  takeAcknowledgment(connection, segment, acknowledgment)
  establish(connection, segment, acknowledgment)
  connection.ackNow = 'acknowledge'
}

/** The SYN goes out once more, now with an ACK. */
function answerAgain(connection: Connection) {
  const [syn] = connection.sent
  if (!syn) return
  connection.sent.length = 0
  connection.sndNxt = connection.iss
  sendSyn(connection, connection.offered ?? {})
  const again = connection.sent[0]
  // It was sent before, so its acknowledgment measures nothing.
  if (again) again.times = syn.times + 1
}

function establish(connection: Connection, segment: Segment, acknowledgment: Sequence) {
  connection.sndWnd = windowOf(connection, segment)
  connection.maxSndWnd = Math.max(connection.maxSndWnd, connection.sndWnd)
  connection.sndWl1 = segment.sequence
  connection.sndWl2 = acknowledgment
  connection.cwnd = initialWindow(connection)
  if (connection.synWasLost) openedAfterLoss(connection)
  enter(connection, 'ESTABLISHED')
  // close() came before: the FIN had to wait for this.
  if (connection.isClosing) enter(connection, 'FIN-WAIT-1')
}

/** RFC 9293 §3.10.7.4: SYN-RECEIVED and all states behind it. */
function inOthers(connection: Connection, arrived: Segment, origin: unknown) {
  const segment = withoutOldSyn(connection, arrived)
  if (isOutdated(connection, segment)) {
    connection.ackNow = 'duplicateAck'
    return connection.emit({ kind: 'unacceptable' })
  }
  if (!isAcceptable(connection, segment)) return letGo(connection, segment)
  if (segment.reset) return takeReset(connection, segment)
  if (segment.synchronize) return challenge(connection)
  if (segment.acknowledgment === undefined) return connection.emit({ kind: 'unacceptable' })
  if (!takeAck(connection, segment, segment.acknowledgment)) return
  rememberTimestamp(connection, segment)
  const state = connection.state
  if (state === 'TIME-WAIT' && segment.finish) return waitOut(connection)
  if (!['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2'].includes(state)) return
  if (connection.isOrphan && segment.data.length > 0) {
    // Nobody will read it: the other side has to know (RFC 1122 §4.2.2.13).
    refuse(connection, connection.sndNxt)
    return fail(connection, undefined)
  }
  takeData(connection, segment, origin)
}

/** In a simultaneous open the other's SYN comes again, with the ACK (RFC 9293 §3.5, figure 8). */
function withoutOldSyn({ state, irs }: Connection, segment: Segment): Segment {
  const isOld = state === 'SYN-RECEIVED' && segment.synchronize && segment.sequence === irs
  if (!isOld || segment.acknowledgment === undefined) return segment
  return { ...segment, synchronize: false, sequence: plus(segment.sequence, 1) }
}

/** The four cases of RFC 9293 §3.10.7.4, first. */
function isAcceptable(connection: Connection, segment: Segment): boolean {
  const { rcvNxt } = connection
  const length = segmentLength(segment)
  const window = receiveWindow(connection)
  const isInside = (at: Sequence) => !isBefore(at, rcvNxt) && isBefore(at, plus(rcvNxt, window))
  if (window === 0) return length === 0 && segment.sequence === rcvNxt
  if (length === 0) return isInside(segment.sequence)
  return isInside(segment.sequence) || isInside(plus(segment.sequence, length - 1))
}

/** Not acceptable: it is answered with an ACK, unless it is a reset. A valid ACK counts even into a closed window. */
function letGo(connection: Connection, segment: Segment) {
  const { sequence, data, reset, acknowledgment, synchronize } = segment
  if (reset) return connection.emit({ kind: 'unacceptable' })
  const isProbe = receiveWindow(connection) === 0 && sequence === connection.rcvNxt && !synchronize
  if (isProbe && acknowledgment !== undefined && !takeAck(connection, segment, acknowledgment)) return
  if (connection.state === 'TIME-WAIT' && segment.finish) waitOut(connection)
  if (data.length > 0) return refuseOctets(connection, sequence, data.length)
  connection.emit({ kind: 'unacceptable' })
  connection.ackNow = isProbe ? 'acknowledge' : 'duplicateAck'
}

/** RFC 5961 §3.2: only a reset at exactly RCV.NXT is one; another within the window is asked about. */
function takeReset(connection: Connection, segment: Segment) {
  if (segment.sequence !== connection.rcvNxt) return challenge(connection)
  const { state, passive } = connection
  if (state === 'SYN-RECEIVED') return fail(connection, passive ? undefined : 'ECONNREFUSED')
  const isOver = state === 'CLOSING' || state === 'LAST-ACK' || state === 'TIME-WAIT'
  return fail(connection, isOver ? undefined : 'ECONNRESET')
}

/** A challenge ACK (RFC 5961 §3.2, §4.2, §5.2). */
function challenge(connection: Connection) {
  if (++connection.challenges <= MOST_CHALLENGES) connection.ackNow = 'challenge'
}

/** The fifth step; false where the segment goes no further. */
function takeAck(connection: Connection, segment: Segment, acknowledgment: Sequence): boolean {
  const { state, sndUna, sndMax, maxSndWnd } = connection
  if (state === 'SYN-RECEIVED') {
    if (!isBefore(sndUna, acknowledgment) || isBefore(sndMax, acknowledgment)) {
      refuse(connection, acknowledgment)
      return false
    }
    takeAcknowledgment(connection, segment, acknowledgment)
    establish(connection, segment, acknowledgment)
    return true
  }
  // RFC 5961 §5.2: neither of something never sent nor older than the largest window.
  if (isBefore(sndMax, acknowledgment) || distance(acknowledgment, sndUna) > maxSndWnd) {
    challenge(connection)
    return false
  }
  if (!isBefore(acknowledgment, sndUna)) takeAcknowledgment(connection, segment, acknowledgment)
  return afterFinishAcknowledged(connection)
}

/** The FIN was acknowledged: the closing states go on. False where nothing is left. */
function afterFinishAcknowledged(connection: Connection): boolean {
  const { finSent, sndUna, sndNxt, state } = connection
  if (!finSent || sndUna !== sndNxt) return true
  if (state === 'FIN-WAIT-1') enter(connection, 'FIN-WAIT-2')
  if (state === 'CLOSING') waitOut(connection)
  if (state === 'LAST-ACK') fail(connection, undefined)
  return state !== 'LAST-ACK'
}

/** The connection is gone, badly or well. */
export function fail(connection: Connection, failure: Failure | undefined) {
  connection.failure = failure
  connection.timers.clear()
  connection.sent.length = 0
  connection.ackNow = undefined
  enter(connection, 'CLOSED')
}

/** A reset in answer to a segment that acknowledges what it should not (RFC 9293 §3.5.2). */
function refuse(connection: Connection, sequence: Sequence) {
  const nothing = new Uint8Array(0)
  const flags = { synchronize: false, finish: false, reset: true, push: false }
  const segment = { sequence, ...flags, window: 0, data: nothing, options: {} }
  connection.emit({ kind: 'segment', segment, why: 'reset', again: false })
}
