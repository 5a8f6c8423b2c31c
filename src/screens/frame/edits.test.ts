// Edits that Frame makes of a scenario: what changes it, what is forced, what turns over; and the places it picks.
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../../scenario/library/fileCrosses'
import type { Scenario } from '../../scenario/scenario'
import { simulate } from '../../sim/simulate'
import { octetsOf } from '../../trace/octets'
import { fieldOf } from '../../wire/dissection'
import { flipBits, flipMasks, flipsOf, force, letGo, overrideOf, unflip } from './edits'
import { changeOf } from './given'
import { placeOfKey, placeOfOctet } from './places'
import { makersOf, shownFrame } from './shown'

const PDU = 'client>server DATA 1'
const base = { lane: 'only', pdu: PDU }

function frameIn(scenario: Scenario) {
  const trace = simulate(scenario)
  const frame = trace.frames.find(each => each.pdu === PDU)
  if (!frame) throw new Error('no frame')
  return { trace, frame, dissection: octetsOf(trace, frame.id) }
}

const { trace, frame, dissection } = frameIn(fileCrosses)

function field(layer: number, name: string) {
  const found = fieldOf(dissection.layers[layer], name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

describe('fields that the scenario gives', () => {
  it('change it, so that every frame follows', () => {
    const change = changeOf(fileCrosses, frame, field(1, 'sourceAddress'))
    const changed = change?.(fileCrosses, 0xc000021e)
    if (!changed) throw new Error('not changed')
    const source = fieldOf(frameIn(changed).dissection.layers[1], 'sourceAddress')?.value
    expect(source).toBe(0xc000021e)
    expect(JSON.stringify(changed)).not.toContain('"192.0.2.10"')
  })

  it('are addresses, ports and TTL; identification and lengths are not', () => {
    const isGiven = (layer: number, name: string) =>
      changeOf(fileCrosses, frame, field(layer, name)) !== undefined
    expect(isGiven(0, 'source')).toBe(true)
    expect(isGiven(0, 'destination')).toBe(true)
    expect(isGiven(1, 'timeToLive')).toBe(true)
    expect(isGiven(2, 'destinationPort')).toBe(true)
    expect(isGiven(1, 'identification')).toBe(false)
    expect(isGiven(2, 'length')).toBe(false)
  })
})

describe('overrides', () => {
  const place = { pdu: PDU, protocol: 'udp', field: 'length' }

  it('are written by the sender, once a field, and let go again', () => {
    const forced = force(force(fileCrosses, place, 5), place, 6)
    expect(overrideOf(forced, place)?.value).toBe(6)
    expect(forced.overrides).toHaveLength(1)
    expect(fieldOf(frameIn(forced).dissection.layers[2], 'length')?.value).toBe(6)
    expect(letGo(forced, place).overrides).toEqual([])
    expect(letGo(fileCrosses, place)).toBe(fileCrosses)
  })

  it('keep octets as hex', () => {
    const forced = force(fileCrosses, { ...place, field: 'x' }, Uint8Array.of(1, 171))
    expect(forced.overrides[0]?.value).toBe('01ab')
  })
})

describe('flips', () => {
  it('are marked by octet and taken back one by one', () => {
    const bits = [{ octet: 50, bit: 3 }]
    const flipped = flipBits(fileCrosses, PDU, bits, { kind: 'wire', hop: 0 })
    expect(flipMasks(flipsOf(flipped, PDU).map(({ flip }) => flip)).get(50)).toBe(8)
    expect(flipsOf(flipped, 'somebody else')).toEqual([])
    expect(unflip(flipped, 0).flips).toEqual([])
  })
})

describe('places', () => {
  it('of a shared byte go through its fields when it is picked again', () => {
    const first = placeOfOctet(dissection, base, 14, null, false)
    expect(first?.field).toBe('version')
    expect(placeOfOctet(dissection, base, 14, first, true)?.field).toBe('headerLength')
  })

  it('of data are the byte that was picked, or the whole', () => {
    expect(placeOfOctet(dissection, base, 50, null, false)).toMatchObject({ field: 'data', octets: [50, 51] })
    expect(placeOfKey(dissection, base, 'layer-4')).toEqual({ ...base, layer: 4, field: 'data' })
    expect(placeOfKey(dissection, base, '1.nothing')).toBeNull()
  })
})

describe('whose frame', () => {
  it('is the sender’s, or the one a router makes of it', () => {
    expect(makersOf(trace, PDU).map(({ node }) => node)).toEqual(['client', 'router1'])
    const track = { scene: 'frame', pdu: PDU, steps: [] } as const
    expect(shownFrame(trace, track, undefined)?.frame.by).toBe('client')
    const hop = makersOf(trace, PDU)[1]?.hop
    expect(shownFrame(trace, track, hop)?.frame.by).toBe('router1')
  })
})
