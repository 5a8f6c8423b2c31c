/** What is told of programs: their calls, what came back, and what they make of it. */
import { LARGEST_MESSAGE } from '../sim/udp'
import type { Trace, TraceEvent } from '../trace/trace'
import { isConnections } from '../track/layers'
import { tellReassemblyTimer } from './fragments'
import { baseTitle, complaintName, nodeName, pduTitle } from './naming'
import { dissectionOf, type EventOf, inHand, servesTftp, type Tellers, type Told } from './scope'
import {
  isStream,
  isWholeFrame,
  tellClose,
  tellConnectionTimer,
  tellStreamCall,
  tellStreamReturn,
} from './streams'

type Kinds = 'call' | 'return' | 'copy' | 'enqueue' | 'understand' | 'timer' | 'done'

export const programs: Tellers<Kinds> = {
  call: tellCall,
  return: tellReturn,
  copy: (event, trace) => [
    `tell.copy.${event.direction}`,
    { octets: event.octets, node: nodeName(trace, event.node) },
  ],
  enqueue: (event, trace) => [
    event.waiting > 1 ? 'tell.enqueue.more' : 'tell.enqueue.only',
    { octets: event.octets, waiting: event.waiting, node: nodeName(trace, event.node) },
  ],
  understand: tellUnderstand,
  timer: tellTimer,
  done: (event, trace) => [
    `tell.done.${event.what}`,
    { octets: event.octets, node: nodeName(trace, event.node) },
  ],
}

function message(event: TraceEvent): { message: string } {
  return { message: event.pdu === undefined ? '' : pduTitle(event.pdu) }
}

function tellTimer(event: EventOf<'timer'>, trace: Trace): Told {
  if (event.what === 'reassembly') return tellReassemblyTimer(event, trace)
  if (isConnections(event)) return tellConnectionTimer(event, trace)
  return [
    isLastTry(trace, event) ? 'tell.timer.last' : 'tell.timer',
    {
      node: nodeName(trace, event.node),
      milliseconds: (event.at - event.set) / 1000,
      message: baseTitle(event.pdu ?? ''),
    },
  ]
}

/** Does the program give up once this timer ran out? */
function isLastTry(trace: Trace, event: TraceEvent): boolean {
  let at = event.id + 1
  while (at < trace.events.length && trace.events[at]?.node !== event.node) at++
  const next = trace.events[at]
  return next?.kind === 'done' && next.what === 'gaveUp'
}

/** Was a PDU of this name sent before? */
function isCopy(event: TraceEvent): boolean {
  return / copy \d+$/.test(event.pdu ?? '')
}

function tellCall(event: EventOf<'call'>, trace: Trace): Told {
  const { call } = event
  const who = { node: nodeName(trace, event.node), ...message(event) }
  switch (call.name) {
    case 'socket':
      if (call.type === 'stream') return ['tell.call.socket.stream', who]
      return [call.raw ? 'tell.call.socket.raw' : 'tell.call.socket', { ...who, fd: String(call.fd) }]
    case 'bind':
      return ['tell.call.bind', { ...who, port: String(call.port) }]
    case 'sendto':
      return [
        isCopy(event) ? 'tell.call.sendto.again' : 'tell.call.sendto',
        { ...who, octets: inHand(event), address: call.address, port: String(call.port) },
      ]
    case 'send':
      return [
        isWholeFrame(event) ? 'tell.call.send' : 'tell.call.send.octets',
        { ...who, octets: call.octets },
      ]
    case 'recvfrom':
      return ['tell.call.recvfrom', { ...who, length: call.length }]
    case 'close':
      return tellClose(event, call.fd, trace, who)
    default:
      return tellStreamCall(call, { ...who, stream: isStream(trace, event, call.fd) })
  }
}

function tellReturn(event: EventOf<'return'>, trace: Trace): Told {
  const { call, value, errno, from } = event
  const args = { call: call.name, node: nodeName(trace, event.node), value, ...message(event) }
  if (errno === 'EINVAL' && call.name !== 'bind') return ['tell.return.EINVAL.call', { ...args, errno }]
  if (errno === 'EMSGSIZE' && 'octets' in call && call.octets > LARGEST_MESSAGE)
    return ['tell.return.EMSGSIZE.datagram', { ...args, errno }]
  if (errno) return [`tell.return.${errno}`, { ...args, errno }]
  const stream = tellStreamReturn(event, trace, args)
  if (stream) return stream
  if (call.name === 'sendto') return ['tell.return.sendto', args]
  if (call.name === 'send') return ['tell.return.send', args]
  if (call.name === 'recvfrom')
    return ['tell.return.recvfrom', { ...args, address: from?.address ?? '', port: String(from?.port ?? '') }]
  return ['tell.return.other', { ...args, value: String(value) }]
}

/** ICMP messages that are no complaint; a kernel answers the first by itself. */
const ICMP_KINDS: Readonly<Record<number, string>> = { 8: '.echo', 0: '.echoReply' }

/** Does the message quote a segment of TCP? */
function isAboutSegment(trace: Trace, event: TraceEvent): boolean {
  const layers = dissectionOf(trace, event)?.layers ?? []
  return layers.some(({ quoted, protocol }) => quoted && protocol === 'tcp')
}

/** RFC 1350's messages have sentences of their own; what else a program reads is told by its name. */
function tellUnderstand(event: EventOf<'understand'>, trace: Trace): Told {
  const opcode = event.protocol === 'tftp' ? event.summary.split(' ')[0] : undefined
  const known = ['RRQ', 'WRQ', 'DATA', 'ACK', 'ERROR', 'OACK'].find(each => each === opcode)
  const args = {
    summary: event.summary,
    keeps: event.keeps,
    block: String(event.block ?? ''),
    node: nodeName(trace, event.node),
  }
  if (event.protocol === 'icmp' && event.fd !== undefined)
    return ['tell.understand.icmp.connected', { ...args, what: complaintName(event.summary) }]
  if (event.protocol === 'icmp' && isAboutSegment(trace, event))
    return [
      `tell.understand.icmp.stream${event.summary === '3.4' ? '.tooBig' : ''}`,
      { ...args, what: complaintName(event.summary) },
    ]
  if (event.protocol === 'icmp')
    return [
      `tell.understand.icmp${ICMP_KINDS[Number.parseInt(event.summary, 10)] ?? ''}`,
      { ...args, what: complaintName(event.summary) },
    ]
  if (known === 'ACK' && event.block === 0 && servesTftp(trace, event.node))
    return ['tell.understand.ACK.ready', args]
  if (known === 'DATA' && event.last) return ['tell.understand.DATA.last', args]
  return [`tell.understand.${known ?? 'other'}`, args]
}
