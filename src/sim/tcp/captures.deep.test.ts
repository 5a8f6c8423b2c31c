/** The judge from outside: tshark reads what our TCP sends, at both ends, and names it as its own rules would. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writePcap } from '../../formats/pcap'
import { analysisOf, faultsOf, followedStreams, hasTshark } from '../../formats/tshark.fixture'
import { laneScenario, lanesOf } from '../../scenario/lanes'
import { library } from '../../scenario/library'
import { messageOctets } from '../../scenario/messages'
import type { Scenario } from '../../scenario/scenario'
import { usesStreams } from '../../scenario/streams'
import { STREAMS } from '../../story/streams.fixture'
import { type Captured, captureAt } from '../../trace/capture'
import { octetsOf } from '../../trace/octets'
import type { Trace } from '../../trace/trace'
import { hexOf } from '../../wire/address'
import { simulate } from '../simulate'
import { FLAGS, flagsOf, type Passed } from './flagRules.fixture'
import { segmentOf } from './header'
import { randomStream } from './randomStream.fixture'
import type { Segment } from './segment'
import { plus, type Sequence, sequence } from './sequence'

const RANDOM = 500
/** The same five hundred each time, so that a failure can be looked at again. */
const SEED = 9293
/** The client's port tells one conversation from the next, so that one capture can hold them all. */
const FIRST_PORT = 20_000

/** Every lane of a ready scenario that is a stream. */
const ready = library.flatMap(scenario =>
  lanesOf(scenario)
    .map((lane): [string, Scenario] => [`${scenario.origin}, ${lane.name}`, laneScenario(scenario, lane)])
    .filter(([, lane]) => usesStreams(lane)),
)

const scenarios: [string, Scenario][] = [
  ...ready,
  ...Object.entries(STREAMS),
  ...fc
    .sample(randomStream, { numRuns: RANDOM, seed: SEED })
    .map((scenario, at): [string, Scenario] => [`random ${at}`, scenario]),
]

interface Case {
  readonly name: string
  readonly trace: Trace
  readonly sent: string
}

const withPort = (scenario: Scenario, port: number): Scenario => ({
  ...scenario,
  programs: scenario.programs.map(each => (each.kind === 'sender' ? { ...each, port } : each)),
})

const cases: Case[] = scenarios.map(([name, scenario], at) => {
  const trace = simulate(withPort(scenario, FIRST_PORT + at))
  return { name, trace, sent: hexOf(sentIn(trace)) }
})

/** The octets that the client's program handed over, as its segments carry them for the first time. */
function sentIn(trace: Trace): Uint8Array {
  const program = trace.scenario?.programs.find(each => each.kind === 'sender')
  if (program?.kind !== 'sender') return new Uint8Array(0)
  return Uint8Array.from([...messageOctets(program.messages)].flatMap(message => [...message]))
}

const END = { client: 'client', server: 'server' } as const
const FCS = 4
const IP = 14

/** The frames at one end of all cases, one case behind the other. */
function framesAt(node: string): { readonly name: string; readonly frame: Captured; readonly at: number }[] {
  let start = 0
  return cases.flatMap(({ name, trace }) => {
    // What a wire damaged fails the FCS, so the card keeps it from everybody who listens there.
    const frames = captureAt(trace, { node, port: 0 }).filter(
      ({ direction, transit }) => direction === 'out' || transit.damage.length === 0,
    )
    const base = start
    start += (frames.at(-1)?.at ?? 0) + 1_000_000
    return frames.map(frame => ({ name, frame, at: base + frame.at }))
  })
}

const packetIn = (octets: Uint8Array) =>
  octets.subarray(IP, IP + ((octets[IP + 2] ?? 0) << 8) + (octets[IP + 3] ?? 0))

function segmentIn(octets: Uint8Array): Segment {
  const packet = packetIn(octets)
  return segmentOf(packet.subarray(4 * ((packet[0] ?? 0) & 15)))
}

function passed(octets: Uint8Array, at: number): Passed | undefined {
  const isTcp = octets[12] === 8 && octets[13] === 0 && octets[IP + 9] === 6
  if (!isTcp) return undefined
  const packet = packetIn(octets)
  const segment = segmentIn(octets)
  const source = hexOf(packet.subarray(12, 16))
  const destination = hexOf(packet.subarray(16, 20))
  const ports = [hexOf(packet.subarray(20, 22)), hexOf(packet.subarray(22, 24))]
  const ends = [`${source}:${ports[0]}`, `${destination}:${ports[1]}`]
  const { acknowledgment, options, data, synchronize, finish, reset, window } = segment
  return {
    at,
    stream: [...ends].sort().join(' '),
    from: ends[0] ?? '',
    sequence: segment.sequence,
    acknowledgment: acknowledgment ?? sequence(0),
    acknowledges: acknowledgment !== undefined,
    length: data.length,
    synchronize,
    finish,
    reset,
    window,
    shift: options.windowScale,
  }
}

/** Segments of which a trace remembers something else than their octets say. */
function misremembered(trace: Trace): readonly string[] {
  const starts = new Map<string, Sequence>()
  return trace.events.flatMap(event => {
    if (event.kind !== 'segment' || !event.strip) return []
    const segment = segmentIn(octetsOf(trace, event.strip.frame).octets)
    const other = event.node === 'client' ? 'server' : 'client'
    if (segment.synchronize) starts.set(event.node, segment.sequence)
    const [own = sequence(0), theirs = sequence(0)] = [starts.get(event.node), starts.get(other)]
    const flags = { SYN: segment.synchronize, FIN: segment.finish, RST: segment.reset, PSH: segment.push }
    const isTrue =
      plus(own, event.sequence) === segment.sequence &&
      event.length === segment.data.length &&
      event.flags.includes('ACK') === (segment.acknowledgment !== undefined) &&
      Object.entries(flags).every(([flag, has]) => event.flags.some(each => each === flag) === has) &&
      (segment.acknowledgment === undefined ||
        plus(theirs, event.acknowledgment ?? 0) === segment.acknowledgment)
    return isTrue ? [] : [event.pdu ?? '']
  })
}

/** The client's timer ran out too often (RFC 9293 §3.8.3): what came by then is a beginning of the stream. */
const hasGivenUp = ({ events }: Trace) =>
  events.some(
    (event, at) =>
      event.kind === 'state' &&
      event.to === 'CLOSED' &&
      events[at - 1]?.kind === 'timer' &&
      event.from !== 'TIME-WAIT',
  )

/** Whoever damages a frame on purpose is not judged by it. */
const isSound = (name: string) => !name.includes('damaged') && !name.includes('impossible')

describe.skipIf(!hasTshark)('tshark', () => {
  it('is shown every ready scenario that has a stream', () => {
    expect(ready.length).toBeGreaterThan(6)
  })

  it('is shown all that a bad cable can do', () => {
    const transits = cases.flatMap(({ trace }) => trace.transits)
    for (const fate of ['lost', 'burst', 'queueFull'] as const)
      expect(transits.filter(each => each.fate === fate).length, fate).toBeGreaterThan(50)
    expect(transits.filter(({ copyOf }) => copyOf !== undefined).length).toBeGreaterThan(50)
    expect(transits.filter(({ held = 0 }) => held > 0).length).toBeGreaterThan(50)
    expect(transits.filter(({ damage }) => damage.length > 0).length).toBeGreaterThan(50)
  })

  it('is told of each segment what the trace says of it', () => {
    const wrong = cases
      .filter(({ name }) => isSound(name))
      .flatMap(({ name, trace }) => misremembered(trace).map(pdu => `${name}, ${pdu}`))
    expect(wrong).toEqual([])
  })

  describe.each(Object.values(END))('at the %s', node => {
    const frames = framesAt(node).filter(({ name }) => isSound(name))
    const capture = writePcap(
      frames.map(({ frame, at }) => ({ at, octets: frame.octets.subarray(0, frame.octets.length - FCS) })),
    )

    it('finds nothing malformed and no bad sum', () => {
      const judged = faultsOf(capture)
      expect(judged.length).toBe(frames.length)
      const faults = judged.map(
        (fault, at) => fault && `${frames[at]?.name}, ${frames[at]?.frame.transit.pdu}: ${fault}`,
      )
      expect(faults.filter(Boolean)).toEqual([])
    })

    it('names what happens as its rules, applied to our own octets, do', () => {
      const analysed = analysisOf(capture, FLAGS)
      expect(analysed.length).toBe(frames.length)
      const segments = frames.map(({ frame, at }) => passed(frame.octets, at))
      const known = flagsOf(segments.filter(each => each !== undefined))
      let next = 0
      const seen = new Map<string, number>()
      const differences = segments.flatMap((segment, at) => {
        const wanted = [...(segment ? (known[next++] ?? []) : [])].sort()
        const found = [...(analysed[at] ?? [])].sort()
        for (const each of found) seen.set(each, (seen.get(each) ?? 0) + 1)
        const where = frames[at]
        return wanted.join() === found.join()
          ? []
          : [`${where?.name}, ${where?.frame.transit.pdu}: ${found} instead of ${wanted}`]
      })
      expect(differences).toEqual([])
      // What never occurs is not judged.
      for (const flag of ['retransmission', 'duplicate_ack', 'zero_window', 'window_update'] as const)
        expect(seen.get(flag), flag).toBeGreaterThan(0)
    })
  })

  it('puts the stream together as the program sent it', () => {
    const arrived = cases.filter(({ name }) => isSound(name) && !name.startsWith('nobody'))
    const streams = new Map(arrived.map(({ name, sent }) => [name, sent]))
    const frames = framesAt(END.server).filter(({ name }) => streams.has(name))
    const names = [...new Set(frames.map(({ name }) => name))]
    const capture = writePcap(
      frames.map(({ frame, at }) => ({ at, octets: frame.octets.subarray(0, frame.octets.length - FCS) })),
    )
    const followed = followedStreams(capture, names.length)
    expect(followed.length).toBe(names.length)
    const gaveUp = new Set(cases.filter(({ trace }) => hasGivenUp(trace)).map(({ name }) => name))
    const wrong = names.filter((name, at) => {
      const [there = '', sent = ''] = [followed[at]?.there, streams.get(name)]
      return gaveUp.has(name) ? !sent.startsWith(there) : there !== sent
    })
    expect(wrong).toEqual([])
    expect(gaveUp.size).toBeLessThan(0.02 * cases.length)
  })
})
