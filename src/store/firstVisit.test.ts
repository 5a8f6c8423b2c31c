// What a first visit shows without a simulator is what the simulator makes of its scenario, to the last octet.
import { expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { simulateLanes } from '../sim/lanes'
import { fingerprint } from '../trace/fingerprint'
import { octetsOf } from '../trace/octets'
import { engine } from './engine'

it('shows what the simulator makes of the scenario of a first visit', () => {
  const run = engine.begin(fileCrosses)
  expect(run.advance(0)).toBe(true)
  const simulated = simulateLanes(fileCrosses)
  expect(run.lanes).toEqual(simulated)
  expect(run.lanes.map(fingerprint)).toEqual(simulated.map(fingerprint))
  for (const [at, trace] of simulated.entries()) {
    const revived = run.lanes[at]
    if (!revived) throw new Error('a lane is missing')
    for (const { id } of trace.frames) {
      expect(octetsOf(revived, id)).not.toBe(octetsOf(trace, id))
      expect(octetsOf(revived, id)).toStrictEqual(octetsOf(trace, id))
    }
  }
})

it('asks for the simulator before any other document begins', async () => {
  expect(engine.prepare?.(fileCrosses, 'journey')).toBeUndefined()
  const other = { ...fileCrosses, seed: 1 }
  expect(() => engine.begin(other)).toThrow('simulator')
  await engine.prepare?.(other, 'journey')
  expect(engine.begin(other).advance(1000)).toBe(true)
})
