/** Lanes: the runs of one scenario, each a scenario of its own that is simulated alone. */
import type { LaneSetup, ProgramSetup, Scenario } from './scenario'

/** What the one lane of a scenario without lanes is called. */
export const ONLY = 'only'

/** The lanes of a scenario, at least one. */
export function lanesOf({ lanes }: Scenario): readonly LaneSetup[] {
  return lanes && lanes.length > 0 ? lanes : [{ name: ONLY }]
}

/**
 * The scenario of one lane: the document with what the lane changes, and without lanes. The document's interventions
 * keep their places at the front of the list, whichever lane they are for; the lane's own come behind them.
 */
export function laneScenario(scenario: Scenario, lane: LaneSetup): Scenario {
  const { lanes: _lanes, ...rest } = scenario
  if (!scenario.lanes) return scenario
  const programs = (lane.programs ?? scenario.programs).map(each => withSocket(each, lane))
  const interventions = [...(scenario.interventions ?? []), ...(lane.interventions ?? [])]
  return {
    ...rest,
    programs,
    ...(interventions.length > 0 && { interventions }),
    ...((scenario.tcp || lane.tcp) && { tcp: { ...scenario.tcp, ...lane.tcp } }),
  }
}

function withSocket(program: ProgramSetup, { socket }: LaneSetup): ProgramSetup {
  if (!socket || (program.kind !== 'sender' && program.kind !== 'reader')) return program
  return { ...program, socket }
}
