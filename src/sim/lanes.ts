/** The lanes of a scenario: each is simulated alone, one after the other. */
import { laneScenario, lanesOf } from '../scenario/lanes'
import type { Scenario } from '../scenario/scenario'
import type { Trace } from '../trace/trace'
import { MOST_EVENTS, simulation } from './simulate'

/** A simulation of all lanes that can be taken in slices; to cancel it, let go of it. */
export interface LanesSimulation {
  /** Goes on for about so many events; true when every lane has come to its end. */
  advance(events: number): boolean
  /** How much of what is to be sent has arrived, 0 to 1, over all lanes. */
  readonly progress: number
  /** What has happened so far in every lane, in their order. */
  readonly traces: readonly Trace[]
}

/** The whole traces of a scenario that `check` accepted, one for each lane, in their order; at least one. Pure. */
export function simulateLanes(scenario: Scenario): readonly Trace[] {
  const run = lanesSimulation(scenario)
  while (!run.advance(MOST_EVENTS));
  return run.traces
}

/** A run of every lane of a scenario that `check` accepted, before its first event. */
export function lanesSimulation(scenario: Scenario): LanesSimulation {
  const runs = lanesOf(scenario).map(lane => simulation(laneScenario(scenario, lane), lane.name))
  let done = 0
  return {
    advance(events) {
      if (runs[done]?.advance(events)) done++
      return done === runs.length
    },
    get progress() {
      return runs.reduce((sum, run, at) => sum + (at < done ? 1 : run.progress), 0) / runs.length
    },
    get traces() {
      return runs.map(({ trace }) => trace)
    },
  }
}
