/** What a learner walks: the order of the steps, and a strip of bytes that only grows down and shrinks up. */
import { describe, expect, it } from 'vitest'
import { library } from '../scenario/library'
import { bitFlips } from '../scenario/library/bitFlips'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { holeInTheStream } from '../scenario/library/holeInTheStream'
import { threeMessages } from '../scenario/library/threeMessages'
import type { Scenario } from '../scenario/scenario'
import '../sim/tcp/tcp.fixture'
import { simulateLanes } from '../sim/lanes'
import { simulate } from '../sim/simulate'
import { pdusOf } from '../trace/lineage'
import type { Trace } from '../trace/trace'
import { frameTrack } from './frame'
import { journeyTrack } from './journey'
import { nearestStep } from './nearest'
import type { Track } from './track'

const words = (trace: Trace, track: Track) =>
  track.steps.map(({ event }) => {
    const each = trace.events[event]
    const what = each && 'protocol' in each ? ` ${each.protocol}` : ''
    return `${each?.node} ${each?.kind}${what}`
  })

describe('journey', () => {
  it('goes down, across and up in the order of the product page', () => {
    const trace = simulate(fileCrosses)
    expect(words(trace, journeyTrack(trace, 'client>server DATA 1'))).toEqual([
      'client call',
      'client encapsulate tftp',
      'client copy',
      'client route',
      'client encapsulate udp',
      'client encapsulate ipv4',
      'client resolve',
      'client encapsulate ethernet',
      'client finish',
      'client transmit',
      'switch1 forward',
      'switch1 transmit',
      'router1 checks ethernet',
      'router1 decapsulate ethernet',
      'router1 checks ipv4',
      'router1 hopLimit',
      'router1 route',
      'router1 resolve',
      'router1 encapsulate ethernet',
      'router1 finish',
      'router1 transmit',
      'server checks ethernet',
      'server decapsulate ethernet',
      'server checks ipv4',
      'server decapsulate ipv4',
      'server checks udp',
      'server decapsulate udp',
      'server enqueue',
      'server return',
      'server decapsulate tftp',
      'server understand tftp',
      'server transmit',
    ])
  })

  it('begins a segment with the calls whose octets it carries; what is sent again has none', () => {
    const stream = (scenario: Scenario) =>
      simulateLanes(scenario).find(({ lane }) => lane === 'stream') as Trace
    const trace = stream(threeMessages)
    expect(words(trace, journeyTrack(trace, 'client>server data 7')).slice(0, 5)).toEqual([
      'client call',
      'client copy',
      'client segment',
      'client route',
      'client encapsulate tcp',
    ])
    const holed = stream(holeInTheStream)
    const again = journeyTrack(holed, 'client>server data 5 copy 2')
    expect(words(holed, again)[0]).toBe('client segment')
  })

  it('shows the question and the answer while a packet waits for ARP', () => {
    const trace = simulate(fileCrosses)
    const steps = words(trace, journeyTrack(trace, 'client>server WRQ'))
    const asked = steps.indexOf('client ask')
    expect(steps.slice(asked, asked + 5)).toEqual([
      'client ask',
      'client transmit',
      'router1 checks arp',
      'router1 transmit',
      'client answered',
    ])
  })

  it('stops where a frame fails, and then the timer runs out', () => {
    const trace = simulate(bitFlips)
    const { steps } = journeyTrack(trace, 'client>server DATA 1')
    expect(words(trace, { scene: 'journey', pdu: '', steps: steps.slice(-3) })).toEqual([
      'server checks udp',
      'server drop',
      'client timer',
    ])
    expect(steps.filter(({ failed }) => failed)).toHaveLength(2)
  })

  it('has a strip that only grows at a sender and only shrinks at a receiver', () => {
    for (const scenario of library) {
      const trace = simulate(scenario)
      for (const pdu of pdusOf(trace)) {
        let last: { frame: number; size: number; node: string } | undefined
        for (const { event } of journeyTrack(trace, pdu).steps) {
          const each = trace.events[event]
          if (!each?.strip || each.pdu !== pdu) continue
          const size = each.strip.end - each.strip.start
          if (last?.frame === each.strip.frame && last.node === each.node && each.node !== 'router1') {
            const grows = !['decapsulate', 'checks', 'reassemble', 'return'].includes(each.kind)
            if (grows) expect(size, `${pdu} ${each.kind}`).toBeGreaterThanOrEqual(last.size)
            else expect(size, `${pdu} ${each.kind}`).toBeLessThanOrEqual(last.size)
          }
          last = { frame: each.strip.frame, size, node: each.node }
        }
      }
    }
  })
})

describe('frame', () => {
  const trace = simulate(fileCrosses)

  it('decides the innermost header first, in each header what needs the rest last', () => {
    const { steps } = frameTrack(trace, 'client>server DATA 1', 'decided')
    const fields = steps.map(({ place }) => place.field)
    expect(fields.slice(0, 8)).toEqual([
      'data',
      'data',
      'opcode',
      'blockNumber',
      'sourcePort',
      'destinationPort',
      'length',
      'checksum',
    ])
    expect(fields.at(-1)).toBe('frameCheckSequence')
    expect(fields.indexOf('headerChecksum')).toBeGreaterThan(fields.indexOf('totalLength'))
  })

  it('visits every octet once in either order', () => {
    for (const order of ['decided', 'wire'] as const) {
      const { steps } = frameTrack(trace, 'client>server DATA 1', order)
      const octets = new Set(
        steps.flatMap(({ place: { octets: [start, end] = [0, 0] } }) =>
          Array.from({ length: end - start }, (_, at) => start + at),
        ),
      )
      expect(octets.size).toBe(82)
    }
    const wire = frameTrack(trace, 'client>server DATA 1', 'wire').steps.map(
      ({ place }) => place.octets?.[0] ?? 0,
    )
    expect(wire).toEqual(wire.toSorted((one, other) => one - other))
  })
})

describe('changing scene', () => {
  it('keeps the event', () => {
    const trace = simulate(fileCrosses)
    const journey = journeyTrack(trace, 'client>server DATA 1')
    const frame = frameTrack(trace, 'client>server DATA 1', 'decided')
    for (const step of frame.steps) {
      const there = journey.steps[nearestStep(journey, step.event)]
      expect(there?.event).toBe(step.event)
    }
    expect(nearestStep(frame, -1)).toBe(-1)
  })
})
