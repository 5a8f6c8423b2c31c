// What was to be done to a message that is not sent is told, field and message by name, and can be taken back.
import { expect, it } from 'vitest'
import { fileCrosses } from '../../scenario/library/fileCrosses'
import type { Scenario } from '../../scenario/scenario'
import { simulate } from '../../sim/simulate'
import { missedOf } from './Missed'
import './words'

const scenario: Scenario = {
  ...fileCrosses,
  overrides: [
    { pdu: 'client>server DATA 1', protocol: 'ipv4', field: 'timeToLive', value: 9 },
    { pdu: 'client>server DATA 900', protocol: 'ipv4', field: 'timeToLive', value: 9 },
  ],
  flips: [{ pdu: 'client>server DATA 900', bits: [{ octet: 20, bit: 1 }], where: { kind: 'wire', hop: 0 } }],
}

it('names the field and the message, and takes back just that', () => {
  const [forced, flipped, ...more] = missedOf(simulate(scenario), scenario)
  expect(more).toEqual([])
  expect(forced?.text).toMatch(/IPv4 Time to Live .* DATA 900/)
  expect(flipped?.text).toMatch(/one bit .* DATA 900/)
  expect(forced?.undone(scenario)).toMatchObject({
    overrides: [scenario.overrides[0]],
    flips: scenario.flips,
  })
  expect(flipped?.undone(scenario)).toMatchObject({ overrides: scenario.overrides, flips: [] })
})

it('says nothing where all that was to be done was done', () => {
  const reached = { ...scenario, overrides: scenario.overrides.slice(0, 1), flips: [] }
  expect(missedOf(simulate(reached), reached)).toEqual([])
})
