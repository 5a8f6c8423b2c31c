/** Lateness as a picture: within its room, every key once, what was lost is a gap, what waits is open. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { theGame } from '../scenario/library/theGame'
import { threeMessages } from '../scenario/library/threeMessages'
import type { Scenario } from '../scenario/scenario'
import { simulateLanes } from '../sim/lanes'
import { addMessages, say } from '../story/catalogue'
import { delivery } from '../story/en/delivery'
import { latenessOf } from '../trace/lateness'
import { ledgerOf } from '../trace/ledger'
import { positionsOf } from '../trace/positions'
import type { Trace } from '../trace/trace'
import { deliveryTrack } from '../track/delivery'
import { faultsOf } from './delivery.fixture'
import { latenessPicture } from './deliveryLateness'

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
  shortReads: {
    ...threeMessages,
    programs: threeMessages.programs.map(each => (each.kind === 'reader' ? { ...each, length: 5 } : each)),
  },
  fileCrosses,
}

function watch(scenario: Scenario) {
  const lanes = simulateLanes(scenario)
  return { lanes, track: deliveryTrack(lanes, scenario.follow) }
}

const laneOf = (lanes: readonly Trace[], name: string) => lanes.find(({ lane }) => lane === name) as Trace

describe('lateness', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(`${name}: keeps within its room, with each key once, at every moment`, () => {
      const { lanes, track } = watch(scenario)
      const stride = Math.max(1, Math.floor(track.steps.length / 25))
      for (const room of rooms)
        for (let step = -1; step < track.steps.length; step += stride)
          for (const fraction of step < 0 ? [1] : [0.4, 1]) {
            const options = { say, rem: room.rem }
            const picture = latenessPicture(lanes, track, { step, fraction }, room, options)
            expect(faultsOf(picture), `${room.width} step ${step} ${fraction}`).toEqual([])
          }
    })

  it('counts every octet of a stream once, and none before it could have come', () => {
    for (const scenario of Object.values(scenarios))
      for (const trace of simulateLanes(scenario)) {
        const late = latenessOf(trace)
        const handed = ledgerOf(trace).sends.reduce((sum, { octets }) => sum + octets, 0)
        expect(late.reduce((sum, { first, end }) => sum + end - first, 0)).toBe(handed)
        const delay = Math.min(...(trace.scenario?.links ?? []).map(each => each.delay))
        for (const { sent, read = sent + delay } of late) expect(read - sent).toBeGreaterThanOrEqual(delay)
      }
  })

  it('says what each call of a short read left for the next', () => {
    const stream = laneOf(simulateLanes(scenarios.shortReads as Scenario), 'stream')
    expect(latenessOf(stream).map(({ first, end }) => [first, end])).toEqual([
      [1, 6],
      [6, 7],
      [7, 11],
      [11, 16],
    ])
  })
})

describe('the game', () => {
  const { lanes, track } = watch(theGame)
  const [datagram, stream] = [laneOf(lanes, 'datagram'), laneOf(lanes, 'stream')]

  it('loses exactly three of 175 datagrams, and the same three segments', () => {
    const lost = (trace: Trace) => trace.transits.flatMap(({ fate, pdu }) => (fate ? [pdu] : []))
    expect(lost(datagram)).toHaveLength(3)
    expect(lost(stream)).toEqual(lost(datagram))
    expect(positionsOf(datagram).filter(each => each.came === undefined)).toHaveLength(3)
    expect(positionsOf(datagram)).toHaveLength(175)
    expect(positionsOf(stream).every(each => each.came !== undefined)).toBe(true)
  })

  it('is equally late in both lanes until the first loss; then only the stream waits', () => {
    const waits = (trace: Trace) => latenessOf(trace).map(({ sent, read }) => read && read - sent)
    const first = waits(datagram).indexOf(undefined)
    const usual = waits(datagram)[0] as number
    expect(first).toBeGreaterThan(20)
    for (const wait of waits(datagram)) expect(wait ?? usual).toBe(usual)
    // A segment's header is a little longer than a datagram's.
    for (const wait of waits(stream).slice(0, first)) expect(Math.abs((wait ?? 0) - usual)).toBeLessThan(200)
    expect(Math.max(...waits(stream).map(wait => wait ?? 0))).toBeGreaterThan(3 * usual)
  })

  it('draws a cross where a datagram never came and a gap in its line, open circles where the stream waits', () => {
    const open = latenessOf(stream).findIndex(({ sent, read }) => read !== undefined && read - sent > 60_000)
    const late = latenessOf(stream)[open]
    const step = track.steps.findIndex(({ at }) => at > (late?.read ?? 0) - 2_000)
    const draw = (at: number) =>
      latenessPicture(lanes, track, { step: at, fraction: 1 }, { width: 1300, height: 150 }, { say, rem: 16 })
    const names = (at: number) => draw(at).items.map(({ key }) => key)
    expect(names(step)).toContain(`late/stream/open/${late?.first}/${late?.left}`)
    const marks = draw(track.steps.length - 1).items.filter(
      ({ kind, key }) => kind === 'mark' && /^late/.test(key),
    )
    expect(marks).toHaveLength(3)
    for (const { key } of marks)
      expect(names(track.steps.length - 1)).not.toContain(key.replace('open', 'at'))
    expect(draw(track.steps.length - 1).description).toContain(
      'Datagram: read after 20.1 ms to 20.1 ms; 3 never came.',
    )
  })
})
