/** What a cable does to frames, by chance and by the learner's hand, and that luck hangs on names alone. */
import { describe, expect, it } from 'vitest'
import { setImpairments } from '../scenario/edits'
import { CLIENT, chain, SERVER } from '../scenario/network'
import type { Impairments, Intervention, Scenario } from '../scenario/scenario'
import { captureAt } from '../trace/capture'
import { octetsOf, octetsOnWire } from '../trace/octets'
import type { Trace, Transit } from '../trace/trace'
import { PREAMBLE, serialisation } from './link'
import { simulate } from './simulate'

const near = { ...SERVER, interfaces: [{ ...SERVER.interfaces[0], address: '192.0.2.20' }] as const }
const nodes = [
  { ...CLIENT, arp: [{ address: '192.0.2.20', mac: SERVER.interfaces[0].mac }] },
  { ...near, arp: [{ address: '192.0.2.10', mac: CLIENT.interfaces[0].mac }] },
]

/** So many datagrams at once, over one cable. */
function sending(count: number, bad: Impairments = {}, seed = 1): Scenario {
  const payload = { kind: 'text', text: 'one datagram of many' } as const
  const sendto = { call: 'sendto', payload, address: '192.0.2.20', port: 50_000 } as const
  return setImpairments(
    {
      format: 0,
      origin: 'test',
      seed,
      nodes,
      links: chain(nodes),
      programs: [
        { kind: 'calls', host: 'server', calls: [{ call: 'socket' }, { call: 'bind', port: 50_000 }] },
        {
          kind: 'calls',
          host: 'client',
          calls: [{ call: 'socket' }, { call: 'bind', port: 49_152 }, ...Array(count).fill(sendto)],
        },
      ],
      follow: 'client>server datagram 1',
      overrides: [],
      flips: [],
    },
    0,
    0,
    bad,
  )
}

const run = (count: number, bad?: Impairments, seed?: number) => simulate(sending(count, bad, seed))
const lost = ({ transits }: Trace) => transits.filter(({ fate }) => fate).map(({ pdu }) => pdu)
const taken = ({ events }: Trace) => events.flatMap(each => (each.kind === 'enqueue' ? [each.pdu ?? ''] : []))
const names = (count: number) => Array.from({ length: count }, (_, at) => `client>server datagram ${at + 1}`)
const only = (transits: readonly Transit[], fate: Transit['fate']) =>
  transits.filter(each => each.fate === fate)

describe('a good cable', () => {
  it('brings every frame, in order', () => {
    expect(taken(run(20))).toEqual(names(20))
  })

  it('is said by empty impairments as by none', () => {
    const { links: _, ...rest } = sending(3)
    expect(run(3).events).toEqual(simulate({ ...rest, links: chain(nodes) }).events)
  })
})

describe('loss', () => {
  it('takes about its share, says so at each, and the frame still uses the wire', () => {
    const trace = run(200, { loss: 0.25 })
    const gone = lost(trace)
    expect(gone.length).toBeGreaterThan(30)
    expect(gone.length).toBeLessThan(70)
    const drops = trace.events.filter(each => each.kind === 'drop' && each.reason === 'lost')
    expect(drops.map(({ pdu }) => pdu)).toEqual(gone)
    expect(trace.transits.map(({ departs }) => departs)).toEqual(
      run(200).transits.map(({ departs }) => departs),
    )
  })

  it('is the same for the same seed and another for another', () => {
    expect(lost(run(60, { loss: 0.3 }))).toEqual(lost(run(60, { loss: 0.3 })))
    expect(lost(run(60, { loss: 0.3 }, 2))).not.toEqual(lost(run(60, { loss: 0.3 })))
  })

  it('of a larger share takes the same frames and more', () => {
    expect(lost(run(100, { loss: 0.5 }))).toEqual(expect.arrayContaining(lost(run(100, { loss: 0.2 }))))
  })

  it('of one direction leaves the other alone', () => {
    const back = setImpairments(sending(50), 0, 1, { loss: 1 })
    expect(taken(simulate(back))).toEqual(names(50))
  })
})

describe('bursts', () => {
  it('lose all that departs in a bad slot, and nothing else', () => {
    const slot = 1000
    const { transits } = run(300, { bursts: { share: 0.3, slot } })
    const bad = new Set(only(transits, 'burst').map(({ departs }) => Math.floor(departs / slot)))
    expect(bad.size).toBeGreaterThan(1)
    for (const { departs, fate } of transits)
      expect(fate).toBe(bad.has(Math.floor(departs / slot)) ? 'burst' : undefined)
  })
})

describe('a queue', () => {
  it('takes so many beside the one on the wire, and drops at the tail', () => {
    const trace = run(10, { queue: 3 })
    expect(taken(trace)).toEqual(names(4))
    const refused = only(trace.transits, 'queueFull')
    expect(refused.map(({ pdu }) => pdu)).toEqual(names(10).slice(4))
    for (const { departs, arrives } of refused) expect([departs, arrives]).toEqual([0, 0])
    const counted = trace.events.filter(each => each.kind === 'drop' && each.counter === 'tx_dropped')
    expect(counted).toHaveLength(6)
  })
})

describe('duplication', () => {
  it('brings the same frame again, right behind, from one send', () => {
    const trace = run(3, { duplication: 1 })
    expect(taken(trace)).toEqual(names(3).flatMap(name => [name, name]))
    const [first, second] = trace.transits
    expect(second).toMatchObject({ pdu: first?.pdu, frame: first?.frame, copyOf: first?.id })
    expect(trace.frames).toHaveLength(3)
  })
})

describe('reordering', () => {
  it('holds some back by so much, and others overtake them', () => {
    const trace = run(40, { reordering: { share: 0.2, by: 1000 } })
    const held = trace.transits.filter(each => each.held)
    expect(held.length).toBeGreaterThan(2)
    for (const { held: by, departs, arrives } of held) {
      expect(by).toBe(1000)
      expect(arrives - departs).toBe(serialisation(PREAMBLE + 66, 10_000_000) + 1 + 1000)
    }
    expect(taken(trace)).not.toEqual(names(40))
    expect([...taken(trace)].sort()).toEqual(names(40).sort())
  })
})

describe('jitter', () => {
  it('makes arrivals uneven and never overtakes', () => {
    const trace = run(40, { jitter: 5000 })
    expect(taken(trace)).toEqual(names(40))
    const ways = new Set(trace.transits.map(({ departs, arrives }) => arrives - departs))
    expect(ways.size).toBeGreaterThan(5)
    expect(Math.max(...ways)).toBeGreaterThan(1000)
    const lone = run(1, { jitter: 5000 }).transits[0] as Transit
    expect(lone.arrives - lone.departs).toBeLessThanOrEqual(
      5000 + serialisation(PREAMBLE + 66, 10_000_000) + 1,
    )
  })
})

describe('a capture', () => {
  const at = (trace: Trace, node: string) =>
    captureAt(trace, { node, port: 0 }).map(({ transit }) => transit.pdu)

  it('at the sender has what was lost on the wire, at the receiver not', () => {
    const trace = run(3, { loss: 1 })
    expect([at(trace, 'client'), at(trace, 'server')]).toEqual([names(3), []])
  })

  it('at the sender has a doubled frame once, at the receiver twice', () => {
    const trace = run(1, { duplication: 1 })
    expect([at(trace, 'client').length, at(trace, 'server').length]).toEqual([1, 2])
  })

  it('has nothing of what found no room in the queue', () => {
    const trace = run(3, { queue: 0 })
    expect([at(trace, 'client'), at(trace, 'server')]).toEqual([names(1), names(1)])
  })
})

describe('corruption', () => {
  it('turns one bit of the real frame over, which the FCS catches', () => {
    const trace = run(30, { corruption: 0.5 })
    const damaged = trace.transits.filter(({ damage }) => damage.length > 0)
    expect(damaged.length).toBeGreaterThan(5)
    for (const transit of damaged) {
      expect(transit.damage).toHaveLength(1)
      const [sent, came] = [octetsOf(trace, transit.frame).octets, octetsOnWire(trace, transit).octets]
      expect(sent.filter((octet, at) => octet !== came[at])).toHaveLength(1)
    }
    const caught = trace.events.filter(each => each.kind === 'drop' && each.reason === 'frameCheckSequence')
    const missed = trace.events.filter(each => each.kind === 'drop' && each.reason === 'destinationMac')
    expect(caught.length + missed.length).toBe(damaged.length)
    expect(taken(trace)).toHaveLength(30 - damaged.length)
  })
})

describe('a learner’s hand', () => {
  const act = (each: Intervention['act'], pdu = 'client>server datagram 2', lane?: string) =>
    simulate({ ...sending(4), interventions: [{ pdu, hop: 0, act: each, ...(lane && { lane }) }] })

  it('drops one frame and no other', () => {
    const trace = act({ kind: 'drop' })
    expect(taken(trace)).toEqual(names(4).filter(name => !name.endsWith(' 2')))
    expect(only(trace.transits, 'byHand')).toHaveLength(1)
    expect(trace.notReached.interventions).toEqual([])
  })

  it('delays it, so that others overtake', () => {
    expect(taken(act({ kind: 'delay', by: 100_000 }))).toEqual([
      'client>server datagram 1',
      'client>server datagram 3',
      'client>server datagram 4',
      'client>server datagram 2',
    ])
  })

  it('doubles it', () => {
    expect(taken(act({ kind: 'duplicate' }))).toHaveLength(5)
  })

  it('damages it, on the way only', () => {
    const trace = act({ kind: 'corrupt' })
    expect(trace.transits.flatMap(({ damage }) => damage)).toHaveLength(1)
    expect(taken(trace)).toHaveLength(3)
  })

  it('that finds nothing is listed as not reached, in its own lane alone', () => {
    expect(act({ kind: 'drop' }, 'client>server datagram 9').notReached.interventions).toEqual([0])
    const elsewhere = act({ kind: 'drop' }, 'client>server datagram 2', 'another lane')
    expect(elsewhere.notReached.interventions).toEqual([])
    expect(taken(elsewhere)).toEqual(names(4))
  })

  it('moves nobody else’s luck', () => {
    const bad = { loss: 0.3, corruption: 0.1, reordering: { share: 0.2, by: 700 }, duplication: 0.1 }
    const before = run(80, bad)
    const after = simulate({
      ...sending(80, bad),
      interventions: [{ pdu: 'client>server datagram 5', hop: 0, act: { kind: 'drop' } }],
    })
    const fates = ({ transits }: Trace) =>
      transits
        .filter(({ pdu }) => !pdu.endsWith(' 5'))
        .map(({ pdu, fate, held, damage, copyOf }) => [pdu, fate, held, damage, copyOf !== undefined])
    expect(fates(after)).toEqual(fates(before))
  })
})
