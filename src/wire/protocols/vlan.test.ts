/** VLAN tags of a real trunk, and what IEEE 802.1Q says of them. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'
import { gaps } from '../tiling.fixture'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

/** A question of ARP behind two tags: the provider's 100 and the customer's 200 with priority 3. */
const stacked =
  'ffffffffffff02000000000a88a80064810060c80806000108000604000102000000000ac0000201000000000000c0000202'

describe('VLAN tags', () => {
  it('reads stacked tags', () => {
    const dissection = decode(octets(stacked))
    expect(dissection.layers.map(({ protocol }) => protocol)).toEqual(['ethernet', 'vlan', 'vlan', 'arp'])
    const [, outer, inner] = dissection.layers
    expect(numberOf(outer, 'vlanIdentifier')).toBe(100)
    expect([numberOf(inner, 'priorityCodePoint'), numberOf(inner, 'vlanIdentifier')]).toEqual([3, 200])
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(stacked)
  })

  it('IEEE 802.1Q: a tag says what is inside as Ethernet does, and Ethernet names the tag', () => {
    const built = encode([
      { protocol: 'ethernet', values: {} },
      { protocol: 'vlan', values: { vlanIdentifier: 7 } },
      { protocol: 'ipv4', values: {} },
    ])
    expect(numberOf(built.layers[0], 'type')).toBe(0x8100)
    expect(numberOf(built.layers[1], 'type')).toBe(0x0800)
    // The shortest frame has 60 octets with the tag in it.
    expect(built.octets.length).toBe(60)
  })

  it('reads identifiers 0 and 4095 and the drop eligible bit as they are', () => {
    for (const [vlanIdentifier, dropEligible] of [
      [0, 0],
      [4095, 1],
    ] as const) {
      const built = encode([
        { protocol: 'ethernet', values: {} },
        { protocol: 'vlan', values: { vlanIdentifier, dropEligible } },
        { protocol: 'arp', values: {} },
      ])
      const tag = decode(built.octets).layers[1]
      expect([numberOf(tag, 'vlanIdentifier'), numberOf(tag, 'dropEligible')]).toEqual([
        vlanIdentifier,
        dropEligible,
      ])
    }
  })

  it('reads at most 16 of 50 stacked tags', () => {
    const tags = octets('81000001'.repeat(50))
    const { layers } = decode(new Uint8Array([...new Uint8Array(12), ...tags, 8, 0]))
    expect(layers.filter(({ protocol }) => protocol === 'vlan').length).toBe(16)
    expect(layers.at(-1)?.protocol).toBe('data')
  })

  it('padding behind a tagged packet is still padding of the frame', () => {
    const built = encode([
      { protocol: 'ethernet', values: {} },
      { protocol: 'vlan', values: {} },
      { protocol: 'ipv4', values: {} },
    ])
    expect(gaps(decode(built.octets))).toEqual([])
    expect(fieldOf(decode(built.octets).layers[0], 'padding')?.bitLength).toBe(22 * 8)
  })

  it('a cut tag is told', () => {
    expect(decode(octets(stacked).slice(0, 16)).findings.map(({ code }) => code)).toEqual(['header.cut'])
  })
})
