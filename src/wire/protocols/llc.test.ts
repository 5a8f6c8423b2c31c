/** 802.3 frames with a length, LLC and SNAP (IEEE 802.2, RFC 1042). */
import './breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex } from '../address'
import { decode } from '../decode'
import { fieldOf, numberOf } from '../dissection'
import { encode, layersOf } from '../encode'
import { gaps } from '../tiling.fixture'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)
const names = (frame: Uint8Array) => decode(frame).layers.map(({ protocol }) => protocol)

describe('LLC and SNAP', () => {
  it('RFC 1042: IP in an 802.3 frame stands behind AA-AA-03 and a zero organization code', () => {
    const built = encode([
      { protocol: 'ethernet', values: {} },
      { protocol: 'llc', values: {} },
      { protocol: 'snap', values: {} },
      { protocol: 'ipv4', values: {} },
    ])
    expect(hexOf(built.octets.slice(12, 22))).toBe('001caaaa030000000800')
    expect(names(built.octets)).toEqual(['ethernet', 'llc', 'snap', 'ipv4'])
    expect(gaps(decode(built.octets))).toEqual([])
  })

  it('IEEE 802.3 §3.2.6: what is behind the length is padding', () => {
    const bridge = octets(`0180c200000000005e0053010026424203${'00'.repeat(43)}`)
    const dissection = decode(bridge)
    expect(names(bridge)).toEqual(['ethernet', 'llc', 'data'])
    expect(dissection.layers[0]?.fields[2]?.spec.label).toBe('Length')
    expect(fieldOf(dissection.layers[0], 'padding')?.bitLength).toBe(64)
    expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(bridge))
  })

  it('numbered frames have two octets of control', () => {
    const dissection = decode(octets(`${'00'.repeat(12)}0004f0f00103${'00'.repeat(10)}`))
    expect(numberOf(dissection.layers[1], 'controlExtension')).toBe(3)
  })

  it('1501 to 1535 are neither length nor type', () => {
    for (const type of ['05dd', '05ff']) {
      const dissection = decode(octets(`${'00'.repeat(12)}${type}${'00'.repeat(46)}`))
      expect(dissection.findings.map(({ code }) => code)).toEqual(['ethernet.type'])
    }
    expect(decode(octets(`${'00'.repeat(12)}0600${'00'.repeat(46)}`)).findings).toEqual([])
  })

  it('a length beyond the frame is told', () => {
    const dissection = decode(octets(`${'00'.repeat(12)}05dc424203`))
    expect(dissection.findings.map(({ code }) => code)).toEqual(['ethernet.length'])
  })
})
