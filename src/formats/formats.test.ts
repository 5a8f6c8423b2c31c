/** Files written are read back, and damaged ones give what came before the damage. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeC } from './c'
import { readHexDump, writeHexDump } from './hexdump'
import { readPcap, writePcap } from './pcap'
import { readPcapng, writePcapng } from './pcapng'
import { writeScapy } from './scapy'

const frames = fc.array(fc.record({ at: fc.nat(2 ** 31 - 1), octets: fc.uint8Array({ maxLength: 80 }) }), {
  maxLength: 5,
})

describe('capture files', () => {
  it.each([
    ['pcap', writePcap, readPcap],
    ['pcapng', writePcapng, readPcapng],
  ] as const)('%s: what was written is read back', (_, write, read) => {
    fc.assert(
      fc.property(frames, fc.boolean(), (given, fcs) => {
        const { packets, interfaces, problems } = read(write(given, { fcs }))
        expect(problems).toEqual([])
        expect(interfaces).toEqual([{ linkType: 1, ...(fcs && { fcsLength: 4 }) }])
        expect(packets).toEqual(
          given.map(({ at, octets }) => ({
            interface: 0,
            at: BigInt(at) * 1000n,
            octets,
            length: octets.length,
          })),
        )
      }),
    )
  })

  it.each([
    ['pcap', writePcap, readPcap],
    ['pcapng', writePcapng, readPcapng],
  ] as const)('%s: a cut or damaged file never throws and keeps what came before', (_, write, read) => {
    fc.assert(
      fc.property(frames, fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255))), (given, cut, damage) => {
        const file = write(given)
        expect(read(file.slice(0, cut % (file.length + 1))).packets.length).toBeLessThanOrEqual(given.length)
        for (const [at, octet] of damage) file[at % file.length] = octet
        read(file)
      }),
    )
  })

  it('says what is no capture', () => {
    expect(readPcap(Uint8Array.of(60, 104, 116, 109)).problems[0]?.code).toBe('capture.magic')
    expect(readPcapng(new Uint8Array(3)).problems[0]?.code).toBe('capture.magic')
  })
})

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

const joined = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap(part => [...part]))

describe('hard files', () => {
  const frame = { at: 5, octets: Uint8Array.of(1, 2, 3) }
  const good = writePcapng([frame])
  const packet = good.slice(good.length - 36)
  const codes = (file: Uint8Array) => readPcapng(file).problems.map(({ code }) => code)

  it.each([0, 3, 4, 23])('a pcap of %i octets has nothing to read', length => {
    expect(readPcap(writePcap([frame]).slice(0, length)).packets).toEqual([])
    expect(readPcap(writePcap([frame]).slice(0, length)).problems.length).toBe(1)
  })

  it('a pcap of 24 octets is a capture without packets', () => {
    expect(readPcap(writePcap([]))).toMatchObject({ packets: [], problems: [] })
  })

  it('lengths are compared with what is left before anything is allocated', () => {
    const file = writePcap([frame, frame])
    new DataView(file.buffer).setUint32(24 + 19 + 8, 0xffffffff, true)
    const { packets, problems } = readPcap(file)
    expect([packets.length, problems[0]?.code]).toEqual([1, 'capture.length'])
  })

  it('reads both byte orders and nanoseconds', () => {
    const file = writePcap([frame])
    const view = new DataView(file.buffer)
    for (const at of [0, 16, 20, 24, 28, 32, 36]) view.setUint32(at, view.getUint32(at, true))
    view.setUint32(0, 0xa1b23c4d)
    expect(readPcap(file).packets[0]?.at).toBe(5n)
  })

  it.each([0, 8, 33, 0xfffffffc])('a block length of %i stops the reading', length => {
    const file = joined(good, packet)
    new DataView(file.buffer).setUint32(good.length + 4, length, true)
    const { packets, problems } = readPcapng(file)
    expect(packets.length).toBe(1)
    expect(problems.length).toBe(1)
  })

  it('a packet of an interface that is not there is told', () => {
    const file = joined(good)
    new DataView(file.buffer).setUint32(good.length - 36 + 8, 7, true)
    expect(codes(file)).toEqual(['capture.interface'])
  })

  it('twenty thousand interfaces are too many', () => {
    const description = good.slice(28, 48)
    const file = joined(good.slice(0, 28), ...Array<Uint8Array>(20_000).fill(description))
    expect(codes(file)).toEqual(['capture.interfaces'])
  })

  it('reads two sections of different order, simple packets and resolutions of powers of two', () => {
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

describe('text', () => {
  it('a hex dump is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), octets => {
        expect(readHexDump(writeHexDump(octets))).toEqual(octets)
      }),
    )
  })

  it('takes dumps of other forms', () => {
    const wanted = Uint8Array.of(0xde, 0xad, 0xbe, 0xef)
    for (const text of [
      'deadbeef',
      'de ad be ef',
      '0000  de ad be ef   ....',
      '0x0000: dead beef',
      '0xde, 0xad, 0xbe, 0xef',
    ]) {
      expect(readHexDump(text), text).toEqual(wanted)
    }
    expect(readHexDump('00ff00ff')).toEqual(Uint8Array.of(0, 255, 0, 255))
    expect(readHexDump('no hex')).toBeUndefined()
    expect(readHexDump('')).toBeUndefined()
  })

  it('writes C and Scapy', () => {
    expect(writeC(Uint8Array.of(1, 255))).toBe('const unsigned char frame[2] = {\n  0x01, 0xff,\n};\n')
    expect(writeScapy(Uint8Array.of(1, 255))).toBe('Ether(bytes.fromhex("01ff"))\n')
  })
})
