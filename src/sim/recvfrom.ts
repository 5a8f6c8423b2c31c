/** recvfrom() on a datagram socket: the oldest datagram that waits, or waiting for one. */
import type { Call } from '../trace/trace'
import { formatIpv4 } from '../wire/address'
import type { HostState } from './hostState'
import type { Request, Result } from './program'
import { PRIORITY } from './queue'
import type { Socket } from './socket'

/** Returns at once where a datagram waits; else blocks until one comes or the time is over, and calls `go`. */
export function receiveMessage(
  host: HostState,
  { fd, length, timeout }: Extract<Request, { do: 'recvfrom' }>,
  go: (result: Result) => void,
): Result | undefined {
  const { run, node } = host
  const socket = host.sockets.get(fd)
  if (!socket) return { value: -1, errno: 'EBADF', now: run.now() }
  const call: Call = { name: 'recvfrom', fd, length, ...(timeout !== undefined && { timeout }) }
  run.emit(node, { kind: 'call', call })
  if (socket.waiting.length > 0) return take(host, socket, call, length)
  let isBlocked = true
  socket.wake = () => {
    isBlocked = false
    socket.wake = undefined
    run.after(0, PRIORITY.program, () => go(take(host, socket, call, length)))
  }
  if (timeout !== undefined) {
    run.after(timeout, PRIORITY.timer, () => {
      if (!isBlocked) return
      socket.wake = undefined
      run.emit(node, { kind: 'return', call, value: -1, errno: 'EAGAIN' })
      go({ value: -1, errno: 'EAGAIN', now: run.now() })
    })
  }
  return undefined
}

/** The oldest datagram leaves the buffer; what does not fit into `length` octets is lost (POSIX recvfrom()). */
function take({ run, node }: HostState, socket: Socket, call: Call, length: number): Result {
  const datagram = socket.waiting.shift()
  if (!datagram) return { value: -1, errno: 'EAGAIN', now: run.now() }
  const value = Math.min(length, datagram.octets.length)
  const strip = { ...datagram.strip, end: datagram.strip.start + value }
  const of = { pdu: datagram.pdu, strip }
  const from = { address: formatIpv4(datagram.source), port: datagram.sourcePort }
  run.emit(node, { kind: 'copy', direction: 'out', octets: value }, of)
  run.emit(node, { kind: 'return', call, value, from }, of)
  const cut = { ...datagram, octets: datagram.octets.subarray(0, value), strip }
  return { value, datagram: cut, now: run.now() }
}
