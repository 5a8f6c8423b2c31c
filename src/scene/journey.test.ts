// The journey's picture as data, for every step: keys, labels, room, overlaps; and motion between steps.
import { describe, expect, it } from 'vitest'
import { simulate } from '../sim/simulate'
import { say as sayLonger } from '../story/pseudo.fixture'
import { journeyTrack } from '../track/journey'
import { interpolate } from './interpolate'
import { journeyPicture } from './journey'
import { journeys, options, problemsAlong, rooms } from './journey.fixture'

const [first] = journeys
const laptop = { room: { width: 1366, height: 572 }, rem: 16 }

describe('the journey', () => {
  it.each(rooms)('fits and can be read in $room.width × $room.height at $rem px', room => {
    if (first) expect(problemsAlong(first[1], first[2], room, ['tcpip'])).toEqual([])
  })

  it.each(['osi', 'both'] as const)('fits and can be read as %s', model => {
    if (first) expect(problemsAlong(first[1], first[2], laptop, [model])).toEqual([])
  })

  it.each(['tcpip', 'both'] as const)('has room for a language with longer words, as %s', model => {
    if (first) expect(problemsAlong(first[1], first[2], laptop, [model], sayLonger)).toEqual([])
  })

  it.each(journeys)('fits and can be read for %s', (_name, scenario, followed) => {
    expect(problemsAlong(scenario, followed, laptop, ['tcpip'])).toEqual([])
  })

  it('draws each thing once on the way from step to step', () => {
    if (!first) return
    const trace = simulate(first[1])
    const track = journeyTrack(trace, first[1].follow)
    const at = (step: number) => journeyPicture(trace, track, step, laptop.room, options('tcpip', 16))
    for (let step = 0; step < track.steps.length; step++) {
      const keys = interpolate(at(step - 1), at(step), 0.5).items.map(item => item.key)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })
})
