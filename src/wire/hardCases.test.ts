/** Frames that are cut, contradictory or hostile: each rule by name, what is read and what is told. */
import './protocols/breadth.fixture'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from './address'
import { decode } from './decode'
import { fieldOf, numberOf, octetsOf } from './dissection'
import { encode, layersOf } from './encode'
import type { Dissection, LayerValues } from './spec'
import { gaps } from './tiling.fixture'

const octets = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)
const utf8 = (words: string) => new TextEncoder().encode(words)
const names = ({ layers }: Dissection) => layers.map(({ protocol }) => protocol).join(' ')
const codes = ({ findings }: Dissection) => findings.map(({ code }) => code)

type Patch = Partial<Record<string, LayerValues['values']>>

/** A datagram with `payload`, fields overridden by protocol, as a bare packet of true length. */
function datagram(payload: Uint8Array, patch: Patch = {}): Uint8Array {
  const layer = (protocol: string, values: LayerValues['values']): LayerValues => ({
    protocol,
    values,
    overrides: patch[protocol] ?? {},
  })
  return encode([
    layer('ipv4', {
      sourceAddress: parseIpv4('192.0.2.1') ?? 0,
      destinationAddress: parseIpv4('192.0.2.2') ?? 0,
    }),
    layer('udp', { sourcePort: 40000, destinationPort: patch.tftp ? 69 : 4242 }),
    ...(patch.tftp ? [layer('tftp', {})] : []),
    layer('data', { data: payload }),
  ]).octets
}

const packet = (patch: Patch, payload = utf8('hello')) => read(datagram(payload, patch))

/** Every case has to be tiled and encoded back as well. */
function read(frame: Uint8Array, link: 'ethernet' | 'raw' = 'raw'): Dissection {
  const dissection = decode(frame, { link })
  expect(gaps(dissection)).toEqual([])
  expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(frame))
  return dissection
}

describe('Ethernet', () => {
  it.each([0, 1, 5, 6, 11, 12, 13])('a frame of %i octets is a cut header', length => {
    expect(codes(read(new Uint8Array(length), 'ethernet'))).toEqual(['header.cut'])
  })

  it('a frame that ends behind its header lacks what its type announced', () => {
    expect(codes(read(octets('00005e00530200005e0053010800'), 'ethernet'))).toEqual(['header.cut'])
  })

  it('padding need not be zero', () => {
    const frame = encode([
      { protocol: 'ethernet', values: { padding: octets('aa'.repeat(18)) } },
      { protocol: 'arp', values: {} },
    ]).octets
    expect(hexOf(octetsOf(read(frame, 'ethernet').layers[0], 'padding') ?? octets(''))).toBe('aa'.repeat(18))
  })

  it('a jumbo frame is read like any other', () => {
    const frame = encode([
      { protocol: 'ethernet', values: {} },
      { protocol: 'ipv4', values: {} },
      { protocol: 'data', values: { data: new Uint8Array(8980) } },
    ]).octets
    expect(numberOf(read(frame, 'ethernet').layers[1], 'totalLength')).toBe(9000)
  })
})

describe('ARP', () => {
  const arp = (hex: string) => read(octets(`ffffffffffff00005e00530108060001${hex}`), 'ethernet')

  it.each([
    ['gratuitous', '080006040001 00005e005301 c0000201 000000000000 c0000201'],
    ['a probe (RFC 5227)', '080006040001 00005e005301 00000000 000000000000 c0000201'],
    ['reverse ARP', '080006040003 00005e005301 00000000 00005e005301 00000000'],
    ['operation 0', '080006040000 00005e005301 c0000201 000000000000 c0000202'],
  ])('%s is read', (_, hex) => {
    expect(names(arp(hex.replaceAll(' ', '')))).toBe('ethernet arp')
  })

  it('its own lengths say how long the addresses are', () => {
    const long = arp(`0800061000 01${'00'.repeat(44)}`.replaceAll(' ', ''))
    expect(octetsOf(long.layers[1], 'targetProtocolAddress')?.length).toBe(16)
    const none = arp('080000040001c0000201c0000202')
    expect(fieldOf(none.layers[1], 'senderHardwareAddress')).toBeUndefined()
    expect(numberOf(none.layers[1], 'targetProtocolAddress')).toBe(parseIpv4('192.0.2.2'))
  })

  it('a length beyond the frame is a cut header', () => {
    expect(codes(arp('0800ff0400010000'))).toEqual(['header.cut'])
  })
})

describe('IPv4', () => {
  it.each([0, 5, 6, 15])('RFC 1122 §3.2.1.1: version %i is dropped, so nothing behind is read', version => {
    const frame = datagram(utf8('hello'), { ipv4: { version } })
    const framed = new Uint8Array([...octets('00005e00530200005e0053010800'), ...frame])
    expect(codes(read(framed, 'ethernet'))).toContain('ipv4.version')
    expect(names(read(framed, 'ethernet'))).toBe('ethernet ipv4 data')
  })

  it.each([0, 1, 4])('IHL %i is shorter than the header', headerLength => {
    expect(codes(packet({ ipv4: { headerLength } }))).toContain('ipv4.headerLength')
  })

  it('an overridden IHL adds no octets', () => {
    expect(datagram(utf8('hello'), { ipv4: { headerLength: 15 } }).length).toBe(33)
    expect(encode([{ protocol: 'ipv4', values: {}, overrides: { headerLength: 15 } }]).octets.length).toBe(20)
  })

  it('IHL 15 of a short packet is a cut header', () => {
    expect(codes(packet({ ipv4: { headerLength: 15 } }))).toContain('header.cut')
  })

  it('a header longer than the total length is an error', () => {
    expect(codes(packet({ ipv4: { totalLength: 19 } }))).toContain('ipv4.totalLength.short')
  })

  it('a total length beyond the packet is told, and a cut datagram cannot be verified', () => {
    const dissection = packet({ ipv4: { totalLength: 65535 }, udp: { length: 4000 } })
    expect(codes(dissection)).toEqual(['ipv4.totalLength.long', 'check.unverified'])
  })

  it('a total length below the packet leaves what is behind to no protocol', () => {
    const dissection = packet({ ipv4: { totalLength: 30 } })
    expect(octetsOf(dissection.layers[0], 'surplus')?.length).toBe(3)
  })

  it('a total length of 0 is what a card that splits segments leaves (offload)', () => {
    expect(codes(packet({ ipv4: { totalLength: 0 } }))).toEqual(['ipv4.totalLength.zero'])
  })

  it('RFC 1071: a checksum that comes out as 0x0000 is a checksum like any other', () => {
    const header = (identification: number) => encode([{ protocol: 'ipv4', values: { identification } }])
    // What makes up for the sum of all other words.
    const zero = header(numberOf(header(0).layers[0], 'headerChecksum'))
    expect(numberOf(zero.layers[0], 'headerChecksum')).toBe(0)
    expect(codes(decode(zero.octets, { link: 'raw' }))).toEqual([])
  })

  it('RFC 1122 §3.2.1.7: TTL 0 is no reason not to read', () => {
    expect(codes(packet({ ipv4: { timeToLive: 0 } }))).toEqual([])
  })

  it('the reserved flag is told', () => {
    expect(codes(packet({ ipv4: { reservedFlag: 1 } }))).toEqual(['ipv4.reservedFlag'])
  })
})

describe('UDP', () => {
  it.each([0, 1, 7])('a length of %i is impossible', length => {
    expect(codes(packet({ udp: { length } }))).toContain('udp.length.short')
  })

  it('a length beyond the packet cannot be verified', () => {
    const dissection = packet({ udp: { length: 4000 } })
    expect(codes(dissection)).toEqual(['udp.length.long', 'check.unverified'])
  })

  it('a length below the packet: the surplus is not payload', () => {
    const dissection = packet({ udp: { length: 10 } })
    expect(codes(dissection)).toEqual(['udp.length.surplus'])
    expect(octetsOf(dissection.layers[2], 'data')?.length).toBe(2)
    expect(octetsOf(dissection.layers[0], 'surplus')?.length).toBe(3)
  })

  it('the biggest datagram has 65,507 octets of data', () => {
    const dissection = read(datagram(new Uint8Array(65_507).fill(7)))
    expect([numberOf(dissection.layers[0], 'totalLength'), numberOf(dissection.layers[1], 'length')]).toEqual(
      [65_535, 65_515],
    )
    expect(codes(dissection)).toEqual([])
  })
})

describe('TFTP', () => {
  /** Octets behind UDP's header, to port 69. */
  const tftp = (message: Uint8Array) => read(datagram(message, { udp: { destinationPort: 69 } }))
  const request = (words: string) => tftp(new Uint8Array([0, 1, ...utf8(words)]))
  const text = (dissection: Dissection, name: string) =>
    new TextDecoder().decode(octetsOf(dissection.layers[2], name))

  it.each([0, 7, 255, 65535])('opcode %i is nobody’s: what is behind it is data', opcode => {
    const dissection = tftp(Uint8Array.of(opcode >> 8, opcode & 255, 1, 2))
    expect(codes(dissection)).toEqual(['tftp.opcode'])
    expect(names(dissection)).toBe('ipv4 udp tftp data')
  })

  it.each([
    ['without any NUL', 'file'],
    ['without a mode', 'file\0'],
    ['whose mode has no NUL', 'file\0octet'],
  ])('a request %s is cut', (_, words) => {
    expect(codes(request(words))).toEqual(['header.cut'])
  })

  it('RFC 1350 §5: modes may be in any mixture of case, and the octets stay as they are', () => {
    expect(text(request('file\0OcTeT\0'), 'mode')).toBe('OcTeT')
  })

  it('an empty name is a name', () => {
    expect(fieldOf(request('\0octet\0').layers[2], 'filename')?.bitLength).toBe(8)
  })

  it('RFC 2347: options come in pairs; doubled and hostile ones are only text', () => {
    const dissection = request('f\0octet\0blksize\x008\0blksize\x009\0__proto__\0x\0')
    expect(text(dissection, 'options[1].value')).toBe('9')
    expect(text(dissection, 'options[2].name')).toBe('__proto__')
    expect(codes(request('f\0octet\0blksize\0'))).toEqual(['option.cut'])
    expect(codes(request('f\0octet\0blksize'))).toEqual(['option.cut'])
  })

  it('names with paths, markup, bidi, control characters and bad UTF-8 are octets', () => {
    for (const name of ['../../etc/passwd', '<b>x</b>', '\u202egnp.exe', '\x1b[2J']) {
      expect(text(request(`${name}\0octet\0`), 'filename')).toBe(name)
    }
    const bad = tftp(Uint8Array.of(0, 1, 0xff, 0xfe, 0, 0x6f, 0))
    expect(octetsOf(bad.layers[2], 'filename')).toEqual(Uint8Array.of(0xff, 0xfe))
  })

  it('DATA may be empty, and a cut block number is a cut header', () => {
    expect(names(tftp(Uint8Array.of(0, 3, 0, 1)))).toBe('ipv4 udp tftp')
    expect(codes(tftp(Uint8Array.of(0, 3, 0)))).toEqual(['header.cut'])
  })
})
