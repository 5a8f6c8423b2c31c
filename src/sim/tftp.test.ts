/** TFTP by its RFCs: reading and writing, options, netascii, windows, the wrap of block numbers, the Sorcerer's Apprentice. */
import { describe, expect, it } from 'vitest'
import { setImpairments } from '../scenario/edits'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { CLIENT, chain, ROUTER1, SERVER } from '../scenario/network'
import type { Intervention, ProgramSetup, Scenario } from '../scenario/scenario'
import { eventsOf, pdusOf } from '../trace/lineage'
import { receivedAt } from '../trace/received'
import type { Trace } from '../trace/trace'
import { fromNetascii, toNetascii } from './netascii'
import type { Program, Request, Result } from './program'
import { simulate } from './simulate'
import type { Datagram } from './socket'
import { readFile, writeFile } from './tftpClient'
import { serveFiles } from './tftpServer'

type Write = Extract<ProgramSetup, { kind: 'tftpWrite' }>
type Read = Extract<ProgramSetup, { kind: 'tftpRead' }>
type Serve = Extract<ProgramSetup, { kind: 'tftpServer' }>

const text = (letters: string) => ({ kind: 'text', text: letters }) as const
const POEM = 'One fish.\nTwo fish.\n'.repeat(99)
const client = {
  host: 'client',
  port: 49_152,
  server: { address: '198.51.100.20', port: 69 },
  file: 'poem.txt',
  timeout: 1_000_000,
  tries: 5,
} as const
const write = (change: Partial<Write> = {}): Write => ({
  kind: 'tftpWrite',
  ...client,
  payload: text(POEM),
  ...change,
})
const fetch = (change: Partial<Read> = {}): Read => ({ kind: 'tftpRead', ...client, ...change })
const serve = (change: Partial<Serve> = {}): Serve => ({
  kind: 'tftpServer',
  host: 'server',
  port: 69,
  transferPort: 61_307,
  files: [{ name: 'poem.txt', payload: text(POEM) }],
  ...change,
})

const nodes = [CLIENT, ROUTER1, SERVER]
const scenario = (program: Write | Read, server: Partial<Serve> = {}): Scenario => ({
  ...fileCrosses,
  nodes,
  links: chain(nodes),
  programs: [serve(server), program],
})
const run = (program: Write | Read, server?: Partial<Serve>, interventions: readonly Intervention[] = []) =>
  simulate({ ...scenario(program, server), interventions })

const got = (trace: Trace, node: string) => new TextDecoder().decode(receivedAt(trace, node))
const names = (trace: Trace) => pdusOf(trace).filter(pdu => !pdu.includes('ARP'))
const ends = ({ events }: Trace) =>
  events.flatMap(each => (each.kind === 'done' ? [[each.node, each.what, each.octets]] : []))
const drops = ({ events }: Trace) => events.flatMap(each => (each.kind === 'drop' ? [each.reason] : []))

describe('reading', () => {
  it('RFC 1350 §2: a read request is answered by the first block', () => {
    const trace = run(fetch())
    expect(names(trace)).toEqual([
      'client>server RRQ',
      'server>client DATA 1',
      'client>server ACK 1',
      'server>client DATA 2',
      'client>server ACK 2',
      'server>client DATA 3',
      'client>server ACK 3',
      'server>client DATA 4',
      'client>server ACK 4',
    ])
    expect(got(trace, 'client')).toBe(POEM)
    expect(drops(trace)).toEqual([])
    expect(ends(trace)).toEqual([
      ['server', 'transfer', POEM.length],
      ['client', 'transfer', POEM.length],
    ])
  })

  it.each([0, 511, 512, 513, 1024])('RFC 1350 §2: %i octets end with a block that is not full', octets => {
    const payload = text('x'.repeat(octets))
    const trace = run(fetch(), { files: [{ name: 'poem.txt', payload }] })
    expect(got(trace, 'client')).toBe(payload.text)
    const blocks = names(trace).filter(pdu => pdu.startsWith('server>client DATA'))
    expect(blocks).toHaveLength(Math.floor(octets / 512) + 1)
  })

  it('RFC 1350 §5: a file that is not there is an ERROR 1, and the client stops', () => {
    const trace = run(fetch({ file: 'other.txt' }))
    expect(names(trace)).toEqual(['client>server RRQ', 'server>client ERROR 1'])
    expect(ends(trace)).toEqual([['client', 'gaveUp', 0]])
  })

  it('RFC 1350 §2: a lost block is sent again by its timer', () => {
    const trace = run(fetch(), {}, [{ pdu: 'server>client DATA 2', hop: 1, act: { kind: 'drop' } }])
    expect(names(trace)).toContain('server>client DATA 2 copy 2')
    expect(got(trace, 'client')).toBe(POEM)
  })
})

describe('options', () => {
  it('RFC 2347: OACK answers a write request, and DATA 1 follows', () => {
    const trace = run(write({ options: { blksize: 1024 } }))
    expect(names(trace).slice(0, 4)).toEqual([
      'client>server WRQ',
      'server>client OACK',
      'client>server DATA 1',
      'server>client ACK 1',
    ])
    expect(names(trace)).toHaveLength(6)
    expect(got(trace, 'server')).toBe(POEM)
  })

  it('RFC 2347: OACK answers a read request, and ACK 0 answers that', () => {
    const trace = run(fetch({ options: { blksize: 1400, tsize: true } }))
    expect(names(trace)).toEqual([
      'client>server RRQ',
      'server>client OACK',
      'client>server ACK 0',
      'server>client DATA 1',
      'client>server ACK 1',
      'server>client DATA 2',
      'client>server ACK 2',
    ])
    expect(got(trace, 'client')).toBe(POEM)
  })

  it('RFC 2347: a server without options answers as ever, and the client goes by the defaults', () => {
    const trace = run(write({ options: { blksize: 1024 } }), { options: false })
    expect(names(trace)[1]).toBe('server>client ACK 0')
    expect(names(trace)).toContain('client>server DATA 4')
    expect(got(trace, 'server')).toBe(POEM)
  })

  it('RFC 2348: a server may want smaller blocks', () => {
    const trace = run(write({ options: { blksize: 1400 } }), { most: { blksize: 600 } })
    const sizes = trace.events.flatMap(each => (each.kind === 'understand' && each.keeps ? [each.keeps] : []))
    expect(sizes).toEqual([600, 600, 600, 180])
  })

  it('RFC 2349: timeout sets how long the side with the data waits', () => {
    const lost = [{ pdu: 'server>client ACK 1', hop: 0, act: { kind: 'drop' } }] as const
    const trace = run(write({ options: { timeout: 3 } }), {}, lost)
    const timer = trace.events.find(({ kind }) => kind === 'timer')
    expect(timer?.kind === 'timer' && timer.at - timer.set).toBe(3_000_000)
  })

  it('RFC 2347: more than was asked for is an ERROR 8', () => {
    const value = '39'
    const trace = simulate({
      ...scenario(fetch({ options: { timeout: 2 } })),
      overrides: [{ pdu: 'server>client OACK', protocol: 'tftp', field: 'options[0].value', value }],
    })
    expect(names(trace)).toContain('client>server ERROR 8')
    expect(ends(trace)).toContainEqual(['client', 'gaveUp', 0])
    expect(ends(trace)).toContainEqual(['server', 'gaveUp', 0])
  })
})

describe('an answer that is lost', () => {
  it('RFC 2347: a server repeats its OACK, and the client its ACK 0', () => {
    const lost = [{ pdu: 'client>server ACK 0', hop: 0, act: { kind: 'drop' } }] as const
    const trace = run(fetch({ options: { tsize: true } }), {}, lost)
    expect(names(trace)).toContain('server>client OACK copy 2')
    expect(names(trace)).toContain('client>server ACK 0 copy 2')
    expect(drops(trace)).toEqual(['byHand', 'duplicateOack'])
    expect(got(trace, 'client')).toBe(POEM)
  })
})

describe('windows (RFC 7440)', () => {
  const windowed = { options: { windowsize: 3 } }

  it('§3: an ACK answers the last block of a window', () => {
    const trace = run(write(windowed))
    expect(names(trace).slice(2)).toEqual([
      'client>server DATA 1',
      'client>server DATA 2',
      'client>server DATA 3',
      'server>client ACK 3',
      'client>server DATA 4',
      'server>client ACK 4',
    ])
    expect(got(trace, 'server')).toBe(POEM)
  })

  it('§4: a gap is answered at once by an ACK of what is there, and the window begins behind it', () => {
    const trace = run(write(windowed), {}, [{ pdu: 'client>server DATA 2', hop: 0, act: { kind: 'drop' } }])
    expect(names(trace).slice(4)).toEqual([
      'client>server DATA 3',
      'server>client ACK 1',
      'client>server DATA 2 copy 2',
      'client>server DATA 3 copy 2',
      'client>server DATA 4',
      'server>client ACK 4',
    ])
    expect(trace.events.filter(({ kind }) => kind === 'timer')).toEqual([])
    expect(got(trace, 'server')).toBe(POEM)
  })
})

describe('netascii', () => {
  it('RFC 764: LF becomes CR LF and CR becomes CR NUL, and back', () => {
    const octets = Uint8Array.of(65, 10, 13, 66, 13, 10)
    expect([...toNetascii(octets)]).toEqual([65, 13, 10, 13, 0, 66, 13, 0, 13, 10])
    expect(fromNetascii(toNetascii(octets))).toEqual(octets)
    expect([...fromNetascii(Uint8Array.of(13, 65, 13))]).toEqual([13, 65, 13])
  })

  it('goes so over the wire, and both sides count the file as they have it', () => {
    const trace = run(write({ mode: 'netascii' }))
    expect(got(trace, 'server')).toBe(POEM.replaceAll('\n', '\r\n'))
    expect(ends(trace)).toEqual([
      ['client', 'transfer', POEM.length],
      ['server', 'transfer', POEM.length],
    ])
    expect(got(run(fetch({ mode: 'netascii' })), 'client')).toBe(POEM.replaceAll('\n', '\r\n'))
  })
})

describe('the Sorcerer’s Apprentice', () => {
  const doubled = [{ pdu: 'server>client ACK 1', hop: 1, act: { kind: 'duplicate' } }] as const

  it('RFC 1123 §4.2.3.1: read literally, one doubled ACK doubles every block from there on', () => {
    const trace = run(write({ sorcerersApprentice: true }), {}, doubled)
    const sent = (block: number) =>
      names(trace).filter(pdu => pdu.startsWith(`client>server DATA ${block}`)).length
    expect([1, 2, 3, 4].map(sent)).toEqual([1, 2, 2, 2])
    expect(trace.events.filter(({ kind }) => kind === 'timer')).toEqual([])
    expect(got(trace, 'server')).toBe(POEM)
  })

  it('cured, it sends nothing more', () => {
    const trace = run(write(), {}, doubled)
    expect(names(trace).filter(pdu => / copy /.test(pdu))).toEqual([])
    expect(drops(trace)).toEqual(['duplicateAck'])
  })

  it('a server has it too', () => {
    const acks = [{ pdu: 'client>server ACK 1', hop: 0, act: { kind: 'duplicate' } }] as const
    const trace = run(fetch(), { sorcerersApprentice: true }, acks)
    expect(names(trace)).toContain('server>client DATA 4 copy 2')
    expect(got(trace, 'client')).toBe(POEM)
  })
})

describe('a bad network', () => {
  it.each([1, 2, 3, 4, 5, 6])('brings the file all the same, seed %i', seed => {
    const bad = { loss: 0.1, duplication: 0.1, reordering: { share: 0.1, by: 30_000 }, corruption: 0.05 }
    for (const program of [write({ tries: 20 }), fetch({ tries: 20, options: { windowsize: 4 } })]) {
      const both = setImpairments(setImpairments({ ...scenario(program), seed }, 1, 0, bad), 1, 1, bad)
      const trace = simulate(both)
      expect(got(trace, program.kind === 'tftpWrite' ? 'server' : 'client')).toBe(POEM)
    }
  })

  it('RFC 1350 §4: a message from another port gets an ERROR 5, and the transfer goes on', () => {
    const trace = simulate({
      ...scenario(fetch()),
      overrides: [{ pdu: 'server>client DATA 2', protocol: 'udp', field: 'sourcePort', value: 9999 }],
    })
    expect(names(trace)).toContain('client>server ERROR 5')
    expect(eventsOf(trace, 'server>client DATA 2').map(({ kind }) => kind)).toContain('drop')
    expect(got(trace, 'client')).toBe(POEM)
  })
})

/** The two programs by themselves: what one sends the other receives at once. */
function talk(one: Program, other: Program): { kept: number; blocks: number[]; sent: number } {
  const seen = { kept: 0, blocks: [] as number[], sent: 0 }
  const inbox: [Datagram[], Datagram[]] = [[], []]
  const programs: [Program, Program] = [other, one]
  const waiting: [Result | undefined, Result | undefined] = [
    { value: 0, now: 0 },
    { value: 0, now: 0 },
  ]
  for (let turns = 0; turns < 10_000_000; turns++) {
    const at = (waiting[1] ? 1 : waiting[0] ? 0 : inbox[1].length > 0 ? 1 : 0) as 0 | 1
    const datagram = waiting[at] ? undefined : inbox[at].shift()
    if (!waiting[at] && !datagram) return seen
    const result: Result = waiting[at] ?? { value: 1, now: 0, ...(datagram && { datagram }) }
    waiting[at] = undefined
    const { value, done } = programs[at].next(result)
    if (done) return seen
    waiting[at] = answer(value as Request, at)
  }
  return seen

  function answer(request: Request, at: 0 | 1): Result | undefined {
    if (request.do === 'recvfrom') return undefined
    if (request.do === 'fork') programs[at] = request.program
    if (request.do === 'understand') {
      seen.kept += request.keeps
      if (request.keeps > 0) seen.blocks.push(request.block ?? -1)
    }
    if (request.do === 'sendto') {
      seen.sent++
      const { layers } = request.message
      const { opcode = 0, blockNumber, filename, mode } = layers[0]?.values ?? {}
      const data = layers[1]?.values.data
      const number = (value: unknown) => [Number(value) >> 8, Number(value) & 255]
      const options = Object.entries(layers[0]?.values ?? {}).filter(([name]) => name.startsWith('options'))
      const texts = [filename, mode, ...options.map(([, value]) => value)].filter(
        each => each instanceof Uint8Array,
      )
      const octets = Uint8Array.from([
        ...number(opcode),
        ...(blockNumber === undefined ? [] : number(blockNumber)),
        ...texts.flatMap(each => [...each, 0]),
        ...(data instanceof Uint8Array ? data : []),
      ])
      inbox[at === 0 ? 1 : 0].push({ source: 1, sourcePort: 1, octets } as Datagram)
    }
    return { value: 1, now: 0 }
  }
}

describe('a long file', () => {
  const payload = text('8 octets'.repeat(65_540))
  const options = { blksize: 8, windowsize: 16 }
  // Everybody has address 1 and port 1 here.
  const to = { server: { address: '0.0.0.1', port: 1 }, options }

  it.each<[string, Program, Program]>([
    ['written', writeFile(write({ payload, ...to })), serveFiles(serve())],
    ['read', readFile(fetch(to)), serveFiles(serve({ files: [{ name: 'poem.txt', payload }] }))],
  ])('block numbers go on with 0 after 65535: %s', (_, program, server) => {
    const { kept, blocks } = talk(program, server)
    expect(kept).toBe(8 * 65_540)
    expect(blocks.slice(65_533, 65_538)).toEqual([65_534, 65_535, 0, 1, 2])
  })
})
