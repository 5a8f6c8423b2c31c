/** Spans of time, against looking at each of them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOf } from './spans'

const span = fc.tuple(fc.nat(100), fc.nat(40))

describe('spans', () => {
  it('finds just those that hold a moment, in their order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 60 }), fc.integer({ min: -5, max: 150 }), (made, time) => {
        const spans = made
          .toSorted(([one], [other]) => one - other)
          .map(([from, length]) => [from, from + length])
        const begins = spans.map(([from = 0]) => from)
        const ends = spans.map(([, to = 0]) => to)
        const wanted = spans.flatMap(([from = 0, to = 0], at) => (from <= time && time <= to ? [at] : []))
        expect(spansOf(begins, ends).at(time)).toEqual(wanted)
      }),
    )
  })

  it('is not led astray by one that lasts for ever', () => {
    const begins = Array.from({ length: 50_000 }, (_, at) => at * 10)
    const ends = begins.map((begin, at) => (at === 3 ? 10_000_000 : begin + 25))
    const spans = spansOf(begins, ends)
    expect(spans.at(400_000)).toEqual([3, 39_998, 39_999, 40_000])
  })
})
