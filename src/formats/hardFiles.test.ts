/** Capture files that are cut, contradictory or hostile: each rule by name, what is kept and what is told. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MOST_INTERFACES, MOST_OCTETS } from './capture'
import { readPcap, writePcap } from './pcap'
import { readPcapng, writePcapng } from './pcapng'

/** One pcapng block, big-endian on demand. */
function block(type: number, body: Uint8Array, little = true): Uint8Array {
  const octets = new Uint8Array(12 + body.length)
  const view = new DataView(octets.buffer)
  view.setUint32(0, type, little)
  view.setUint32(4, octets.length, little)
  octets.set(body, 8)
  view.setUint32(octets.length - 4, octets.length, little)
  return octets
}

const utf8 = (words: string) => new TextEncoder().encode(words)
const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]))

describe('Files', () => {
  const frame = { at: 5, octets: Uint8Array.of(1, 2, 3) }
  const good = writePcapng([frame])
  const packet = good.slice(good.length - 36)
  const codes = (file: Uint8Array) => readPcapng(file).problems.map(({ code }) => code)

  it.each([
    [0, 'capture.magic'],
    [3, 'capture.magic'],
    [4, 'capture.header'],
    [23, 'capture.header'],
  ])('empty, 4, 23 octets: of %i there is nothing to read (%s)', (length, code) => {
    const { packets, problems } = readPcap(writePcap([frame]).slice(0, length))
    expect(packets).toEqual([])
    expect(problems.map(each => each.code)).toEqual([code])
  })

  it('24 octets: a capture without packets', () => {
    expect(readPcap(writePcap([]))).toEqual({ interfaces: [{ linkType: 1 }], packets: [], problems: [] })
  })

  it('cut records: what came before is kept, and how much is said', () => {
    const [record, header] = [16 + frame.octets.length, 24]
    const whole = writePcap([frame, frame, frame])
    for (let length = header; length <= whole.length; length++) {
      const { packets, problems } = readPcap(whole.slice(0, length))
      const kept = Math.floor((length - header) / record)
      expect(packets.map(({ octets }) => octets)).toEqual(Array(kept).fill(frame.octets))
      const isCut = (length - header) % record > 0
      expect(problems).toEqual(isCut ? [{ code: 'capture.cut', params: { kept } }] : [])
    }
  })

  it('unknown magic: no capture', () => {
    for (const file of [utf8('<html>'), utf8('GIF89a'), new Uint8Array(40).fill(255)]) {
      expect(readPcap(file).problems.map(({ code }) => code)).toEqual(['capture.magic'])
      expect(readPcapng(file).problems.map(({ code }) => code)).toEqual(['capture.magic'])
    }
  })

  it('100,000 empty records are 100,000 packets of nothing', () => {
    const file = new Uint8Array(24 + 16 * 100_000)
    file.set(writePcap([]))
    const { packets, problems } = readPcap(file)
    expect([packets.length, problems]).toEqual([100_000, []])
    expect(packets.every(({ octets }) => octets.length === 0)).toBe(true)
  })

  it('gzip: a compressed capture is told from a file that is none', () => {
    for (const file of [writePcap([frame]), writePcapng([frame])]) {
      const packed = new Uint8Array(gzipSync(file))
      for (const read of [readPcap, readPcapng])
        expect(read(packed)).toEqual({
          interfaces: [],
          packets: [],
          problems: [{ code: 'capture.gzip', params: {} }],
        })
    }
    expect(readPcap(Uint8Array.of(0x1f)).problems).toEqual([{ code: 'capture.magic', params: {} }])
  })

  it.each([
    [MOST_OCTETS + 1, 'capture.length'],
    [0x7fffffff, 'capture.length'],
    [0xffffffff, 'capture.length'],
    [MOST_OCTETS, 'capture.cut'],
    [4, 'capture.cut'],
  ])('absurd lengths: %i octets in a record of 3 (cap 262,144)', (length, code) => {
    expect(MOST_OCTETS).toBe(262_144)
    const file = writePcap([frame, frame])
    new DataView(file.buffer).setUint32(24 + 19 + 8, length, true)
    const { packets, problems } = readPcap(file)
    expect([packets.length, problems]).toEqual([1, [{ code, params: { kept: 1 } }]])
  })

  it.each([
    ['little-endian', 'µs', true, 0xa1b2c3d4, 5000n],
    ['big-endian', 'µs', false, 0xa1b2c3d4, 5000n],
    ['little-endian', 'ns', true, 0xa1b23c4d, 5n],
    ['big-endian', 'ns', false, 0xa1b23c4d, 5n],
  ])('both byte orders, µs and ns: %s, %s', (_order, _unit, little, magic, at) => {
    const file = writePcap([frame])
    const view = new DataView(file.buffer)
    for (const each of [0, 16, 20, 24, 28, 32, 36]) view.setUint32(each, view.getUint32(each, true), little)
    view.setUint32(0, magic, little)
    expect(readPcap(file)).toEqual({
      interfaces: [{ linkType: 1 }],
      packets: [{ interface: 0, at, octets: frame.octets, length: 3 }],
      problems: [],
    })
  })

  it.each([
    [0, 'capture.block'],
    [8, 'capture.block'],
    [33, 'capture.block'],
    [0xfffffffc, 'capture.cut'],
  ])('pcapng: a block length of %i stops the reading (%s)', (length, code) => {
    const file = joined(good, packet)
    new DataView(file.buffer).setUint32(good.length + 4, length, true)
    const { packets, problems } = readPcapng(file)
    expect(packets.length).toBe(1)
    expect(problems).toEqual([{ code, params: { kept: 1 } }])
  })

  it('pcapng: interface 7 of 1 is told', () => {
    const file = joined(good)
    new DataView(file.buffer).setUint32(good.length - 36 + 8, 7, true)
    expect(codes(file)).toEqual(['capture.interface'])
  })

  it('pcapng: 20,000 interfaces are too many, and the first 1,000 are kept', () => {
    const description = good.slice(28, 48)
    const file = joined(good.slice(0, 28), ...Array<Uint8Array>(20_000).fill(description))
    expect(codes(file)).toEqual(['capture.interfaces'])
    expect(MOST_INTERFACES).toBe(1000)
    expect(readPcapng(file).interfaces.length).toBe(MOST_INTERFACES)
  })

  it('pcapng: two sections of different order, interfaces with different link types and resolutions (2^-10), simple packets, unknown blocks', () => {
    const section = Uint8Array.of(0x1a, 0x2b, 0x3c, 0x4d, 0, 1, 0, 0, ...new Uint8Array(8).fill(255))
    const card = Uint8Array.of(0, 101, 0, 0, 0, 0, 0, 0, 0, 9, 0, 1, 138, 0, 0, 0)
    const enhanced = Uint8Array.of(...new Uint8Array(8), 0, 0, 4, 0, 0, 0, 0, 1, 0, 0, 0, 1, 9, 0, 0, 0)
    const simple = Uint8Array.of(0, 0, 0, 2, 7, 8, 0, 0)
    const file = joined(
      good,
      block(0x0a0d0d0a, section, false),
      block(1, card, false),
      block(99, new Uint8Array(4), false),
      block(6, enhanced, false),
      block(3, simple, false),
    )
    const { packets, interfaces, problems } = readPcapng(file)
    expect(problems).toEqual([])
    expect(interfaces.map(({ linkType }) => linkType)).toEqual([1, 101])
    expect(packets.map(each => [each.interface, each.at])).toEqual([
      [0, 5000n],
      [1, 1_000_000_000n],
      [1, undefined],
    ])
    expect(packets[2]?.octets).toEqual(Uint8Array.of(7, 8))
  })
})
