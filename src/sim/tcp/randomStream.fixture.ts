// Streams over bad networks, as fast-check draws them: sizes, switches, buffers, and all that cables do to frames.
import fc from 'fast-check'
import { chat, type Reader, type Sender } from '../../scenario/chat.fixture'
import { setImpairments } from '../../scenario/edits'
import { MTU } from '../../scenario/limits'
import type { Impairments, Scenario, TcpSetup } from '../../scenario/scenario'
import { hexOf } from '../../wire/address'

/** A share of frames, so many thousandths at most. */
const share = (most: number) => fc.nat(most).map(thousandths => thousandths / 1_000)

/** Bad, but not so bad that nothing comes through: a connection gives up after 100 s without an answer. */
const impairments: fc.Arbitrary<Impairments> = fc.record(
  {
    loss: share(60),
    bursts: fc.record({ share: share(40), slot: fc.integer({ min: 1_000, max: 40_000 }) }),
    duplication: share(40),
    reordering: fc.record({ share: share(60), by: fc.integer({ min: 100, max: 20_000 }) }),
    jitter: fc.nat(5_000),
    corruption: share(40),
    queue: fc.integer({ min: 3, max: 30 }),
  },
  { requiredKeys: [] },
)

/** Octets without a period that a segment could hide in. */
function file(octets: number, salt: number) {
  const hex = hexOf(Uint8Array.from({ length: octets }, (_, at) => (at * 31 + (at >> 8) + salt) & 0xff))
  return { kind: 'hex', hex } as const
}

const sender: fc.Arbitrary<Partial<Sender>> = fc
  .record(
    {
      octets: fc.oneof({ weight: 3, arbitrary: fc.nat(6_000) }, { weight: 2, arbitrary: fc.nat(36_000) }),
      salt: fc.nat(255),
      size: fc.integer({ min: 100, max: 3_000 }),
      every: fc.nat(20_000),
      noDelay: fc.boolean(),
    },
    { requiredKeys: ['octets', 'salt', 'size', 'noDelay'] },
  )
  .map(({ octets, salt, size, ...rest }) => ({
    ...rest,
    socket: 'stream',
    messages: { kind: 'file', payload: file(octets, salt), size },
  }))

const reader: fc.Arbitrary<Partial<Reader>> = fc
  .record(
    {
      length: fc.integer({ min: 50, max: 5_000 }),
      every: fc.nat(50_000),
      receiveBuffer: fc.integer({ min: 500, max: 8_000 }),
    },
    { requiredKeys: ['length'] },
  )
  .map(each => ({ ...each, socket: 'stream' }))

const tcp: fc.Arbitrary<TcpSetup> = fc.record(
  {
    sack: fc.boolean(),
    timestamps: fc.boolean(),
    windowScale: fc.boolean(),
    delayedAck: fc.boolean(),
    limitedTransmit: fc.boolean(),
    nagle: fc.boolean(),
    initialWindow: fc.integer({ min: 1, max: 10 }),
    receiveBuffer: fc.integer({ min: 600, max: 200_000 }),
    sendBuffer: fc.integer({ min: 600, max: 100_000 }),
  },
  { requiredKeys: [] },
)

/** Two cables with a router between them; each direction of each has its own faults. */
export const randomStream: fc.Arbitrary<Scenario> = fc
  .record({
    sender,
    reader,
    tcp,
    seed: fc.nat(0xffff_ffff),
    delays: fc.tuple(fc.integer({ min: 100, max: 30_000 }), fc.integer({ min: 100, max: 5_000 })),
    rate: fc.constantFrom(1_000_000, 10_000_000, 100_000_000),
    mtu: fc.integer({ min: MTU.least, max: MTU.most }),
    there: fc.tuple(impairments, impairments),
    back: fc.tuple(impairments, impairments),
  })
  .map(({ sender, reader, tcp, seed, delays, rate, mtu, there, back }) => {
    const good = chat(sender, reader)
    const links = good.links.map((link, at) => ({ ...link, rate, mtu, delay: delays[at] ?? 100 }))
    return [0, 1].reduce(
      (scenario, at) =>
        setImpairments(setImpairments(scenario, at, 0, there[at] ?? {}), at, 1, back[at] ?? {}),
      { ...good, links, tcp, seed } as Scenario,
    )
  })
