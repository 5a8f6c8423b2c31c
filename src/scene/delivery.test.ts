/** Delivery's pictures as data: nothing leaves its room, every key once, the same from either side, true to the trace. */
import '../sim/tcp/tcp.fixture'
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { fullQueue } from '../scenario/library/fullQueue'
import { handshakeAndFarewell } from '../scenario/library/handshakeAndFarewell'
import { oneFragmentLost } from '../scenario/library/oneFragmentLost'
import { shortReads } from '../scenario/library/shortReads'
import { slowReader } from '../scenario/library/slowReader'
import { sorcerersApprentice } from '../scenario/library/tftpDays'
import { theGame } from '../scenario/library/theGame'
import { threeMessages } from '../scenario/library/threeMessages'
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
import { ladderPicture } from './deliveryLadder'
import { cursorAt, instantAt, momentAt } from './deliveryMoment'
import { textWidth } from './measure'
import type { Item, Picture, Text } from './scene'

addMessages(delivery)

const drop = (pdu: string) => ({ pdu, hop: 0, act: { kind: 'drop' } as const })
const lossy: Scenario = {
  ...threeMessages,
  links: threeMessages.links.map(link => ({
    ...link,
    directions: [
      { loss: 0.3, duplication: 0.4, jitter: 60_000, corruption: 0.2 },
      { loss: 0.3, jitter: 60_000 },
    ],
  })),
}
const scenarios: Record<string, Scenario> = {
  threeMessages,
  dropped: { ...threeMessages, interventions: [drop('client>server data 7')] },
  lossy,
  fileCrosses,
  shortReads,
  slowReader,
  oneFragmentLost,
  fullQueue,
  handshakeAndFarewell,
}
const rooms = [
  { width: 1300, height: 165, rem: 16 },
  { width: 1840, height: 260, rem: 20 },
  { width: 960, height: 165, rem: 16 },
  { width: 680, height: 190, rem: 16 },
  { width: 340, height: 320, rem: 16 },
]

function watch(scenario: Scenario) {
  const lanes = simulateLanes(scenario)
  return { lanes, track: deliveryTrack(lanes, scenario.follow) }
}

const optionsFor = (rem: number, hidesNext = false) => ({ say, nodeName, rem, hidesNext, opens: true })

/** Some twenty moments of a long run are enough. */
const stride = (steps: number) => Math.max(1, Math.floor(steps / 20))

const check = (picture: Picture, where: string) => expect(faultsOf(picture), where).toEqual([])

const isFlightName = (item: Item): item is Text =>
  item.kind === 'text' && /^flight\/\d+\/name$/.test(item.key)

function isOver(one: Text, other: Text): boolean {
  const apart = (textWidth(one.text, one) + textWidth(other.text, other)) / 2
  return Math.abs(one.x - other.x) < apart && Math.abs(one.y - other.y) < 0.8 * one.size
}

describe('the farewell', () => {
  const { lanes, track } = watch(handshakeAndFarewell)
  const [datagram, stream] = lanes as [Trace, Trace]
  const textsAt = (trace: Trace, step: number) =>
    lanePlayer(
      lanes,
      trace,
      track,
      { width: 1300, height: 260 },
      optionsFor(16),
    )({ step, fraction: 1 }).items.flatMap(item => (item.kind === 'text' ? [item.text] : []))
  const last = track.steps.length - 1

  it('is drawn call by call, at both programs', () => {
    expect(textsAt(stream, last)).toEqual(
      expect.arrayContaining(['shutdown(WR)', 'recv()', 'send()', 'close()']),
    )
    expect(textsAt(datagram, last)).toEqual(expect.arrayContaining(['shutdown(WR)', 'recv() waits']))
    expect(textsAt(datagram, last)).not.toContain('close()')
  })

  it('shows the state of both sockets at every step, as the trace has it', () => {
    for (const [step, { event, place }] of track.steps.entries()) {
      const happened = stream.events[event]
      if (place.lane !== 'stream' || happened?.kind !== 'state') continue
      const isListenerClosed = happened.from === 'LISTEN' && happened.to === 'CLOSED'
      if (!isListenerClosed) expect(textsAt(stream, step)).toContain(happened.to)
    }
    expect(textsAt(datagram, last)).not.toContain('CLOSED')
  })
})

describe('a lane in words', () => {
  const textsAt = (scenario: Scenario, step: number) => {
    const { lanes, track } = watch(scenario)
    const [trace] = lanes
    const play = trace && lanePlayer(lanes, trace, track, { width: 1840, height: 260 }, optionsFor(20))
    const items = play?.({ step: step < 0 ? track.steps.length - 1 : step, fraction: 1 }).items ?? []
    return items.flatMap(item => (item.kind === 'text' ? [item.text] : []))
  }

  it('says how much of a message a short recv() took', () => {
    expect(textsAt(shortReads, -1)).toEqual(expect.arrayContaining(['5 of 11', '5 of 8']))
  })

  it('counts what found no room in the receive buffer', () => {
    expect(textsAt(slowReader, -1).join(' ')).toContain('2 found no room and were dropped.')
    expect(textsAt(slowReader, -1)).toContain('“NUMBER 5”, no room: not taken')
  })

  it('calls a game’s positions by their numbers, so that a freeze and the jump behind it are read off recv()', () => {
    const { lanes, track } = watch(theGame)
    const stream = lanes.find(({ lane }) => lane === 'stream') as Trace
    const isJump = ({ place, event }: { place: { lane: string }; event: number }) => {
      const found = stream.events[event]
      return place.lane === 'stream' && found?.kind === 'return' && found.value > 12
    }
    const step = track.steps.findIndex(isJump)
    const play = lanePlayer(lanes, stream, track, { width: 1840, height: 260 }, optionsFor(20))
    const texts = play({ step, fraction: 1 }).items.flatMap(item => (item.kind === 'text' ? [item.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['position 35', 'positions 36–46', '132']))
  })

  it('counts all pieces of a message as one that never came', () => {
    expect(textsAt(oneFragmentLost, -1).join(' ')).toContain('One never came.')
  })
})

describe('a lane’s picture', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(`${name}: keeps within its room, with each key once, at every moment`, () => {
      const { lanes, track } = watch(scenario)
      for (const room of rooms)
        for (const trace of lanes) {
          const play = lanePlayer(lanes, trace, track, room, optionsFor(room.rem, room.width === 960))
          for (let step = -1; step < track.steps.length; step += stride(track.steps.length))
            for (const fraction of step < 0 ? [1] : [0.3, 0.8, 1])
              check(play({ step, fraction }), `${trace.lane} ${room.width} step ${step} ${fraction}`)
        }
    })

  it('is the same forward, back and at random', () => {
    const { lanes, track } = watch(scenarios.dropped as Scenario)
    const trace = lanes[0] as Trace
    const room = { width: 1300, height: 165 }
    const there = lanePlayer(lanes, trace, track, room, optionsFor(16))
    const forward = track.steps.map((_, step) => there({ step, fraction: 1 }))
    const back = lanePlayer(lanes, trace, track, room, optionsFor(16))
    for (let step = track.steps.length - 1; step >= 0; step--)
      expect(back({ step, fraction: 1 })).toEqual(forward[step])
  })

  it('shows a frame between its departure and its arrival, and only then', () => {
    for (const scenario of Object.values(scenarios)) {
      const { lanes, track } = watch(scenario)
      for (const trace of lanes) {
        const ledger = ledgerOf(trace)
        for (let step = 0; step < track.steps.length; step++) {
          const { time, step: done } = instantAt(track, { step, fraction: 0.2 })
          const { flying } = momentAt(ledger, cursorAt(track, lanes, trace.lane, done), time)
          const wanted = trace.transits.filter(({ departs, arrives, fate }) => {
            const end = fate === 'queueFull' ? departs : fate ? (departs + arrives) / 2 : arrives
            return departs < time && time < end
          })
          const shown = new Set(flying.map(({ flight }) => flight.transit.id))
          for (const { id } of wanted)
            expect(shown.has(id), `${trace.lane} step ${step} transit ${id}`).toBe(true)
          for (const { flight, part } of flying) {
            expect(flight.transit.departs).toBeLessThanOrEqual(time)
            expect(part).toBeGreaterThanOrEqual(0)
            expect(part).toBeLessThanOrEqual(1)
          }
        }
      }
    }
  })

  it('writes no name over another, and shows what was lost wherever others pass', () => {
    for (const scenario of [fullQueue, slowReader, threeMessages, scenarios.lossy as Scenario]) {
      const { lanes, track } = watch(scenario)
      for (const room of rooms)
        for (const trace of lanes) {
          const play = lanePlayer(lanes, trace, track, room, optionsFor(room.rem))
          for (let step = 0; step < track.steps.length; step += stride(track.steps.length)) {
            const { items } = play({ step, fraction: 1 })
            const names = items.filter(isFlightName)
            for (const [at, one] of names.entries())
              for (const other of names.slice(at + 1))
                expect(isOver(one, other), `${one.text} and ${other.text}, step ${step}`).toBe(false)
            const cursor = cursorAt(track, lanes, trace.lane, step)
            const { ghost } = momentAt(ledgerOf(trace), cursor, track.steps[step]?.at ?? 0)
            const keys = items.map(({ key }) => key)
            if (ghost) expect(keys).toContain(`flight/${ghost.transit.id}/cross`)
          }
        }
    }
  })

  it('reads each message that came once, whole, and never the one that was dropped', () => {
    const { lanes, track } = watch(scenarios.dropped as Scenario)
    const trace = lanes.find(({ lane }) => lane === 'datagram') as Trace
    const end = track.steps.length - 1
    const moment = momentAt(ledgerOf(trace), cursorAt(track, lanes, trace.lane, end), Number.MAX_SAFE_INTEGER)
    const read = moment.receives.last.flatMap(({ returned }) => (returned ? [returned.value] : []))
    expect(read).toEqual([6, 5])
    expect(moment.lostData).toBe(1)
    expect(moment.ghost?.transit.pdu).toBe('client>server data 7')
  })

  it('does not say of a block that came twice that it never came', () => {
    const { lanes, track } = watch(sorcerersApprentice)
    const [trace] = lanes as [Trace]
    const cursor = cursorAt(track, lanes, trace.lane, track.steps.length - 1)
    expect(trace.events.some(event => event.kind === 'drop' && event.reason === 'duplicateBlock')).toBe(true)
    expect(momentAt(ledgerOf(trace), cursor, Number.MAX_SAFE_INTEGER).lostData).toBe(0)
  })
})

describe('the ladder', () => {
  for (const [name, scenario] of Object.entries(scenarios))
    it(`${name}: keeps within its room at every moment`, () => {
      const { lanes, track } = watch(scenario)
      for (const { width, rem } of rooms)
        for (let step = -1; step < track.steps.length; step += stride(track.steps.length)) {
          const options = { say, nodeName, rem, opens: () => true }
          check(
            ladderPicture(lanes, track, { step, fraction: 1 }, { width, height: 150 }, options),
            `${width} ${step}`,
          )
        }
    })
})
