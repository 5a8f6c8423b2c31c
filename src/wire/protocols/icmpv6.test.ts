/** ICMPv6 of a real kernel, and the rules of RFC 4443 and 4861. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

const solicitation =
  '3333ff00000202000000000a86dd6000000000203aff20010db8000000000000000000000001ff0200000000000000000001ff0000028700d83c0000000020010db80000000000000000000000020101' +
  '02000000000a'
const advertisement =
  '02000000000a02000000000b86dd6000000000203aff20010db800000000000000000000000220010db800000000000000000000000188008a686000000020010db8000000000000000000000002020102000000000b'

describe('ICMPv6', () => {
  it('reads a captured neighbour advertisement', () => {
    const dissection = decode(octets(advertisement))
    expect(dissection.findings).toEqual([])
    const message = dissection.layers[2]
    expect(['router', 'solicited', 'override'].map(name => numberOf(message, name))).toEqual([0, 1, 1])
    expect(fieldOf(message, 'targetAddress')?.value).toEqual(octets('20010db8000000000000000000000002'))
    expect(fieldOf(message, 'options[0].linkLayerAddress')?.value).toEqual(octets('02000000000b'))
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(advertisement)
  })

  it('RFC 4861 §4.3: builds a neighbour solicitation with its checksum over the addresses', () => {
    const built = encode([
      {
        protocol: 'ethernet',
        values: { destination: octets('3333ff000002'), source: octets('02000000000a') },
      },
      {
        protocol: 'ipv6',
        values: {
          hopLimit: 255,
          sourceAddress: octets('20010db8000000000000000000000001'),
          destinationAddress: octets('ff0200000000000000000001ff000002'),
        },
      },
      {
        protocol: 'icmpv6',
        values: {
          type: 135,
          targetAddress: octets('20010db8000000000000000000000002'),
          'options[0].type': 1,
          'options[0].linkLayerAddress': octets('02000000000a'),
        },
      },
    ])
    expect(decode(built.octets).findings).toEqual([])
    const withoutSum = (hex: string) => hex.slice(0, 112) + hex.slice(116)
    expect(withoutSum(hexOf(built.octets))).toBe(withoutSum(solicitation))
  })

  it('RFC 4443 §3.2: packet too big carries the MTU and quotes', () => {
    const built = encode([
      { protocol: 'ipv6', values: {} },
      { protocol: 'icmpv6', values: { type: 2, mtu: 1280 } },
      { protocol: 'ipv6', values: {} },
      { protocol: 'udp', values: {} },
    ])
    const read = decode(built.octets, { link: 'raw' })
    expect(read.layers.map(({ quoted }) => quoted ?? false)).toEqual([false, false, true, true])
    expect(numberOf(read.layers[1], 'mtu')).toBe(1280)
  })

  it('RFC 4861 §4.6: an option of length 0 stops the reading', () => {
    const broken = octets(advertisement)
    broken[79] = 0
    expect(decode(broken).findings.map(({ code }) => code)).toContain('option.length')
  })
})
