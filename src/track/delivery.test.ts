/** Delivery's steps: all lanes in the order of time, each call and each loss once, every time watchable. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { threeMessages } from '../scenario/library/threeMessages'
import type { Impairments, Scenario } from '../scenario/scenario'
import { simulateLanes } from '../sim/lanes'
import { cursorsOf, deliveryTrack, flightOf } from './delivery'

/** The datagram lane twice, so that there is something to merge. */
const twice: Scenario = {
  ...threeMessages,
  lanes: [
    { name: 'one', socket: 'datagram' },
    {
      name: 'other',
      socket: 'datagram',
      interventions: [{ pdu: 'client>server data 7', hop: 0, act: { kind: 'drop' } }],
    },
  ],
}

function worse(scenario: Scenario, wire: Impairments): Scenario {
  return { ...scenario, links: scenario.links.map(link => ({ ...link, directions: [wire, wire] })) }
}

const scenarios = [twice, fileCrosses, worse(twice, { loss: 0.5, duplication: 0.3, jitter: 40_000 })]

describe('Delivery’s track', () => {
  it('is in the order of time, and of the lanes where that is the same', () => {
    for (const scenario of scenarios) {
      const lanes = simulateLanes(scenario)
      const { steps } = deliveryTrack(lanes, scenario.follow)
      const order = (name: string) => lanes.findIndex(({ lane }) => lane === name)
      for (const [index, step] of steps.entries()) {
        const before = steps[index - 1]
        if (!before) continue
        expect(step.at).toBeGreaterThanOrEqual(before.at)
        if (step.at === before.at)
          expect(order(step.place.lane)).toBeGreaterThanOrEqual(order(before.place.lane))
      }
    }
  })

  it('has each send, each recv that returned and each loss of a lane once', () => {
    for (const scenario of scenarios) {
      const lanes = simulateLanes(scenario)
      const { steps } = deliveryTrack(lanes, scenario.follow)
      for (const { lane, events, transits } of lanes) {
        const own = steps.filter(({ place }) => place.lane === lane).map(({ event }) => event)
        expect(new Set(own).size).toBe(own.length)
        for (const event of events) {
          const isSend = event.kind === 'call' && /^send/.test(event.call.name)
          const isRead = event.kind === 'return' && /^recv/.test(event.call.name)
          if (isSend || isRead) expect(own).toContain(event.id)
        }
        const lost = steps.filter(({ place, failed }) => place.lane === lane && failed)
        expect(lost.length).toBeGreaterThanOrEqual(transits.filter(({ fate }) => fate).length)
      }
    }
  })

  it('goes on in every lane, and never past the event of its next step', () => {
    for (const scenario of scenarios) {
      const lanes = simulateLanes(scenario)
      const track = deliveryTrack(lanes, scenario.follow)
      for (const [lane, cursors] of cursorsOf(track, lanes)) {
        let last = -1
        for (const [index, event] of cursors.entries()) {
          expect(event).toBeGreaterThanOrEqual(last)
          last = event
          const next = track.steps.slice(index + 1).find(({ place }) => place.lane === lane)
          if (next) expect(event).toBeLessThan(next.event)
        }
      }
    }
  })

  it('lets a hop of 50 µs and a timer of a second both be watched', () => {
    expect(flightOf(0)).toBe(0)
    expect(flightOf(50)).toBeGreaterThan(100)
    expect(flightOf(1_000_000)).toBeLessThan(1500)
    for (let time = 1; time < 1e9; time *= 3) expect(flightOf(time * 3)).toBeGreaterThan(flightOf(time))
  })
})
