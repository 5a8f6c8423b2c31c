/** Datagrams in pieces, from the sender's cut to the receiver's joining: each rule by its name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkScenario } from '../scenario/check'
import type { Intervention, Scenario } from '../scenario/scenario'
import { captureAt } from '../trace/capture'
import { fingerprint } from '../trace/fingerprint'
import { fragmentOf } from '../trace/fragmentation'
import { hopTable } from '../trace/hops'
import { eventsOf, pdusOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import { eventsAlong } from '../trace/pieces'
import type { Trace, TraceEvent } from '../trace/trace'
import { worldAfter } from '../trace/world'
import { hexOf } from '../wire/address'
import { numberOf } from '../wire/dissection'
import { message, sending, WHOLE } from './fragments.fixture'
import { simulate } from './simulate'

type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

const all = <Kind extends TraceEvent['kind']>(trace: Trace, kind: Kind) =>
  trace.events.filter((event): event is Of<Kind> => event.kind === kind)

/** What recvfrom() returned, in order, as text. */
function received(trace: Trace): string[] {
  return all(trace, 'return').flatMap(event => {
    if (event.call.name !== 'recvfrom' || !event.strip) return []
    const { octets } = octetsOf(trace, event.strip.frame)
    return [new TextDecoder().decode(octets.subarray(event.strip.start, event.strip.end))]
  })
}

const sent = (trace: Trace) =>
  all(trace, 'return').flatMap(({ call, value, errno }) => (call.name === 'sendto' ? [errno ?? value] : []))
const counters = (trace: Trace, node: string) =>
  worldAfter(trace, trace.events.length - 1).nodes[node]?.counters ?? {}
const drops = (trace: Trace, pdu: string) =>
  eventsOf(trace, pdu).flatMap(event => (event.kind === 'drop' ? [`${event.node} ${event.reason}`] : []))

const byHand = (pdu: string, act: Intervention['act'], hop = 0): Partial<Scenario> => ({
  interventions: [{ pdu, hop, act }],
})
const piece = (number: number | string) => `${WHOLE} fragment ${number}`

describe('cutting', () => {
  it('1,472 octets fit, 1,473 are two pieces, 65,507 are 45, 65,508 are EMSGSIZE', () => {
    const trace = simulate(sending([1472, 1473, 65_507, 65_508]))
    expect(sent(trace)).toEqual([1472, 1473, 65_507, 'EMSGSIZE'])
    expect(all(trace, 'fragment').map(event => event.fragments.length)).toEqual([2, 45])
    expect(received(trace)).toEqual([1472, 1473, 65_507].map(message))
    expect(checkScenario(sending([1472, 1473, 65_507, 65_508]))).toHaveProperty('scenario')
  })

  it('with DF the first that does not fit is EMSGSIZE, as before', () => {
    const { nodes, ...rest } = sending([1472, 1473])
    const trace = simulate({
      ...rest,
      nodes: nodes.map(node => (node.kind === 'host' ? { ...node, doNotFragment: true } : node)),
    })
    expect(sent(trace)).toEqual([1472, 'EMSGSIZE'])
    expect(all(trace, 'fragment')).toEqual([])
  })

  it('RFC 791 §3.2: pieces share the identification, offsets count eights, the last has no MF', () => {
    const trace = simulate(sending([4000]))
    const headers = [1, 2, 3].map(number => {
      const frame = trace.frames.find(each => each.pdu === piece(number) && each.by === 'client')
      return octetsOf(trace, frame?.id ?? -1).layers[1]
    })
    expect(new Set(headers.map(header => numberOf(header, 'identification'))).size).toBe(1)
    expect(headers.map(header => numberOf(header, 'fragmentOffset'))).toEqual([0, 185, 370])
    expect(headers.map(header => numberOf(header, 'moreFragments'))).toEqual([1, 1, 0])
    expect(headers.map(header => numberOf(header, 'doNotFragment'))).toEqual([0, 0, 0])
  })

  it('a router cuts for a narrow cable, also a piece, and only the receiver joins', () => {
    const trace = simulate(sending([2000], [1500, 1500, 576]))
    expect(pdusOf(trace).filter(pdu => pdu.includes('fragment'))).toEqual(
      [1, 2, '1.1', '1.2', '1.3'].map(piece),
    )
    expect(all(trace, 'fragment').map(({ node, mtu }) => [node, mtu])).toEqual([
      ['client', 1500],
      ['router1', 576],
    ])
    expect(received(trace)).toEqual([message(2000)])
    expect(counters(trace, 'router1')).toMatchObject({ IpFragOKs: 1, IpFragCreates: 3 })
    expect(counters(trace, 'server')).toMatchObject({ IpReasmReqds: 4, IpReasmOKs: 1 })
  })

  it('RFC 791 §3.2: a router leaves DF alone, and complains (RFC 1191)', () => {
    const { nodes, ...rest } = sending([1400], [1500, 1500, 576])
    const trace = simulate({
      ...rest,
      nodes: nodes.map(node => (node.kind === 'host' ? { ...node, doNotFragment: true } : node)),
    })
    expect(drops(trace, WHOLE)).toEqual(['router1 fragmentationNeeded'])
    expect(pdusOf(trace).some(pdu => pdu.startsWith('router1>client ICMP fragmentation needed'))).toBe(true)
  })

  it('RFC 6864 §4.3: no two datagrams to one destination share an identification', () => {
    const sizes = Array.from({ length: 200 }, () => 1)
    const trace = simulate(sending(sizes, [1500, 1500, 1500], { seed: 5 }))
    const frames = trace.frames.filter(({ by, pdu }) => by === 'client' && pdu.startsWith('client>server'))
    const seen = frames.map(({ id }) => numberOf(octetsOf(trace, id).layers[1], 'identification'))
    expect(seen).toHaveLength(200)
    expect(new Set(seen).size).toBe(200)
  })

  it('an override in a piece is that piece’s alone, and its checksum follows', () => {
    const overrides = [{ pdu: piece(2), protocol: 'ipv4', field: 'timeToLive', value: 1 }]
    const trace = simulate(sending([2000], undefined, { overrides }))
    expect(drops(trace, piece(2))).toEqual(['router1 timeToLive'])
    // About a later piece nobody complains (RFC 1122 §3.2.2).
    expect(pdusOf(trace).filter(pdu => pdu.startsWith('router1>client ICMP'))).toEqual([])
    expect(trace.notReached.overrides).toEqual([])
  })
})

describe('joining', () => {
  it('holds what came, and says what is missing, until all is there', () => {
    const trace = simulate(sending([4000]))
    const held = all(trace, 'reassemble')
    expect(held.map(({ outcome, present, missing }) => ({ outcome, present, missing }))).toEqual([
      { outcome: 'held', present: [[0, 1480]], missing: [[1480]] },
      { outcome: 'held', present: [[0, 2960]], missing: [[2960]] },
      { outcome: 'held', present: [[0, 4008]], missing: [] },
      { outcome: 'whole', present: [[0, 4008]], missing: [] },
    ])
    const whole = octetsOf(trace, held.at(-1)?.strip?.frame ?? -1)
    const header = whole.layers[1]
    expect(['totalLength', 'moreFragments', 'fragmentOffset'].map(name => numberOf(header, name))).toEqual([
      4028, 0, 0,
    ])
    expect(whole.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('in any order: a piece that is held back comes last', () => {
    const trace = simulate(sending([4000], undefined, byHand(piece(1), { kind: 'delay', by: 50_000 })))
    expect(all(trace, 'reassemble').map(({ missing }) => missing)).toEqual([
      [[0, 1480], [2960]],
      [[0, 1480]],
      [],
      [],
    ])
    expect(received(trace)).toEqual([message(4000)])
  })

  it('a piece that comes twice counts once', () => {
    const trace = simulate(sending([4000], undefined, byHand(piece(2), { kind: 'duplicate' })))
    expect(received(trace)).toEqual([message(4000)])
    expect(all(trace, 'reassemble').map(({ outcome }) => outcome)).toContain('duplicate')
    expect(drops(trace, piece(2))).toEqual(['server duplicateFragment'])
  })

  it.each([
    [2, true],
    [1, false],
  ] as const)(
    'one fragment lost, all lost: after 30 s (Linux); piece %i missing, the sender is told: %s (RFC 1122 §3.3.2)',
    (number, isTold) => {
      const trace = simulate(sending([4000], undefined, byHand(piece(number), { kind: 'drop' })))
      expect(received(trace)).toEqual([])
      const [timer] = all(trace, 'timer')
      expect(timer).toMatchObject({ node: 'server', what: 'reassembly', pdu: WHOLE })
      expect((timer?.at ?? 0) - (timer?.set ?? 0)).toBe(30_000_000)
      expect(drops(trace, WHOLE)).toEqual(['server reassemblyTimeout'])
      for (const other of [1, 2, 3].filter(each => each !== number))
        expect(drops(trace, piece(other))).toEqual(['server reassemblyTimeout'])
      expect(counters(trace, 'server')).toMatchObject({ IpReasmTimeout: 1, IpReasmFails: 1, IpReasmReqds: 2 })
      const error = trace.frames.find(({ pdu }) => pdu.startsWith('server>client ICMP reassembly'))
      expect(error !== undefined).toBe(isTold)
      const icmp = error && octetsOf(trace, error.id).layers[2]
      if (icmp) expect([numberOf(icmp, 'type'), numberOf(icmp, 'code')]).toEqual([11, 1])
    },
  )

  it('overlapping pieces let the whole go (CVE-2018-5391)', () => {
    const overrides = [{ pdu: piece(2), protocol: 'ipv4', field: 'fragmentOffset', value: 184 }]
    const trace = simulate(sending([4000], undefined, { overrides }))
    expect(received(trace)).toEqual([])
    expect(all(trace, 'reassemble').map(({ outcome, fault }) => fault ?? outcome)).toEqual([
      'held',
      'overlap',
      'held',
    ])
    expect(drops(trace, piece(1))).toEqual(['server reassemblyAbandoned'])
    expect(drops(trace, piece(2))).toEqual(['server badFragment'])
    expect(drops(trace, piece(3))).toEqual(['server reassemblyTimeout'])
  })

  it('UDP’s checksum is over the whole: damage in one piece loses all', () => {
    const flips: Scenario['flips'] = [
      { pdu: piece(2), bits: [{ octet: 100, bit: 0 }], where: { kind: 'memory', node: 'router1' } },
    ]
    const trace = simulate(sending([4000], undefined, { flips }))
    expect(drops(trace, WHOLE)).toEqual(['server checksum'])
  })

  it('nobody at the port: the complaint quotes the packet put together', () => {
    const { programs, ...rest } = sending([4000])
    const trace = simulate({ ...rest, programs: programs.slice(1) })
    expect(drops(trace, WHOLE)).toEqual(['server destinationPort'])
    const error = trace.frames.find(({ pdu }) => pdu.startsWith('server>client ICMP port unreachable'))
    const quoted = octetsOf(trace, error?.id ?? -1).layers[3]
    expect([numberOf(quoted, 'totalLength'), numberOf(quoted, 'moreFragments')]).toEqual([4028, 0])
  })
})

describe('following', () => {
  const trace = simulate(sending([4000], [1500, 1500, 576]))

  it('a piece comes from its packet and goes up with it', () => {
    const events = eventsAlong(trace, piece(2))
    expect(events[0]).toMatchObject({ kind: 'call', pdu: WHOLE })
    expect(events.at(-1)).toMatchObject({ kind: 'return', pdu: WHOLE })
    const names = new Set(events.map(({ pdu }) => pdu))
    expect(names).toEqual(new Set([WHOLE, piece(2), piece('2.1'), piece('2.2'), piece('2.3')]))
  })

  it('a piece of a piece crosses the cables of all it was cut from', () => {
    expect(hopTable(trace, piece('2.3')).transits.map(({ hop, pdu }) => [hop, pdu])).toEqual([
      [0, piece(2)],
      [1, piece(2)],
      [2, piece('2.3')],
    ])
  })

  it('what is whole is followed as before', () => {
    const single = simulate(sending([100]))
    expect(eventsAlong(single, WHOLE)).toBe(eventsOf(single, WHOLE))
  })
})

describe('laws', () => {
  const any = fc.record({
    size: fc.integer({ min: 0, max: 4000 }),
    mtus: fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 68, max: 1500 }))),
    acts: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 8 }),
        hop: fc.nat(2),
        act: fc.constantFrom<Intervention['act']>(
          { kind: 'drop' },
          { kind: 'delay', by: 7_000 },
          { kind: 'duplicate' },
          { kind: 'corrupt' },
        ),
      }),
      { maxLength: 3 },
    ),
  })

  it('each datagram whole or not at all, none from nowhere; every piece goes up or has a reason why not', () => {
    fc.assert(
      fc.property(any, ({ size, mtus, acts }) => {
        const interventions = acts.map(({ number, hop, act }) => ({ pdu: piece(number), hop, act }))
        const scenario = sending([size], mtus, { interventions })
        const run = simulate(scenario)
        expect(received(run).filter(text => text !== message(size))).toEqual([])
        expect(received(run).length).toBeLessThanOrEqual(1)
        if (acts.every(({ act }) => act.kind === 'delay' || act.kind === 'duplicate'))
          expect(received(run)).toEqual([message(size)])
        const joined = new Set(
          all(run, 'reassemble').flatMap(each => (each.outcome === 'whole' ? each.pieces : [])),
        )
        for (const pdu of pdusOf(run).filter(each => fragmentOf(each))) {
          const events = eventsOf(run, pdu)
          const ends = joined.has(pdu) || events.some(({ kind }) => kind === 'drop' || kind === 'fragment')
          expect(ends, `${pdu} of ${JSON.stringify({ size, mtus, acts })}`).toBe(true)
        }
        expect(fingerprint(simulate(scenario))).toBe(fingerprint(run))
      }),
      { numRuns: 25 },
    )
  })

  it('no packet is longer than its cable carries', () => {
    fc.assert(
      fc.property(any, ({ size, mtus }) => {
        const run = simulate(sending([size], mtus))
        for (const { transit, octets } of captureAt(run, { node: 'router1', port: 1 }))
          expect(octets.length - 18, transit.pdu).toBeLessThanOrEqual(Math.max(46, mtus[2] ?? 0))
        for (const { transit, octets } of captureAt(run, { node: 'client', port: 0 }))
          expect(octets.length - 18, transit.pdu).toBeLessThanOrEqual(Math.max(46, mtus[0] ?? 0))
        expect(received(run).map(text => hexOf(new TextEncoder().encode(text))).length).toBe(1)
      }),
      { numRuns: 30 },
    )
  })
})
