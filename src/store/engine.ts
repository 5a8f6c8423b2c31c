// Where the store meets the simulator: a document becomes a trace in slices, a trace becomes the steps of a scene.
import type { PduName, Scenario } from '../scenario/scenario'
import { simulation } from '../sim/simulate'
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

/** Events between two looks at the clock. */
const BATCH = 200

/** The simulator and the tracks, in slices of time. */
export const engine: Engine = {
  prepare(scenario) {
    if (knowsBreadth || !scenario.programs.some(({ kind }) => kind === 'frame')) return undefined
    return import('../wire/protocols/breadth').then(({ breadth }) => {
      learn(breadth)
      knowsBreadth = true
    })
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
