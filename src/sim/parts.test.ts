// The scenario of a first visit runs without any of the parts; another says which one it lacks.
import { expect, it, vi } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { oneByte } from '../scenario/library/oneByte'
import { fingerprint } from '../trace/fingerprint'

/** The simulator with nothing plugged in. */
async function bare() {
  vi.resetModules()
  return (await import('./simulate')).simulate
}

it('runs the scenario of a first visit as with all parts', async () => {
  const { simulate } = await import('./simulate')
  const all = fingerprint(simulate(fileCrosses))
  const simulateAlone = await bare()
  expect(fingerprint(simulateAlone(fileCrosses))).toBe(all)
})

it('refuses to go on without a part', async () => {
  const simulate = await bare()
  expect(() => simulate(oneByte)).toThrow('programOf')
})
