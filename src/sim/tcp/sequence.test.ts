// Sequence numbers go round: what is before and behind must not change where they wrap.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distance, earlier, isBefore, later, plus, sequence } from './sequence'

const anywhere = fc.integer({ min: 0, max: 0xffff_ffff }).map(sequence)
const step = fc.integer({ min: 1, max: 0x7fff_ffff })

describe('sequence numbers', () => {
  it('wrap behind 2^32 - 1 (RFC 9293 §3.4)', () => {
    expect(plus(sequence(0xffff_ffff), 1)).toBe(0)
    expect(isBefore(sequence(0xffff_ffff), sequence(0))).toBe(true)
    expect(distance(sequence(0xffff_fff0), sequence(0x10))).toBe(0x20)
    expect(distance(sequence(0x10), sequence(0xffff_fff0))).toBe(-0x20)
  })

  it('are ordered among neighbours, wherever they stand', () => {
    fc.assert(
      fc.property(anywhere, step, (from, octets) => {
        const to = plus(from, octets)
        expect(distance(from, to)).toBe(octets)
        expect(distance(to, from)).toBe(-octets)
        expect([isBefore(from, to), isBefore(to, from), isBefore(from, from)]).toEqual([true, false, false])
        expect([later(from, to), earlier(from, to)]).toEqual([to, from])
      }),
    )
  })
})
