/** What a frame carries, read off its recipe and off its octets. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { holeInTheStream } from '../scenario/library/holeInTheStream'
import { oneFragmentLost } from '../scenario/library/oneFragmentLost'
import { sorcerersApprentice } from '../scenario/library/tftpDays'
import { threeMessages } from '../scenario/library/threeMessages'
import { simulateLanes } from '../sim/lanes'
import { octetsOf } from './octets'
import { dataOf } from './sent'

describe('the data of a frame', () => {
  for (const scenario of [threeMessages, holeInTheStream, oneFragmentLost, sorcerersApprentice])
    it(`${scenario.origin}: is what its octets hold`, () => {
      for (const trace of simulateLanes(scenario))
        for (const { id } of trace.frames) {
          const { layers, octets } = octetsOf(trace, id)
          const data = layers.findLast(({ protocol }) => protocol === 'data')
          expect([...dataOf(trace, id)]).toEqual([...octets.subarray(data?.start ?? 0, data?.bodyEnd ?? 0)])
        }
    })
})
