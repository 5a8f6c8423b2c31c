/** The calls of a datagram socket with a peer: connect() notes it, send() and recv() name nobody (POSIX; Linux udp(7)). */
import type { Call, Errno } from '../trace/trace'
import type { HostState } from './hostState'
import type { ConnectedRequest, Result } from './program'
import { receiveBy } from './recvfrom'
import { sendMessage } from './sending'
import type { Socket } from './socket'

/** What a call returns; undefined while it blocks: then `go` resumes the program. */
export function datagramCall(
  host: HostState,
  socket: Socket,
  request: ConnectedRequest,
  call: Call,
  go: (result: Result) => void,
): Result | undefined {
  switch (request.do) {
    case 'connect':
      // Nothing is sent: from now on the socket sends to this peer and takes datagrams from nobody else.
      if (socket.port === 0) host.sockets.bind(socket, 0)
      socket.peer = { address: request.address, port: request.port }
      return returned(host, call, 0)
    case 'send':
      return send(host, socket, call, request.octets)
    case 'recv':
      return receiveBy(host, socket, call, request.length, undefined, go)
    case 'setsockopt':
      if (request.option === 'TCP_NODELAY') return returned(host, call, -1, 'EOPNOTSUPP')
      if (request.option === 'SO_RCVBUF') socket.receiveBuffer = request.value
      return returned(host, call, 0)
    case 'shutdown':
      return shutdown(host, socket, call, request.how)
    default:
      return returned(host, call, -1, 'EOPNOTSUPP')
  }
}

/** Datagrams have no end that could be told: the kernel notes it for itself, and sends nothing (Linux, inet_shutdown()). */
function shutdown(host: HostState, socket: Socket, call: Call, how: 'read' | 'write' | 'both'): Result {
  if (!socket.peer) return returned(host, call, -1, 'ENOTCONN')
  if (how !== 'write') return returned(host, call, -1, 'EOPNOTSUPP')
  socket.isMute = true
  return returned(host, call, 0)
}

/** One call, one datagram; it is named after its first octet, counted from 1 over all that this socket sent. */
function send(host: HostState, socket: Socket, call: Call, octets: Uint8Array): Result {
  const { peer, error } = socket
  if (error) {
    socket.error = undefined
    return returned(host, call, -1, error)
  }
  if (!peer) return returned(host, call, -1, 'EDESTADDRREQ')
  if (socket.isMute) return returned(host, call, -1, 'EPIPE')
  const first = socket.sent + 1
  const message = { kind: `data ${first}`, layers: [{ protocol: 'data', values: { data: octets } }] }
  const sent = sendMessage(host, socket, message, peer, { call, first })
  if (sent.value > 0) socket.sent += sent.value
  return { ...sent, now: host.run.now() }
}

/** A call that returns at once. */
function returned({ run, node }: HostState, call: Call, value: number, errno?: Errno): Result {
  const failure = errno && { errno }
  run.emit(node, { kind: 'call', call })
  run.emit(node, { kind: 'return', call, value, ...failure })
  return { value, now: run.now(), ...failure }
}
