/** The sockets of a host as its calls and datagrams leave them. */
import type { PduName } from '../scenario/scenario'
import type { Piece, TcpState, Variables } from './connection'
import type { TraceEvent } from './trace'

/** One socket of a host, as `ss` would list it. */
export interface SocketState {
  readonly fd: number
  /** The local port; 0 while it is not bound. */
  readonly port: number
  /** Datagrams in its receive buffer, the oldest first. */
  readonly waiting: readonly { readonly pdu: PduName; readonly octets: number }[]
  /** A program is blocked on it: in recvfrom(), recv(), accept(), connect() or send(). */
  readonly blocked: boolean
  /** A stream's state; while it listens, that of its youngest connection is in `pending` until accept() takes it. */
  readonly state?: TcpState
  readonly pending?: TcpState
  /** A stream's variables, and the pieces that came ahead of their time. */
  readonly variables?: Variables
  readonly held?: readonly Piece[]
  /** Who it last sent to. */
  readonly sentTo?: { readonly address: string; readonly port: number }
}

type Sockets = readonly SocketState[]
type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

/** Calls that wait until there is something to return. */
const BLOCKING = ['recvfrom', 'recv', 'accept', 'connect', 'send']

/** The sockets once a call is made; it may block. */
export function called(sockets: Sockets, { call }: Of<'call'>): Sockets {
  if (BLOCKING.includes(call.name)) return update(sockets, call.fd, each => ({ ...each, blocked: true }))
  if (call.name !== 'sendto') return sockets
  const { address, port } = call
  return update(sockets, call.fd, each => ({ ...each, sentTo: { address, port } }))
}

/** The sockets once a call has returned. */
export function returned(sockets: Sockets, { call, value }: Of<'return'>): Sockets {
  const { fd } = call
  if (call.name === 'recvfrom' || call.name === 'recv') {
    const left = ({ waiting }: SocketState) => (value < 0 ? waiting : waiting.slice(1))
    return update(sockets, fd, each => ({ ...each, blocked: false, waiting: left(each) }))
  }
  if (call.name === 'accept') return accepted(sockets, fd, value)
  if (BLOCKING.includes(call.name)) return update(sockets, fd, each => ({ ...each, blocked: false }))
  if (value < 0) return sockets
  switch (call.name) {
    case 'socket':
      // A raw socket has no port, so nothing is handed up to it here.
      if (call.raw) return sockets
      return [
        ...sockets,
        {
          fd,
          port: 0,
          waiting: [],
          blocked: false,
          ...(call.type === 'stream' && { state: 'CLOSED' as const }),
        },
      ]
    case 'bind':
      return update(sockets, fd, each => ({ ...each, port: call.port }))
    case 'close':
      return sockets.filter(each => each.fd !== fd)
    default:
      return sockets
  }
}

/** accept() gave a connection a descriptor of its own; the listening socket goes on. */
function accepted(sockets: Sockets, fd: number, value: number): Sockets {
  const awake = update(sockets, fd, ({ pending: _, ...each }) => ({ ...each, blocked: false }))
  const listener = sockets.find(each => each.fd === fd)
  if (value < 0 || !listener) return awake
  const { port, pending = 'ESTABLISHED' } = listener
  return [...awake, { fd: value, port, waiting: [], blocked: false, state: pending }]
}

/** The sockets once a connection has gone over to another state; before accept() only its listener knows of it. */
export function moved(sockets: Sockets, { fd, listener, to }: Of<'state'>): Sockets {
  if (fd !== undefined) return update(sockets, fd, each => ({ ...each, state: to }))
  return update(sockets, listener, each => ({ ...each, pending: to }))
}

/** The sockets once a connection's variables have changed, or its receive buffer; a listener has neither. */
export function noted(sockets: Sockets, event: Of<'connection'> | Of<'accepted'>): Sockets {
  if (event.fd === undefined) return sockets
  const news = event.kind === 'connection' ? { variables: event.variables } : { held: event.held }
  return update(sockets, event.fd, each => ({ ...each, ...news }))
}

/** The sockets once a datagram waits in a receive buffer. */
export function queued(sockets: Sockets, { fd, octets, pdu = '' }: Of<'enqueue'>): Sockets {
  return update(sockets, fd, each => ({ ...each, waiting: [...each.waiting, { pdu, octets }] }))
}

function update(sockets: Sockets, fd: number, change: (socket: SocketState) => SocketState): Sockets {
  return sockets.map(each => (each.fd === fd ? change(each) : each))
}
