/** Whether a run needs TCP. */
import type { Scenario } from './scenario'

/** Some program opens a stream. Lanes are asked one by one (`laneScenario`). */
export function usesStreams({ programs }: Pick<Scenario, 'programs'>): boolean {
  return programs.some(
    program => (program.kind === 'sender' || program.kind === 'reader') && program.socket === 'stream',
  )
}

/** Some program of the scenario, or of one of its lanes, opens a stream. */
export function mayUseStreams(scenario: Pick<Scenario, 'programs' | 'lanes'>): boolean {
  const { lanes = [] } = scenario
  return (
    usesStreams(scenario) ||
    lanes.some(lane => lane.socket === 'stream' || usesStreams({ programs: lane.programs ?? [] }))
  )
}
