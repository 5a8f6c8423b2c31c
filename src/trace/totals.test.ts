/** Totals: what they say at the end is what frames, calls and the network's losses say one by one. */
import { describe, expect, it } from 'vitest'
import '../sim/tcp/tcp.fixture'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { theGame } from '../scenario/library/theGame'
import { threeMessages } from '../scenario/library/threeMessages'
import type { Scenario } from '../scenario/scenario'
import { simulateLanes } from '../sim/lanes'
import { octetsOf } from './octets'
import { dataOf } from './sent'
import { totalsAt } from './totals'
import type { Trace } from './trace'

const lossy: Scenario = {
  ...threeMessages,
  links: threeMessages.links.map(link => ({
    ...link,
    directions: [{ loss: 0.3, duplication: 0.4 }, { loss: 0.3 }] as const,
  })),
}
const scenarios: Record<string, Scenario> = { theGame, threeMessages, lossy, fileCrosses }

const end = (trace: Trace) => totalsAt(trace, trace.events.length - 1)

describe('totals', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(`${name}: frames and their octets are those that hosts put on their cables`, () => {
      for (const trace of simulateLanes(scenario)) {
        const sent = trace.transits.filter(
          ({ hop, copyOf, fate }) => hop === 0 && copyOf === undefined && fate !== 'queueFull',
        )
        const { frames, octets, data } = end(trace)
        expect(frames).toBe(sent.length)
        expect(octets).toBe(sent.reduce((sum, { frame }) => sum + octetsOf(trace, frame).octets.length, 0))
        if (name === 'fileCrosses') continue
        expect(data).toBe(sent.reduce((sum, { frame }) => sum + dataOf(trace, frame).length, 0))
      }
    })

  it('never goes down, and is nothing before the first event', () => {
    for (const trace of simulateLanes(lossy)) {
      expect(totalsAt(trace, -1)).toMatchObject({ sends: 0, given: 0, frames: 0, lost: 0, doubled: 0 })
      let before = totalsAt(trace, -1)
      for (let at = 0; at < trace.events.length; at++) {
        const now = totalsAt(trace, at)
        for (const key of [
          'sends',
          'given',
          'receives',
          'read',
          'frames',
          'octets',
          'lost',
          'doubled',
        ] as const)
          expect(now[key], `${key} at ${at}`).toBeGreaterThanOrEqual(before[key])
        before = now
      }
      expect(before.lost).toBe(trace.events.filter(({ kind }) => kind === 'drop').length)
      expect(before.doubled).toBe(trace.transits.filter(({ copyOf }) => copyOf !== undefined).length)
    }
  })

  it('tells the game’s story: three datagrams short, or three segments sent again', () => {
    const [datagram, stream] = simulateLanes(theGame).map(end)
    expect(datagram).toMatchObject({
      sends: 175,
      given: 2100,
      receives: 172,
      read: 2064,
      neverCame: 3,
      resent: {},
    })
    expect(stream).toMatchObject({ given: 2100, read: 2100, lost: 3, resent: { thirdDuplicateAck: 3 } })
    expect(stream).not.toHaveProperty('neverCame')
  })
})
