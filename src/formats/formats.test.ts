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
