/** What holds of every run, whatever is sent, forced or turned over: laws for as many runs as there is time for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkScenario } from '../scenario/check'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { payloadOctets } from '../scenario/payload'
import type { Flip, Override, Scenario } from '../scenario/scenario'
import { setWay, WAYS } from '../scenario/way'
import { fingerprint } from '../trace/fingerprint'
import { eventsOf, pdusOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import { receivedAt } from '../trace/received'
import type { Trace } from '../trace/trace'
import { hexOf } from '../wire/address'
import { specOf } from '../wire/protocols'
import { simulate, simulation } from './simulate'

const PDUS = [
  'client>server WRQ',
  'server>client ACK 0',
  'client>server DATA 1',
  'server>client ACK 1',
  'client>server DATA 2',
]
const pdu = fc.constantFrom(...PDUS)

const flip: fc.Arbitrary<Flip> = fc.record({
  pdu,
  bits: fc.array(fc.record({ octet: fc.nat(90), bit: fc.nat(7) }), { minLength: 1, maxLength: 3 }),
  where: fc.oneof(
    fc.record({ kind: fc.constant('wire' as const), hop: fc.nat(3) }),
    fc.record({ kind: fc.constant('memory' as const), node: fc.constantFrom('router1', 'router2') }),
  ),
})

const fields = ['ethernet', 'ipv4', 'udp', 'tftp'].flatMap(protocol =>
  specOf(protocol)
    .fields.filter(({ list }) => !list)
    .map(field => ({
      protocol,
      field: field.name,
      isText: field.width === 'untilZero' || field.notation === 'mac',
    })),
)

const override: fc.Arbitrary<Override> = fc
  .record({
    pdu,
    field: fc.constantFrom(...fields),
    number: fc.nat(0xffff),
    octets: fc.uint8Array({ minLength: 6, maxLength: 6 }),
  })
  .map(({ pdu, field: { protocol, field, isText }, number, octets }) => ({
    pdu,
    protocol,
    field,
    value: isText ? hexOf(octets) : number,
  }))

const scenario = (flips: fc.Arbitrary<Flip[]>, overrides: fc.Arbitrary<Override[]>): fc.Arbitrary<Scenario> =>
  fc
    .record({
      way: fc.constantFrom(...WAYS),
      payload: fc.uint8Array({ maxLength: 1100 }),
      flips,
      overrides,
      seed: fc.nat(99),
    })
    .map(({ way, payload, ...rest }) => {
      const base = setWay(fileCrosses, way)
      const programs = base.programs.map(each =>
        each.kind === 'tftpWrite'
          ? { ...each, payload: { kind: 'hex' as const, hex: hexOf(payload) } }
          : each,
      )
      return { ...base, ...rest, programs }
    })

const none = fc.constant<Override[]>([])
const any = scenario(fc.array(flip, { maxLength: 3 }), fc.array(override, { maxLength: 3 }))
const flippedOnWires = scenario(
  fc.array(flip, { maxLength: 4 }).map(flips => flips.filter(({ where }) => where.kind === 'wire')),
  none,
)

const payloadOf = (scenario: Scenario) => {
  const program = scenario.programs.find(each => each.kind === 'tftpWrite')
  return program?.kind === 'tftpWrite' ? payloadOctets(program.payload) : new Uint8Array()
}

/** Octets of every frame by what names it: PDU, maker, and how many of these it made before. */
function framesOf(trace: Trace): Map<string, string> {
  const frames = new Map<string, string>()
  for (const frame of trace.frames) {
    const name = `${frame.pdu} by ${frame.by}`
    frames.set(
      `${name} ${[...frames.keys()].filter(each => each.startsWith(name)).length}`,
      hexOf(octetsOf(trace, frame.id).octets),
    )
  }
  return frames
}

/** Tests the laws on so many random scenarios each. */
export function testLaws(numRuns: number) {
  describe('every run', () => {
    it('is the same for the same scenario, in one go or in slices', () => {
      fc.assert(
        fc.property(any, fc.integer({ min: 1, max: 50 }), (scenario, slice) => {
          const sliced = simulation(scenario)
          while (!sliced.advance(slice)) expect(sliced.progress).toBeLessThanOrEqual(1)
          expect(fingerprint(sliced.trace)).toBe(fingerprint(simulate(scenario)))
        }),
        { numRuns },
      )
    })

    it('ends, and is of documents that the check lets in', () => {
      fc.assert(
        fc.property(any, scenario => {
          expect(checkScenario(scenario)).toEqual({ scenario })
          const trace = simulate(scenario)
          expect(trace.isCut).toBeUndefined()
          expect(trace.events.length).toBeLessThan(5_000)
        }),
        { numRuns },
      )
    })

    it('brings every PDU that leaves to somebody, or says why not', () => {
      fc.assert(
        fc.property(any, scenario => {
          const trace = simulate(scenario)
          for (const pdu of pdusOf(trace)) {
            const events = eventsOf(trace, pdu)
            const isThere = events.some(({ kind }) =>
              ['understand', 'drop', 'neighbour', 'enqueue'].includes(kind),
            )
            const isRefused = events.some(event => event.kind === 'return' && event.value < 0)
            expect(isThere || isRefused, `${pdu} of ${JSON.stringify(scenario)}`).toBe(true)
          }
        }),
        { numRuns },
      )
    })

    it('hands every datagram up whole or not at all, and the file arrives, while only wires do damage', () => {
      fc.assert(
        fc.property(flippedOnWires, scenario => {
          const trace = simulate(scenario)
          for (const event of trace.events) {
            if (event.kind !== 'return' || event.call.name !== 'recvfrom' || event.value < 0) continue
            const sent = trace.events.find(each => each.kind === 'call' && each.pdu === event.pdu)
            expect(sent?.kind === 'call' && sent.call.name === 'sendto' && sent.call.octets).toBe(event.value)
          }
          expect(hexOf(receivedAt(trace, 'server'))).toBe(hexOf(payloadOf(scenario)))
        }),
        { numRuns },
      )
    })

    it('keeps every other PDU as it is when one flip is touched', () => {
      fc.assert(
        fc.property(flippedOnWires, flip, (scenario, added) => {
          fc.pre(added.where.kind === 'wire')
          const before = framesOf(simulate(scenario))
          const after = framesOf(simulate({ ...scenario, flips: [...scenario.flips, added] }))
          for (const [name, octets] of after) {
            if (before.has(name)) expect(octets, name).toBe(before.get(name))
          }
        }),
        { numRuns },
      )
    })

    it('writes events down in the order of time, each after its cause', () => {
      fc.assert(
        fc.property(any, scenario => {
          const { events } = simulate(scenario)
          for (const [id, event] of events.entries()) {
            expect(event.id).toBe(id)
            expect(event.at).toBeGreaterThanOrEqual(events[id - 1]?.at ?? 0)
            if (event.because !== undefined) expect(event.because).toBeLessThan(id)
          }
        }),
        { numRuns },
      )
    })
  })
}
