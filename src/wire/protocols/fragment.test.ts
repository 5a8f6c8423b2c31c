/** Fragments of IPv6 (RFC 8200 §4.5). */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

const piece = (fragmentOffset: number, moreFragments: number) =>
  encode([
    { protocol: 'ipv6', values: {} },
    { protocol: 'fragment', values: { fragmentOffset, moreFragments, identification: 0xdeadbeef } },
    { protocol: 'udp', values: { destinationPort: 4242 } },
    { protocol: 'data', values: { data: octets('0011223344556677') } },
  ]).octets

describe('IPv6 fragments', () => {
  it('the first piece is read on, later ones are data', () => {
    const first = decode(piece(0, 1), { link: 'raw' })
    expect(first.layers.map(({ protocol }) => protocol)).toEqual(['ipv6', 'fragment', 'udp', 'data'])
    expect(first.findings.map(({ code }) => code)).toEqual(['check.unverified'])
    const later = decode(piece(2, 0), { link: 'raw' })
    expect(later.layers.map(({ protocol }) => protocol)).toEqual(['ipv6', 'fragment', 'data'])
    expect(numberOf(later.layers[1], 'fragmentOffset')).toBe(2)
    expect(fieldOf(later.layers[1], 'identification')?.value).toBe(0xdeadbeef)
    expect(hexOf(encode(layersOf(later)).octets)).toBe(hexOf(piece(2, 0)))
  })

  it('RFC 6946: an atomic fragment is a whole packet', () => {
    expect(decode(piece(0, 0), { link: 'raw' }).findings).toEqual([])
  })
})
