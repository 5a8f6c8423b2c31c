/** IPv6 packets of a real kernel, and the rules of RFC 8200. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

/** UDP over IPv6, as Linux sent it. */
const captured =
  '02000000000a02000000000b86dd600da4a10029114020010db800000000000000000000000220010db800000000000000000000000110929c400029f98d4142434445464748494a4b4c4d4e4f505152535455565758595a41424344454647'
const addresses = {
  sourceAddress: octets('20010db8000000000000000000000001'),
  destinationAddress: octets('20010db8000000000000000000000002'),
}

describe('IPv6', () => {
  it('reads and writes back a captured packet, its checksum good', () => {
    const dissection = decode(octets(captured))
    expect(dissection.layers.map(({ protocol }) => protocol)).toEqual(['ethernet', 'ipv6', 'udp', 'data'])
    expect(dissection.findings).toEqual([])
    expect(numberOf(dissection.layers[1], 'flowLabel')).toBe(0xda4a1)
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(captured)
  })

  it('RFC 8200 §3: the payload length does not count the header', () => {
    const built = encode([
      { protocol: 'ipv6', values: addresses },
      { protocol: 'data', values: { data: octets('00112233') } },
    ])
    expect(numberOf(built.layers[0], 'payloadLength')).toBe(4)
    expect(numberOf(built.layers[0], 'nextHeader')).toBe(59)
  })

  it('RFC 8200 §8.1: UDP over IPv6 may not go without a checksum', () => {
    const built = encode([
      { protocol: 'ipv6', values: addresses },
      { protocol: 'udp', values: {}, overrides: { checksum: 0 } },
    ])
    expect(decode(built.octets, { link: 'raw' }).findings).toMatchObject([
      { code: 'check.illegal', severity: 'error' },
    ])
  })

  it('a payload length of 0 carries nothing: what is behind is not the packet', () => {
    const dissection = decode(octets(captured.replace('0029114020', '0000114020')))
    expect(dissection.layers.map(({ protocol }) => protocol)).toEqual(['ethernet', 'ipv6'])
    expect(fieldOf(dissection.layers[0], 'padding')?.bitLength).toBe(41 * 8)
  })

  it('a payload length beyond the frame and another version are told', () => {
    const codes = (hex: string) => decode(octets(hex)).findings.map(({ code }) => code)
    expect(codes(captured.replace('0029114020', '0129114020'))).toContain('ipv6.payloadLength')
    expect(codes(captured.replace('86dd60', '86dd40'))).toEqual(['ipv6.version'])
    expect(codes(captured.slice(0, 80))).toEqual(['header.cut'])
  })
})
