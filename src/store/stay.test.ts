// Staying at a step while the future changes, over the real simulator.
import { describe, expect, it } from 'vitest'
import { setPayload } from '../scenario/edits'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Scenario } from '../scenario/scenario'
import { setWay } from '../scenario/way'
import { simulate } from '../sim/simulate'
import { frameTrack } from '../track/frame'
import { journeyTrack } from '../track/journey'
import { sameStep } from './stay'

const journey = (scenario: Scenario) => {
  const trace = simulate(scenario)
  return { trace, lanes: [trace], track: journeyTrack(trace, scenario.follow) }
}
const whatAt = ({ trace, track }: ReturnType<typeof journey>, step: number) => {
  const event = trace.events[track.steps[step]?.event ?? -1]
  return [event?.kind, event?.node, track.steps[step]?.place.layer].join()
}

describe('the same step in another future', () => {
  const before = journey(fileCrosses)

  it('is the very step where nothing about it changed', () => {
    const after = journey(setPayload(fileCrosses, { kind: 'text', text: 'Hello' }))
    for (const step of before.track.steps.keys()) expect(sameStep({ ...before, step }, after)).toBe(step)
    expect(sameStep({ ...before, step: -1 }, after)).toBe(-1)
  })

  it('is what happened at the same node, however many steps stand before it', () => {
    const after = journey(setWay(fileCrosses, 'cable'))
    for (const step of before.track.steps.keys()) {
      const found = sameStep({ ...before, step }, after)
      const wasThere = [...after.track.steps.keys()].some(at => whatAt(after, at) === whatAt(before, step))
      if (wasThere) expect(whatAt(after, found)).toBe(whatAt(before, step))
      else expect(found).toBeLessThan(step)
    }
  })

  it('keeps a frame that was finished finished', () => {
    const long = setPayload(fileCrosses, { kind: 'text', text: 'x'.repeat(100) })
    const [short, tall] = [fileCrosses, long].map(scenario => {
      const trace = simulate(scenario)
      return { trace, lanes: [trace], track: frameTrack(trace, scenario.follow, 'decided') }
    }) as [ReturnType<typeof journey>, ReturnType<typeof journey>]
    const last = short.track.steps.length - 1
    expect(sameStep({ ...short, step: last }, tall)).toBe(tall.track.steps.length - 1)
  })
})
