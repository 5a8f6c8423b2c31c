/** Lanes: runs of one scenario beside one another. */
import { describe, expect, it } from 'vitest'
import { laneScenario } from '../scenario/lanes'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Scenario } from '../scenario/scenario'
import { fingerprint } from '../trace/fingerprint'
import { lanesSimulation, simulateLanes } from './lanes'
import { simulate } from './simulate'

const two: Scenario = {
  ...fileCrosses,
  lanes: [{ name: 'as it is' }, { name: 'nobody sends', programs: [] }],
}

describe('lanes', () => {
  it('there is one, called only, where a document names none', () => {
    const [trace, ...others] = simulateLanes(fileCrosses)
    expect(trace).toEqual(simulate(fileCrosses))
    expect(trace?.lane).toBe('only')
    expect(others).toEqual([])
  })

  it('are simulated alone, each with its own programs, in one go or in slices', () => {
    const [plain, silent] = simulateLanes(two)
    expect(plain?.lane).toBe('as it is')
    expect(plain?.events).toEqual(simulate(fileCrosses).events)
    expect(silent?.events).toEqual([])
    const sliced = lanesSimulation(two)
    while (!sliced.advance(7)) expect(sliced.progress).toBeLessThanOrEqual(1)
    expect(sliced.traces.map(fingerprint)).toEqual(simulateLanes(two).map(fingerprint))
  })

  it('put their socket into every sender and reader, and their switches over the scenario’s', () => {
    const scenario: Scenario = {
      ...fileCrosses,
      programs: [
        { kind: 'reader', host: 'server', socket: 'stream', port: 50_000, length: 512, every: 0 },
        ...fileCrosses.programs,
      ],
      tcp: { nagle: true, sack: false },
      interventions: [{ pdu: 'client>server data 1', hop: 0, act: { kind: 'drop' } }],
      lanes: [
        {
          name: 'datagram',
          socket: 'datagram',
          tcp: { nagle: false },
          interventions: [{ pdu: 'client>server data 2', hop: 0, act: { kind: 'drop' } }],
        },
      ],
    }
    const lane = scenario.lanes?.[0] ?? { name: '' }
    const { lanes, programs, tcp, interventions } = laneScenario(scenario, lane)
    expect(lanes).toBeUndefined()
    expect(programs[0]).toMatchObject({ kind: 'reader', socket: 'datagram' })
    expect(programs.slice(1)).toEqual(fileCrosses.programs)
    expect(tcp).toEqual({ nagle: false, sack: false })
    expect(interventions?.map(({ pdu }) => pdu)).toEqual(['client>server data 1', 'client>server data 2'])
  })
})
