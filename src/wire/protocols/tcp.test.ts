/** TCP segments of a real kernel, and the rules of RFC 9293 and its options. */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from '../address'
import { decode } from '../decode'
import { numberOf } from '../dissection'
import { encode, layersOf } from '../encode'
import type { LayerValues } from '../spec'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)

/** A SYN of Linux: MSS, SACK permitted, timestamps, NOP, window scale. */
const syn =
  '02000000000b02000000000a08004500003ccb3140004006eb86c0000201c00002029ca610922703c43300000000a002faf036420000020405b40402080a545aa5fc000000000103030a'

/** A segment with these values and options, as a bare packet. */
function segment(values: LayerValues['values'], overrides: LayerValues['values'] = {}) {
  return encode([
    {
      protocol: 'ipv4',
      values: { sourceAddress: parseIpv4('192.0.2.1') ?? 0, destinationAddress: parseIpv4('192.0.2.2') ?? 0 },
    },
    { protocol: 'tcp', values, overrides },
  ])
}

const read = (dissection: { octets: Uint8Array }) => decode(dissection.octets, { link: 'raw' })
const codes = (dissection: { octets: Uint8Array }) => read(dissection).findings.map(({ code }) => code)
/** Options of these octets: a generic option that holds them all. */
const withOptions = (hex: string) => {
  const { octets: packet } = segment({}, { dataOffset: 5 + hex.length / 8 })
  const both = new Uint8Array([...packet, ...octets(hex)])
  both[3] = both.length
  return decode(both, { link: 'raw' })
}

describe('TCP', () => {
  it('reads the options of a SYN', () => {
    const dissection = decode(octets(syn))
    const tcp = dissection.layers[2]
    expect(dissection.findings).toEqual([])
    expect(
      tcp?.fields.filter(({ name }) => name.startsWith('options')).map(({ name, value }) => [name, value]),
    ).toEqual([
      ['options[0].kind', 2],
      ['options[0].length', 4],
      ['options[0].maximumSegmentSize', 1460],
      ['options[1].kind', 4],
      ['options[1].length', 2],
      ['options[2].kind', 8],
      ['options[2].length', 10],
      ['options[2].timestampValue', 0x545aa5fc],
      ['options[2].timestampEchoReply', 0],
      ['options[3].kind', 1],
      ['options[4].kind', 3],
      ['options[4].length', 3],
      ['options[4].shiftCount', 10],
    ])
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(syn)
  })

  it('builds that SYN from its values', () => {
    const built = segment({
      sourcePort: 0x9ca6,
      destinationPort: 4242,
      sequenceNumber: 0x2703c433,
      synchronize: 1,
      window: 64240,
      'options[0].kind': 2,
      'options[0].maximumSegmentSize': 1460,
      'options[1].kind': 4,
      'options[2].kind': 8,
      'options[2].timestampValue': 0x545aa5fc,
      'options[3].kind': 1,
      'options[4].kind': 3,
      'options[4].shiftCount': 10,
    })
    expect(hexOf(built.octets.slice(20))).toBe(syn.slice(68))
  })

  it('RFC 9293 §3.1: options are padded to whole words, and the data offset follows', () => {
    const built = segment({ 'options[0].kind': 3, 'options[0].shiftCount': 7 })
    expect(numberOf(built.layers[1], 'dataOffset')).toBe(6)
    expect(hexOf(built.octets.slice(40))).toBe('03030700')
    expect(codes(built)).toEqual([])
  })

  it('RFC 2018 §3: SACK holds up to four blocks', () => {
    const built = segment({
      'options[0].kind': 5,
      'options[0].leftEdge1': 1000,
      'options[0].rightEdge1': 2000,
      'options[0].leftEdge2': 3000,
      'options[0].rightEdge2': 4000,
    })
    const tcp = read(built).layers[1]
    expect(numberOf(tcp, 'options[0].length')).toBe(18)
    expect(numberOf(tcp, 'options[0].rightEdge2')).toBe(4000)
    expect(numberOf(tcp, 'dataOffset')).toBe(10)
  })

  it('RFC 9293 §3.1: a data offset below 5 is impossible, and nothing behind it is read', () => {
    for (const dataOffset of [0, 1, 4]) {
      const built = segment({}, { dataOffset })
      expect(codes(built)).toEqual(['tcp.dataOffset'])
      expect(numberOf(read(built).layers[1], 'dataOffset')).toBe(dataOffset)
    }
  })

  it('a data offset beyond the segment is a cut header', () => {
    expect(codes(segment({}, { dataOffset: 15 }))).toContain('header.cut')
  })

  it.each([
    ['length 0', '0200', ['option.length', 'option.cut']],
    ['length 1 of an unknown one', 'fd010000', ['option.cut']],
    ['length 255', 'fdff0000', ['option.cut']],
    ['MSS of length 3', '02030500', ['option.length']],
    ['SACK of odd length', '0505010200000000', ['option.length']],
    ['no length at all', '010101fd', ['option.cut']],
    ['length 0, at the very end', '0101fd00', ['option.cut']],
    ['length 1, at the very end', '0101fd01', ['option.cut']],
  ])('an option with %s ends nowhere for ever', (_, hex, wanted) => {
    const dissection = withOptions(hex.padEnd(Math.ceil(hex.length / 8) * 8, '0'))
    const found = dissection.findings.map(({ code }) => code).filter(code => code.startsWith('option'))
    expect(wanted).toEqual(expect.arrayContaining(found))
    expect(found.length).toBeGreaterThan(0)
  })

  it('SYN together with FIN or RST is no segment anybody sends', () => {
    expect(codes(segment({ synchronize: 1, finish: 1 }))).toEqual(['tcp.flags'])
  })

  it('RFC 9293 §3.1: the checksum is never left out, so 0 is an ordinary value', () => {
    const dissection = read(segment({ sourcePort: 1 }, { checksum: 0 }))
    expect(dissection.findings.map(({ code }) => code)).toEqual(['check.bad'])
  })
})
