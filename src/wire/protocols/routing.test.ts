/** Routing headers (RFC 8200 §4.4). */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

const addresses = {
  sourceAddress: octets('20010db8000000000000000000000001'),
  destinationAddress: octets('20010db8000000000000000000000002'),
}

describe('routing headers', () => {
  it('RFC 8200 §8.1: the pseudo-header has the last address while segments are left', () => {
    const build = (segmentsLeft: number) =>
      encode([
        { protocol: 'ipv6', values: addresses },
        {
          protocol: 'routing',
          values: { segmentsLeft, address1: octets('20010db8000000000000000000000003') },
        },
        { protocol: 'udp', values: { destinationPort: 4242 } },
      ])
    const [onTheWay, arrived] = [build(1), build(0)]
    expect(numberOf(onTheWay.layers[1], 'headerExtensionLength')).toBe(2)
    expect(numberOf(onTheWay.layers[2], 'checksum')).toBe(numberOf(arrived.layers[2], 'checksum') - 1)
    for (const built of [onTheWay, arrived]) {
      const read = decode(built.octets, { link: 'raw' })
      expect(read.findings).toEqual([])
      expect(fieldOf(read.layers[1], 'address1')?.bitLength).toBe(128)
      expect(hexOf(encode(layersOf(read)).octets)).toBe(hexOf(built.octets))
    }
  })

  it('RFC 5095: type 0 is withdrawn', () => {
    const built = encode([
      { protocol: 'ipv6', values: addresses },
      { protocol: 'routing', values: { routingType: 0 } },
    ])
    expect(decode(built.octets, { link: 'raw' }).findings.map(({ code }) => code)).toEqual([
      'routing.withdrawn',
    ])
  })

  it('what an unknown type holds is shown as it is', () => {
    const built = encode([
      { protocol: 'ipv6', values: addresses },
      { protocol: 'routing', values: { routingType: 4, typeSpecificData: octets('00000000') } },
    ])
    expect(fieldOf(decode(built.octets, { link: 'raw' }).layers[1], 'typeSpecificData')?.bitLength).toBe(32)
  })
})
