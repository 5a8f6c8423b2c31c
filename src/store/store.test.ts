// The store over a small engine: edits and undo, walking both ways, places, a long run and its cancel.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Scenario } from '../scenario/scenario'
import type { Trace } from '../trace/trace'
import type { Step } from '../track/track'
import type { Frames } from './clock'
import type { Engine } from './engine'
import { firstPrefs } from './prefs'
import { createOctet, EVERY, shownLanes } from './store'

const step = (event: number, lane = 'only'): Step => ({
  event,
  place: { lane },
  at: event,
  watch: 1000,
  layer: 'internet',
})

const traceOf = (lane: string, scenario: Scenario): Trace => ({
  lane,
  scenario,
  frames: [{ id: 0, pdu: 'a', by: 'client', layers: [] }],
  transits: [],
  events: [],
  notReached: { overrides: [], flips: [], interventions: [] },
})

/** As many steps as the seed says; slow where the seed is above 100. */
const engine: Engine = {
  begin(scenario) {
    let slices = scenario.seed > 100 ? 3 : 1
    return {
      advance: () => --slices <= 0,
      get progress() {
        return 1 - slices / 3
      },
      lanes: (scenario.lanes ?? [{ name: 'only' }]).map(({ name }) => traceOf(name, scenario)),
    }
  },
  track: (scene, { trace, pdu }) => ({
    scene,
    pdu,
    steps: Array.from({ length: trace.scenario?.seed ?? 0 }, (_, n) =>
      step(scene === 'frame' ? n * 2 : n, trace.lane),
    ),
  }),
}

/** Frames turned by hand. */
function hand() {
  let now = 0
  let next: ((now: number) => void) | undefined
  const frames: Frames = {
    request(then) {
      next = then
      return 1
    },
    cancel() {
      next = undefined
    },
  }
  return {
    frames,
    turn(ms: number) {
      now += ms
      const then = next
      next = undefined
      then?.(now)
    },
    get waiting() {
      return next !== undefined
    },
  }
}

const seeded = (seed: number): Scenario => ({ ...fileCrosses, follow: 'a', seed })

function fresh(seed = 5, cut = false) {
  const clock = hand()
  const octet = createOctet({
    engine,
    scenario: seeded(seed),
    prefs: firstPrefs,
    frames: clock.frames,
    cut: () => cut,
  })
  return { ...octet, get: octet.use.getState, clock }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('walking', () => {
  it('starts paused before the first step with nothing scheduled', () => {
    const { get, clock } = fresh()
    expect(get()).toMatchObject({ step: -1, playing: false, playhead: { step: -1, fraction: 1 } })
    expect(clock.waiting).toBe(false)
  })

  it('runs the motion of one step forward and sleeps again', () => {
    const { get, act, clock } = fresh()
    act.step(1)
    expect(get()).toMatchObject({ step: 0, playhead: { step: 0, fraction: 0 } })
    clock.turn(0)
    clock.turn(100)
    expect(get().playhead).toEqual({ step: 0, fraction: 0.25 })
    for (let n = 0; n < 4; n++) clock.turn(100)
    expect(get().playhead).toEqual({ step: 0, fraction: 1 })
    expect(clock.waiting).toBe(false)
  })

  it('runs the same motion back', () => {
    const { get, act, clock } = fresh()
    act.seek(2)
    act.step(-1)
    expect(get()).toMatchObject({ step: 1, playhead: { step: 2, fraction: 1 } })
    clock.turn(0)
    clock.turn(100)
    expect(get().playhead).toEqual({ step: 2, fraction: 0.75 })
    for (let n = 0; n < 4; n++) clock.turn(100)
    expect(get().playhead).toEqual({ step: 1, fraction: 1 })
  })

  it('cuts for reduced motion', () => {
    const { get, act, clock } = fresh(5, true)
    act.step(1)
    expect(get().playhead).toEqual({ step: 0, fraction: 1 })
    expect(clock.waiting).toBe(false)
  })

  it('never leaves the track', () => {
    const { get, act } = fresh()
    act.step(-1)
    expect(get().step).toBe(-1)
    act.step(99)
    expect(get().step).toBe(4)
    act.seek(Number.NaN)
    expect(get().step).toBe(4)
  })

  it('plays to the end, stops by itself, and starts over', () => {
    const { get, act, clock } = fresh(3)
    act.play()
    for (let n = 0; n < 80 && clock.waiting; n++) clock.turn(100)
    expect(get()).toMatchObject({ step: 2, playing: false })
    expect(clock.waiting).toBe(false)
    act.play()
    expect(get()).toMatchObject({ step: -1, playing: true })
  })

  it('keeps the event when the scene changes, and the very step on the way back', () => {
    const { get, act } = fresh()
    act.seek(3)
    act.setScene('frame')
    expect(get().step).toBe(1)
    act.setScene('journey')
    expect(get().step).toBe(3)
  })
})

describe('editing', () => {
  it('simulates again and keeps the step where it still is', () => {
    const { get, act } = fresh()
    act.seek(4)
    act.edit(() => seeded(3))
    expect(get().step).toBe(2)
    act.undo()
    expect(get()).toMatchObject({ step: 4, scenario: { seed: 5 } })
    act.redo()
    expect(get().scenario.seed).toBe(3)
  })

  it('makes one entry of one drag', () => {
    const { get, act } = fresh()
    for (const seed of [6, 7, 8]) act.edit(() => seeded(seed), 'drag')
    act.settle()
    act.edit(() => seeded(9), 'drag')
    expect(get().history.past).toHaveLength(2)
    act.undo()
    act.undo()
    expect(get().scenario.seed).toBe(5)
  })

  it('takes back what a gesture did so far, and nothing that is settled', () => {
    const { get, act } = fresh()
    act.edit(() => seeded(6), 'typing')
    act.settle()
    for (const seed of [7, 8]) act.edit(() => seeded(seed), 'typing')
    act.takeBack('another')
    expect(get().scenario.seed).toBe(8)
    act.takeBack('typing')
    act.takeBack('typing')
    expect(get().scenario.seed).toBe(6)
    expect(get().history).toMatchObject({ past: { length: 1 }, future: [] })
  })

  it('goes on in slices when a run is long, and comes to its end', () => {
    const { get, act } = fresh()
    act.edit(() => seeded(200))
    expect(get().running).not.toBeNull()
    expect(get().track.steps).toHaveLength(5)
    vi.runAllTimers()
    expect(get().running).toBeNull()
    expect(get().track.steps).toHaveLength(200)
  })

  it('calls a long run off and keeps the last good state', () => {
    const { get, act } = fresh()
    act.edit(() => seeded(200))
    act.cancel()
    vi.runAllTimers()
    expect(get()).toMatchObject({ running: null, scenario: { seed: 5 } })
    expect(get().history.past).toHaveLength(0)
    expect(get().track.steps).toHaveLength(5)
  })
})

describe('lanes', () => {
  const both = (seed: number): Scenario => ({ ...seeded(seed), lanes: [{ name: 'one' }, { name: 'other' }] })

  it('are all there, and one is looked into', () => {
    const { get, act } = fresh()
    act.open({ scenario: both(4) })
    expect(get().lanes.map(({ lane }) => lane)).toEqual(['one', 'other'])
    expect(get().trace.lane).toBe('one')
    act.setLane('other')
    expect(get().trace.lane).toBe('other')
    act.edit(() => both(5))
    expect(get().trace.lane).toBe('other')
  })

  it('keep the future before the last edit, of a drag the one before all of it', () => {
    const { get, act } = fresh()
    act.open({ scenario: both(4) })
    expect(get().earlier).toEqual([])
    for (const seed of [5, 6, 7]) act.edit(() => both(seed), 'drag')
    expect(get().earlier[0]?.scenario?.seed).toBe(4)
    act.undo()
    expect(get().earlier[0]?.scenario?.seed).toBe(7)
  })

  it('are two futures of one while these are compared', () => {
    const { get, act } = fresh()
    act.open({ scenario: both(4), scene: 'delivery' })
    act.edit(() => both(5))
    act.compare('other')
    expect(shownLanes(get()).map(({ lane, scenario }) => [lane, scenario?.seed])).toEqual([
      ['before other', 4],
      ['other', 5],
    ])
    act.compare(EVERY)
    expect(shownLanes(get()).map(({ lane }) => lane)).toEqual(
      get().lanes.flatMap(({ lane }) => [`before ${lane}`, lane]),
    )
    act.compare(null)
    expect(shownLanes(get())).toBe(get().lanes)
  })

  it('of which the one that is gone is looked into, until an edit goes on in the one that is there', () => {
    const { get, act } = fresh()
    act.open({ scenario: both(4), scene: 'delivery' })
    act.edit(() => both(5))
    act.compare('other')
    act.open({ scene: 'frame', lane: 'before other', event: 2 })
    expect(get().trace).toMatchObject({ lane: 'before other', scenario: { seed: 4 } })
    act.edit(() => both(6))
    expect(get().trace).toMatchObject({ lane: 'other', scenario: { seed: 6 } })
  })

  it('are looked into at the event that opened the scene, and the way back is the same step', () => {
    const { get, act } = fresh()
    act.open({ scenario: both(4), scene: 'delivery' })
    act.seek(3)
    act.open({ scene: 'frame', lane: 'other', event: 2 })
    expect(get()).toMatchObject({ scene: 'frame', trace: { lane: 'other' }, step: 1 })
    act.setScene('delivery')
    expect(get().step).toBe(3)
  })
})

describe('places', () => {
  it('tells nobody about the same place twice', () => {
    const { use, act } = fresh()
    let told = 0
    use.subscribe(() => told++)
    act.hover({ lane: 'only', layer: 1, field: 'protocol', octets: [23, 24] })
    act.hover({ lane: 'only', layer: 1, field: 'protocol', octets: [23, 24] })
    expect(told).toBe(1)
  })
})
