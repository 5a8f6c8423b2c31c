/** Calls on a socket with a peer: which kind of socket answers them. */
import type { Call, Errno } from '../trace/trace'
import { callOf } from './callOf'
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
  return host.streams ? host.streams.perform(socket, request, go) : refused(host, call, 'EOPNOTSUPP')
}

/** A call that fails at once. */
export function refused({ run, node }: HostState, call: Call, errno: Errno): Result {
  run.emit(node, { kind: 'call', call })
  run.emit(node, { kind: 'return', call, value: -1, errno })
  return { value: -1, errno, now: run.now() }
}
