// The calls of a stream socket: what they return, when they block, how they fail (POSIX; tcp(7)).
import { afterEach, describe, expect, it } from 'vitest'
import { chat } from '../../scenario/chat.fixture'
import type { Scenario } from '../../scenario/scenario'
import type { Trace } from '../../trace/trace'
import { parts } from '../breadth'
import { plug } from '../parts'
import type { Program, Request, Result } from '../program'
import { simulate } from '../simulate'

const SERVER = 0xc633_6414
const PORT = 50_000
type Log = { at: number; call: string; value: number; errno?: string; octets?: number }

/** Runs these calls on the two hosts and gives what came back. */
function run(
  client: (log: Log[]) => Program,
  server: (log: Log[]) => Program,
  scenario: Scenario = chat({ socket: 'stream' }, { socket: 'stream' }),
): { client: Log[]; server: Log[]; trace: Trace } {
  const logs = { client: [] as Log[], server: [] as Log[] }
  plug({ programOf: ({ host }) => (host === 'client' ? client(logs.client) : server(logs.server)) })
  return { ...logs, trace: simulate(scenario) }
}
afterEach(() => plug(parts))

/** A call, with its result in the log. */
function* make(log: Log[], request: Request): Generator<Request, Result, Result> {
  const result = yield request
  log.push({
    at: result.now,
    call: request.do,
    value: result.value,
    ...(result.errno && { errno: result.errno }),
    ...(result.octets && { octets: result.octets.length }),
  })
  return result
}

function* opened(log: Log[], ...more: Request[]): Generator<Request, number, Result> {
  const { value: fd } = yield { do: 'socket', type: 'stream' }
  for (const each of more) yield* make(log, { ...each, fd } as Request)
  return fd
}
const connect = { do: 'connect', fd: 0, address: SERVER, port: PORT } as const
const bind = { do: 'bind', fd: 0, port: PORT } as const
const listen = { do: 'listen', fd: 0, backlog: 1 } as const
const octets = (length: number) => new Uint8Array(length)

function* nothing(): Program {
  yield { do: 'sleep', micros: 0 }
}
/** Listens, takes one connection, reads all of it after a pause, and says good-bye. */
const readsAll = (pause = 0, length = 1_000) =>
  function* (log: Log[]): Program {
    const listening = yield* opened(log, bind, listen)
    const { value: fd } = yield* make(log, { do: 'accept', fd: listening })
    yield { do: 'sleep', micros: pause }
    for (let more = true; more; ) more = (yield* make(log, { do: 'recv', fd, length })).value > 0
    yield* make(log, { do: 'close', fd })
  }

describe('connect()', () => {
  it('is refused where nobody listens, and the socket can try again', () => {
    const { client } = run(function* (log) {
      const fd = yield* opened(log, connect)
      yield* make(log, { ...connect, fd })
    }, nothing)
    expect(client.map(({ value, errno }) => [value, errno])).toEqual([
      [-1, 'ECONNREFUSED'],
      [-1, 'ECONNREFUSED'],
    ])
  })

  it('fails on a socket that is connected, and on one that listens', () => {
    const { client } = run(function* (log) {
      const fd = yield* opened(log, connect)
      yield* make(log, { ...connect, fd })
      const other = yield* opened([], { do: 'bind', fd: 0, port: 7 }, listen)
      yield* make(log, { ...connect, fd: other })
    }, readsAll())
    expect(client.map(({ errno }) => errno)).toEqual([undefined, 'EISCONN', 'EOPNOTSUPP'])
  })

  it('gives up after three minutes where nobody answers', () => {
    const scenario = chat({ socket: 'stream' }, { socket: 'stream' })
    const links = scenario.links.map(link => ({ ...link, directions: [{ loss: 1 }, {}] as const }))
    const { client } = run(
      function* (log) {
        yield* opened(log, connect)
      },
      nothing,
      { ...scenario, links: links.map((link, at) => (at === 1 ? link : (scenario.links[at] ?? link))) },
    )
    expect(client).toMatchObject([{ value: -1, errno: 'ETIMEDOUT' }])
    expect(client[0]?.at).toBeGreaterThan(180_000_000)
  })
})

describe('bind(), listen(), accept()', () => {
  it('take a port once, and a socket once', () => {
    const { server } = run(nothing, function* (log) {
      yield* opened(log, bind)
      yield* opened(log, bind)
      const fd = yield* opened(log, { ...bind, port: 7 })
      yield* make(log, { do: 'bind', fd, port: 8 })
      yield* make(log, { do: 'accept', fd })
    })
    expect(server.map(({ errno }) => errno)).toEqual([undefined, 'EADDRINUSE', undefined, 'EINVAL', 'EINVAL'])
  })

  it('finish handshakes without the program, up to one more than the backlog', () => {
    const { trace } = run(
      function* (log) {
        for (let count = 0; count < 3; count++) yield* opened(log, connect)
      },
      function* (log) {
        yield* opened(log, bind, listen)
      },
    )
    const full = trace.events.filter(event => event.kind === 'drop' && event.reason === 'listenQueue')
    expect(full.length).toBeGreaterThan(0)
    const open = trace.events.filter(
      event => event.kind === 'state' && event.node === 'server' && event.to === 'ESTABLISHED',
    )
    expect(open).toHaveLength(2)
  })
})

describe('send() and recv()', () => {
  it('want a peer', () => {
    const { client } = run(function* (log) {
      const fd = yield* opened([])
      yield* make(log, { do: 'send', fd, octets: octets(1) })
      yield* make(log, { do: 'recv', fd, length: 1 })
    }, nothing)
    expect(client.map(({ errno }) => errno)).toEqual(['ENOTCONN', 'ENOTCONN'])
  })

  it('block: send() until all is in the buffer, recv() until something is there', () => {
    const { client, server } = run(
      function* (log) {
        const fd = yield* opened([], { do: 'setsockopt', fd: 0, option: 'SO_SNDBUF', value: 2_000 }, connect)
        yield* make(log, { do: 'send', fd, octets: octets(1_000) })
        yield* make(log, { do: 'send', fd, octets: octets(200_000) })
        yield* make(log, { do: 'close', fd })
      },
      readsAll(3_000_000, 5_000),
    )
    const [first, second] = client
    expect([first?.value, second?.value]).toEqual([1_000, 200_000])
    expect(first?.at).toBeLessThan(10_000)
    expect(second?.at).toBeGreaterThan(3_000_000)
    expect(server.filter(({ call }) => call === 'recv').reduce((sum, { value }) => sum + value, 0)).toBe(
      201_000,
    )
  })

  it('keep no edges: one recv() takes what three calls of send() put in', () => {
    const { trace } = run(function* () {
      const fd = yield* opened([], connect)
      for (const length of [5, 4, 6]) yield { do: 'send', fd, octets: octets(length) }
      yield { do: 'close', fd }
    }, readsAll(1_000_000))
    const returns = trace.events.flatMap(event =>
      event.kind === 'return' && event.call.name === 'recv'
        ? [[event.value, event.first, event.messages]]
        : [],
    )
    expect(returns).toEqual([
      [15, 1, 3],
      [0, undefined, 0],
    ])
  })

  it('tell of a reset once, then of the end; and of a pipe that is broken', () => {
    const { client } = run(
      function* (log) {
        const fd = yield* opened([], connect)
        yield { do: 'send', fd, octets: octets(10) }
        yield { do: 'sleep', micros: 1_000_000 }
        yield* make(log, { do: 'recv', fd, length: 10 })
        yield* make(log, { do: 'recv', fd, length: 10 })
        yield* make(log, { do: 'send', fd, octets: octets(1) })
      },
      function* (log) {
        const listening = yield* opened(log, bind, listen)
        const { value: fd } = yield* make(log, { do: 'accept', fd: listening })
        yield { do: 'sleep', micros: 500_000 }
        // With octets unread: a reset.
        yield { do: 'close', fd }
      },
    )
    expect(client.map(({ value, errno }) => [value, errno])).toEqual([
      [-1, 'ECONNRESET'],
      [0, undefined],
      [-1, 'EPIPE'],
    ])
  })
})

describe('shutdown()', () => {
  it('closes one side alone: the other can still answer', () => {
    const { client } = run(
      function* (log) {
        const fd = yield* opened([], connect)
        yield* make(log, { do: 'shutdown', fd, how: 'write' })
        yield* make(log, { do: 'send', fd, octets: octets(1) })
        yield* make(log, { do: 'recv', fd, length: 10 })
        yield* make(log, { do: 'recv', fd, length: 10 })
      },
      function* (log) {
        const listening = yield* opened(log, bind, listen)
        const { value: fd } = yield* make(log, { do: 'accept', fd: listening })
        yield* make(log, { do: 'recv', fd, length: 10 })
        yield* make(log, { do: 'send', fd, octets: octets(7) })
        yield* make(log, { do: 'close', fd })
      },
    )
    expect(client.map(({ value, errno }) => [value, errno])).toEqual([
      [0, undefined],
      [-1, 'EPIPE'],
      [7, undefined],
      [0, undefined],
    ])
  })
})
