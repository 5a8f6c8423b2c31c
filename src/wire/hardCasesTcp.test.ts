/** TCP, cut, contradictory or hostile, and the numbers that JavaScript gets wrong: each rule by name. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIpv4, hexOf, maskOf, networkOf, numberOfOctets, parseIpv4, parseMac } from './address'
import { readNumber } from './bits'
import { crc32 } from './crc32'
import { fieldOf, numberOf, octetsOf } from './dissection'
import { encode } from './encode'
import { addresses, codes, names, octets, read, utf8 } from './hardCases.fixture'
import type { LayerValues } from './spec'
import { write } from './write'

type Values = LayerValues['values']

const segment = (values: Values, overrides: Values = {}, payload = utf8('')) =>
  read(
    encode([
      { protocol: 'ipv4', values: addresses },
      { protocol: 'tcp', values, overrides },
      ...(payload.length ? [{ protocol: 'data', values: { data: payload } }] : []),
    ]).octets,
  )

/** A segment whose options are these octets, filled up with EOL. */
const withOptions = (hex: string) =>
  segment({ padding: octets(hex.padEnd(Math.ceil(hex.length / 8) * 8, '0')) }, {}, utf8('hello'))

describe('TCP', () => {
  it.each([0, 1, 4])('data offset %i is shorter than the header: nothing behind is read', dataOffset => {
    const dissection = segment({}, { dataOffset }, utf8('hello'))
    expect(dissection.findings).toMatchObject([{ code: 'tcp.dataOffset', params: { seen: dataOffset } }])
    expect(numberOf(dissection.layers[1], 'dataOffset')).toBe(dataOffset)
    expect(octetsOf(dissection.layers[2], 'data')).toEqual(utf8('hello'))
  })

  it('data offset 15 cut: the segment is shorter than its header', () => {
    expect(codes(segment({}, { dataOffset: 15 }, utf8('hello')))).toContain('header.cut')
  })

  const KINDS = [2, 3, 4, 5, 8, 34, 19, 253]
  it.each(KINDS.flatMap(kind => ['00', '01', 'ff', '29'].map(length => [kind, length] as const)))(
    'every option malformed: kind %i of length %s is told, and the data stay data',
    (kind, length) => {
      const dissection = withOptions(`01${kind.toString(16).padStart(2, '0')}${length}0102030405`)
      const found = codes(dissection)
      expect(found.length).toBeGreaterThan(0)
      expect(found.every(code => code === 'option.length' || code === 'option.cut')).toBe(true)
      expect(octetsOf(dissection.layers[2], 'data')).toEqual(utf8('hello'))
    },
  )

  it.each([
    ['MSS', '0203', '02050001'],
    ['window scale', '0302', '03040001'],
    ['SACK permitted', '0403', '04030001'],
    ['timestamps', '080900000000000000', '080b000000000000000000'],
  ])('every option malformed: %s one octet short or long', (_, short, long) => {
    for (const hex of [short, long]) expect(codes(withOptions(hex))).toContain('option.length')
  })

  it('every option malformed: a kind past the end, without a length', () => {
    for (const kind of KINDS) {
      const isKnown = kind < 19 || kind === 34
      const wanted = [isKnown ? 'option.length' : 'option.cut']
      expect(codes(withOptions(`010101${kind.toString(16).padStart(2, '0')}`))).toEqual(wanted)
    }
  })

  it.each([
    [0, ['tcp.maximumSegmentSize']],
    [1, []],
    [65535, []],
  ])('MSS %i is read as it is; that 0 leaves no room for data is told', (size, wanted) => {
    const dissection = withOptions(`0204${size.toString(16).padStart(4, '0')}`)
    expect(fieldOf(dissection.layers[1], 'options[0].maximumSegmentSize')?.value).toBe(size)
    expect(codes(dissection)).toEqual(wanted)
    if (wanted.length)
      expect(dissection.findings[0]).toMatchObject({
        severity: 'warning',
        field: 'options[0].maximumSegmentSize',
        params: { seen: 0 },
      })
  })

  it.each([
    [14, []],
    [15, ['tcp.shiftCount']],
    [255, ['tcp.shiftCount']],
  ])('window scale %i: more than 14 means 14 (RFC 7323 §2.3)', (shift, wanted) => {
    const dissection = withOptions(`020405b40303${shift.toString(16).padStart(2, '0')}`)
    expect(numberOf(dissection.layers[1], 'options[1].shiftCount')).toBe(shift)
    expect(codes(dissection)).toEqual(wanted)
    if (wanted.length) expect(dissection.findings[0]?.params).toMatchObject({ seen: shift, most: 14 })
  })

  it.each([3, 9, 11, 17, 19, 35])('SACK of odd length: %i is told', length => {
    const dissection = withOptions(`05${length.toString(16).padStart(2, '0')}${'00'.repeat(length - 2)}`)
    expect(codes(dissection)).toEqual(['option.length'])
    expect(octetsOf(dissection.layers[1], 'options[0].data')?.length).toBe(length - 2)
  })

  const FLAGS = [
    'congestionWindowReduced',
    'ecnEcho',
    'urgent',
    'acknowledgment',
    'push',
    'reset',
    'synchronize',
    'finish',
  ]
  it.each([
    ['none', [], []],
    ['all', FLAGS, ['tcp.flags']],
    ['SYN+FIN', ['synchronize', 'finish'], ['tcp.flags']],
    ['SYN+RST', ['synchronize', 'reset'], ['tcp.flags']],
    ['SYN+ACK', ['synchronize', 'acknowledgment'], []],
  ])('flags %s', (_, flags, wanted) => {
    const dissection = segment(Object.fromEntries(flags.map(flag => [flag, 1])))
    expect(FLAGS.filter(flag => numberOf(dissection.layers[1], flag) === 1)).toEqual(
      FLAGS.filter(flag => flags.includes(flag)),
    )
    expect(codes(dissection)).toEqual(wanted)
  })

  it('data in SYN are data', () => {
    const dissection = segment({ synchronize: 1 }, {}, utf8('early'))
    expect(names(dissection)).toBe('ipv4 tcp data')
    expect(octetsOf(dissection.layers[2], 'data')).toEqual(utf8('early'))
    expect(codes(dissection)).toEqual([])
  })

  it.each([0, 1, 5, 65535])('URG anywhere: a pointer of %i, with the flag and without', urgentPointer => {
    for (const urgent of [0, 1]) {
      const dissection = segment({ urgent, urgentPointer }, {}, utf8('hello'))
      expect(numberOf(dissection.layers[1], 'urgentPointer')).toBe(urgentPointer)
      expect(octetsOf(dissection.layers[2], 'data')).toEqual(utf8('hello'))
      expect(codes(dissection)).toEqual([])
    }
  })

  it('sequence wrap: 0xFFFFFFFF is a number like any other', () => {
    const numbers = { sequenceNumber: 0xffffffff, acknowledgmentNumber: 0xfffffffe }
    const dissection = segment(numbers, {}, utf8('hello'))
    expect(numberOf(dissection.layers[1], 'sequenceNumber')).toBe(0xffffffff)
    expect(numberOf(dissection.layers[1], 'acknowledgmentNumber')).toBe(0xfffffffe)
    expect(hexOf(dissection.octets.subarray(24, 32))).toBe('fffffffffffffffe')
  })

  it('port reuse: a later connection between the same two ends is read on its own', () => {
    const ends = { sourcePort: 49_152, destinationPort: 80 }
    const syn = { ...ends, sequenceNumber: 0xffff_fff0, synchronize: 1 }
    const end = { ...ends, sequenceNumber: 0xffff_fff1, acknowledgment: 1, finish: 1 }
    // Above all that was used, as RFC 9293 §3.10.7.4 asks of who begins anew; here across the wrap.
    const again = { ...syn, sequenceNumber: 9 }
    const alone = segment(again, {}, utf8('GET /'))
    for (const before of [syn, end]) expect(codes(segment(before))).toEqual([])
    const behind = segment(again, {}, utf8('GET /'))
    expect(behind).toEqual(alone)
    expect(codes(behind)).toEqual([])
    expect(numberOf(behind.layers[1], 'sequenceNumber')).toBe(9)
  })
})

describe('JavaScript', () => {
  it('<< is signed: the highest bit of 32 is no sign', () => {
    for (const [text, number] of [
      ['128.0.0.0', 0x80000000],
      ['192.0.2.1', 0xc0000201],
      ['255.255.255.255', 0xffffffff],
    ] as const) {
      expect(parseIpv4(text)).toBe(number)
      expect(formatIpv4(number)).toBe(text)
    }
    expect([0, 1, 8, 31, 32].map(maskOf)).toEqual([0, 0x80000000, 0xff000000, 0xfffffffe, 0xffffffff])
    expect(networkOf(0xffffffff, 0)).toBe(0)
    expect(networkOf(0xffffffff, 1)).toBe(0x80000000)
    expect(readNumber(octets('ffffffff'), 0, 32)).toBe(0xffffffff)
    // The CRC of these octets has its highest bit set.
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926)
  })

  it('<< is signed: any 32 bits at any place are read as they were written', () => {
    const any = fc.tuple(fc.integer({ min: 0, max: 0xffffffff }), fc.nat(40))
    fc.assert(
      fc.property(any, ([number, at]) => {
        const room = new Uint8Array(10)
        write(room, at, 32, number)
        expect(readNumber(room, at, 32)).toBe(number)
        expect(
          room.reduce((sum, octet) => sum + [...octet.toString(2)].filter(bit => bit === '1').length, 0),
        ).toBe([...number.toString(2)].filter(bit => bit === '1').length)
      }),
    )
  })

  it('48 bits do not fit bit operators: MAC addresses are octets, and count as numbers without loss', () => {
    const mac = parseMac('FF-FF-FF-FF-FF-FE') ?? utf8('')
    expect(hexOf(mac)).toBe('fffffffffffe')
    expect(numberOfOctets(mac)).toBe(2 ** 48 - 2)
    const built = encode([
      { protocol: 'ethernet', values: { source: mac, type: 0x0600 } },
      { protocol: 'data', values: { data: utf8('hello') } },
    ])
    const source = octetsOf(read(built.octets, 'ethernet').layers[0], 'source')
    expect(source).toEqual(mac)
  })
})
