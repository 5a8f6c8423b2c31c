/** Runs a program on a host: makes its socket calls and resumes it when they return. */
import type { Call, Errno } from '../trace/trace'
import type { HostState } from './hostState'
import { part } from './parts'
import type { Program, Request, Result } from './program'
import { PRIORITY } from './queue'
import { receiveMessage } from './recvfrom'
import { type Remark, remark } from './remarks'
import { sendMessage } from './sending'

/** Starts a program now; it runs until it blocks in recvfrom(), and goes on when that returns. */
export function start(host: HostState, program: Program) {
  const go = (first?: Result) => {
    let step = first ? program.next(first) : program.next()
    while (!step.done) {
      const result = perform(host, step.value, go)
      if (!result) return
      step = program.next(result)
    }
  }
  go()
}

/** What a request returns; undefined while it blocks: then `go` resumes the program. */
function perform(host: HostState, request: Request, go: (result: Result) => void): Result | undefined {
  const { run, sockets } = host
  const now = run.now()
  switch (request.do) {
    case 'socket': {
      const { raw, type } = request
      const { fd } = sockets.open(type)
      return called(host, { name: 'socket', fd, ...(raw && { raw }), ...(type && { type }) }, fd)
    }
    case 'bind': {
      const { fd, port } = request
      const socket = sockets.get(fd)
      const isStream = socket?.type === 'stream' && host.streams
      const errno = socket ? (isStream || sockets).bind(socket, port) : 'EBADF'
      return called(host, { name: 'bind', fd, port }, errno ? -1 : 0, errno)
    }
    case 'close': {
      return closeSocket(host, request.fd)
    }
    case 'sendto': {
      const { fd, message, address, port } = request
      const socket = sockets.get(fd)
      if (!socket) return { value: -1, errno: 'EBADF', now }
      return { ...sendMessage(host, socket, message, { address, port }), now }
    }
    case 'sendFrame':
      return { ...part('sendRaw')(host, request), now }
    case 'recvfrom':
      return receiveMessage(host, request, go)
    case 'connect':
    case 'send':
    case 'recv':
    case 'listen':
    case 'accept':
    case 'shutdown':
    case 'setsockopt':
      return part('connectedCall')(host, request, go)
    case 'sleep':
      run.after(request.micros, PRIORITY.program, () => go({ value: 0, now: run.now() }))
      return undefined
    case 'fork': {
      const { program } = request
      run.after(0, PRIORITY.program, () => start(host, program))
      return { value: 0, now }
    }
    default:
      remark(host, request satisfies Remark)
      return { value: 0, now }
  }
}

/** close() returns at once; a stream's kernel then says good-bye by itself. */
function closeSocket(host: HostState, fd: number): Result {
  const { run, node, sockets, streams } = host
  const socket = sockets.get(fd)
  const call = { name: 'close', fd } as const
  if (!socket) return called(host, call, -1, 'EBADF')
  sockets.close(fd)
  if (socket.type !== 'stream' || !streams) return called(host, call, 0)
  run.emit(node, { kind: 'call', call })
  streams.close(socket)
  run.emit(node, { kind: 'return', call, value: 0 })
  return { value: 0, now: run.now() }
}

/** A call that returns at once. */
function called({ run, node }: HostState, call: Call, value: number, errno?: Errno): Result {
  const failure = errno && { errno }
  run.emit(node, { kind: 'call', call })
  run.emit(node, { kind: 'return', call, value, ...failure })
  return { value, now: run.now(), ...failure }
}
