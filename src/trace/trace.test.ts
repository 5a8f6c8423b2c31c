/** What can be asked of a trace: hop tables, captures, places, fingerprints. */
import { describe, expect, it } from 'vitest'
import { bitFlips } from '../scenario/library/bitFlips'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { simulate } from '../sim/simulate'
import { followable, partsOf } from '../track/follow'
import { hexOf } from '../wire/address'
import { captureAt, capturePoints } from './capture'
import { fingerprint } from './fingerprint'
import { hopTable } from './hops'
import { octetsOf, octetsOnWire } from './octets'
import { nearestPlace } from './place'

const DATA = 'client>server DATA 1'
const trace = simulate(fileCrosses)

describe('the hop table', () => {
  it('shows what a router changes, and that a switch changes nothing', () => {
    const { transits, rows } = hopTable(trace, DATA)
    expect(transits).toHaveLength(3)
    const changed = rows.map(({ field, cells }) => [field, ...cells.map(cell => cell.hasChanged)])
    expect(changed).toEqual([
      ['sourceAddress', false, false, false],
      ['destinationAddress', false, false, false],
      ['sourcePort', false, false, false],
      ['destinationPort', false, false, false],
      ['timeToLive', false, false, true],
      ['source', false, false, true],
      ['destination', false, false, true],
      ['headerChecksum', false, false, true],
      ['frameCheckSequence', false, false, true],
    ])
  })

  it('has only the rows that a PDU has fields for', () => {
    const { rows } = hopTable(trace, 'client>* ARP 192.0.2.1')
    expect(rows.map(({ field }) => field)).toEqual(['source', 'destination', 'frameCheckSequence'])
  })
})

describe('a capture', () => {
  it('is taken at every port with a cable', () => {
    expect(capturePoints(trace).map(({ node, port }) => `${node} ${port}`)).toEqual([
      'client 0',
      'switch1 0',
      'switch1 1',
      'router1 0',
      'router1 1',
      'server 0',
    ])
  })

  it('holds the whole conversation in order', () => {
    const frames = captureAt(trace, { node: 'client', port: 0 })
    expect(
      frames.map(({ transit, direction }) => `${direction} ${transit.pdu.split(' ').slice(1).join(' ')}`),
    ).toEqual(['out ARP 192.0.2.1', 'in ARP reply', 'out WRQ', 'in ACK 0', 'out DATA 1', 'in ACK 1'])
    for (const [at, frame] of frames.entries())
      expect(frame.at).toBeGreaterThanOrEqual(frames[at - 1]?.at ?? 0)
  })

  it('has the damage of a wire where the frame comes in, not where it leaves', () => {
    const damaged = simulate({
      ...fileCrosses,
      flips: [{ pdu: DATA, bits: [{ octet: 46, bit: 5 }], where: { kind: 'wire', hop: 0 } }],
    })
    const at = (node: string) =>
      captureAt(damaged, { node, port: 0 }).find(({ transit }) => transit.pdu === DATA)?.octets[46]
    expect([at('client'), at('switch1')]).toEqual([0x48, 0x68])
    const transit = damaged.transits.find(({ damage }) => damage.length > 0)
    expect(transit && octetsOnWire(damaged, transit).findings.map(({ code }) => code)).toContain('check.bad')
  })
})

describe('a place', () => {
  const place = { lane: 'only', pdu: DATA, hop: 2, layer: 1, field: 'timeToLive', octets: [22, 23] as const }

  it('stays where all it names is there', () => {
    expect(nearestPlace(trace, place)).toEqual(place)
  })

  it('falls back to the nearest parent that is left', () => {
    expect(nearestPlace(trace, { ...place, field: 'gone' })).toEqual({
      lane: 'only',
      pdu: DATA,
      hop: 2,
      layer: 1,
    })
    expect(nearestPlace(trace, { ...place, layer: 9 })).toEqual({ lane: 'only', pdu: DATA, hop: 2 })
    expect(nearestPlace(trace, { ...place, pdu: 'client>server DATA 7' })).toEqual({ lane: 'only' })
  })
})

describe('a fingerprint', () => {
  it('is the same for the same scenario and another for another', () => {
    expect(fingerprint(simulate(fileCrosses))).toBe(fingerprint(trace))
    expect(fingerprint(simulate(bitFlips))).not.toBe(fingerprint(trace))
  })
})

describe('a picker', () => {
  it('lists what can be followed', () => {
    const data = followable(simulate(bitFlips)).find(({ pdu }) => pdu === DATA)
    expect(data).toMatchObject({ kind: 'DATA 1', copy: 1, octets: 82, failed: true, layer: 'application' })
    expect(partsOf('client>server DATA 1 copy 2')).toEqual({
      from: 'client',
      to: 'server',
      kind: 'DATA 1',
      copy: 2,
    })
  })
})

describe('octets', () => {
  it('of a router’s frame are the packet it had, in a new frame', () => {
    const [made, routed] = trace.frames
      .filter(({ pdu }) => pdu === DATA)
      .map(({ id }) => octetsOf(trace, id).octets)
    expect(hexOf((routed ?? new Uint8Array()).subarray(26, 78))).toBe(
      hexOf((made ?? new Uint8Array()).subarray(26, 78)),
    )
  })
})
