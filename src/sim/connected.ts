/** Calls on a socket with a peer: which kind of socket answers them. */
import type { Call, Errno } from '../trace/trace'
import { formatIpv4 } from '../wire/address'
import { datagramCall } from './datagram'
import type { HostState } from './hostState'
import type { ConnectedRequest, Result } from './program'

/** What a call returns; undefined while it blocks: then `go` resumes the program. */
export function connectedCall(
  host: HostState,
  request: ConnectedRequest,
  go: (result: Result) => void,
): Result | undefined {
  const socket = host.sockets.get(request.fd)
  const call = callOf(request)
  if (!socket) return refused(host, call, 'EBADF')
  if (socket.type === 'datagram') return datagramCall(host, socket, request, call, go)
  return refused(host, call, 'EOPNOTSUPP')
}

/** A call that fails at once. */
export function refused({ run, node }: HostState, call: Call, errno: Errno): Result {
  run.emit(node, { kind: 'call', call })
  run.emit(node, { kind: 'return', call, value: -1, errno })
  return { value: -1, errno, now: run.now() }
}

/** The call as the trace remembers it. */
export function callOf(request: ConnectedRequest): Call {
  const { fd } = request
  switch (request.do) {
    case 'connect':
      return { name: 'connect', fd, address: formatIpv4(request.address), port: request.port }
    case 'send':
      return { name: 'send', fd, octets: request.octets.length }
    case 'recv':
      return { name: 'recv', fd, length: request.length }
    case 'listen':
      return { name: 'listen', fd, backlog: request.backlog }
    case 'accept':
      return { name: 'accept', fd }
    case 'shutdown':
      return { name: 'shutdown', fd, how: request.how }
    case 'setsockopt':
      return { name: 'setsockopt', fd, option: request.option, value: request.value }
  }
}
