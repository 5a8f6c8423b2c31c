/** What is true after an event, however one came there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bitFlips } from '../scenario/library/bitFlips'
import { simulate } from '../sim/simulate'
import { worldAfter } from './world'

describe('the world after an event', () => {
  const trace = simulate(bitFlips)

  it('does not depend on the way there', () => {
    const fresh = (event: number) => worldAfter({ ...trace }, event)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: trace.events.length })), way => {
        for (const event of way) expect(worldAfter(trace, event)).toEqual(fresh(event))
      }),
      { numRuns: 20 },
    )
  })

  it('knows who was learned from whom, what was counted and what was kept', () => {
    const { nodes } = worldAfter(trace, trace.events.length)
    expect(nodes.client?.arp).toMatchObject([
      { address: '192.0.2.1', learnedFrom: 'router1>client ARP reply' },
    ])
    expect(nodes.switch1?.table.map(({ mac, port }) => [mac, port])).toEqual([
      ['00-00-5E-00-53-01', 0],
      ['00-00-5E-00-53-02', 1],
    ])
    expect(nodes.server?.counters).toEqual({ UdpInCsumErrors: 1 })
    expect(nodes.server?.kept).toEqual({ octets: 32, blocks: 1, isWhole: true })
  })
})
