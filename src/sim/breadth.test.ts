/** Protocols that a scene brings along must not change what happened. */
import { expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Override, Scenario } from '../scenario/scenario'
import { fingerprint } from '../trace/fingerprint'
import { octetsOf } from '../trace/octets'
import { hexOf } from '../wire/address'
import { learn } from '../wire/protocols'
import { breadth } from '../wire/protocols/breadth'
import { simulate } from './simulate'

const forced = (protocol: string, field: string, value: number): Scenario => {
  const override: Override = { pdu: 'client>server DATA 1', protocol, field, value }
  return { ...fileCrosses, overrides: [override] }
}

const scenarios = [
  fileCrosses,
  forced('ipv4', 'headerLength', 15),
  forced('ipv4', 'headerLength', 6),
  forced('ipv4', 'protocol', 6),
  forced('ipv4', 'protocol', 41),
  forced('ipv4', 'timeToLive', 1),
  forced('ethernet', 'type', 0x8100),
  forced('ethernet', 'type', 0x86dd),
  forced('ethernet', 'type', 60),
]

const run = (scenario: Scenario) => {
  const trace = simulate(scenario)
  return [fingerprint(trace), ...trace.frames.map(({ id }) => hexOf(octetsOf(trace, id).octets))]
}

it('runs alike before and after more protocols are known', () => {
  const before = scenarios.map(run)
  learn(breadth)
  for (const [at, scenario] of scenarios.entries()) expect(run(scenario), `${at}`).toEqual(before[at])
})
