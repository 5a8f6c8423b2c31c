/** Pieces of packets: each rule of putting them together again by its name, and laws over any cut and any order. */
import './protocols/breadth.fixture'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from './address'
import { internetChecksum } from './checksum'
import { decode } from './decode'
import { encode, layersOf } from './encode'
import { cut, joined, pieceOf } from './fragments'
import { joined as joinedIpv6, pieceOf as pieceOfIpv6 } from './fragmentsIpv6'
import {
  type Assembly,
  add,
  missing,
  NOTHING,
  type Outcome,
  type Piece,
  present,
  type Version,
} from './reassembly'
import type { LayerValues } from './spec'

const octetsOf = (hex: string) => octetsOfHex(hex) ?? new Uint8Array(0)
const message = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7 + (at >> 8)) & 255)
const bytes = message(65_535)

/** A piece of the message above, behind a header of 20 or 40 octets. */
const piece = (first: number, end: number, more = true, header = 20): Piece => ({
  first,
  octets: bytes.subarray(first, end),
  more,
  header: new Uint8Array(header),
})

/** What becomes of pieces that come one after the other; nothing is left behind what was abandoned. */
function outcomes(pieces: readonly Piece[], version: Version = 'ipv4'): Outcome[] {
  let assembly: Assembly = NOTHING
  return pieces.map(each => {
    const outcome = add(assembly, each, version)
    assembly = 'assembly' in outcome ? outcome.assembly : NOTHING
    return outcome
  })
}

/** What becomes of the last of many. */
function addAll(pieces: readonly Piece[], version: Version): Outcome {
  let last: Outcome = { kind: 'held', assembly: NOTHING }
  for (const each of pieces) last = add('assembly' in last ? last.assembly : NOTHING, each, version)
  return last
}

const kinds = (pieces: readonly Piece[], version?: Version) =>
  outcomes(pieces, version).map(each => ('fault' in each ? `${each.kind} ${each.fault}` : each.kind))

function wholeOf(pieces: readonly Piece[], version?: Version): string | undefined {
  const last = outcomes(pieces, version).at(-1)
  return last?.kind === 'whole' ? hexOf(last.octets) : undefined
}

const [one, two, three] = [piece(0, 1480), piece(1480, 2960), piece(2960, 3008, false)]
const all = hexOf(bytes.subarray(0, 3008))

describe('Fragments', () => {
  it.each([
    [[one, two, three]],
    [[three, two, one]],
    [[two, three, one]],
    [[two, one, three]],
    [[one, three, two]],
    [[three, one, two]],
  ])('any order makes the same packet', pieces => {
    expect(kinds(pieces)).toEqual(['held', 'held', 'whole'])
    expect(wholeOf(pieces)).toBe(all)
  })

  it('duplicated: a copy counts once', () => {
    expect(kinds([one, two, one, two, three])).toEqual(['held', 'held', 'duplicate', 'duplicate', 'whole'])
    expect(kinds([three, three, one, two])).toEqual(['held', 'duplicate', 'held', 'whole'])
  })

  it('missing: what is there and what is not, for as long as the caller likes', () => {
    const held = outcomes([three, one]).at(-1) as Extract<Outcome, { kind: 'held' }>
    expect(present(held.assembly)).toEqual([
      { start: 0, end: 1480 },
      { start: 2960, end: 3008 },
    ])
    expect(missing(held.assembly)).toEqual([{ start: 1480, end: 2960 }])
    expect(missing(NOTHING)).toEqual([{ start: 0 }])
    const open = outcomes([one, two]).at(-1) as Extract<Outcome, { kind: 'held' }>
    expect(present(open.assembly)).toEqual([{ start: 0, end: 2960 }])
    expect(missing(open.assembly)).toEqual([{ start: 2960 }])
  })

  it('no first: all the rest is not enough', () => {
    expect(kinds([two, three])).toEqual(['held', 'held'])
    expect(missing({ pieces: [two, three], octets: 1528, length: 3008 })).toEqual([{ start: 0, end: 1480 }])
  })

  it('overlapping: all is let go, same octets or others (CVE-2018-5391)', () => {
    expect(kinds([one, piece(1472, 2960)])).toEqual(['held', 'abandoned overlap'])
    expect(kinds([two, piece(0, 1488)])).toEqual(['held', 'abandoned overlap'])
    expect(kinds([one, { ...one, octets: one.octets.map(octet => octet ^ 1) }])).toEqual([
      'held',
      'abandoned overlap',
    ])
    // What came before is gone: the rest alone makes nothing.
    expect(kinds([one, two, piece(8, 16), three])).toEqual(['held', 'held', 'abandoned overlap', 'held'])
  })

  it('teardrop: a second piece that lies inside the first', () => {
    expect(kinds([piece(0, 36), piece(24, 28, false)])).toEqual(['held', 'abandoned length'])
    expect(kinds([piece(0, 40), piece(24, 40, false)])).toEqual(['held', 'abandoned length'])
    expect(kinds([piece(24, 48), piece(32, 40)])).toEqual(['held', 'abandoned overlap'])
  })

  it('past 65535: the ping of death is let go, IPv4’s header counted in', () => {
    const far = { ...piece(0, 40, false), first: 65_480 }
    expect(kinds([one, far])).toEqual(['held', 'abandoned tooLong'])
    expect(kinds([one, { ...far, octets: bytes.subarray(0, 35) }])).toEqual(['held', 'held'])
    expect(kinds([one, { ...far, octets: bytes.subarray(0, 35), header: new Uint8Array(24) }])).toEqual([
      'held',
      'abandoned tooLong',
    ])
  })

  it('not a multiple of 8: IPv4 cuts a piece down to one, as Linux does', () => {
    expect(wholeOf([piece(0, 1477), piece(1472, 2960), three])).toBe(all)
    expect(kinds([piece(0, 5), two, three])[0]).toBe('abandoned empty')
  })

  it('empty: a piece of nothing ends it, and no loop', () => {
    expect(kinds([one, piece(1480, 1480), two])).toEqual(['held', 'abandoned empty', 'held'])
    expect(kinds([piece(0, 0, false)])).toEqual(['abandoned empty'])
  })

  it('two last pieces that end elsewhere, and one behind the last', () => {
    expect(kinds([one, three, piece(2960, 3000, false)])).toEqual(['held', 'held', 'abandoned length'])
    expect(kinds([three, piece(3008, 3016)])).toEqual(['held', 'abandoned length'])
    expect(kinds([piece(3008, 3016), three])).toEqual(['held', 'abandoned length'])
  })

  it('8,191 of them, in the worst order, under a second; there is no room for more than 8,192', () => {
    const length = 8 * 8191
    const pieces = Array.from({ length: 8191 }, (_, at) => piece(at * 8, at * 8 + 8, at < 8190, 40))
    // From both ends to the middle and backwards: no run of neighbours to append to.
    const shuffled = pieces.map((_, at) => pieces[(at * 4099) % 8191] as Piece)
    for (const order of [shuffled, pieces.toReversed()]) {
      const start = process.cpuUsage().user
      const last = addAll(order, 'ipv6')
      expect(process.cpuUsage().user - start).toBeLessThan(1_000_000)
      expect(last.kind === 'whole' && hexOf(last.octets)).toBe(hexOf(bytes.subarray(0, length)))
    }
    // The longest packet in the smallest pieces.
    const most = Array.from({ length: 8192 }, (_, at) =>
      piece(at * 8, Math.min(65_535, at * 8 + 8), at < 8191, 40),
    )
    const whole = addAll(most, 'ipv6')
    expect(whole.kind === 'whole' && hexOf(whole.octets)).toBe(hexOf(bytes))
    expect(kinds([{ ...piece(0, 8, false, 40), first: 65_528 }], 'ipv6')).toEqual(['refused tooLong'])
  })
})

describe('Fragments of IPv6', () => {
  const six = (first: number, end: number, more = true) => piece(first, end, more, 40)

  it('RFC 5722: overlapping ones are let go with all that was there', () => {
    expect(kinds([six(0, 1448), six(1440, 2000)], 'ipv6')).toEqual(['held', 'abandoned overlap'])
  })

  it('RFC 8200 §4.5: a copy may count once', () => {
    expect(kinds([six(0, 8), six(0, 8), six(8, 9, false)], 'ipv6')).toEqual(['held', 'duplicate', 'whole'])
  })

  it('RFC 8200 §4.5: a piece that is no multiple of 8 is let go, the others stay', () => {
    expect(kinds([six(0, 8), six(8, 15), six(8, 9, false)], 'ipv6')).toEqual([
      'held',
      'refused notEights',
      'whole',
    ])
  })

  it('RFC 8200 §4.5: a piece that would end past 65535 is let go, the others stay', () => {
    const far = { ...six(0, 16, false), first: 65_528 }
    expect(kinds([six(0, 8), far, six(8, 9, false)], 'ipv6')).toEqual(['held', 'refused tooLong', 'whole'])
  })

  const layers = (more: number, offset: number, data: Uint8Array): LayerValues[] => [
    { protocol: 'ipv6', values: {} },
    { protocol: 'hopByHop', values: {} },
    {
      protocol: 'fragment',
      values: { moreFragments: more, fragmentOffset: offset, identification: 7, nextHeader: 17 },
    },
    { protocol: 'data', values: { data } },
  ]

  it('RFC 6946: an atomic one is whole by itself', () => {
    const datagram = octetsOf('9c4010920010beef0011223344556677')
    const atomic = pieceOfIpv6(encode(layers(0, 0, datagram)).octets)
    expect(atomic?.isAtomic).toBe(true)
    const outcome = atomic && add(NOTHING, atomic.piece, 'ipv6')
    expect(outcome?.kind).toBe('whole')
    const packet = joinedIpv6(atomic?.piece.header ?? new Uint8Array(), datagram)
    expect(decode(packet, { link: 'raw' }).layers.map(({ protocol }) => protocol)).toEqual([
      'ipv6',
      'hopByHop',
      'udp',
      'data',
    ])
  })

  it('the whole has the headers in front of the fragment header, which itself is gone', () => {
    const packet = encode([
      { protocol: 'ipv6', values: {} },
      { protocol: 'hopByHop', values: {} },
      { protocol: 'udp', values: { sourcePort: 40_000, destinationPort: 4242 } },
      { protocol: 'data', values: { data: bytes.subarray(0, 100) } },
    ]).octets
    const body = packet.subarray(48)
    const parts = [layers(1, 0, body.subarray(0, 64)), layers(0, 8, body.subarray(64))].map(each =>
      pieceOfIpv6(encode(each).octets),
    )
    expect(parts[0]?.packet).toBe(parts[1]?.packet)
    expect(parts.map(each => each?.isAtomic)).toEqual([false, false])
    const assembled = outcomes(
      parts.flatMap(each => (each ? [each.piece] : [])),
      'ipv6',
    ).at(-1)
    expect(assembled?.kind).toBe('whole')
    if (assembled?.kind !== 'whole') return
    expect(
      hexOf(joinedIpv6(assembled.assembly.pieces[0]?.header ?? new Uint8Array(), assembled.octets)),
    ).toBe(hexOf(packet))
  })

  it('a header that is cut, or none at all, makes no piece', () => {
    const whole = encode(layers(1, 0, bytes.subarray(0, 8))).octets
    for (let length = 0; length < 56; length++) expect(pieceOfIpv6(whole.subarray(0, length))).toBeUndefined()
    expect(pieceOfIpv6(encode([{ protocol: 'ipv6', values: {} }]).octets)).toBeUndefined()
  })
})

const datagram = (length: number, values: LayerValues['values'] = {}): Uint8Array =>
  encode([
    {
      protocol: 'ipv4',
      values: {
        sourceAddress: parseIpv4('192.0.2.1') ?? 0,
        destinationAddress: parseIpv4('192.0.2.2') ?? 0,
        identification: 0xbeef,
        ...values,
      },
    },
    { protocol: 'udp', values: { sourcePort: 40_000, destinationPort: 4242 } },
    { protocol: 'data', values: { data: message(length) } },
  ]).octets

describe('cutting', () => {
  it('the textbook’s 4,000 octets over an MTU of 1,500', () => {
    const cuts = cut(datagram(3972), 1500)
    expect(cuts.map(({ packet, first, more }) => [packet.length, first / 8, more])).toEqual([
      [1500, 0, true],
      [1500, 185, true],
      [1040, 370, false],
    ])
  })

  it('one octet over 1472 is a piece of its own', () => {
    expect(cut(datagram(1472), 1500)).toHaveLength(1)
    expect(cut(datagram(1473), 1500).map(({ packet }) => packet.length)).toEqual([1500, 21])
  })

  it('RFC 791 §3.1: options with the copied flag go along, the others stay with the first piece', () => {
    const header = octetsOf('4b00000000000000ff110000c0000201c0000202')
    // Record route (not copied), router alert (copied), no operation, end.
    const options = octetsOf('070b040000000000000000' + '94040000' + '01' + '0000000000000000')
    const packet = joined(new Uint8Array([...header, ...options]), message(100))
    const [first, second] = cut(packet, 100)
    expect((first?.packet[0] ?? 0) & 15).toBe(11)
    expect((second?.packet[0] ?? 0) & 15).toBe(6)
    expect(hexOf(second?.packet.subarray(20, 24) ?? new Uint8Array())).toBe('94040000')
    for (const each of cut(packet, 100))
      expect(internetChecksum(each.packet.subarray(0, ((each.packet[0] ?? 0) & 15) * 4))).toBe(0)
  })

  it('a broken option is left behind', () => {
    for (const options of ['94010000', '94000000', '94080000', '01940000']) {
      const header = octetsOf(`4600000000000000ff110000c0000201c0000202${options}`)
      expect(cut(joined(header, message(100)), 60).map(({ packet }) => (packet[0] ?? 0) & 15)).toContain(5)
    }
  })

  const any = fc.record({
    length: fc.nat(9000),
    mtu: fc.integer({ min: 68, max: 1500 }),
    narrow: fc.integer({ min: 68, max: 1500 }),
    order: fc.infiniteStream(fc.nat()),
  })

  it('law: cut, cut again on a narrower cable, mixed up and put together it is the packet that was sent', () => {
    fc.assert(
      fc.property(any, ({ length, mtu, narrow, order }) => {
        const packet = datagram(length)
        const cuts = cut(packet, mtu).flatMap(each => cut(each.packet, narrow))
        for (const each of cuts) {
          expect(each.packet.length).toBeLessThanOrEqual(Math.min(mtu, narrow))
          const { findings, layers, octets } = decode(each.packet, { link: 'raw' })
          expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
          expect(hexOf(encode(layersOf({ octets, layers, findings })).octets)).toBe(hexOf(each.packet))
        }
        if (cuts.length === 1) {
          expect(hexOf(cuts[0]?.packet ?? new Uint8Array())).toBe(hexOf(packet))
          return
        }
        const mixed = cuts.map(each => ({ each, at: order.next().value })).sort((a, b) => a.at - b.at)
        const parts = mixed.flatMap(({ each }) => pieceOf(each.packet) ?? [])
        expect(new Set(parts.map(each => each.packet)).size).toBe(1)
        const assembled = outcomes(parts.map(each => each.piece)).at(-1)
        expect(assembled?.kind).toBe('whole')
        if (assembled?.kind !== 'whole') return
        const header = assembled.assembly.pieces[0]?.header ?? new Uint8Array()
        expect(hexOf(joined(header, assembled.octets))).toBe(hexOf(packet))
      }),
      { numRuns: 60 },
    )
  })

  it('law: whatever comes, nothing overlaps, nothing is invented, present and missing tile the packet', () => {
    const some = fc.array(fc.record({ eights: fc.nat(12), length: fc.nat(40), more: fc.boolean() }), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(some, fc.constantFrom('ipv4' as const, 'ipv6' as const), (parts, version) => {
        const pieces = parts.map(({ eights, length, more }) =>
          piece(eights * 8, eights * 8 + length, more, 40),
        )
        for (const outcome of outcomes(pieces, version)) {
          if (!('assembly' in outcome)) continue
          const { assembly } = outcome
          const stretches = [...present(assembly), ...missing(assembly)].sort((a, b) => a.start - b.start)
          let at = 0
          for (const each of stretches) {
            expect(each.start).toBe(at)
            at = each.end ?? at
          }
          expect(assembly.octets).toBe(assembly.pieces.reduce((sum, each) => sum + each.octets.length, 0))
          if (outcome.kind !== 'whole') continue
          expect(missing(assembly)).toEqual([])
          expect(hexOf(outcome.octets)).toBe(hexOf(bytes.subarray(0, assembly.length)))
        }
      }),
      { numRuns: 300 },
    )
  })
})
