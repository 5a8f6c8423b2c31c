/** recvfrom() and recv() on a datagram socket: the oldest datagram that waits, or waiting for one. */
import { firstOctetOf } from '../trace/names'
import type { Call } from '../trace/trace'
import type { HostState } from './hostState'
import type { Request, Result } from './program'
import { PRIORITY } from './queue'
import { type Socket, take } from './socket'
import { ipv4Text } from './texts'

type Receive = Extract<Request, { do: 'recvfrom' }>

/** Returns at once where a datagram waits; else blocks until one comes or the time is over, and calls `go`. */
export function receiveMessage(
  host: HostState,
  { fd, length, timeout }: Receive,
  go: (result: Result) => void,
): Result | undefined {
  const socket = host.sockets.get(fd)
  if (!socket) return { value: -1, errno: 'EBADF', now: host.run.now() }
  const call: Call = { name: 'recvfrom', fd, length, ...(timeout !== undefined && { timeout }) }
  return receiveBy(host, socket, call, length, timeout, go)
}

/** The same for either call; an error that an ICMP message left comes before all datagrams, and wakes who waits. */
export function receiveBy(
  host: HostState,
  socket: Socket,
  call: Call,
  length: number,
  timeout: number | undefined,
  go: (result: Result) => void,
): Result | undefined {
  const { run, node } = host
  run.emit(node, { kind: 'call', call })
  if (socket.error || socket.waiting.length > 0) return finish(host, socket, call, length)
  let isBlocked = true
  socket.wake = () => {
    isBlocked = false
    socket.wake = undefined
    run.after(0, PRIORITY.program, () => go(finish(host, socket, call, length)))
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
function finish({ run, node }: HostState, socket: Socket, call: Call, length: number): Result {
  const now = run.now()
  const { error } = socket
  if (error) {
    socket.error = undefined
    run.emit(node, { kind: 'return', call, value: -1, errno: error })
    return { value: -1, errno: error, now }
  }
  const datagram = take(socket)
  if (!datagram) return { value: -1, errno: 'EAGAIN', now }
  const value = Math.min(length, datagram.octets.length)
  const strip = { ...datagram.strip, end: datagram.strip.start + value }
  const of = { pdu: datagram.pdu, strip }
  const from = { address: ipv4Text(datagram.source), port: datagram.sourcePort }
  const first = firstOctetOf(datagram.pdu)
  run.emit(node, { kind: 'copy', direction: 'out', octets: value }, of)
  run.emit(node, { kind: 'return', call, value, from, ...(first !== undefined && { first }) }, of)
  const octets = datagram.octets.subarray(0, value)
  return { value, datagram: { ...datagram, octets, strip }, octets, now }
}
