/** What a program and the clock do to a connection: the user calls of RFC 9293 §3.10, and its timers. */
import { fail } from './arriving'
import { timedOut } from './congestion'
import { type Connection, enter } from './connection'
import type { Chunk } from './reassembly'
import { backOff } from './roundTrip'
import { acknowledge, persist, resend, sendReset, sendSyn, transmit } from './sending'
import { sequence } from './sequence'
import { startTimer, takeExpired } from './timers'
import { isWorthUpdate, LARGEST_WINDOW } from './window'

/** RFC 9293 §3.8.3: R2, at least 100 seconds for data and three minutes for a SYN; µs. */
const GIVE_UP = { data: 100_000_000, synchronize: 180_000_000 } as const
/** RFC 9293 §3.8.3: R1, retransmissions. R2 lies beyond it: where the timer is slow already, 100 s are too few of them. */
const LEAST_REPEATS = 3

/** OPEN, active: a SYN goes out (RFC 9293 §3.10.1). */
export function openActive(connection: Connection, now: number) {
  connection.now = now
  // Before the other side says where it starts to count, the promised edge is so far from 0.
  connection.rcvAdv = sequence(Math.min(LARGEST_WINDOW, connection.receiveLimit))
  enter(connection, 'SYN-SENT')
  sendSyn(connection)
}

/** Octets that the send buffer has room for. */
export const roomToSend = ({ sendLimit, outgoing }: Connection): number =>
  Math.max(0, sendLimit - outgoing.length)

/** SEND: takes as many octets as there is room for and says how many (RFC 9293 §3.10.2). */
export function write(connection: Connection, octets: Uint8Array, now: number): number {
  connection.now = now
  const taken = octets.subarray(0, roomToSend(connection))
  connection.outgoing.push(taken)
  transmit(connection)
  return taken.length
}

/** RECEIVE: takes at most so many octets out (RFC 9293 §3.10.3); a larger window is told where that is worth it. */
export function read(connection: Connection, most: number, now: number): readonly Chunk[] {
  connection.now = now
  const chunks = connection.incoming.take(most)
  updateWindow(connection)
  return chunks
}

function updateWindow(connection: Connection) {
  const { state, finReceived } = connection
  const canReceive = state === 'ESTABLISHED' || state === 'FIN-WAIT-1' || state === 'FIN-WAIT-2'
  if (canReceive && !finReceived && isWorthUpdate(connection)) acknowledge(connection, 'windowUpdate')
}

/** The receive buffer gets another size. */
export function setReceiveLimit(connection: Connection, octets: number, now: number) {
  connection.now = now
  connection.receiveLimit = octets
  updateWindow(connection)
}

/** TCP_NODELAY. */
export function setNoDelay(connection: Connection, isOn: boolean, now: number) {
  connection.now = now
  connection.noDelay = isOn || !connection.settings.nagle
  transmit(connection)
}

/** CLOSE of the sending side: a FIN goes behind all that is queued (RFC 9293 §3.10.4). */
export function closeSending(connection: Connection, now: number) {
  connection.now = now
  const { state } = connection
  if (connection.isClosing || state === 'CLOSED') return
  if (state === 'SYN-SENT') return fail(connection, undefined)
  connection.isClosing = true
  if (state === 'ESTABLISHED') enter(connection, 'FIN-WAIT-1')
  if (state === 'CLOSE-WAIT') enter(connection, 'LAST-ACK')
  transmit(connection)
}

/** The program closes its socket: with octets unread the other side is reset (RFC 1122 §4.2.2.13). */
export function close(connection: Connection, now: number) {
  connection.now = now
  connection.isOrphan = true
  const { state, incoming } = connection
  if (incoming.readable > 0 && state !== 'CLOSED' && state !== 'TIME-WAIT') return abort(connection, now)
  closeSending(connection, now)
}

/** ABORT: a reset, and all is forgotten (RFC 9293 §3.10.5). */
export function abort(connection: Connection, now: number) {
  connection.now = now
  const isOpen = !['CLOSED', 'SYN-SENT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(connection.state)
  if (isOpen) sendReset(connection)
  fail(connection, undefined)
}

/** The clock has come to `now`: what has run out by then happens. */
export function alarm(connection: Connection, now: number) {
  connection.now = now
  connection.rttSample = undefined
  for (;;) {
    const expired = takeExpired(connection)
    if (!expired) return
    const { kind, set } = expired
    if (kind === 'retransmit') retransmit(connection, set)
    else {
      connection.emit({ kind: 'timer', what: kind, set })
      if (kind === 'timeWait') fail(connection, undefined)
      if (kind === 'delayedAck') acknowledge(connection, 'delayedAck')
      if (kind === 'persist') probe(connection)
    }
  }
}

/** RFC 6298 §5.4 to §5.7: the earliest is sent again, and the timer waits twice as long. */
function retransmit(connection: Connection, set: number) {
  const { now, sent } = connection
  const [first] = sent
  if (!first) return
  connection.emit({ kind: 'timer', what: 'retransmit', set, sent: first })
  const patience = first.synchronize ? GIVE_UP.synchronize : GIVE_UP.data
  if (now - first.first >= patience && first.times > LEAST_REPEATS) return fail(connection, 'ETIMEDOUT')
  // A receiver may go back on what it only SACKed (RFC 2018 §8): then its first hole is no hole.
  if (first.sacked) for (const each of sent) each.sacked = false
  if (first.synchronize) connection.synWasLost = true
  else timedOut(connection)
  connection.timeouts++
  backOff(connection)
  resend(connection, first, 'timer')
  startTimer(connection, 'retransmit', connection.rto)
  transmit(connection)
}

/** A window that nobody opens and nobody answers for is a dead connection (RFC 9293 §3.8.6.1, §3.8.3). */
function probe(connection: Connection) {
  const { unansweredSince, now } = connection
  if (unansweredSince !== undefined && now - unansweredSince >= GIVE_UP.data)
    return fail(connection, 'ETIMEDOUT')
  persist(connection)
  transmit(connection)
}
