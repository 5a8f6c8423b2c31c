// Datagrams and TFTP transfers over bad networks, as fast-check draws them.
import fc from 'fast-check'
import { chat } from '../scenario/chat.fixture'
import { setImpairments } from '../scenario/edits'
import { tftpGoodDay } from '../scenario/library/tftpDays'
import { MTU } from '../scenario/limits'
import type { HostSetup, Impairments, ProgramSetup, Scenario, TftpOptions } from '../scenario/scenario'
import { hexOf } from '../wire/address'

/** A share of frames, so many thousandths at most. */
const share = (most: number) => fc.nat(most).map(thousandths => thousandths / 1_000)

const impairments: fc.Arbitrary<Impairments> = fc.record(
  {
    loss: share(100),
    bursts: fc.record({ share: share(60), slot: fc.integer({ min: 1_000, max: 40_000 }) }),
    duplication: share(120),
    reordering: fc.record({ share: share(120), by: fc.integer({ min: 100, max: 20_000 }) }),
    jitter: fc.nat(5_000),
    corruption: share(120),
    queue: fc.integer({ min: 1, max: 20 }),
  },
  { requiredKeys: [] },
)

/** What two cables with a router between them can be like, each direction by itself. */
const network = fc.record({
  seed: fc.nat(0xffff_ffff),
  delays: fc.tuple(fc.integer({ min: 100, max: 30_000 }), fc.integer({ min: 100, max: 5_000 })),
  rate: fc.constantFrom(1_000_000, 10_000_000, 100_000_000),
  mtus: fc.tuple(
    fc.integer({ min: MTU.least, max: MTU.most }),
    fc.integer({ min: MTU.least, max: MTU.most }),
  ),
  mayCut: fc.boolean(),
  there: fc.tuple(impairments, impairments),
  back: fc.tuple(impairments, impairments),
})

type Network = typeof network extends fc.Arbitrary<infer Of> ? Of : never

function over(scenario: Scenario, { seed, delays, rate, mtus, mayCut, there, back }: Network): Scenario {
  const links = scenario.links.map((link, at) => ({
    ...link,
    rate,
    delay: delays[at] ?? 100,
    mtu: mtus[at] ?? MTU.most,
  }))
  const nodes = scenario.nodes.map(node =>
    node.kind === 'host' ? ({ ...node, doNotFragment: !mayCut } satisfies HostSetup) : node,
  )
  return [0, 1].reduce(
    (bad, at) => setImpairments(setImpairments(bad, at, 0, there[at] ?? {}), at, 1, back[at] ?? {}),
    { ...scenario, seed, links, nodes } as Scenario,
  )
}

const octets = (count: number, salt: number) =>
  hexOf(Uint8Array.from({ length: count }, (_, at) => (at * 31 + (at >> 8) + salt) & 0xff))

/** Messages of any size, also such as have to be cut or are refused, at any pace, to a reader of any appetite. */
export const randomDatagrams: fc.Arbitrary<Scenario> = fc
  .record({
    network,
    sizes: fc.array(fc.oneof(fc.nat(1_400), fc.nat(5_000)), { minLength: 1, maxLength: 25 }),
    every: fc.nat(10_000),
    reader: fc.record(
      {
        length: fc.integer({ min: 1, max: 6_000 }),
        every: fc.nat(20_000),
        receiveBuffer: fc.integer({ min: 1, max: 20_000 }),
      },
      { requiredKeys: ['length', 'every'] },
    ),
  })
  .map(({ network, sizes, every, reader }) => {
    const payloads = sizes.map((size, at) => ({ kind: 'hex', hex: octets(size, at) }) as const)
    return over(chat({ messages: { kind: 'list', payloads }, every }, reader), network)
  })

const options: fc.Arbitrary<TftpOptions> = fc.record(
  {
    // With its headers a block fits into every cable's MTU here, so that each DATA is one frame.
    blksize: fc.integer({ min: 64, max: MTU.least - 32 }),
    timeout: fc.integer({ min: 1, max: 3 }),
    tsize: fc.boolean(),
    windowsize: fc.integer({ min: 1, max: 8 }),
  },
  { requiredKeys: [] },
)

const transfer = fc.record(
  {
    size: fc.oneof(fc.nat(1_100), fc.nat(5_000), fc.constantFrom(512, 1024)),
    salt: fc.nat(255),
    kind: fc.constantFrom('tftpWrite', 'tftpRead'),
    mode: fc.constantFrom('octet', 'netascii'),
    options,
    sorcerersApprentice: fc.boolean(),
  },
  { requiredKeys: ['size', 'salt', 'kind', 'mode'] },
)

/** A file in one direction or the other, with any options. */
export const randomTransfer: fc.Arbitrary<Scenario> = fc
  .record({ network, transfer })
  .map(({ network, transfer: { size, salt, kind, mode, options, sorcerersApprentice } }) => {
    const payload = { kind: 'hex', hex: octets(size, salt) } as const
    const file = 'file'
    const apprentice = sorcerersApprentice !== undefined && { sorcerersApprentice }
    const programs = tftpGoodDay.programs.flatMap((each): ProgramSetup[] => {
      if (each.kind === 'tftpServer') return [{ ...each, files: [{ name: file, payload }], ...apprentice }]
      if (each.kind !== 'tftpWrite') return []
      const { host, port, server, timeout } = each
      const client = { host, port, server, timeout, tries: 20, file, mode, ...(options && { options }) }
      return [kind === 'tftpWrite' ? { ...client, kind, payload, ...apprentice } : { ...client, kind }]
    })
    return over({ ...tftpGoodDay, programs }, network)
  })
