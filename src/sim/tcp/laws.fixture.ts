// What a stream promises, whatever the network does (RFC 9293 §2.2): nothing missing, nothing twice, nothing out of order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Settings } from './connection'
import { SETTINGS } from './drill.fixture'
import { type Fortune, MOST_STEPS, run, type Trial } from './pipe.fixture'

const settings: fc.Arbitrary<Settings> = fc
  .record({
    maximumSegmentSize: fc.integer({ min: 50, max: 1460 }),
    delayedAck: fc.boolean(),
    nagle: fc.boolean(),
    sack: fc.boolean(),
    timestamps: fc.boolean(),
    windowScale: fc.boolean(),
    limitedTransmit: fc.boolean(),
    initialWindow: fc.integer({ min: 1, max: 10 }),
    receiveBuffer: fc.oneof(fc.integer({ min: 50, max: 3_000 }), fc.integer({ min: 50, max: 100_000 })),
    sendBuffer: fc.integer({ min: 50, max: 100_000 }),
  })
  .map(some => ({ ...SETTINGS, ...some }))

const delay = fc.integer({ min: 1_000, max: 400_000 })
const fortune: fc.Arbitrary<Fortune> = fc.oneof(
  { weight: 6, arbitrary: fc.constant([10_000]) },
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 2, arbitrary: delay.map(late => [late]) },
  { weight: 1, arbitrary: fc.tuple(delay, delay).map(both => [...both]) },
)
const iss = fc.oneof(fc.integer({ min: 0, max: 0xffff_ffff }), fc.constant(0xffff_ff00))

const trial: fc.Arbitrary<Trial> = fc.record({
  settings: fc.tuple(settings, settings),
  iss: fc.tuple(iss, iss),
  fortunes: fc.array(fortune, { maxLength: 60 }),
  writes: fc.array(fc.integer({ min: 1, max: 4_000 }), { maxLength: 6 }),
  reader: fc.record({
    length: fc.integer({ min: 20, max: 5_000 }),
    pause: fc.integer({ min: 0, max: 300_000 }),
  }),
})

/** Milliseconds that all trials together may take. */
const MOST_TIME = 600_000

/** So many trials of the law. */
export function streamLaws(runs: number) {
  describe('a stream', () => {
    it(
      'gives what was written, in order and once, and all of it when the network lets up; no window is overrun',
      () => {
        fc.assert(
          fc.property(trial, each => {
            const { sent, received, states, failures, steps, beyondWindow, beyondBuffer } = run(each)
            expect(received).toEqual(sent.subarray(0, received.length))
            expect(steps).toBeLessThan(MOST_STEPS)
            expect([beyondWindow, beyondBuffer].every(octets => octets <= 0)).toBe(true)
            // Nobody gives up within the time that the network is bad.
            expect(failures).toEqual([undefined, undefined])
            expect(received.length).toBe(sent.length)
            expect(states.every(state => state === 'CLOSED' || state === 'TIME-WAIT')).toBe(true)
          }),
          { numRuns: runs },
        )
      },
      MOST_TIME,
    )
  })
}
