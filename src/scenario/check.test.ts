/** Documents from outside: what is let in, and what is said about the rest. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simulate } from '../sim/simulate'
import { checkScenario, checkText } from './check'
import { library } from './library'
import { fileCrosses } from './library/fileCrosses'
import { payloadOctets } from './payload'
import { payloadProblem } from './payloadCheck'
import type { Scenario } from './scenario'

const codes = (document: unknown) => {
  const checked = checkScenario(document)
  return 'problems' in checked
    ? checked.problems.map(each => [each.problem.replace('problem.', ''), each.path])
    : []
}

const changed = (change: (document: { [key: string]: unknown }) => void): unknown => {
  const document = JSON.parse(JSON.stringify(fileCrosses))
  change(document)
  return document
}

describe('a document from outside', () => {
  it('is let in when it is one of ours, and keeps every word', () => {
    for (const scenario of library) expect(checkText(JSON.stringify(scenario))).toEqual({ scenario })
  })

  it('keeps a bad network, a learner’s hand in it, and lanes', () => {
    const bad = {
      loss: 0.1,
      bursts: { share: 0.01, slot: 1000 },
      duplication: 1,
      reordering: { share: 0, by: 5000 },
      jitter: 10,
      corruption: 0.001,
      queue: 10,
    }
    const program = { kind: 'reader', host: 'server', port: 50_000, length: 5, every: 0 } as const
    const acts = [
      { kind: 'drop' },
      { kind: 'delay', by: 9 },
      { kind: 'duplicate' },
      { kind: 'corrupt' },
    ] as const
    const scenario: Scenario = {
      ...fileCrosses,
      links: fileCrosses.links.map(link => ({ ...link, directions: [bad, {}] })),
      programs: [
        { ...program, socket: 'datagram', receiveBuffer: 4096 },
        {
          kind: 'sender',
          host: 'client',
          socket: 'stream',
          to: { address: '198.51.100.20', port: 50_000 },
          messages: { kind: 'positions', count: 175 },
          start: 0,
          every: 5714,
          noDelay: true,
          end: 'stay',
        },
      ],
      interventions: acts.map(act => ({ pdu: 'client>server data 1', hop: 0, lane: 'stream', act })),
      tcp: { nagle: false, initialWindow: 2, minimumRto: 200_000 },
      lanes: [{ name: 'stream' }, { name: 'datagram', socket: 'datagram', programs: [] }],
    }
    expect(checkText(JSON.stringify(scenario))).toEqual({ scenario })
  })

  it('loses keys that nobody knows', () => {
    const document = { ...fileCrosses, extra: 1, __proto__: { polluted: true } }
    const checked = checkScenario(document)
    expect('scenario' in checked && Object.keys(checked.scenario)).toEqual(Object.keys(fileCrosses))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('from a newer version says so', () => {
    expect(codes({ ...fileCrosses, format: 1 })).toEqual([['scenario.newer', undefined]])
  })

  it('that is no JSON, no object or nothing says so', () => {
    expect(checkText('{')).toMatchObject({ problems: [{ problem: 'problem.scenario.json' }] })
    for (const document of [null, 1, 'x', [], {}]) expect(codes(document).length).toBeGreaterThan(0)
  })

  it.each<[string, unknown, string[]]>([
    [
      'a share of more than all',
      {
        ...fileCrosses,
        links: fileCrosses.links.map(link => ({ ...link, directions: [{ loss: 1.1 }, {}] })),
      },
      ['scenario.number', 'scenario.number', 'scenario.number'],
    ],
    [
      'two lanes of one name',
      { ...fileCrosses, lanes: [{ name: 'one' }, { name: 'one' }] },
      ['scenario.sameLane'],
    ],
    [
      'a lane’s program that runs nowhere',
      {
        ...fileCrosses,
        lanes: [{ name: 'one', programs: [{ kind: 'calls', host: 'switch1', calls: [] }] }],
      },
      ['scenario.noHost'],
    ],
    [
      'an address',
      changed(
        each =>
          ((each.nodes as { interfaces: { address: string }[] }[])[0]!.interfaces[0]!.address = '1.2.3'),
      ),
      ['scenario.address'],
    ],
    [
      'a TTL',
      { ...fileCrosses, nodes: fileCrosses.nodes.map(each => ({ ...each, timeToLive: 256 })) },
      ['scenario.number', 'scenario.number'],
    ],
    [
      'a prefix of 31',
      {
        ...fileCrosses,
        nodes: fileCrosses.nodes.map(each =>
          each.kind === 'host' ? { ...each, interfaces: [{ ...each.interfaces[0], prefix: 31 }] } : each,
        ),
      },
      ['scenario.number', 'scenario.number'],
    ],
    [
      'an MTU of 575',
      { ...fileCrosses, links: [{ ...fileCrosses.links[0], mtu: 575 }] },
      ['scenario.number'],
    ],
    [
      'a cable to nowhere',
      { ...fileCrosses, nodes: fileCrosses.nodes.slice(0, 3), programs: [] },
      ['scenario.noNode'],
    ],
    [
      'two cables at one port',
      { ...fileCrosses, links: [...fileCrosses.links, fileCrosses.links[0]] },
      ['scenario.portTaken', 'scenario.portTaken'],
    ],
    [
      'a field that no header has',
      { ...fileCrosses, overrides: [{ pdu: 'x', protocol: 'ipv4', field: 'colour', value: 1 }] },
      ['scenario.noField'],
    ],
  ])('with a wrong %s', (_, document, wanted) => {
    expect(codes(document).map(([code]) => code)).toEqual(wanted)
  })

  it('with switches in a ring would never end', () => {
    const ring = (ports: [string, number, string, number][]): Scenario => ({
      ...fileCrosses,
      programs: [],
      nodes: ['a', 'b', 'c'].map(id => ({ kind: 'switch', id })),
      links: ports.map(([one, left, other, right]) => ({
        ends: [
          { node: one, port: left },
          { node: other, port: right },
        ],
        rate: 10_000_000,
        delay: 5,
        mtu: 1500,
      })),
    })
    const open: [string, number, string, number][] = [
      ['a', 0, 'b', 0],
      ['b', 1, 'c', 0],
    ]
    expect(codes(ring(open))).toEqual([])
    expect(codes(ring([...open, ['c', 1, 'a', 1]]))).toEqual([['scenario.loop', 'links']])
  })

  it('never makes the check throw, and what is let in can be simulated', () => {
    const value = fc.oneof(fc.anything(), fc.integer(), fc.string())
    fc.assert(
      fc.property(fc.constantFrom(...paths(fileCrosses)), value, (path, put) => {
        const document = JSON.parse(JSON.stringify(fileCrosses))
        const last = path.at(-1) as string
        const parent = path.slice(0, -1).reduce((at, key) => at[key], document)
        parent[last] = put
        const checked = checkScenario(document)
        if ('scenario' in checked) expect(simulate(checked.scenario).isCut).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })
})

function paths(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [at]
  const inside = Object.entries(value).flatMap(([key, each]) => paths(each, [...at, key]))
  return at.length > 0 ? [at, ...inside] : inside
}

describe('a payload', () => {
  it('may be nothing at all', () => {
    expect(payloadProblem({ kind: 'text', text: '' })).toBeUndefined()
    expect(payloadProblem({ kind: 'file', name: 'empty', base64: '' })).toBeUndefined()
  })

  it('is UTF-8, hex with blanks, or base64', () => {
    expect([...payloadOctets({ kind: 'text', text: 'é' })]).toEqual([0xc3, 0xa9])
    expect([...payloadOctets({ kind: 'hex', hex: 'de AD\nbe ef' })]).toEqual([0xde, 0xad, 0xbe, 0xef])
    expect([...payloadOctets({ kind: 'file', name: 'x', base64: 'AP8=' })]).toEqual([0, 255])
  })

  it.each([
    [{ kind: 'hex', hex: 'abc' }, 'problem.hex.odd', { count: 3 }],
    [{ kind: 'hex', hex: 'ab cx' }, 'problem.hex.character', { character: 'x', position: 5 }],
    [
      { kind: 'text', text: 'é'.repeat(600_000) },
      'problem.payload.tooLong',
      { octets: 1_200_000, most: 1_048_576 },
    ],
    [
      { kind: 'file', name: 'x', base64: 'A'.repeat(1_398_108) },
      'problem.payload.tooLong',
      { octets: 1_048_581, most: 1_048_576 },
    ],
    [{ kind: 'file', name: 'x', base64: 'A' }, 'problem.payload.base64', { name: 'x' }],
  ] as const)('that is wrong is told why: %#', (payload, problem, params) => {
    expect(payloadProblem(payload)).toEqual({ problem, params })
  })
})
