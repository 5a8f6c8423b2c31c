/** Senders and readers over datagram sockets: one call, one datagram, whole or not at all. */
import { describe, expect, it } from 'vitest'
import { chat, list, text } from '../scenario/chat.fixture'
import { setImpairments } from '../scenario/edits'
import type { Scenario } from '../scenario/scenario'
import { print } from '../trace/print'
import type { Trace, TraceEvent } from '../trace/trace'
import { simulate } from './simulate'

type Return = Extract<TraceEvent, { kind: 'return' }>
const returns = ({ events }: Trace, name: string) =>
  events.filter((each): each is Return => each.kind === 'return' && each.call.name === name)
const withoutReader = (scenario: Scenario): Scenario => ({
  ...scenario,
  programs: scenario.programs.filter(({ kind }) => kind === 'sender'),
})

describe('three messages', () => {
  const trace = simulate(chat())

  it('are named after their first octets, which send() and recv() say too', () => {
    const names = ['client>server data 1', 'client>server data 6', 'client>server data 10']
    expect(returns(trace, 'send').map(({ pdu, value, first }) => [pdu, value, first])).toEqual([
      [names[0], 5, 1],
      [names[1], 4, 6],
      [names[2], 6, 10],
    ])
    expect(returns(trace, 'recv').map(({ pdu, value, first }) => [pdu, value, first])).toEqual([
      [names[0], 5, 1],
      [names[1], 4, 6],
      [names[2], 6, 10],
    ])
  })

  it('come out of one recv() each, however much room there is', () => {
    expect(returns(simulate(chat({}, { length: 65_535 })), 'recv').map(({ value }) => value)).toEqual([
      5, 4, 6,
    ])
  })

  it('are cut to the room that there is, and the rest is thrown away', () => {
    expect(
      returns(simulate(chat({}, { length: 4 })), 'recv').map(({ value, first }) => [value, first]),
    ).toEqual([
      [4, 1],
      [4, 6],
      [4, 10],
    ])
  })

  it('connect() sends nothing; the calls stand in their order', () => {
    const calls = trace.events.flatMap(each =>
      each.kind === 'call' && each.node === 'client' ? [each.call.name] : [],
    )
    expect(calls).toEqual(['socket', 'bind', 'connect', 'send', 'send', 'send', 'close'])
    expect(trace.frames[0]?.pdu).toBe('client>server data 1')
  })
})

describe('time', () => {
  it('begins at start, and one send() follows another after so long', () => {
    const trace = simulate(chat({ start: 1000, every: 5714 }))
    expect(returns(trace, 'socket').find(({ node }) => node === 'client')?.at).toBe(1000)
    expect(returns(trace, 'send').map(({ at }) => at)).toEqual([1000, 6714, 12_428])
  })

  it('a reader pauses after each recv(), and what comes meanwhile waits', () => {
    const trace = simulate(chat({}, { every: 100_000 }))
    const [one = 0, two = 0, three = 0] = returns(trace, 'recv').map(({ at }) => at)
    expect([two - one, three - two]).toEqual([100_000, 100_000])
  })
})

describe('the receive buffer', () => {
  it('drops what does not fit, counts it, and takes more once there is room', () => {
    const scenario = chat(
      { messages: list('aaaa', 'bbbb', 'cccc', 'dddd'), every: 10_000 },
      { receiveBuffer: 8, every: 35_000 },
    )
    const trace = simulate(scenario)
    const dropped = trace.events.filter(each => each.kind === 'drop')
    // The first is read at once; the second and the third fill the buffer.
    expect(returns(trace, 'recv').map(({ first }) => first)).toEqual([1, 5, 9])
    expect(dropped.map(({ pdu, ...each }) => [pdu, 'counter' in each && each.counter])).toEqual([
      ['client>server data 13', 'UdpRcvbufErrors'],
    ])
    expect(trace.events.find(each => each.kind === 'call' && each.call.name === 'setsockopt')).toMatchObject({
      call: { option: 'SO_RCVBUF', value: 8 },
    })
  })
})

describe('errors', () => {
  it('nobody at the port: ECONNREFUSED at the next call, once, and nothing is sent by it', () => {
    const trace = simulate(withoutReader(chat({ every: 50_000, messages: list('a', 'b', 'c', 'd') })))
    expect(returns(trace, 'send').map(({ value, errno }) => errno ?? value)).toEqual([
      1,
      'ECONNREFUSED',
      1,
      'ECONNREFUSED',
    ])
    const learned = trace.events.find(each => each.kind === 'understand')
    expect(learned).toMatchObject({ protocol: 'icmp', summary: '3.3', fd: 3 })
    // What failed was no datagram: the next one begins where it would have.
    expect(returns(trace, 'send').flatMap(({ pdu }) => pdu ?? [])).toEqual([
      'client>server data 1',
      'client>server data 2',
    ])
  })

  it('a program that sends from a socket without a peer is not told', () => {
    const scenario = withoutReader(chat())
    const trace = simulate({
      ...scenario,
      programs: [
        {
          kind: 'calls',
          host: 'client',
          calls: [
            { call: 'socket' },
            { call: 'sendto', payload: text('a'), address: '198.51.100.20', port: 50_000 },
            { call: 'recvfrom', length: 10 },
          ],
        },
      ],
    })
    expect(trace.events.find(each => each.kind === 'understand')).not.toHaveProperty('fd')
    expect(returns(trace, 'recvfrom')).toEqual([])
  })

  it('more than a datagram can hold: EMSGSIZE, and the next message goes', () => {
    const trace = simulate(chat({ messages: list('x'.repeat(65_508), 'fits') }))
    expect(returns(trace, 'send').map(({ value, errno }) => errno ?? value)).toEqual(['EMSGSIZE', 4])
    expect(returns(trace, 'recv').map(({ value }) => value)).toEqual([4])
  })

  it('a connected socket takes datagrams from its peer alone', () => {
    const scenario = chat({ to: { address: '198.51.100.20', port: 50_001 }, end: 'stay' })
    const trace = simulate({
      ...scenario,
      programs: [
        ...scenario.programs,
        {
          kind: 'sender',
          host: 'server',
          socket: 'datagram',
          port: 50_002,
          to: { address: '192.0.2.10', port: 49_152 },
          messages: list('not from your peer'),
          start: 1_000_000,
          every: 0,
          end: 'stay',
        },
      ],
    })
    expect(print(trace)).toMatch(/destinationPort 49152 FAILED/)
  })
})

describe('over a bad network', () => {
  it('what is lost is missing, and what is left is whole', () => {
    const scenario = setImpairments(
      chat({ messages: { kind: 'positions', count: 175 }, every: 5714 }),
      1,
      0,
      { loss: 0.1 },
    )
    const trace = simulate(scenario)
    const lost = trace.transits.filter(({ fate }) => fate === 'lost')
    const read = returns(trace, 'recv')
    expect(lost.length).toBeGreaterThan(5)
    // The router’s question may be among them.
    const data = lost.filter(({ pdu }) => / data /.test(pdu))
    expect(read).toHaveLength(175 - data.length)
    expect(new Set(read.map(({ value }) => value))).toEqual(new Set([12]))
  })
})
