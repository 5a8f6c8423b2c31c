/** IPv4's options, the hostile ones too (RFC 791 §3.1). */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from '../address'
import { decode } from '../decode'
import { numberOf, octetsOf } from '../dissection'
import { encode, layersOf } from '../encode'
import type { LayerValues } from '../spec'

const address = (text: string) => parseIpv4(text) ?? 0

function packet(options: LayerValues['values']) {
  return encode([
    {
      protocol: 'ipv4',
      values: { sourceAddress: address('192.0.2.1'), destinationAddress: address('192.0.2.2'), ...options },
    },
    { protocol: 'udp', values: { destinationPort: 4242 } },
  ])
}

const read = (octets: Uint8Array) => decode(octets, { link: 'raw' })

/** A header with these octets as its options, their checksum made anew. */
function withOptions(hex: string) {
  const options = octetsOfHex(hex) ?? new Uint8Array(0)
  return read(packet({ padding: options }).octets)
}

describe('IPv4 options', () => {
  it('RFC 791: options are padded to whole words, and the IHL follows', () => {
    const built = packet({ 'options[0].type': 7, 'options[0].address1': 0 })
    expect(hexOf(built.octets.slice(20, 28))).toBe('0707040000000000')
    expect(numberOf(built.layers[0], 'headerLength')).toBe(7)
    expect(read(built.octets).findings).toEqual([])
  })

  it('a record route that is full has its pointer past the end', () => {
    const dissection = withOptions('070708c000020100')
    expect(numberOf(dissection.layers[0], 'options[0].pointer')).toBe(8)
    expect(numberOf(dissection.layers[0], 'options[0].address1')).toBe(address('192.0.2.1'))
    expect(numberOf(dissection.layers[0], 'options[1].type')).toBe(0)
  })

  it('reads time stamps with addresses, and the overflow', () => {
    const header = withOptions('440c05f1c0000201000000ff').layers[0]
    expect(numberOf(header, 'options[0].overflow')).toBe(15)
    expect(numberOf(header, 'options[0].address1')).toBe(address('192.0.2.1'))
    expect(numberOf(header, 'options[0].timestamp1')).toBe(255)
  })

  it('RFC 1122 §3.2.1.8: with a source route the pseudo-header has the final destination', () => {
    const through = { 'options[0].type': 131, 'options[0].address1': address('198.51.100.20') }
    const direct = encode([
      {
        protocol: 'ipv4',
        values: { sourceAddress: address('192.0.2.1'), destinationAddress: address('198.51.100.20') },
      },
      { protocol: 'udp', values: { destinationPort: 4242 } },
    ])
    const routed = packet(through)
    expect(numberOf(routed.layers[1], 'checksum')).toBe(numberOf(direct.layers[1], 'checksum'))
    expect(read(routed.octets).findings).toEqual([])
    const arrived = packet({ ...through, 'options[0].pointer': 8 })
    expect(numberOf(arrived.layers[1], 'checksum')).not.toBe(numberOf(direct.layers[1], 'checksum'))
  })

  it.each([
    ['length 0', '07000000', 'option.length'],
    ['length 1', '07010000', 'option.length'],
    ['a length past the header', '07ff0400', 'option.length'],
    ['an unknown one past the header', '99090000', 'option.cut'],
    ['an unknown one of length 0, at the very end', '01019900', 'option.cut'],
    ['router alert of length 3', '94030000', 'option.length'],
  ])('an option with %s stops the reading', (_, hex, code) => {
    const dissection = withOptions(hex)
    expect(dissection.findings.map(({ code }) => code)).toContain(code)
    expect(dissection.layers.at(-1)?.protocol).toBe('udp')
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(dissection.octets))
  })

  it('an unknown option is passed over by its length, and what follows is read (RFC 1122 §3.2.1.8)', () => {
    const dissection = withOptions('9904beef94040000')
    expect(dissection.findings).toEqual([])
    expect(hexOf(octetsOf(dissection.layers[0], 'options[0].data') ?? new Uint8Array(0))).toBe('beef')
    expect(numberOf(dissection.layers[0], 'options[1].type')).toBe(148)
    expect(dissection.layers.at(-1)?.protocol).toBe('udp')
  })

  it('what stands behind the end of options is padding, whatever it is', () => {
    const header = withOptions('00deadbe').layers[0]
    expect(header?.fields.at(-1)).toMatchObject({ name: 'padding', bitLength: 24 })
    expect(withOptions('00deadbe').findings).toEqual([])
  })
})
