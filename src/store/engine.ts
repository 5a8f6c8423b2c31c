// Where the store meets the simulator: a document becomes a trace in slices, a trace becomes the steps of a scene.
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { PduName, Scenario } from '../scenario/scenario'
import { mayUseStreams } from '../scenario/streams'
import { lanesSimulation } from '../sim/lanes'
import { plug } from '../sim/parts'
import type { Trace } from '../trace/trace'
import { journeyTrack } from '../track/journey'
import type { Track } from '../track/track'
import { learn } from '../wire/protocols'
import { now } from './clock'
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
  begin(scenario: Scenario): Run
  track(scene: SceneName, focus: Focus, order: Order): Track
}

interface Need {
  readonly isIn: (scenario: Scenario, scene: SceneName) => boolean
  readonly load: () => Promise<unknown>
}

type TrackOf = (focus: Focus, order: Order) => Track

/** What makes the steps of a scene: the journey's at once, the others' come with their scene. */
const tracks: Partial<Record<SceneName, TrackOf>> = {
  journey: ({ trace, pdu }) => journeyTrack(trace, pdu),
}

/** What a scenario may need beyond a first visit's; each is loaded once, before a scenario that has it begins. */
const NEEDS: readonly Need[] = [
  {
    isIn: scenario => scenario !== fileCrosses,
    load: () =>
      import('../sim/breadth').then(({ parts, headers }) => {
        plug(parts)
        learn(headers)
      }),
  },
  {
    // A frame built by hand may be of any protocol.
    isIn: ({ programs }) => programs.some(({ kind }) => kind === 'frame'),
    load: () => import('../wire/protocols/breadth').then(({ breadth }) => learn(breadth)),
  },
  {
    isIn: mayUseStreams,
    load: () =>
      Promise.all([import('../sim/tcp/host'), import('../wire/protocols/tcp')]).then(
        ([{ makeTcp }, { tcp }]) => {
          learn([tcp])
          plug({ makeStreams: makeTcp })
        },
      ),
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

/** Events between two looks at the clock. */
const BATCH = 200

/** The simulator and the tracks, in slices of time. */
export const engine: Engine = {
  prepare(scenario, scene) {
    const missing = NEEDS.filter(need => !loaded.has(need) && need.isIn(scenario, scene))
    if (missing.length === 0) return undefined
    return Promise.all(missing.map(need => need.load().then(() => loaded.add(need))))
  },
  begin(scenario) {
    const run = lanesSimulation(scenario)
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
