// A trace that was written down comes back as it was, and what could not come back is not written down.
import { expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { oneByte } from '../scenario/library/oneByte'
import { simulate } from '../sim/simulate'
import { octetsOf } from './octets'
import { record } from './record'
import { revive } from './revive'

it('comes back whole', () => {
  const simulated = simulate(oneByte)
  const revived = revive(record(simulated), oneByte)
  expect(revived).toEqual(simulated)
  for (const { id } of simulated.frames) expect(octetsOf(revived, id)).toStrictEqual(octetsOf(simulated, id))
})

it('refuses frames that are more than their recipe', () => {
  const pdu = 'client>server DATA 1'
  const forced = { ...fileCrosses, overrides: [{ pdu, protocol: 'ipv4', field: 'headerLength', value: 15 }] }
  expect(() => record(simulate(forced))).toThrow(pdu)
})
