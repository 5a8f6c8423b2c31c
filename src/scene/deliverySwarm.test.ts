/** A crowd on its way: the same things, in the same order, whoever draws them. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { theGame } from '../scenario/library/theGame'
import type { Scenario } from '../scenario/scenario'
import { simulateLanes } from '../sim/lanes'
import { addMessages, say } from '../story/catalogue'
import { delivery } from '../story/en/delivery'
import { nodeName } from '../story/naming'
import { ledgerOf } from '../trace/ledger'
import type { Trace } from '../trace/trace'
import { deliveryTrack } from '../track/delivery'
import { lanePlayer } from './delivery'
import { faultsOf } from './delivery.fixture'
import { cursorAt, momentAt } from './deliveryMoment'
import { flattened } from './displayList'

addMessages(delivery)

/** The game's positions, one in 100 µs, on a cable that is `many` of them long; some are damaged on it. */
const crowded = (many: number): Scenario => ({
  ...theGame,
  links: theGame.links.map(link => ({
    ...link,
    delay: many * 100,
    directions: [{ corruption: 0.05, loss: 0.01 }, {}] as const,
  })),
  programs: theGame.programs.map(program =>
    program.kind === 'sender'
      ? { ...program, every: 100, messages: { kind: 'positions', count: many + 60 } as const }
      : program,
  ),
  lanes: [{ name: 'datagram', socket: 'datagram' }],
})

function run(scenario: Scenario) {
  const lanes = simulateLanes(scenario) as [Trace]
  return { lanes, track: deliveryTrack(lanes, scenario.follow) }
}

function watch(many: number) {
  const { lanes, track } = run(crowded(many))
  const [trace] = lanes
  const options = { say, nodeName, rem: 16, hidesNext: false, opens: true }
  const player = () => lanePlayer(lanes, trace, track, { width: 1300, height: 165 }, options)
  const half = track.steps.findIndex(({ at }) => at >= many * 100)
  return { lanes, trace, track, player, half }
}

describe('a crowd on its way', () => {
  const { lanes, trace, track, player, half } = watch(250)

  it('is one block for each frame under way, all of them named when they are asked for', () => {
    const { crowd } = player()({ step: half, fraction: 1 })
    const time = track.steps[half]?.at ?? 0
    const { flying } = momentAt(ledgerOf(trace), cursorAt(track, lanes, trace.lane, half), time)
    expect(flying.length).toBeGreaterThan(200)
    const boxes = crowd?.items.filter(({ kind }) => kind === 'box') ?? []
    expect(boxes.map(({ target }) => target)).toEqual(
      flying.map(({ flight }) => `flight:${flight.transit.id}`),
    )
    const names = boxes.map(({ target = '' }) => crowd?.labelOf(target))
    expect(new Set(names).size).toBe(boxes.length)
    for (const name of names) expect(name).toMatch(/^position \d+, on its way, 12 bytes of data$/)
    const damaged = flying.filter(({ flight }) => flight.transit.damage.length > 0)
    expect(crowd?.items.filter(({ kind }) => kind === 'mark')).toHaveLength(damaged.length)
    expect(damaged.length).toBeGreaterThan(0)
  })

  it('is the same list for a player that knows no crowds', () => {
    const picture = player()({ step: half, fraction: 0.3 })
    const all = flattened(picture)
    const before = picture.items.findIndex(({ key }) => key === picture.crowd?.over) + 1
    expect(before).toBeGreaterThan(0)
    const drawn = [
      ...picture.items.slice(0, before),
      ...(picture.crowd?.items ?? []),
      ...picture.items.slice(before),
    ]
    expect(all.items.map(({ key }) => key)).toEqual(drawn.map(({ key }) => key))
    for (const [at, item] of all.items.entries()) expect(item).toMatchObject(drawn[at] ?? {})
    expect(all.crowd).toBeUndefined()
    expect(faultsOf(all)).toEqual([])
  })

  it('is the same picture at a moment that was jumped to', () => {
    const wander = player()
    const moments = [half, 3, half + 40, half - 17, half].map(step => ({ step, fraction: 0.4 }))
    for (const moment of moments) {
      const { items, crowd } = wander(moment)
      const straight = player()(moment)
      expect(items).toEqual(straight.items)
      expect(crowd?.items).toEqual(straight.crowd?.items)
    }
  })

  it('is no crowd while there are fewer: blocks among the other items, each with its name', () => {
    const few = watch(80)
    const picture = few.player()({ step: few.half, fraction: 1 })
    expect(picture.crowd).toBeUndefined()
    expect(faultsOf(picture)).toEqual([])
    const named = picture.items.filter(({ target, label }) => target?.startsWith('flight:') && label)
    expect(named.length).toBeGreaterThan(70)
  })

  it('keeps to the buffer where very many wait in it, and counts those that are not shown', () => {
    const scenario = crowded(250)
    const slow = scenario.programs.map(program =>
      program.kind === 'reader' ? { ...program, every: 10_000_000, receiveBuffer: 100_000 } : program,
    )
    const { lanes: one, track: steps } = run({ ...scenario, programs: slow })
    const room = { width: 1300, height: 165 }
    const options = { say, nodeName, rem: 16, hidesNext: false, opens: true }
    const picture = lanePlayer(
      one,
      one[0],
      steps,
      room,
      options,
    )({ step: steps.steps.findLastIndex(({ at }) => at < 5_000_000), fraction: 1 })
    expect(faultsOf(picture)).toEqual([])
    const waiting = picture.items.filter(({ key }) => /^waiting\/.*box$/.test(key))
    const more = picture.items.find(({ key }) => key === 'waiting/more')
    expect(more?.kind === 'text' && Number(more.text) + waiting.length).toBe(296)
  })
})
