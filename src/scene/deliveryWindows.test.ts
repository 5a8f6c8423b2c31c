/** Windows as pictures and as values over time: within their room, true to the connection's own events. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { theGame } from '../scenario/library/theGame'
import { threeMessages } from '../scenario/library/threeMessages'
import type { Scenario } from '../scenario/scenario'
import { simulateLanes } from '../sim/lanes'
import { addMessages, say } from '../story/catalogue'
import { delivery } from '../story/en/delivery'
import type { Trace } from '../trace/trace'
import { windowsOf } from '../trace/windows'
import { deliveryTrack } from '../track/delivery'
import { faultsOf } from './delivery.fixture'
import { stepsUpTo } from './deliveryPlot'
import { totalsOf } from './deliveryTotals'
import { windowsPicture } from './deliveryWindows'

addMessages(delivery)

const rooms = [
  { width: 1300, height: 150, rem: 16 },
  { width: 1840, height: 260, rem: 20 },
  { width: 960, height: 150, rem: 16 },
  { width: 340, height: 320, rem: 16 },
]
const scenarios: Record<string, Scenario> = {
  theGame,
  threeMessages,
  timerRuns: {
    ...threeMessages,
    interventions: [{ pdu: 'client>server data 11', hop: 0, act: { kind: 'drop' } }],
  },
  fileCrosses,
}

function watch(scenario: Scenario) {
  const lanes = simulateLanes(scenario)
  return { lanes, track: deliveryTrack(lanes, scenario.follow) }
}

const streamOf = (scenario: Scenario) =>
  simulateLanes(scenario).find(({ lane }) => lane === 'stream') as Trace

describe('windows', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(`${name}: plots and totals keep within their room, with each key once, at every moment`, () => {
      const { lanes, track } = watch(scenario)
      const stride = Math.max(1, Math.floor(track.steps.length / 25))
      for (const room of rooms)
        for (let step = -1; step < track.steps.length; step += stride) {
          const playhead = { step, fraction: 1 }
          const picture = windowsPicture(lanes, track, playhead, room, { say, rem: room.rem })
          expect(faultsOf(picture), `${room.width} step ${step}`).toEqual([])
          expect(JSON.stringify(totalsOf(lanes, track, playhead, say))).not.toMatch(/⟦|NaN|undefined/)
        }
    })

  it('at every event, each curve is what the connection says', () => {
    const trace = streamOf(scenarios.timerRuns as Scenario)
    const { curves } = windowsOf(trace)
    const last = new Map<number, Extract<Trace['events'][number], { kind: 'connection' }>>()
    for (const event of trace.events)
      if (event.kind === 'connection' && event.node === 'client') last.set(event.at, event)
    expect(last.size).toBeGreaterThan(5)
    for (const { at, variables } of last.values()) {
      const now = (list: (typeof curves)['cwnd']) => list?.findLast(each => each.at <= at)?.value
      expect(now(curves.cwnd)).toBe(variables.cwnd)
      expect(now(curves.flight)).toBe(variables.flight)
      expect(now(curves.rto)).toBe(variables.rto)
      expect(now(curves.sendBuffer)).toBe(variables.sendBuffer)
    }
  })

  it('shows what waits behind a hole, and that the timer doubles', () => {
    const game = windowsOf(streamOf(theGame))
    expect(Math.max(...(game.curves.held ?? []).map(({ value }) => value))).toBeGreaterThan(60)
    expect(game.curves.held?.at(-1)?.value).toBe(0)
    const { curves } = windowsOf(streamOf(scenarios.timerRuns as Scenario))
    const rto = (curves.rto ?? []).map(({ value }) => value)
    expect(Math.max(...rto)).toBe(2_000_000)
  })

  it('has for datagrams the receive buffer only', () => {
    const trace = simulateLanes(threeMessages).find(({ lane }) => lane === 'datagram') as Trace
    const { curves, samples } = windowsOf(trace)
    expect(Object.keys(curves)).toEqual(['receiveBuffer'])
    expect(samples).toEqual([])
    expect(curves.receiveBuffer?.map(({ value }) => value)).toContain(9)
  })
})

describe('a step plot', () => {
  it('holds each value until the next, and leaves out what is above the scale', () => {
    const list = [
      { event: 0, at: 0, value: 10 },
      { event: 1, at: 5, value: 100 },
      { event: 2, at: 7, value: 20 },
    ]
    const same = { x: (at: number) => at, y: (value: number) => value }
    expect(stepsUpTo(list, 9, same, 50)).toEqual([
      [
        [0, 10],
        [5, 10],
      ],
      [
        [7, 20],
        [9, 20],
      ],
    ])
  })
})
