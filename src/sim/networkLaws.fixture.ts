// What holds of datagrams on every network, however bad, and whatever the calls: laws for as many runs as there is time for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chat } from '../scenario/chat.fixture'
import { setImpairments } from '../scenario/edits'
import { messageOctets } from '../scenario/messages'
import type { Impairments, Intervention, Scenario } from '../scenario/scenario'
import { fingerprint } from '../trace/fingerprint'
import { eventsOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import type { Trace, TraceEvent } from '../trace/trace'
import { hexOf } from '../wire/address'
import { simulate, simulation } from './simulate'

const share = fc.double({ min: 0, max: 0.6, noNaN: true })
const optional = { requiredKeys: [] }

export const impairments: fc.Arbitrary<Impairments> = fc.record(
  {
    loss: share,
    bursts: fc.record({ share, slot: fc.integer({ min: 100, max: 20_000 }) }),
    duplication: share,
    reordering: fc.record({ share, by: fc.nat(20_000) }),
    jitter: fc.nat(5000),
    corruption: share,
    queue: fc.nat(6),
  },
  optional,
)

const act: fc.Arbitrary<Intervention['act']> = fc.oneof(
  fc.constantFrom({ kind: 'drop' }, { kind: 'duplicate' }, { kind: 'corrupt' }),
  fc.record({ kind: fc.constant('delay' as const), by: fc.nat(50_000) }),
)

/** Messages of any size that fits into a packet, at any pace, through a router, to a reader of any appetite. */
const scenario: fc.Arbitrary<Scenario> = fc
  .record({
    sizes: fc.array(fc.integer({ min: 1, max: 1472 }), { minLength: 1, maxLength: 10 }),
    every: fc.nat(4000),
    reader: fc.record(
      {
        length: fc.integer({ min: 1, max: 1500 }),
        every: fc.nat(6000),
        receiveBuffer: fc.integer({ min: 1, max: 4000 }),
      },
      { requiredKeys: ['length', 'every'] },
    ),
    near: impairments,
    there: impairments,
    back: impairments,
    seed: fc.nat(999),
    acts: fc.array(fc.record({ at: fc.nat(9), hop: fc.nat(1), act }), { maxLength: 2 }),
  })
  .map(({ sizes, every, reader, near, there, back, seed, acts }) => {
    const payloads = sizes.map((size, at) => ({ kind: 'hex', hex: `0${at}`.repeat(size) }) as const)
    const good = chat({ messages: { kind: 'list', payloads }, every }, reader)
    const bad = setImpairments(setImpairments(setImpairments(good, 0, 0, near), 1, 0, there), 1, 1, back)
    const starts = sizes.map((_, at) => 1 + sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
    const interventions = acts.map(({ at, hop, act }) => ({
      pdu: `client>server data ${starts[at % sizes.length]}`,
      hop,
      act,
    }))
    return { ...bad, seed, interventions }
  })

type Return = Extract<TraceEvent, { kind: 'return' }>

const returns = ({ events }: Trace, name: string): Return[] =>
  events.filter(
    (each): each is Return => each.kind === 'return' && each.call.name === name && each.value >= 0,
  )

/** What was sent, by the PDU's name. */
function sentIn(trace: Trace, { programs }: Scenario): ReadonlyMap<string, string> {
  const sender = programs.find(each => each.kind === 'sender')
  const messages = sender?.kind === 'sender' ? [...messageOctets(sender.messages)] : []
  return new Map(
    returns(trace, 'send').map(({ pdu = '' }, at) => [pdu, hexOf(messages[at] ?? new Uint8Array())]),
  )
}

/** Fates on a direction of a link, by what crosses it. */
function fatesOn({ transits }: Trace, link: number, from: string): ReadonlyMap<string, unknown> {
  const here = transits.filter(
    each => each.link === link && each.from.node === from && each.copyOf === undefined,
  )
  // Of a frame that was doubled on its way only one may have come this far, and a twin's luck is its own. Slots and
  // queues go by time, not by name.
  const doubled = new Set(transits.filter(each => each.copyOf !== undefined).map(({ pdu }) => pdu))
  const once = here.filter(
    ({ pdu, fate }) =>
      (fate === undefined || fate === 'lost') &&
      !doubled.has(pdu) &&
      here.filter(each => each.pdu === pdu).length === 1,
  )
  return new Map(once.map(({ pdu, fate, held = 0, damage }) => [pdu, [fate === 'lost', held, damage]]))
}

/** Tests the laws on so many random scenarios each. */
export function testNetworkLaws(numRuns: number) {
  describe('datagrams on any network', () => {
    it('come whole, or cut to the room there was, or not at all; and none from nowhere', () => {
      fc.assert(
        fc.property(scenario, each => {
          const trace = simulate(each)
          const sent = sentIn(trace, each)
          for (const { call, value, pdu = '', strip } of returns(trace, 'recv')) {
            const message = sent.get(pdu)
            expect(message).toBeDefined()
            const room = call.name === 'recv' ? call.length : 0
            expect(value).toBe(Math.min(room, (message ?? '').length / 2))
            const octets = octetsOf(trace, strip?.frame ?? -1).octets.subarray(strip?.start, strip?.end)
            expect(hexOf(octets)).toBe(message?.slice(0, 2 * value))
          }
        }),
        { numRuns },
      )
    })

    it('are received as often as copies of them were let through, never more', () => {
      fc.assert(
        fc.property(scenario, each => {
          const trace = simulate(each)
          for (const pdu of sentIn(trace, each).keys()) {
            const came = trace.transits.filter(
              ({ pdu: name, to, fate }) => name === pdu && to.node === 'server' && !fate,
            ).length
            const events = eventsOf(trace, pdu).filter(({ node }) => node === 'server')
            const taken = events.filter(({ kind }) => kind === 'enqueue').length
            const dropped = events.filter(({ kind }) => kind === 'drop').length
            expect(taken + dropped).toBe(came)
          }
        }),
        { numRuns },
      )
    })

    it('are conserved: each crossing ends in an arrival or in a drop that names it', () => {
      fc.assert(
        fc.property(scenario, each => {
          const { transits, events } = simulate(each)
          const arrived = events.flatMap(event => (event.kind === 'arrive' ? [event.transit] : []))
          const lost = events.flatMap(event =>
            event.kind === 'drop' && event.transit !== undefined ? [event.transit] : [],
          )
          expect([...arrived, ...lost].sort((one, other) => one - other)).toEqual(
            transits.map(({ id }) => id),
          )
          expect(lost.every(id => transits[id]?.fate !== undefined)).toBe(true)
          expect(arrived.every(id => transits[id]?.fate === undefined)).toBe(true)
        }),
        { numRuns },
      )
    })

    it('never leave a wire two frames at once, and never arrive before they leave', () => {
      fc.assert(
        fc.property(scenario, each => {
          const { transits } = simulate(each)
          for (const { departs, arrives } of transits) expect(arrives).toBeGreaterThanOrEqual(departs)
          const latest = new Map<string, number>()
          for (const { link, from, departs, fate } of transits) {
            if (fate === 'queueFull') continue
            const wire = `${link} ${from.node}`
            expect(departs).toBeGreaterThan(latest.get(wire) ?? -1)
            latest.set(wire, departs)
          }
        }),
        { numRuns },
      )
    })

    it('share their luck by name: more loss on one link moves no draw on another', () => {
      fc.assert(
        fc.property(scenario, share, (each, loss) => {
          const before = fatesOn(simulate(each), 1, 'router1')
          const after = fatesOn(simulate(setImpairments(each, 0, 0, { loss })), 1, 'router1')
          for (const [pdu, fate] of after) if (before.has(pdu)) expect(fate, pdu).toEqual(before.get(pdu))
        }),
        { numRuns },
      )
    })

    it('end, the same way for the same scenario, in one go or in slices', () => {
      fc.assert(
        fc.property(scenario, fc.integer({ min: 1, max: 99 }), (each, slice) => {
          const trace = simulate(each)
          expect(trace.isCut).toBeUndefined()
          const sliced = simulation(each)
          while (!sliced.advance(slice)) expect(sliced.progress).toBeLessThanOrEqual(1)
          expect(fingerprint(sliced.trace)).toBe(fingerprint(trace))
        }),
        { numRuns },
      )
    })
  })
}
