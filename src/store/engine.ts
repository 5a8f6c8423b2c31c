// Where the store meets the simulator: a document becomes a trace in slices, a trace becomes the steps of a scene.
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { PduName, Scenario } from '../scenario/scenario'
import { mayUseStreams } from '../scenario/streams'
import type { LanesSimulation } from '../sim/lanes'
import { eventsOf } from '../trace/lineage'
import { revive } from '../trace/revive'
import type { Trace } from '../trace/trace'
import { trackAlong } from '../track/along'
import type { Track } from '../track/track'
import { learn } from '../wire/protocols'
import { now } from './clock'
import { firstVisit } from './firstVisit'
import type { Order } from './prefs'

export type SceneName = 'frame' | 'journey' | 'delivery'

/** A simulation under way. */
export interface Run {
  /** Works on for about so many milliseconds; true when it has come to its end. */
  advance(budget: number): boolean
  /** How much of it is done, 0 to 1. */
  readonly progress: number
  /** What has happened so far, a trace a lane, at least one. */
  readonly lanes: readonly Trace[]
}

/** What a scene shows steps of. */
export interface Focus {
  /** All lanes, for scenes that show them side by side. */
  readonly lanes: readonly Trace[]
  /** The lane that is looked into. */
  readonly trace: Trace
  readonly pdu: PduName
}

export interface Engine {
  /** What has to be loaded before this scenario can begin in this scene; undefined where nothing has. */
  prepare?(scenario: Scenario, scene: SceneName): Promise<unknown> | undefined
  /** Somebody is there: has what the first edit will need fetched before it is asked for. */
  expect?(): void
  begin(scenario: Scenario): Run
  track(scene: SceneName, focus: Focus, order: Order): Track
}

interface Need {
  readonly isIn: (scenario: Scenario, scene: SceneName) => boolean
  readonly load: () => Promise<unknown>
}

type TrackOf = (focus: Focus, order: Order) => Track

/**
 * What makes the steps of a scene. The journey's are there at once, for packets that nobody cuts: what follows pieces
 * comes with the simulator that may cut them. The others come with their scene.
 */
const tracks: Partial<Record<SceneName, TrackOf>> = {
  journey: ({ trace, pdu }) => trackAlong(trace, pdu, eventsOf(trace, pdu)),
}

/** A first visit's scenario was simulated when the page was built. */
const isReady = (scenario: Scenario) => scenario === fileCrosses

let simulate: ((scenario: Scenario) => LanesSimulation) | undefined

const simulator: Need = {
  isIn: scenario => !isReady(scenario),
  load: () =>
    Promise.all([import('../sim/simulator'), import('../track/journey')]).then(
      ([{ readySimulator }, { journeyTrack }]) => {
        simulate = readySimulator()
        tracks.journey = ({ trace, pdu }) => journeyTrack(trace, pdu)
      },
    ),
}

/** What a scenario may need beyond a first visit's; each is loaded once, before a scenario that has it begins. */
const NEEDS: readonly Need[] = [
  simulator,
  {
    // A frame built by hand may be of any protocol.
    isIn: ({ programs }) => programs.some(({ kind }) => kind === 'frame'),
    load: () => import('../wire/protocols/breadth').then(({ breadth }) => learn(breadth)),
  },
  {
    isIn: mayUseStreams,
    load: () => import('../sim/tcp/ready').then(({ readyTcp }) => readyTcp()),
  },
  {
    isIn: (_, scene) => scene === 'delivery',
    load: () =>
      import('../track/delivery').then(({ deliveryTrack }) => {
        tracks.delivery = ({ lanes, pdu }) => deliveryTrack(lanes, pdu)
      }),
  },
  {
    isIn: (_, scene) => scene === 'frame',
    load: () =>
      import('../track/frame').then(({ frameTrack }) => {
        tracks.frame = ({ trace, pdu }, order) => frameTrack(trace, pdu, order)
      }),
  },
]

const loaded = new Set<Need>()
const load = (need: Need) => need.load().then(() => loaded.add(need))

/** Events between two looks at the clock. */
const BATCH = 200

/** The run of a first visit's scenario, at its end. */
const readyRun = (scenario: Scenario): Run => ({
  advance: () => true,
  progress: 1,
  lanes: firstVisit.map(text => revive(text, scenario)),
})

/** The simulator and the tracks, in slices of time. */
export const engine: Engine = {
  prepare(scenario, scene) {
    const missing = NEEDS.filter(need => !loaded.has(need) && need.isIn(scenario, scene))
    if (missing.length === 0) return undefined
    return Promise.all(missing.map(load))
  },
  expect() {
    // Where it does not come, the edit that needs it asks again.
    load(simulator).catch(() => {})
  },
  begin(scenario) {
    if (isReady(scenario)) return readyRun(scenario)
    if (!simulate) throw new Error('a scenario began before the simulator was there')
    const run = simulate(scenario)
    return {
      advance(budget) {
        const until = now() + budget
        while (!run.advance(BATCH)) if (now() >= until) return false
        return true
      },
      get progress() {
        return run.progress
      },
      get lanes() {
        return run.traces
      },
    }
  },
  track(scene, focus, order) {
    return tracks[scene]?.(focus, order) ?? { scene, pdu: focus.pdu, steps: [] }
  },
}
