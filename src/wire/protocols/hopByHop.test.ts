/** Extension headers that a real kernel sent, and the rules of RFC 8200 §4. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

/** Destination options with a tunnel encapsulation limit and padding, twice, in front of UDP. */
const captured =
  '02000000000b02000000000a86dd6000d49f0039004020010db800000000000000000000000120010db80000000000000000000000023c0001040000000011000104000000009c4010920029f98d4142434445464748494a4b4c4d4e4f505152535455565758595a41424344454647'

describe('IPv6 options', () => {
  it('reads hop-by-hop and destination options in front of UDP', () => {
    const dissection = decode(octets(captured))
    expect(dissection.layers.map(({ protocol }) => protocol)).toEqual([
      'ethernet',
      'ipv6',
      'hopByHop',
      'destinationOptions',
      'udp',
      'data',
    ])
    expect(dissection.findings).toEqual([])
    expect(numberOf(dissection.layers[2], 'options[0].type')).toBe(1)
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(captured)
  })

  it('RFC 8200 §4.2: options are padded to eight octets with PadN', () => {
    const built = encode([
      { protocol: 'ipv6', values: {} },
      { protocol: 'hopByHop', values: { 'options[0].type': 5, 'options[0].routerAlert': 0 } },
      { protocol: 'udp', values: {} },
    ])
    expect(hexOf(built.octets.slice(40, 48))).toBe('1100050200000100')
    const read = decode(built.octets, { link: 'raw' })
    expect(read.findings).toEqual([])
    expect(numberOf(read.layers[1], 'options[1].type')).toBe(1)
  })

  it('an option past its header is told, and 120 headers are not read without end', () => {
    const over = octets(captured)
    over[57] = 200
    expect(decode(over).findings.map(({ code }) => code)).toContain('option.cut')
    const many = octets(
      `600000000${(120 * 8).toString(16)}003c`.padEnd(80, '0') + '3c00010400000000'.repeat(120),
    )
    many.set([0x60, 0, 0, 0, 3, 0xc0, 60, 64])
    const { layers } = decode(many, { link: 'raw' })
    expect(layers.filter(({ protocol }) => protocol === 'destinationOptions').length).toBe(32)
    expect(fieldOf(layers.at(-1), 'data')).toBeDefined()
  })
})
