/** TFTP's programs before messages that are out of place: each rule by name, each program fed by hand. */
import { describe, expect, it } from 'vitest'
import type { ProgramSetup } from '../scenario/scenario'
import { parseIpv4 } from '../wire/address'
import type { Program, Request, Result } from './program'
import type { Datagram } from './socket'
import { readFile, writeFile } from './tftpClient'
import { acknowledge, numberOf } from './tftpMessage'
import { agreed, isFair } from './tftpOptions'
import { serveFiles } from './tftpServer'
import { fileOf } from './tftpTaking'

type Serve = Extract<ProgramSetup, { kind: 'tftpServer' }>

const SERVER = '198.51.100.20'
const [TRANSFER, OTHER] = [61_307, 9_999]
const text = (letters: string) => ({ kind: 'text', text: letters }) as const
const client = {
  host: 'client',
  port: 49_152,
  server: { address: SERVER, port: 69 },
  file: 'poem.txt',
  timeout: 1_000_000,
  tries: 3,
} as const
const reader = () => readFile({ kind: 'tftpRead', ...client })
const writer = (letters: string) => writeFile({ kind: 'tftpWrite', ...client, payload: text(letters) })

const utf8 = (words: string) => new TextEncoder().encode(words)
const numbered = (opcode: number, number: number, rest = '') =>
  Uint8Array.of(0, opcode, number >> 8, number & 255, ...utf8(rest))
const DATA = (block: number, data: string) => numbered(3, block, data)
const ACK = (block: number) => numbered(4, block)
const OACK = (name: string, value: string) => Uint8Array.of(0, 6, ...utf8(`${name}\0${value}\0`))
const ERROR = (code: number) => numbered(5, code, 'no\0')

/** A message and the port it comes from; `null`: nothing comes until the timer runs out. */
type Arrival = readonly [message: Uint8Array, port: number] | null

/** Runs a program on what arrives; what it sent, with ports, what it ignored and why, and how it ended. */
function fed(program: Program, arrivals: readonly Arrival[]) {
  const said = { sent: [] as string[], ignored: [] as string[], ended: undefined as unknown }
  let at = 0
  let result: Result = { value: 3, now: 0 }
  for (let now = 0; ; now++) {
    const { value: request, done } = program.next({ ...result, now })
    if (done || isForgotten(request, arrivals.length - at)) return said
    if (request.do === 'sendto') said.sent.push(`${request.message.kind} to ${request.port}`)
    if (request.do === 'ignore') said.ignored.push(request.reason)
    if (request.do === 'done') said.ended = [request.what, request.octets]
    const arrival = request.do === 'recvfrom' ? arrivals[at++] : undefined
    result = { value: 3, now, ...(arrival && { datagram: datagramOf(arrival) }) }
  }
}

/** A server waits for ever. */
const isForgotten = (request: Request, left: number) =>
  request.do === 'recvfrom' && request.timeout === undefined && left === 0

const datagramOf = ([octets, sourcePort]: NonNullable<Arrival>) =>
  ({ source: parseIpv4(SERVER) ?? 0, sourcePort, octets }) as unknown as Datagram

const FULL = 'x'.repeat(512)

describe('TFTP', () => {
  it('wrong TID: ERROR 5 to who wrote, and the transfer goes on', () => {
    const { sent, ignored, ended } = fed(reader(), [
      [DATA(1, FULL), TRANSFER],
      [DATA(2, 'false'), OTHER],
      [DATA(2, 'true'), TRANSFER],
    ])
    expect(sent).toEqual(['RRQ to 69', `ACK 1 to ${TRANSFER}`, `ERROR 5 to ${OTHER}`, `ACK 2 to ${TRANSFER}`])
    expect(ignored).toEqual(['wrongTransfer'])
    expect(ended).toEqual(['transfer', 516])
  })

  it('wrong TID: an ERROR is never answered with an ERROR', () => {
    const { sent, ended } = fed(reader(), [
      [DATA(1, FULL), TRANSFER],
      [ERROR(5), OTHER],
      [DATA(2, ''), TRANSFER],
    ])
    expect(sent).toEqual(['RRQ to 69', `ACK 1 to ${TRANSFER}`, `ACK 2 to ${TRANSFER}`])
    expect(ended).toEqual(['transfer', 512])
  })

  it('a doubled RRQ served from two ports: the first answer counts, the second port gets ERROR 5', () => {
    const { sent, ended } = fed(reader(), [
      [DATA(1, 'the file'), TRANSFER],
      [DATA(1, 'the file'), OTHER],
    ])
    expect(sent).toEqual(['RRQ to 69', `ACK 1 to ${TRANSFER}`, `ERROR 5 to ${OTHER}`])
    expect(ended).toEqual(['transfer', 8])
  })

  it.each([0, 2])('ERROR %i in place of a file ends it: 0 instead of 2 is seen in the wild', code => {
    const { sent, ended } = fed(reader(), [[ERROR(code), TRANSFER]])
    expect(sent).toEqual(['RRQ to 69'])
    expect(ended).toEqual(['gaveUp', 0])
  })

  it('a stray ACK after an ERROR is not answered', () => {
    const { sent, ended } = fed(writer('hello'), [
      [ACK(0), TRANSFER],
      [ERROR(3), TRANSFER],
      [ACK(1), TRANSFER],
    ])
    expect(sent).toEqual(['WRQ to 69', `DATA 1 to ${TRANSFER}`])
    expect(ended).toEqual(['gaveUp', 0])
  })

  it('Sorcerer’s Apprentice: a doubled ACK sends nothing (RFC 1123 §4.2.3.1)', () => {
    const { sent, ignored, ended } = fed(writer(FULL), [
      [ACK(0), TRANSFER],
      [ACK(0), TRANSFER],
      [ACK(1), TRANSFER],
      [ACK(1), TRANSFER],
      [ACK(2), TRANSFER],
    ])
    expect(sent).toEqual(['WRQ to 69', `DATA 1 to ${TRANSFER}`, `DATA 2 to ${TRANSFER}`])
    expect(ignored).toEqual(['duplicateAck', 'duplicateAck'])
    expect(ended).toEqual(['transfer', 512])
  })

  it.each([2, 3])('DATA cut: %i octets are no block', length => {
    const { ignored, ended } = fed(reader(), [
      [DATA(1, FULL), TRANSFER],
      [DATA(2, '').subarray(0, length), TRANSFER],
      [DATA(2, 'end'), TRANSFER],
    ])
    expect(ignored).toHaveLength(1)
    expect(ended).toEqual(['transfer', 515])
  })

  it('CR | LF split across blocks is one end of a line, a CR | NUL one CR', () => {
    const begin = 'x'.repeat(511)
    for (const [second, length] of [
      ['\nend', 515],
      ['\0end', 515],
      ['end', 515],
    ] as const) {
      const { ended } = fed(readFile({ kind: 'tftpRead', ...client, mode: 'netascii' }), [
        [DATA(1, `${begin}\r`), TRANSFER],
        [DATA(2, second), TRANSFER],
      ])
      // CR and what belongs to it became one octet; a CR alone stays, and nothing goes with it.
      expect(ended).toEqual(['transfer', length])
    }
  })

  it.each([
    ['\nend', '\nend'],
    ['\0end', '\rend'],
    ['end', '\rend'],
  ])('CR | LF split across blocks: CR | %j becomes %j', (second, wanted) => {
    const begin = 'x'.repeat(511)
    const blocks = [`${begin}\r`, second].map(utf8)
    expect(new TextDecoder().decode(fileOf(blocks, 'netascii'))).toBe(begin + wanted)
    expect(new TextDecoder().decode(fileOf(blocks, 'octet'))).toBe(`${begin}\r${second}`)
  })

  it.each([
    [
      '0, and an old block is not taken again',
      [65_535, 65_535, 0, 1, 2],
      [65_535, 65_535, 65_536, 65_537, 65_538],
    ],
    ['1 elsewhere', [65_535, 1, 1, 2, 3], [65_535, 65_536, 65_536, 65_537, 65_538]],
  ])('wrap 65535 → %s', (_, numbers, acknowledged) => {
    const arrivals: Arrival[] = [[OACK('blksize', '8'), TRANSFER]]
    for (let block = 1; block < 65_535; block++) arrivals.push([DATA(block, '8 octets'), TRANSFER])
    for (const [at, number] of numbers.entries())
      arrivals.push([DATA(number, at === numbers.length - 1 ? 'end' : '8 octets'), TRANSFER])
    const program = readFile({ kind: 'tftpRead', ...client, options: { blksize: 8 } })
    const { sent, ended } = fed(program, arrivals)
    expect(sent.slice(-numbers.length)).toEqual(acknowledged.map(block => `ACK ${block} to ${TRANSFER}`))
    expect(ended).toEqual(['transfer', 8 * 65_537 + 3])
  })

  it('wrap 65535 → 1: the ACK has the number of the block that it answers', () => {
    const blocks = [65_534, 65_535, 65_536, 65_537, 131_070, 131_071]
    expect(blocks.map(block => numberOf(block, 0))).toEqual([65_534, 65_535, 0, 1, 65_534, 65_535])
    expect(blocks.map(block => numberOf(block, 1))).toEqual([65_534, 65_535, 1, 2, 65_535, 1])
    expect(acknowledge(65_536, 1).layers[0]?.values).toMatchObject({ blockNumber: 1 })
    expect(acknowledge(0, 1).layers[0]?.values).toMatchObject({ blockNumber: 0 })
  })

  const serve: Serve = { kind: 'tftpServer', host: 'server', port: 69, transferPort: TRANSFER, files: [] }

  it.each([0, 7, 255])('opcode %i is answered with ERROR 4, and the server serves on', opcode => {
    const { sent, ignored } = fed(serveFiles(serve), [
      [numbered(opcode, 0), 50_000],
      [numbered(opcode, 0), 50_001],
    ])
    expect(sent).toEqual(['ERROR 4 to 50000', 'ERROR 4 to 50001'])
    expect(ignored).toEqual(['unexpectedMessage', 'unexpectedMessage'])
  })

  const SIZES: readonly (readonly [asked: string, given: string | undefined])[] = [
    ['7', undefined],
    ['8', '8'],
    ['65464', '65464'],
    ['65465', undefined],
    ['0', undefined],
    ['-1', undefined],
    ['abc', undefined],
    ['', undefined],
    ['99999999999999999999', undefined],
  ]
  it.each(SIZES)('blksize %s is agreed to as %s (RFC 2348: 8 to 65464)', (asked, given) => {
    expect(agreed([['blksize', asked]], undefined, 10)).toEqual(
      given === undefined ? [] : [['blksize', given]],
    )
  })

  it.each([
    ['7', false],
    ['8', true],
    ['1024', true],
    ['1025', false],
    ['-1', false],
    ['abc', false],
  ])('blksize %s in an OACK to who asked for 1024: fair is %s', (answer, wanted) => {
    expect(isFair([['blksize', '1024']], [['blksize', answer]])).toBe(wanted)
  })

  it('names with __proto__ are names: no option, no file', () => {
    expect(agreed([['__proto__', '8']], undefined, 10)).toEqual([])
    expect(isFair([], [['__proto__', '8']])).toBe(false)
    for (const name of ['__proto__', '../../etc/passwd', 'constructor']) {
      const asking = Uint8Array.of(0, 1, ...utf8(`${name}\0octet\0`))
      const { sent } = fed(transferOf(serve, asking), [])
      expect(sent).toEqual(['ERROR 1 to 50000'])
    }
  })

  it('options doubled: the first counts, and the OACK names it once (RFC 2347)', () => {
    const [first, second, other] = [
      ['blksize', '8'],
      ['BlkSize', '9'],
      ['timeout', '3'],
    ] as const
    expect(agreed([first, other, second], undefined, 10)).toEqual([first, other])
  })
})

/** The program that a server starts for one request. */
function transferOf(serve: Serve, asking: Uint8Array): Program {
  const server = serveFiles(serve)
  const datagram = datagramOf([asking, 50_000])
  for (let now = 0; ; now++) {
    const { value, done } = server.next({ value: 3, now, datagram })
    if (done) throw new Error('no transfer')
    if (value.do === 'fork') return value.program
  }
}
