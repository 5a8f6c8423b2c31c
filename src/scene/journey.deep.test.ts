// The journey's picture for every step of every journey, in every room and model.
import { describe, expect, it } from 'vitest'
import { journeys, problemsAlong, rooms } from './journey.fixture'

describe.each(journeys)('the journey of %s', (_name, scenario, followed) => {
  it.each(rooms)('fits and can be read in $room.width × $room.height at $rem px', room => {
    expect(problemsAlong(scenario, followed, room, ['tcpip', 'osi', 'both'])).toEqual([])
  })
})
