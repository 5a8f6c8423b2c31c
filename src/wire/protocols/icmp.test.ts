/** ICMP as a real kernel sent it, and RFC 792's rules. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from '../address'
import { decode } from '../decode'
import { numberOf } from '../dissection'
import { encode, layersOf } from '../encode'
import { UNREACHABLE } from './icmp'

/** Linux answers a datagram to a closed port. */
const portUnreachable =
  '02000000000b02000000000a080045c0003c4a8000004001ab7dc0000201c00002020303811e0000000045000020259b40004011912ec0000202c000020110929c40000cffff68696696'
const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

describe('ICMP', () => {
  it('reads what a port unreachable quotes: header and 8 octets, or more', () => {
    const dissection = decode(octets(portUnreachable))
    expect(dissection.layers.map(layer => `${layer.protocol}${layer.quoted ? ' (quoted)' : ''}`)).toEqual([
      'ethernet',
      'ipv4',
      'icmp',
      'ipv4 (quoted)',
      'udp (quoted)',
      'data (quoted)',
    ])
    expect(numberOf(dissection.layers[2], 'code')).toBe(UNREACHABLE.port)
    expect(dissection.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(portUnreachable)
  })

  it('builds it from its values', () => {
    const original = octets(portUnreachable).slice(42)
    const built = encode([
      {
        protocol: 'ethernet',
        values: { destination: octets('02000000000b'), source: octets('02000000000a') },
      },
      {
        protocol: 'ipv4',
        values: {
          differentiatedServices: 48,
          identification: 0x4a80,
          sourceAddress: parseIpv4('192.0.2.1') ?? 0,
          destinationAddress: parseIpv4('192.0.2.2') ?? 0,
        },
      },
      { protocol: 'icmp', values: { type: 3, code: 3 } },
      { protocol: 'data', values: { data: original } },
    ])
    expect(hexOf(built.octets)).toBe(portUnreachable)
  })

  it('RFC 1191 §4: fragmentation needed carries the next MTU', () => {
    const built = encode([{ protocol: 'icmp', values: { type: 3, code: 4, nextHopMtu: 1280 } }])
    expect(hexOf(built.octets)).toBe('0304f7fb00000500')
    expect(built.layers[0]?.fields.map(({ name }) => name)).toEqual([
      'type',
      'code',
      'checksum',
      'unused',
      'nextHopMtu',
    ])
  })

  it('RFC 792: an echo has an identifier and a number, and its data', () => {
    const built = encode([
      { protocol: 'ipv4', values: {} },
      { protocol: 'icmp', values: { identifier: 7, sequenceNumber: 1 } },
      { protocol: 'data', values: { data: Uint8Array.of(1, 2, 3) } },
    ])
    const read = decode(built.octets, { link: 'raw' })
    expect(read.layers.map(({ protocol }) => protocol)).toEqual(['ipv4', 'icmp', 'data'])
    expect(read.findings).toEqual([])
    expect(numberOf(read.layers[1], 'identifier')).toBe(7)
  })

  it('quotes within quotes are read three deep', () => {
    let packet: Uint8Array = new Uint8Array(0)
    for (let i = 0; i < 30; i++) {
      packet = encode([
        { protocol: 'ipv4', values: {} },
        { protocol: 'icmp', values: { type: 11 } },
        { protocol: 'data', values: { data: packet } },
      ]).octets
    }
    const { layers } = decode(packet, { link: 'raw' })
    expect(layers.filter(({ protocol }) => protocol === 'icmp').length).toBe(4)
    expect(layers.at(-1)?.protocol).toBe('data')
  })
})
