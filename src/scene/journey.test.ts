// The journey's picture as data, for every step: keys, labels, room, overlaps; and motion between steps.
import { describe, expect, it } from 'vitest'
import { simulate } from '../sim/simulate'
import { plain } from '../story/catalogue'
import { say as sayLonger } from '../story/pseudo.fixture'
import { sentenceOf } from '../story/sentence'
import { firstFrameOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
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

  it.each(journeys)('tells something in the panel at each step of %s', (_name, scenario, followed) => {
    const trace = simulate(scenario)
    const track = journeyTrack(trace, followed ?? scenario.follow)
    const empty = track.steps.filter((_, step) => {
      const { items } = journeyPicture(trace, track, step, laptop.room, options('tcpip', 16))
      return !items.some(({ key }) => /^panel\/.+\/(row|wire|prefix)/.test(key))
    })
    expect(empty.map(({ event }) => trace.events[event]?.kind)).toEqual([])
  })

  it('numbers the ports of a switch as its sentences do', () => {
    if (!first) return
    const trace = simulate(first[1])
    const track = journeyTrack(trace, first[1].follow)
    const step = track.steps.findIndex(({ event }) => trace.events[event]?.kind === 'forward')
    const { items } = journeyPicture(trace, track, step, laptop.room, options('tcpip', 16))
    const port = items.find(({ key }) => key.endsWith('/row/out/value'))
    expect(plain(sentenceOf(trace, track, step))).toContain(
      `port ${port?.kind === 'text' ? port.text : 'none'} only`,
    )
  })

  it.each(rooms)(
    'shows every byte of the headers in $room.width × $room.height at $rem px',
    ({ room, rem }) => {
      if (!first) return
      const trace = simulate(first[1])
      const track = journeyTrack(trace, first[1].follow)
      const { items } = journeyPicture(trace, track, track.steps.length - 2, room, options('tcpip', rem))
      const headers = [...Array(46).keys()].filter(
        octet => !items.some(({ key }) => key.endsWith(`/octet/${octet}/box`)),
      )
      expect(headers).toEqual([])
    },
  )

  it.each(rooms)('has boxes in boxes and all checks in $room.width × $room.height', ({ room, rem }) => {
    const flips = journeys.find(([name]) => name === 'bitFlips')
    if (!flips) return
    const trace = simulate(flips[1])
    const track = journeyTrack(trace, flips[1].follow)
    const step = track.steps.findIndex(({ event }) => trace.events[event]?.kind === 'drop')
    const { items } = journeyPicture(trace, track, step, room, options('tcpip', rem))
    expect(items.some(({ key }) => key.includes('/nest/'))).toBe(true)
    const failed = items.find(
      ({ key, tone }) => key.includes('/row/') && key.endsWith('/box') && tone === 'alarm',
    )
    expect(failed).toBeDefined()
    // Lower rooms than these scroll.
    if (room.height >= 370 && failed?.kind === 'box')
      expect(failed.y + failed.height).toBeLessThanOrEqual(room.height)
  })

  it('shows the whole of a long frame to scale, and of no other', () => {
    for (const [name, scenario, followed = scenario.follow] of journeys) {
      const trace = simulate(scenario)
      const frame = firstFrameOf(trace, followed)
      const octets = frame === undefined ? 0 : octetsOf(trace, frame).octets.length
      const track = journeyTrack(trace, followed)
      const { items } = journeyPicture(trace, track, -1, laptop.room, options('tcpip', 16))
      const isScaled = items.some(({ key }) => key.includes('/scale/'))
      expect([name, isScaled]).toEqual([name, octets > 160])
    }
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
