// Half-close: one side has said all and still listens (RFC 9293 §3.6 case 1; POSIX shutdown()).
import { describe, expect, it } from 'vitest'
import { chat, list, text } from '../../scenario/chat.fixture'
import type { SocketKind } from '../../scenario/scenario'
import { octetsOf } from '../../trace/octets'
import type { Trace } from '../../trace/trace'
import { hexOf } from '../../wire/address'
import { simulate } from '../simulate'

const run = (socket: SocketKind) =>
  simulate(
    chat(
      { socket, messages: list('HELLO'), end: 'shutdown' },
      { socket, every: 50_000, answer: text('GOODBYE') },
    ),
  )

/** What a host's program did and got: `recv 7`, `close 0` … */
const callsOf = ({ events }: Trace, node: string) =>
  events.flatMap(each =>
    each.node === node && each.kind === 'return' ? [`${each.call.name} ${each.errno ?? each.value}`] : [],
  )
const statesOf = ({ events }: Trace, node: string) =>
  events.flatMap(each => (each.node === node && each.kind === 'state' ? [each.to] : []))

describe('shutdown(SHUT_WR) on a stream', () => {
  const trace = run('stream')

  it('ends one direction; the answer is read, to its own end', () => {
    expect(callsOf(trace, 'client').slice(2)).toEqual([
      'connect 0',
      'send 5',
      'shutdown 0',
      'recv 7',
      'recv 0',
      'close 0',
    ])
    expect(callsOf(trace, 'server').slice(4)).toEqual(['recv 5', 'recv 0', 'send 7', 'close 0', 'close 0'])
    const read = trace.events.find(
      each => each.kind === 'return' && each.node === 'client' && each.value === 7,
    )
    const { octets } = octetsOf(trace, read?.strip?.frame ?? -1)
    expect(hexOf(octets.subarray(read?.strip?.start, read?.strip?.end))).toBe('474f4f44425945')
  })

  it('goes through the states of figure 12', () => {
    expect(statesOf(trace, 'client')).toEqual([
      'SYN-SENT',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'TIME-WAIT',
      'CLOSED',
    ])
    expect(statesOf(trace, 'server').slice(1)).toEqual([
      'SYN-RECEIVED',
      'ESTABLISHED',
      'CLOSE-WAIT',
      'LAST-ACK',
      'CLOSED',
      'CLOSED',
    ])
  })

  it('tells of a connection that nobody has accepted by its listener, and by no descriptor', () => {
    const accepted = trace.events.findIndex(each => each.kind === 'return' && each.call.name === 'accept')
    const whose = trace.events.flatMap((each, at) =>
      each.node === 'server' && 'variables' in each ? [[at < accepted, each.fd, each.listener]] : [],
    )
    expect(whose.filter(([isBefore]) => isBefore).length).toBeGreaterThan(0)
    for (const [isBefore, fd, listener] of whose)
      expect([fd, listener]).toEqual(isBefore ? [undefined, 3] : [4, undefined])
  })

  it('tells of each measured round trip once (RFC 6298 §2)', () => {
    const samples = trace.events.flatMap(each =>
      each.kind === 'connection' && each.node === 'client' && each.variables.rttSample !== undefined
        ? [each.pdu]
        : [],
    )
    // The SYN; then message and FIN, which one ACK answers.
    expect(samples).toHaveLength(2)
    expect(new Set(samples).size).toBe(2)
  })
})

it('on a datagram socket tells nobody: the reader waits for more, and the sender for an answer', () => {
  const trace = run('datagram')
  expect(callsOf(trace, 'client').slice(2)).toEqual(['connect 0', 'send 5', 'shutdown 0'])
  expect(callsOf(trace, 'server').slice(2)).toEqual(['recv 5'])
  expect(
    trace.events.filter(({ kind }) => kind === 'transmit').every(({ pdu }) => !/FIN|end/.test(pdu ?? '')),
  ).toBe(true)
})
