/** What is told of a TCP connection: its states, its segments and why each was sent, what became of them. */
import type { ConnectionCause, SegmentReason, StreamCall } from '../trace/connection'
import type { Trace, TraceEvent } from '../trace/trace'
import { partsOf } from '../track/follow'
import { say } from './catalogue'
import type { Arguments } from './message'
import { baseTitle, nodeName } from './naming'
import { type EventOf, inHand, type Tellers, type Told } from './scope'

export const streams: Tellers<ConnectionCause['kind']> = {
  state: tellState,
  segment: tellSegment,
  accepted: tellAccepted,
  acked: (event, trace) => [
    event.newly > 0 ? 'tell.acked.newly' : 'tell.acked.duplicate',
    { ...who(event, trace), upTo: number(event.upTo), duplicates: event.duplicates, flight: event.flight },
  ],
  connection: (event, trace) => {
    const { cwnd, sndWnd, flight, rto } = event.variables
    return ['tell.connection', { ...who(event, trace), cwnd, sndWnd, flight, rto: rto / 1000 }]
  },
}

const who = (event: TraceEvent, trace: Trace) => ({ node: nodeName(trace, event.node) })

/** Sequence numbers are names, not amounts. */
const number = (value: number) => String(value)

function tellState(event: EventOf<'state'>, trace: Trace): Told {
  const isBoth = event.to === 'SYN-RECEIVED' && event.from === 'SYN-SENT'
  const key = isBoth ? 'tell.state.SYN-RECEIVED.both' : `tell.state.${event.to}`
  return [key, { ...who(event, trace), from: event.from, to: event.to }]
}

function tellSegment(event: EventOf<'segment'>, trace: Trace): Told {
  const { sequence, length, acknowledgment = 0, window, why, flags } = event
  const args = {
    ...who(event, trace),
    sequence: number(sequence),
    acknowledgment: number(acknowledgment),
    length,
    window,
    what: contentOf(event),
  }
  const isAnswer = why === 'open' && flags.includes('ACK')
  if (isAnswer) return ['tell.segment.open.answer', args]
  if (ANSWERS.includes(why) && window === 0) return ['tell.segment.noRoom', args]
  const isFirst = why === 'duplicateAck' && partsOf(event.pdu ?? '').copy === 1
  return [`tell.segment.${why}${isFirst ? '.first' : ''}`, args]
}

/** Why a segment that only acknowledges was sent. */
const ANSWERS: readonly SegmentReason[] = ['acknowledge', 'delayedAck']

/** What a segment carries, in words: `bytes 7 to 12`, `the SYN`. */
function contentOf({ sequence, length, flags }: EventOf<'segment'>): string {
  if (length > 0) {
    const last = number(sequence + length - 1)
    return say('tell.segment.bytes', { length, first: number(sequence), last })
  }
  return say(flags.includes('SYN') ? 'tell.segment.syn' : 'tell.segment.fin')
}

function tellAccepted(event: EventOf<'accepted'>, trace: Trace): Told {
  const { first, length, fate, next } = event
  const piece = { first: number(first), last: number(first + length - 1), next: number(next), length }
  return [`tell.accepted.${fate}`, { ...who(event, trace), ...piece }]
}

/** A timer of a connection. */
export function tellConnectionTimer(event: EventOf<'timer'>, trace: Trace): Told {
  const milliseconds = (event.at - event.set) / 1000
  return [
    `tell.timer.${event.what}`,
    { ...who(event, trace), milliseconds, message: baseTitle(event.pdu ?? '') },
  ]
}

/** A call that only a connected or listening socket knows. */
export function tellStreamCall(call: StreamCall, args: Arguments): Told {
  const texts = Object.fromEntries(
    Object.entries(call).map(([key, value]) => [key, key === 'port' ? String(value) : value]),
  )
  const kind = call.name === 'setsockopt' && call.option === 'TCP_NODELAY' ? 'noDelay' : 'buffer'
  return [`tell.call.${call.name}`, { ...args, ...texts, kind }]
}

/** close(): of a stream, of a socket that listens, or of one that has nothing to say good-bye to. */
export function tellClose(event: EventOf<'call'>, fd: number, trace: Trace, args: Arguments): Told {
  if (!isStream(trace, event, fd)) return ['tell.call.close', { ...args, fd: String(fd) }]
  const isListener = trace.events.some(
    each =>
      each.node === event.node && each.kind === 'call' && each.call.name === 'listen' && each.call.fd === fd,
  )
  return [isListener ? 'tell.call.close.listener' : 'tell.call.close.stream', args]
}

/** What such a call returned; undefined where it is told as any other. */
export function tellStreamReturn(event: EventOf<'return'>, trace: Trace, args: Arguments): Told | undefined {
  const { call, value, from, messages, first = 0 } = event
  switch (call.name) {
    case 'listen':
      return ['tell.return.listen', args]
    case 'accept':
      return ['tell.return.accept', { ...args, address: from?.address ?? '', port: String(from?.port ?? '') }]
    case 'connect':
      return ['tell.return.connect', { ...args, stream: isStream(trace, event, call.fd) }]
    case 'send':
      return isWholeFrame(event) ? undefined : ['tell.return.send.octets', args]
    case 'recv':
      if (messages === undefined) return tellDatagram(event, trace, args)
      return [
        value === 0 ? 'tell.return.recv.end' : 'tell.return.recv.stream',
        { ...args, messages, first: number(first) },
      ]
    default:
      return undefined
  }
}

/** A datagram is read whole, or cut to the room that there is; what arrived says how long it was. */
function tellDatagram(event: EventOf<'return'>, trace: Trace, args: Arguments): Told {
  const waited = trace.events.findLast(
    each => each.id < event.id && each.kind === 'enqueue' && each.pdu === event.pdu,
  )
  const whole = waited ? inHand(waited) : event.value
  if (whole <= event.value) return ['tell.return.recv.datagram', args]
  return ['tell.return.recv.datagram.cut', { ...args, whole, cut: whole - event.value }]
}

/** Does this descriptor belong to a stream? socket() said so, or accept() gave it. */
export function isStream(trace: Trace, { node, id }: TraceEvent, fd: number): boolean {
  const opened = trace.events.findLast(
    each =>
      each.id < id &&
      each.node === node &&
      each.kind === 'return' &&
      (each.call.name === 'socket' ? each.call.fd === fd : each.call.name === 'accept' && each.value === fd),
  )
  if (opened?.kind !== 'return') return false
  return opened.call.name === 'accept' || (opened.call.name === 'socket' && opened.call.type === 'stream')
}

/** A raw socket sends whole frames, and has a name for each. */
export function isWholeFrame({ pdu = '' }: TraceEvent): boolean {
  return / frame \d+$/.test(pdu)
}
