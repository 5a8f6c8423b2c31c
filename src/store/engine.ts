// Where the store meets the simulator: a document becomes a trace in slices, a trace becomes the steps of a scene.
import type { PduName, Scenario } from '../scenario/scenario'
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
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
  begin(scenario: Scenario): Run
  track(trace: Trace, scene: SceneName, pdu: PduName, order: Order): Track
}

/** Stands until the simulator does: nothing ever happens. */
export const engine: Engine = {
  begin: scenario => ({
    advance: () => true,
    progress: 1,
    trace: {
      lane: 'only',
      scenario,
      frames: [],
      transits: [],
      events: [],
      notReached: { overrides: [], flips: [] },
    },
  }),
  track: (_trace, scene, pdu) => ({ scene, pdu, steps: [] }),
}

/** The document a newcomer starts with. */
export const firstScenario: Scenario = {
  format: 0,
  origin: 'file',
  seed: 1,
  nodes: [],
  links: [],
  programs: [],
  follow: 'client>server DATA 1',
  overrides: [],
  flips: [],
}
