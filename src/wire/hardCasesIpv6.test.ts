/** IPv6 and ICMP, cut, contradictory or hostile: each rule by name, what is read and what is told. */
import { describe, expect, it } from 'vitest'
import { hexOf } from './address'
import { decode } from './decode'
import { fieldOf, numberOf, octetsOf } from './dissection'
import { encode } from './encode'
import { addresses, codes, names, octets, read, upTo, utf8 } from './hardCases.fixture'
import type { FieldValue, LayerValues } from './spec'

const layer = (
  protocol: string,
  values: LayerValues['values'] = {},
  overrides: LayerValues['values'] = {},
): LayerValues => ({ protocol, values, overrides })
const make = (...layers: LayerValues[]) => encode(layers).octets
const data = (payload: Uint8Array) => layer('data', { data: payload })
const udp = layer('udp', { sourcePort: 40000, destinationPort: 4242 })
const hello = data(utf8('hello'))

describe('IPv6', () => {
  const between = {
    sourceAddress: octets('20010db8000000000000000000000001'),
    destinationAddress: octets('20010db8000000000000000000000002'),
  }
  const ipv6 = (overrides: LayerValues['values'] = {}) => layer('ipv6', between, overrides)

  it('payload length 0 carries nothing: what is behind is not the packet’s', () => {
    const dissection = read(make(ipv6({ payloadLength: 0 }), udp, hello))
    expect(names(dissection)).toBe('ipv6')
    expect(octetsOf(dissection.layers[0], 'surplus')?.length).toBe(13)
  })

  it('payload length too long is told, and the sum is unverified', () => {
    const dissection = read(
      make(ipv6({ payloadLength: 100 }), layer('udp', udp.values, { length: 100 }), hello),
    )
    expect(codes(dissection)).toEqual(['ipv6.payloadLength', 'check.unverified'])
    expect(dissection.findings[0]?.params).toMatchObject({ seen: 100, room: 13 })
    expect(names(dissection)).toBe('ipv6 udp data')
  })

  it('payload length too short: the datagram is longer than its packet, and what is behind is surplus', () => {
    const dissection = read(make(ipv6({ payloadLength: 10 }), udp, hello))
    expect(codes(dissection)).toEqual(['udp.length.long', 'check.unverified'])
    expect(octetsOf(dissection.layers[2], 'data')).toEqual(utf8('he'))
    expect(octetsOf(dissection.layers[0], 'surplus')).toEqual(utf8('llo'))
  })

  it.each(upTo(39))('header cut: %i of 40 octets', length => {
    const frame = new Uint8Array([...octets('00005e00530200005e00530186dd'), ...make(ipv6(), udp, hello)])
    const dissection = read(frame.subarray(0, 14 + length), 'ethernet')
    expect(codes(dissection)).toEqual(['header.cut'])
    expect(fieldOf(dissection.layers[1], 'sourceAddress')?.bitLength).toBe(length >= 24 ? 128 : undefined)
    expect(fieldOf(dissection.layers[1], 'destinationAddress')).toBeUndefined()
  })

  it('hop-by-hop late or twice is told: it comes right behind the IPv6 header (RFC 8200 §4.1)', () => {
    const [hop, destination] = [layer('hopByHop'), layer('destinationOptions')]
    expect(codes(read(make(ipv6(), hop, destination, udp, hello)))).toEqual([])
    const late = read(make(ipv6(), destination, hop, udp, hello))
    expect(late.findings).toMatchObject([{ code: 'hopByHop.late', severity: 'warning', layer: 2 }])
    const twice = read(make(ipv6(), hop, hop, udp, hello))
    expect(twice.findings).toMatchObject([{ code: 'hopByHop.late', severity: 'warning', layer: 2 }])
    expect(names(twice)).toBe('ipv6 hopByHop hopByHop udp data')
  })

  it('120 extension headers: 32 are read, the rest is data', () => {
    const many = new Uint8Array([...make(ipv6()), ...octets('3c00010400000000'.repeat(120))])
    many.set([960 >> 8, 960 & 255, 60], 4)
    const dissection = read(many)
    expect(names(dissection)).toBe(`ipv6 ${'destinationOptions '.repeat(32)}data`)
    expect(octetsOf(dissection.layers[33], 'data')?.length).toBe(88 * 8)
  })

  it.each([7, 200, 255])('option past its header: a length of %i where there is room for 4', length => {
    const frame = make(ipv6(), layer('destinationOptions'), udp, hello)
    frame.set([0x1e, length], 42)
    const dissection = read(frame)
    expect(codes(dissection)).toEqual(['option.cut'])
    expect(names(dissection)).toBe('ipv6 destinationOptions udp data')
  })

  it('RH0: its checksum uses the last address, and it is withdrawn (RFC 5095)', () => {
    const last = octets('20010db8000000000000000000000003')
    const route = { routingType: 0, segmentsLeft: 2, address1: between.sourceAddress, address2: last }
    const routed = make(ipv6(), layer('routing', route), udp, hello)
    const direct = make(layer('ipv6', { ...between, destinationAddress: last }), udp, hello)
    const [there, straight] = [read(routed), read(direct)]
    expect(numberOf(there.layers[2], 'checksum')).toBe(numberOf(straight.layers[1], 'checksum'))
    expect(codes(there)).toEqual(['routing.withdrawn'])
    // The same packet with the route used up: now the destination is the one in the header.
    expect(codes(read(routed.with(43, 0)))).toEqual(['routing.withdrawn', 'check.bad'])
  })

  it('no-next-header with octets after it: they belong to nobody (RFC 8200 §4.7)', () => {
    const dissection = read(make(ipv6({ nextHeader: 59 }), udp, hello))
    expect(names(dissection)).toBe('ipv6 data')
    expect(octetsOf(dissection.layers[1], 'data')?.length).toBe(13)
    expect(codes(dissection)).toEqual([])
  })

  it('UDP checksum 0 is illegal (RFC 8200 §8.1)', () => {
    const dissection = read(make(ipv6(), layer('udp', udp.values, { checksum: 0 }), hello))
    expect(dissection.findings).toMatchObject([{ code: 'check.illegal', severity: 'error', layer: 1 }])
  })
})

describe('ICMP', () => {
  const ipv4 = layer('ipv4', addresses)
  const error = (quoted: Uint8Array) =>
    read(make(ipv4, layer('icmp', { type: 3, code: 3 }), ...(quoted.length ? [data(quoted)] : [])))

  it('odd length: a virtual zero octet is summed', () => {
    const echo = (payload: Uint8Array) =>
      read(make(ipv4, layer('icmp', { type: 8, identifier: 7 } as Record<string, FieldValue>), data(payload)))
    const [odd, even] = [echo(Uint8Array.of(1, 2, 3)), echo(Uint8Array.of(1, 2, 3, 0))]
    expect(numberOf(odd.layers[1], 'checksum')).toBe(numberOf(even.layers[1], 'checksum'))
    expect([...codes(odd), ...codes(even)]).toEqual([])
  })

  it('bad sum: 0 is one like any other', () => {
    for (const checksum of [0, 0x1234]) {
      const dissection = read(make(ipv4, layer('icmp', { type: 8 }, { checksum }), hello))
      expect(dissection.findings).toMatchObject([{ code: 'check.bad', severity: 'error', field: 'checksum' }])
    }
  })

  it.each(upTo(27))('short quotes: %i octets are nobody’s fault', length => {
    const dissection = error(make(ipv4, udp, hello).subarray(0, length))
    expect(dissection.findings.filter(({ severity }) => severity !== 'note')).toEqual([])
    expect(dissection.findings).toContainEqual(
      expect.objectContaining({ code: 'header.cut', severity: 'note' }),
    )
  })

  it('short quotes: 8 octets behind the header name the ports (RFC 792)', () => {
    const dissection = error(make(ipv4, udp, hello).subarray(0, 28))
    expect(names(dissection)).toBe('ipv4 icmp ipv4 udp')
    expect(dissection.layers[3]).toMatchObject({ quoted: true, partial: true })
    expect(numberOf(dissection.layers[3], 'destinationPort')).toBe(4242)
    expect(codes(dissection)).toEqual(['check.unverified'])
  })

  it('quotes within quotes 30 deep: 3 are read', () => {
    let packet = new Uint8Array(0)
    for (let i = 0; i < 30; i++) {
      packet = new Uint8Array(make(ipv4, layer('icmp', { type: 11 }), data(packet)))
    }
    expect(names(decode(packet, { link: 'raw' }))).toBe(`${'ipv4 icmp '.repeat(4)}data`)
    expect(hexOf(read(packet).octets)).toBe(hexOf(packet))
  })
})
