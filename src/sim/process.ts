/** Runs a program on a host: makes its socket calls and resumes it when they return. */
import type { Call } from '../trace/trace'
import { formatIpv4 } from '../wire/address'
import type { HostState } from './hostState'
import type { Program, Request, Result } from './program'
import { PRIORITY } from './queue'
import { sendMessage } from './sending'
import type { Socket } from './socket'

/** Starts a program now; it runs until it blocks in recvfrom(), and goes on when that returns. */
export function start(host: HostState, program: Program) {
  const { run, node } = host

  function go(first?: Result) {
    let step = first ? program.next(first) : program.next()
    while (!step.done) {
      const result = perform(step.value)
      if (!result) return
      step = program.next(result)
    }
  }

  /** What a request returns; undefined while it blocks. */
  function perform(request: Request): Result | undefined {
    const now = run.now()
    switch (request.do) {
      case 'socket': {
        const { fd } = host.sockets.open()
        return called({ name: 'socket', fd }, fd)
      }
      case 'bind': {
        const { fd, port } = request
        const socket = host.sockets.get(fd)
        const errno = socket ? host.sockets.bind(socket, port) : 'EBADF'
        run.emit(node, { kind: 'call', call: { name: 'bind', fd, port } })
        const value = errno ? -1 : 0
        run.emit(node, { kind: 'return', call: { name: 'bind', fd, port }, value, ...(errno && { errno }) })
        return { value, now, ...(errno && { errno }) }
      }
      case 'close': {
        host.sockets.close(request.fd)
        return called({ name: 'close', fd: request.fd }, 0)
      }
      case 'sendto': {
        const socket = host.sockets.get(request.fd)
        if (!socket) return { value: -1, errno: 'EBADF', now }
        // A socket without a port gets one with its first message.
        if (socket.port === 0) host.sockets.bind(socket, 0)
        return { ...sendMessage(host, socket, request.message, request.address, request.port), now }
      }
      case 'recvfrom':
        return receive(request)
      case 'fork': {
        const { program: child } = request
        run.after(0, PRIORITY.program, () => start(host, child))
        return { value: 0, now }
      }
      default:
        remark(request)
        return { value: 0, now }
    }
  }

  function called(call: Call, value: number): Result {
    run.emit(node, { kind: 'call', call })
    run.emit(node, { kind: 'return', call, value })
    return { value, now: run.now() }
  }

  function receive(request: Extract<Request, { do: 'recvfrom' }>): Result | undefined {
    const { fd, length, timeout } = request
    const socket = host.sockets.get(fd)
    if (!socket) return { value: -1, errno: 'EBADF', now: run.now() }
    const call: Call = { name: 'recvfrom', fd, length, ...(timeout !== undefined && { timeout }) }
    run.emit(node, { kind: 'call', call })
    if (socket.waiting.length > 0) return taken(socket, call, length)
    let open = true
    socket.wake = () => {
      open = false
      socket.wake = undefined
      run.after(0, PRIORITY.program, () => go(taken(socket, call, length)))
    }
    if (timeout !== undefined) {
      run.after(timeout, PRIORITY.timer, () => {
        if (!open) return
        socket.wake = undefined
        run.emit(node, { kind: 'return', call, value: -1, errno: 'EAGAIN' })
        go({ value: -1, errno: 'EAGAIN', now: run.now() })
      })
    }
    return undefined
  }

  /** The oldest datagram leaves the buffer; what does not fit into `length` octets is lost (POSIX recvfrom). */
  function taken(socket: Socket, call: Call, length: number): Result {
    const datagram = socket.waiting.shift()
    if (!datagram) return { value: -1, errno: 'EAGAIN', now: run.now() }
    const { pdu } = datagram
    const value = Math.min(length, datagram.octets.length)
    const left = { ...datagram.strip, end: datagram.strip.start + value }
    run.emit(node, { kind: 'copy', direction: 'out', octets: value }, { pdu, strip: left })
    const from = { address: formatIpv4(datagram.source), port: datagram.sourcePort }
    run.emit(node, { kind: 'return', call, value, from }, { pdu, strip: left })
    const cut = { ...datagram, octets: datagram.octets.subarray(0, value), strip: left }
    return { value, datagram: cut, now: run.now() }
  }

  function remark(
    request: Exclude<Request, { do: 'socket' | 'bind' | 'close' | 'sendto' | 'recvfrom' | 'fork' }>,
  ) {
    switch (request.do) {
      case 'understand': {
        const { datagram, header, summary, block, keeps, last } = request
        const { pdu, dissection } = datagram
        const frame = { id: datagram.strip.frame }
        const left = { frame: frame.id, start: datagram.strip.start + header, end: datagram.strip.end }
        const protocol = dissection.layers[3]?.protocol ?? 'data'
        if (header > 0) {
          run.emit(
            node,
            { kind: 'decapsulate', layer: 3, protocol, field: 'opcode', up: 'data', trimmed: 0 },
            { pdu, strip: left },
          )
        }
        run.emit(
          node,
          {
            kind: 'understand',
            protocol,
            summary,
            keeps,
            ...(block !== undefined && { block }),
            ...(last !== undefined && { last }),
          },
          { pdu, strip: left },
        )
        return
      }
      case 'ignore':
        run.emit(
          node,
          { kind: 'drop', reason: request.reason, layer: 3 },
          { pdu: request.datagram.pdu, strip: request.datagram.strip },
        )
        return
      case 'timer':
        run.emit(node, { kind: 'timer', set: request.set, what: 'retransmit' }, { pdu: request.pdu })
        return
      case 'done':
        run.emit(node, { kind: 'done', what: request.what, octets: request.octets })
    }
  }

  go()
}
