// The timeline's ticks: each step in exactly one, none too thin, losses always marked.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Step, Track } from '../track/track'
import { THINNEST, ticksOf } from './timeline'

const track = (failed: readonly boolean[]): Track => ({
  scene: 'journey',
  pdu: 'a',
  steps: failed.map(
    (fails, n): Step => ({
      event: n,
      place: { lane: 'only' },
      at: n,
      watch: 1000,
      layer: n % 3 ? 'link' : 'data',
      failed: fails,
    }),
  ),
})

describe('ticks', () => {
  it('are one a step where there is room', () => {
    expect(ticksOf(track([false, true, false]), 300)).toEqual([
      { from: 0, to: 1, layer: 'data', failed: false },
      { from: 1, to: 2, layer: 'link', failed: true },
      { from: 2, to: 3, layer: 'link', failed: false },
    ])
  })

  it('merge without losing a step or a failure', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 500 }),
        fc.integer({ min: 1, max: 900 }),
        (failed, width) => {
          const ticks = ticksOf(track(failed), width)
          expect(
            ticks.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, n) => from + n)),
          ).toEqual(failed.map((_, n) => n))
          expect(ticks.some(tick => tick.failed)).toBe(failed.some(Boolean))
          if (ticks.length > 1) expect(width / ticks.length).toBeGreaterThanOrEqual(THINNEST)
        },
      ),
    )
  })
})
