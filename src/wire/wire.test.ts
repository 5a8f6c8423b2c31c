/** Real octets both ways, one test per rule of the RFCs, and the laws of encode and decode. */
import './protocols/breadth.fixture'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIpv4, hexOf, inPrefix, networkOf, octetsOfHex, parseIpv4, parseMac } from './address'
import * as captured from './captured.fixture'
import { onesComplementSum } from './checksum'
import { crc32, RESIDUE } from './crc32'
import { decode } from './decode'
import { fieldOf, layerOf, numberOf, octetsOf } from './dissection'
import { encode, layersOf } from './encode'
import type { Dissection, LayerValues } from './spec'
import { gaps } from './tiling.fixture'
import { checkWork } from './work'

const names = (dissection: Dissection) => dissection.layers.map(({ protocol }) => protocol)
const codes = (dissection: Dissection) => dissection.findings.map(({ code }) => code)
const text = (octets: Uint8Array | undefined) => new TextDecoder().decode(octets)
const address = (dotted: string) => parseIpv4(dotted) ?? 0
const utf8 = (words: string) => new TextEncoder().encode(words)

/** [Ethernet[IP[UDP[TFTP[DATA]]]]] of RFC 1350, from and to documentation addresses. */
function message(payload: Uint8Array, patch: Partial<Record<string, LayerValues['values']>> = {}) {
  const layer = (protocol: string, values: LayerValues['values']): LayerValues => ({
    protocol,
    values,
    ...(patch[protocol] && { overrides: patch[protocol] }),
  })
  return [
    layer('ethernet', {
      destination: octetsOfHex('00005e005302') ?? 0,
      source: octetsOfHex('00005e005301') ?? 0,
    }),
    layer('ipv4', { sourceAddress: address('192.0.2.10'), destinationAddress: address('198.51.100.20') }),
    layer('udp', { sourcePort: 50000, destinationPort: 50001 }),
    layer('tftp', { opcode: 3, blockNumber: 1 }),
    layer('data', { data: payload }),
  ]
}

describe('captured frames', () => {
  it('reads a question and an answer of ARP', () => {
    const arp = layerOf(decode(captured.arpRequest), 'arp')
    expect(numberOf(arp, 'operation')).toBe(1)
    expect(formatIpv4(numberOf(arp, 'targetProtocolAddress'))).toBe('192.0.2.2')
    expect(hexOf(octetsOf(arp, 'senderHardwareAddress') ?? new Uint8Array())).toBe('02000000000a')
  })

  it('takes what is behind ARP as Ethernet padding', () => {
    const ethernet = decode(captured.arpRequestPadded).layers[0]
    expect(octetsOf(ethernet, 'padding')?.length).toBe(18)
    expect(ethernet?.bodyEnd).toBe(42)
  })

  it('reads a write request with its option', () => {
    const dissection = decode(captured.writeRequest)
    expect(names(dissection)).toEqual(['ethernet', 'ipv4', 'udp', 'tftp'])
    const tftp = layerOf(dissection, 'tftp')
    expect(text(octetsOf(tftp, 'filename'))).toBe('put3.bin')
    expect(text(octetsOf(tftp, 'mode'))).toBe('octet')
    expect(text(octetsOf(tftp, 'options[0].name'))).toBe('tsize')
    expect(text(octetsOf(tftp, 'options[0].value'))).toBe('5000')
    expect(dissection.findings).toEqual([])
  })

  it('knows TFTP by the client port of its conversation (RFC 1350 §4)', () => {
    expect(names(decode(captured.optionAcknowledgment))).toEqual(['ethernet', 'ipv4', 'udp', 'data'])
    const known = decode(captured.optionAcknowledgment, { ports: { 39502: 'tftp' } })
    expect(numberOf(layerOf(known, 'tftp'), 'opcode')).toBe(6)
  })

  it('gets the payload length from UDP, never from the frame', () => {
    const dissection = decode(captured.emptyDatagram)
    expect(names(dissection)).toEqual(['ethernet', 'ipv4', 'udp'])
    expect(octetsOf(dissection.layers[0], 'padding')?.length).toBe(18)
  })

  it.each(Object.entries(captured))('encodes %s as it was read', (_, octets) => {
    expect(hexOf(encode(layersOf(decode(octets))).octets)).toBe(hexOf(octets))
  })

  it('builds the write request from its values alone', () => {
    const dissection = decode(captured.writeRequest)
    const given = layersOf(dissection).map(({ protocol, values }) => {
      const automatic = /^(headerLength|totalLength|length|checksum|headerChecksum|type|protocol|version)$/
      return {
        protocol,
        values: Object.fromEntries(Object.entries(values).filter(([name]) => !automatic.test(name))),
      }
    })
    expect(hexOf(encode(given).octets)).toBe(hexOf(captured.writeRequest))
  })
})

describe('rules', () => {
  it('RFC 768: a computed checksum of zero is sent as all ones', () => {
    const dissection = decode(captured.allOnesChecksum)
    const udp = dissection.layers[2]
    expect(numberOf(udp, 'checksum')).toBe(0xffff)
    expect(dissection.findings).toEqual([])
    const built = encode(
      layersOf(dissection).map(layer =>
        layer.protocol === 'udp'
          ? { protocol: 'udp', values: { sourcePort: 40000, destinationPort: 4242 } }
          : layer,
      ),
    )
    expect(hexOf(built.octets)).toBe(hexOf(captured.allOnesChecksum))
    const work = checkWork(dissection, 2, 'checksum')
    expect(work).toMatchObject({ kind: 'internet', complement: 0, zeroAsOnes: true, wanted: 0xffff })
  })

  it('RFC 768: checksum 0 says that there is none', () => {
    const dissection = decode(encode(message(utf8('hi'), { udp: { checksum: 0 } })).octets)
    expect(codes(dissection)).toEqual(['check.none'])
  })

  it('RFC 1071: an odd last octet has a zero octet thought behind it', () => {
    expect(onesComplementSum(Uint8Array.of(0x12, 0x34, 0x56))).toBe(0x1234 + 0x5600)
    const work = checkWork(encode(message(utf8('odd'))), 2, 'checksum')
    expect(work?.kind === 'internet' && work.words.at(-1)?.padded).toBe(true)
  })

  it('RFC 791 §3.1: the header checksum is computed over an overridden TTL', () => {
    const built = encode(message(utf8('hi'), { ipv4: { timeToLive: 1 } }))
    expect(numberOf(built.layers[1], 'timeToLive')).toBe(1)
    expect(decode(built.octets).findings).toEqual([])
  })

  it('RFC 894: a short body is padded to 46 octets, and the FCS covers the padding', () => {
    const built = encode(message(utf8('x')), { fcs: true })
    expect(built.octets.length).toBe(64)
    expect(octetsOf(built.layers[0], 'padding')?.length).toBe(13)
    expect(crc32(built.octets)).toBe(RESIDUE)
    const read = decode(built.octets, { fcs: true, ports: { 50000: 'tftp' } })
    expect(names(read)).toEqual(['ethernet', 'ipv4', 'udp', 'tftp', 'data'])
    expect(read.findings).toEqual([])
    expect(numberOf(read.layers[0], 'frameCheckSequence')).toBe(
      numberOf(built.layers[0], 'frameCheckSequence'),
    )
  })

  it('IEEE 802.3 §3.2.9: one flipped bit is noticed', () => {
    const { octets } = encode(message(utf8('Hello, network!')), { fcs: true })
    octets[50] = (octets[50] ?? 0) ^ 4
    expect(codes(decode(octets, { fcs: true }))).toEqual(['check.bad', 'check.bad'])
  })

  it('encodes impossible headers as asked, and says what is wrong', () => {
    const ihl = encode(message(utf8('hi'), { ipv4: { headerLength: 2 } }))
    expect(ihl.octets[14]).toBe(0x42)
    const read = decode(ihl.octets)
    expect(codes(read)).toEqual(['ipv4.headerLength'])
    expect(names(read)).toEqual(['ethernet', 'ipv4', 'data'])
    const length = decode(encode(message(utf8('hi'), { udp: { length: 5 } })).octets)
    expect(codes(length)).toContain('udp.length.short')
    expect(names(length)).toEqual(['ethernet', 'ipv4', 'udp', 'data'])
  })

  it('RFC 791 §3.1: fragments behind the first one are data', () => {
    const piece = encode(message(utf8('hi'), { ipv4: { fragmentOffset: 185 } }))
    expect(names(decode(piece.octets))).toEqual(['ethernet', 'ipv4', 'data'])
  })

  it('what nobody knows is data', () => {
    const unknown = encode(message(utf8('hi'), { ipv4: { protocol: 253 } }))
    expect(names(decode(unknown.octets))).toEqual(['ethernet', 'ipv4', 'data'])
    expect(names(decode(new Uint8Array(0)))).toEqual(['ethernet'])
    expect(codes(decode(new Uint8Array(9)))).toEqual(['header.cut'])
  })

  it('reads a bare IP packet', () => {
    expect(names(decode(captured.writeRequest.slice(14), { link: 'raw' }))).toEqual(['ipv4', 'udp', 'tftp'])
  })
})

describe('working', () => {
  it('ends at what the field holds, and every word has its source', () => {
    const built = encode(message(utf8('Hello, network!')), { fcs: true })
    for (const [layer, name] of [
      [1, 'headerChecksum'],
      [2, 'checksum'],
      [0, 'frameCheckSequence'],
    ] as const) {
      const work = checkWork(built, layer, name)
      expect(work?.wanted).toBe(work?.seen)
      expect(work?.seen).toBe(numberOf(built.layers[layer], name))
    }
    const udp = checkWork(built, 2, 'checksum')
    if (udp?.kind !== 'internet') throw new Error('no working')
    const parts = udp.words.flatMap(({ source }) => (source.kind === 'pseudoHeader' ? [source.parts] : []))
    expect(parts).toEqual([
      ['sourceAddress'],
      ['sourceAddress'],
      ['destinationAddress'],
      ['destinationAddress'],
      ['zero', 'protocol'],
      ['length'],
    ])
    expect(udp.words.every(({ source }) => source.kind === 'pseudoHeader' || source.fields.length > 0)).toBe(
      true,
    )
    const ip = checkWork(built, 1, 'headerChecksum')
    if (ip?.kind !== 'internet') throw new Error('no working')
    expect(ip.words[0]?.source).toMatchObject({
      offset: 14,
      fields: [
        { name: 'version' },
        { name: 'headerLength' },
        { name: 'differentiatedServices' },
        { name: 'explicitCongestionNotification' },
      ],
    })
  })

  it('IEEE 802.3: the CRC of "123456789" is CBF43926', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
  })
})

describe('laws', () => {
  const octets = fc.uint8Array({ maxLength: 90 })
  const frames = fc.oneof(
    octets,
    fc
      .tuple(
        fc.constantFrom(...Object.values(captured)),
        fc.array(fc.tuple(fc.nat(70), fc.nat(255))),
        fc.nat(90),
      )
      .map(([frame, changes, length]) => {
        const mutant = frame.slice(0, length)
        for (const [at, value] of changes) if (at < mutant.length) mutant[at] = value
        return mutant
      }),
  )
  const options = fc.record({
    fcs: fc.boolean(),
    link: fc.constantFrom('ethernet' as const, 'raw' as const),
    ports: fc.constantFrom({}, { 39502: 'tftp' }),
  })

  it('fields tile the frame, and encode gives back what was decoded', () => {
    fc.assert(
      fc.property(frames, options, (frame, how) => {
        const dissection = decode(frame, how)
        expect(gaps(dissection)).toEqual([])
        expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(frame))
      }),
      { numRuns: 500 },
    )
  })

  it('what was built is read back: same fields, same places, nothing wrong', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (payload, fcs) => {
        const built = encode(message(payload), { fcs })
        const read = decode(built.octets, { fcs, ports: { 50000: 'tftp' } })
        expect(read.findings).toEqual([])
        const plain = ({ layers }: Dissection) =>
          layers.map(({ spec: _, ...layer }) => ({
            ...layer,
            fields: layer.fields
              .filter(({ bitLength }) => bitLength > 0)
              .map(({ spec: _, ...field }) => field),
          }))
        expect(plain(read)).toEqual(
          plain(built).filter(({ protocol }) => protocol !== 'data' || payload.length > 0),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('the sum over a checksummed header comes out as all ones', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(65535), (timeToLive, identification) => {
        const { octets } = encode(message(utf8('hi'), { ipv4: { timeToLive, identification } }))
        expect(onesComplementSum(octets.subarray(14, 34))).toBe(0xffff)
      }),
    )
  })
})

describe('addresses', () => {
  it('reads and writes dotted decimal', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), number => {
        expect(parseIpv4(formatIpv4(number))).toBe(number)
      }),
    )
    for (const wrong of ['1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '1.2.3.x', '', ' 1.2.3.4']) {
      expect(parseIpv4(wrong)).toBeUndefined()
    }
  })

  it('takes the three forms of a MAC address', () => {
    for (const form of ['00-00-5E-00-53-01', '00:00:5e:00:53:01', '0000.5e00.5301']) {
      expect(hexOf(parseMac(form) ?? new Uint8Array())).toBe('00005e005301')
    }
    expect(parseMac('00-00:5E-00-53-01')).toBeUndefined()
  })

  it('knows who is in a network', () => {
    expect(inPrefix(address('192.0.2.77'), address('192.0.2.0'), 24)).toBe(true)
    expect(inPrefix(address('198.51.100.20'), address('192.0.2.0'), 24)).toBe(false)
    expect(inPrefix(address('198.51.100.20'), 0, 0)).toBe(true)
    expect(formatIpv4(networkOf(address('192.0.2.77'), 26))).toBe('192.0.2.64')
  })

  it('finds fields by name', () => {
    expect(fieldOf(decode(captured.writeRequest).layers[1], 'timeToLive')?.bitOffset).toBe(22 * 8)
  })
})
