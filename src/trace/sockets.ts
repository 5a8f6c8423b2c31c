/** The sockets of a host as its calls and datagrams leave them. */
import type { PduName } from '../scenario/scenario'
import type { TraceEvent } from './trace'

/** One socket of a host, as `ss` would list it. */
export interface SocketState {
  readonly fd: number
  /** The local port; 0 while it is not bound. */
  readonly port: number
  /** Datagrams in its receive buffer, the oldest first. */
  readonly waiting: readonly { readonly pdu: PduName; readonly octets: number }[]
  /** A program is blocked in recvfrom() on it. */
  readonly blocked: boolean
  /** Who it last sent to. */
  readonly sentTo?: { readonly address: string; readonly port: number }
}

type Sockets = readonly SocketState[]
type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

/** The sockets once a call is made; it may block. */
export function called(sockets: Sockets, { call }: Of<'call'>): Sockets {
  if (call.name === 'recvfrom') return update(sockets, call.fd, each => ({ ...each, blocked: true }))
  if (call.name !== 'sendto') return sockets
  const { address, port } = call
  return update(sockets, call.fd, each => ({ ...each, sentTo: { address, port } }))
}

/** The sockets once a call has returned. */
export function returned(sockets: Sockets, { call, value }: Of<'return'>): Sockets {
  const { fd } = call
  if (call.name === 'recvfrom') {
    const left = ({ waiting }: SocketState) => (value < 0 ? waiting : waiting.slice(1))
    return update(sockets, fd, each => ({ ...each, blocked: false, waiting: left(each) }))
  }
  if (value < 0) return sockets
  switch (call.name) {
    case 'socket':
      // A raw socket has no port, so nothing is handed up to it here.
      if (call.raw) return sockets
      return [...sockets, { fd, port: 0, waiting: [], blocked: false }]
    case 'bind':
      return update(sockets, fd, each => ({ ...each, port: call.port }))
    case 'close':
      return sockets.filter(each => each.fd !== fd)
    default:
      return sockets
  }
}

/** The sockets once a datagram waits in a receive buffer. */
export function queued(sockets: Sockets, { fd, octets, pdu = '' }: Of<'enqueue'>): Sockets {
  return update(sockets, fd, each => ({ ...each, waiting: [...each.waiting, { pdu, octets }] }))
}

function update(sockets: Sockets, fd: number, change: (socket: SocketState) => SocketState): Sockets {
  return sockets.map(each => (each.fd === fd ? change(each) : each))
}
