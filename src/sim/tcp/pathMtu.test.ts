// A path that carries less than both hosts' own cables (RFC 1191): segments get smaller, at once, and stay so.
import { expect, it } from 'vitest'
import { chat } from '../../scenario/chat.fixture'
import type { ProgramSetup, Scenario } from '../../scenario/scenario'
import { setWay } from '../../scenario/way'
import { octetsOf } from '../../trace/octets'
import type { Trace } from '../../trace/trace'
import { numberOf } from '../../wire/dissection'
import { simulate } from '../simulate'

const MTU = 600
const OCTETS = 5_000
const payload = { kind: 'text', text: 'octet '.repeat(OCTETS).slice(0, OCTETS) } as const

/** A file over two routers; the cable between them is a small one. */
function narrow(doNotFragment: boolean, more: readonly Partial<ProgramSetup>[] = []): Trace {
  const far = setWay(
    chat(
      { socket: 'stream', messages: { kind: 'file', payload, size: OCTETS }, end: 'stay' },
      { socket: 'stream', length: 2_000 },
    ),
    'twoRouters',
  )
  const links = far.links.map((link, at) => (at === 1 ? { ...link, mtu: MTU } : link))
  const nodes = far.nodes.map(node => (node.kind === 'host' ? { ...node, doNotFragment } : node))
  const sender = far.programs.find(({ kind }) => kind === 'sender')
  const others = more.map(each => ({ ...sender, ...each }) as ProgramSetup)
  const scenario: Scenario = { ...far, nodes, links, programs: [...far.programs, ...others] }
  return simulate(scenario)
}

const segmentsOf = ({ events }: Trace) =>
  events.flatMap(each => (each.kind === 'segment' && each.node === 'client' && each.length > 0 ? [each] : []))
const readIn = ({ events }: Trace) =>
  events.reduce(
    (sum, each) => sum + (each.kind === 'return' && each.call.name === 'recv' ? each.value : 0),
    0,
  )

it('cuts anew what is out, and sends it again at once, by slow start (RFC 1191 §6.4)', () => {
  const trace = narrow(true)
  expect(readIn(trace)).toBe(OCTETS)
  expect(trace.events.some(each => each.kind === 'timer' && each.what === 'retransmit')).toBe(false)
  const told = trace.events.findIndex(each => each.kind === 'understand' && each.summary === '3.4')
  const behind = segmentsOf(trace).filter(({ id }) => id > told)
  expect(behind[0]).toMatchObject({ why: 'pathMtu', sequence: 1, length: MTU - 40 })
  // One until an acknowledgment comes.
  expect(behind.filter(({ at }) => at === behind[0]?.at)).toHaveLength(1)
  expect(Math.max(...behind.map(({ length }) => length))).toBe(MTU - 40)
})

it('remembers it for the next connection to that host (RFC 1191 §6.3)', () => {
  const trace = narrow(true, [{ kind: 'sender', port: 49_153, start: 5_000_000 }])
  const second = segmentsOf(trace).filter(({ at }) => at >= 5_000_000)
  expect(second.length).toBeGreaterThan(5)
  for (const { length, why } of second) expect([length <= MTU - 40, why]).toEqual([true, 'data'])
})

it('leaves segments to be cut on the way where the host does not set DF (RFC 791 §3.2)', () => {
  const trace = narrow(false)
  expect(readIn(trace)).toBe(OCTETS)
  expect(trace.events.some(({ kind, pdu }) => kind === 'arrive' && / fragment 2$/.test(pdu ?? ''))).toBe(true)
  const own = trace.frames.filter(({ by }) => by === 'client')
  const packets = own.map(({ id }) => octetsOf(trace, id).layers.find(({ protocol }) => protocol === 'ipv4'))
  expect(packets.every(each => !each || numberOf(each, 'doNotFragment') === 0)).toBe(true)
})
