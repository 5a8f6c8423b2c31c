// Where the store meets the simulator: a document becomes a trace in slices, a trace becomes the steps of a scene.
import type { PduName, Scenario } from '../scenario/scenario'
import { mayUseStreams } from '../scenario/streams'
import { simulation } from '../sim/simulate'
import { learnStreams } from '../sim/transports'
import type { Trace } from '../trace/trace'
import { frameTrack } from '../track/frame'
import { journeyTrack } from '../track/journey'
import type { Track } from '../track/track'
import { learn } from '../wire/protocols'
import { now } from './clock'
import type { Order } from './prefs'

export type SceneName = 'frame' | 'journey'

/** A simulation under way. */
export interface Run {
  /** Works on for about so many milliseconds; true when it has come to its end. */
  advance(budget: number): boolean
  /** How much of it is done, 0 to 1. */
  readonly progress: number
  /** What has happened so far. */
  readonly trace: Trace
}

export interface Engine {
  /** What has to be loaded before this scenario can begin; undefined where nothing has. */
  prepare?(scenario: Scenario): Promise<unknown> | undefined
  begin(scenario: Scenario): Run
  track(trace: Trace, scene: SceneName, pdu: PduName, order: Order): Track
}

/** A frame built by hand may be of any protocol; the first visit knows only those of its own scenarios. */
let knowsBreadth = false
/** TCP is large, and the first visit has no stream. */
let knowsStreams = false

function breadthFor({ programs }: Scenario): Promise<unknown>[] {
  if (knowsBreadth || !programs.some(({ kind }) => kind === 'frame')) return []
  return [
    import('../wire/protocols/breadth').then(({ breadth }) => {
      learn(breadth)
      knowsBreadth = true
    }),
  ]
}

function streamsFor(scenario: Scenario): Promise<unknown>[] {
  if (knowsStreams || !mayUseStreams(scenario)) return []
  return [
    Promise.all([import('../sim/tcp/host'), import('../wire/protocols/tcp')]).then(
      ([{ makeTcp }, { tcp }]) => {
        learn([tcp])
        learnStreams(makeTcp)
        knowsStreams = true
      },
    ),
  ]
}

/** Events between two looks at the clock. */
const BATCH = 200

/** The simulator and the tracks, in slices of time. */
export const engine: Engine = {
  prepare(scenario) {
    const needed = [...breadthFor(scenario), ...streamsFor(scenario)]
    return needed.length > 0 ? Promise.all(needed) : undefined
  },
  begin(scenario) {
    const run = simulation(scenario)
    return {
      advance(budget) {
        const until = now() + budget
        while (!run.advance(BATCH)) if (now() >= until) return false
        return true
      },
      get progress() {
        return run.progress
      },
      get trace() {
        return run.trace
      },
    }
  },
  track: (trace, scene, pdu, order) =>
    scene === 'frame' ? frameTrack(trace, pdu, order) : journeyTrack(trace, pdu),
}
