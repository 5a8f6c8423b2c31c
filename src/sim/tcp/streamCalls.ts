/** The calls of a stream socket: what they ask of the connection, and what they wait for. */
import type { Call, Errno } from '../../trace/trace'
import { formatIpv4 } from '../../wire/address'
import { callOf } from '../callOf'
import type { HostState } from '../hostState'
import type { ConnectedRequest, Result } from '../program'
import { PRIORITY } from '../queue'
import type { Socket } from '../socket'
import { close, closeSending, read, setNoDelay, setReceiveLimit, write } from './calls'
import { messagesIn } from './edges'
import type { Origin, RunningLink } from './link'
import type { Chunk } from './reassembly'

/** RFC 6335 §6: ports that anybody may take for a while. */
const FIRST_DYNAMIC_PORT = 49_152

/** A socket that listens: connections that are finished and not yet accepted, and who waits for one. */
export interface Listener {
  readonly backlog: number
  readonly finished: RunningLink[]
  wake: (() => void) | undefined
}

/** A stream socket of a host. */
export interface StreamSocket {
  readonly fd: number
  port: number
  listener?: Listener
  running?: RunningLink
  noDelay: boolean
  receiveBuffer?: number
  sendBuffer?: number
}

interface Table {
  socketOf(fd: number): StreamSocket
  isTaken(port: number): boolean
  connect(owner: StreamSocket, peer: { readonly address: number; readonly port: number }): RunningLink
  forget(owner: StreamSocket): void
}

type Of<Name extends ConnectedRequest['do']> = Extract<ConnectedRequest, { do: Name }>
type Go = (result: Result) => void

/** What a call gives back. */
interface Given {
  readonly value: number
  readonly errno?: Errno
  readonly from?: { readonly address: string; readonly port: number }
  readonly first?: number
  readonly messages?: number
  readonly octets?: Uint8Array
  readonly origin?: Origin
}

const failed = (errno: Errno): Given => ({ value: -1, errno })

export function makeStreamCalls(host: HostState, table: Table) {
  const { run, node } = host

  function returned(call: Call, given: Given): Result {
    const { origin, octets, ...rest } = given
    run.emit(node, { kind: 'return', call, ...rest }, origin)
    const { value, errno } = given
    return { value, now: run.now(), ...(errno && { errno }), ...(octets && { octets }) }
  }

  /** Tries at once; else after everything that happens to the connection, until there is something to give. */
  function wait(
    call: Call,
    running: RunningLink,
    attempt: () => Given | undefined,
    go: Go,
  ): Result | undefined {
    const given = attempt()
    if (given) return returned(call, given)
    const { blocked } = running.link
    const wake = () => {
      blocked.delete(wake)
      run.after(0, PRIORITY.program, () => {
        const now = attempt()
        if (now) go(returned(call, now))
        else blocked.add(wake)
      })
    }
    blocked.add(wake)
    return undefined
  }

  function bind(owner: StreamSocket, port: number): Errno | undefined {
    if (owner.port !== 0) return 'EINVAL'
    if (port !== 0 && table.isTaken(port)) return 'EADDRINUSE'
    let free = port || FIRST_DYNAMIC_PORT
    while (port === 0 && table.isTaken(free)) free++
    owner.port = free
    return undefined
  }

  function connect(owner: StreamSocket, request: Of<'connect'>, call: Call, go: Go): Result | undefined {
    const { address, port } = request
    if (owner.listener) return returned(call, failed('EOPNOTSUPP'))
    if (owner.running) return returned(call, failed('EISCONN'))
    if (!host.routes(address)) return returned(call, failed('ENETUNREACH'))
    if (owner.port === 0) bind(owner, 0)
    const running = table.connect(owner, { address, port })
    const { connection } = running.link
    const attempt = (): Given | undefined => {
      if (connection.state === 'CLOSED') {
        delete owner.running
        return failed(connection.failure ?? 'ECONNREFUSED')
      }
      return connection.state === 'SYN-SENT' || connection.state === 'SYN-RECEIVED' ? undefined : { value: 0 }
    }
    return wait(call, running, attempt, go)
  }

  function listen(owner: StreamSocket, { backlog, fd }: Of<'listen'>, call: Call): Result {
    if (owner.running) return returned(call, failed('EINVAL'))
    if (owner.port === 0) bind(owner, 0)
    if (!owner.listener) {
      owner.listener = { backlog, finished: [], wake: undefined }
      run.emit(node, { kind: 'state', fd, from: 'CLOSED', to: 'LISTEN' })
    }
    return returned(call, { value: 0 })
  }

  function accept({ listener }: StreamSocket, call: Call, go: Go): Result | undefined {
    if (!listener) return returned(call, failed('EINVAL'))
    const take = (): Given | undefined => {
      const running = listener.finished.shift()
      if (!running) return undefined
      const { link } = running
      const { fd } = host.sockets.open('stream')
      const owner = table.socketOf(fd)
      owner.running = running
      owner.port = link.port
      link.whose = { fd }
      const { address, port } = link.peer
      return { value: fd, from: { address: formatIpv4(address), port } }
    }
    const given = take()
    if (given) return returned(call, given)
    listener.wake = () => {
      listener.wake = undefined
      run.after(0, PRIORITY.program, () => {
        const now = take()
        if (now) go(returned(call, now))
      })
    }
    return undefined
  }

  function send({ running }: StreamSocket, { octets }: Of<'send'>, call: Call, go: Go): Result | undefined {
    if (!running) return returned(call, failed('ENOTCONN'))
    const { link, during } = running
    const { connection } = link
    const first = link.written + 1
    let taken = 0
    const attempt = (): Given | undefined => {
      if (connection.failure) return failed(takeFailure(running))
      if (connection.isClosing || connection.state === 'CLOSED') return failed('EPIPE')
      const room = connection.sendLimit - connection.outgoing.length
      const some = octets.subarray(taken, taken + Math.max(0, room))
      if (some.length > 0) {
        taken += some.length
        link.written += some.length
        run.emit(node, { kind: 'copy', direction: 'in', octets: some.length })
        during(() => write(connection, some, run.now()))
      }
      return taken < octets.length ? undefined : { value: taken, first }
    }
    if (octets.length > 0) link.outgoingEdges.push(first + octets.length)
    return wait(call, running, attempt, go)
  }

  function recv({ running }: StreamSocket, { length }: Of<'recv'>, call: Call, go: Go): Result | undefined {
    if (!running) return returned(call, failed('ENOTCONN'))
    const { link, during } = running
    const { connection } = link
    const attempt = (): Given | undefined => {
      if (connection.incoming.readable > 0) return take()
      if (connection.failure) return failed(takeFailure(running))
      const isOver = connection.finReceived || connection.ignoresData || connection.state === 'CLOSED'
      return isOver ? { value: 0, messages: 0 } : undefined
    }
    const take = (): Given => {
      const count = Math.min(length, connection.incoming.readable)
      const first = link.taken + 1
      link.taken += count
      const chunks = during(() => read(connection, count, run.now()))
      const origin = originOf(chunks)
      run.emit(node, { kind: 'copy', direction: 'out', octets: count }, origin)
      const messages = messagesIn(link.incomingEdges, first, first + count)
      return { value: count, first, messages, octets: joined(chunks), ...(origin && { origin }) }
    }
    return wait(call, running, attempt, go)
  }

  function shutdown({ running }: StreamSocket, { how }: Of<'shutdown'>, call: Call): Result {
    const connection = running?.link.connection
    if (!running || !connection || connection.state === 'CLOSED') return returned(call, failed('ENOTCONN'))
    running.during(() => {
      if (how !== 'write') connection.ignoresData = true
      if (how !== 'write') connection.incoming.take(connection.incoming.readable)
      if (how !== 'read') closeSending(connection, run.now())
    })
    return returned(call, { value: 0 })
  }

  function setOption(owner: StreamSocket, { option, value }: Of<'setsockopt'>, call: Call): Result {
    const { running } = owner
    if (option === 'TCP_NODELAY') {
      owner.noDelay = value !== 0
      running?.during(() => setNoDelay(running.link.connection, owner.noDelay, run.now()))
    } else if (option === 'SO_RCVBUF') {
      owner.receiveBuffer = value
      running?.during(() => setReceiveLimit(running.link.connection, value, run.now()))
    } else {
      owner.sendBuffer = value
      if (running) running.link.connection.sendLimit = value
    }
    return returned(call, { value: 0 })
  }

  return {
    bind: (socket: Socket, port: number) => bind(table.socketOf(socket.fd), port),
    /** What a call returns; undefined while it blocks. */
    perform(socket: Socket, request: ConnectedRequest, go: Go): Result | undefined {
      const owner = table.socketOf(socket.fd)
      const call = callOf(request)
      run.emit(node, { kind: 'call', call })
      switch (request.do) {
        case 'connect':
          return connect(owner, request, call, go)
        case 'listen':
          return listen(owner, request, call)
        case 'accept':
          return accept(owner, call, go)
        case 'send':
          return send(owner, request, call, go)
        case 'recv':
          return recv(owner, request, call, go)
        case 'shutdown':
          return shutdown(owner, request, call)
        case 'setsockopt':
          return setOption(owner, request, call)
      }
    },
    /** close() does not wait: the kernel goes on by itself. */
    close(socket: Socket) {
      const owner = table.socketOf(socket.fd)
      const { running } = owner
      table.forget(owner)
      if (owner.listener) run.emit(node, { kind: 'state', fd: owner.fd, from: 'LISTEN', to: 'CLOSED' })
      running?.during(() => close(running.link.connection, run.now()))
    },
  }
}

/** A failure is told once; after that there is just no connection any more. */
function takeFailure({ link }: RunningLink): Errno {
  const { failure = 'ECONNRESET' } = link.connection
  link.connection.failure = undefined
  return failure
}

function joined(chunks: readonly Chunk[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { octets }) => sum + octets.length, 0))
  let at = 0
  for (const { octets } of chunks) {
    whole.set(octets, at)
    at += octets.length
  }
  return whole
}

/** The segment that brought the first of these octets, and those of them that it brought. */
function originOf([first]: readonly Chunk[]): Origin | undefined {
  if (!first) return undefined
  const { pdu, strip } = first.origin as Origin
  const start = strip.start + first.offset
  return { pdu, strip: { ...strip, start, end: start + first.octets.length } }
}
