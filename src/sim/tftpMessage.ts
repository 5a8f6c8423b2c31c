/** TFTP's messages as programs make and read them (RFC 1350 §5, RFC 2347). */
import type { LayerValues } from '../wire/spec'
import { bigEndian } from './octets'
import type { Message, Request, Result } from './program'
import type { Datagram } from './socket'
import type { OptionTexts } from './tftpOptions'

export const HEADER = 4
/** What recvfrom() needs room for before a block size is agreed on: DATA with a full block, or any request (RFC 2347). */
export const LONGEST = HEADER + 512
export const OPCODE = { RRQ: 1, WRQ: 2, DATA: 3, ACK: 4, ERROR: 5, OACK: 6 } as const
/** Block numbers have 16 bits. */
export const BLOCK_NUMBERS = 65_536

/** What follows block 65535: no RFC says. Most go on with 0, and so do ours; some go on with 1. */
export type AfterLast = 0 | 1

/** The 16 bits that block `block` (1 first) is numbered with. */
export function numberOf(block: number, afterLast: AfterLast): number {
  if (afterLast === 0 || block === 0) return block % BLOCK_NUMBERS
  return ((block - 1) % (BLOCK_NUMBERS - 1)) + 1
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A part of a program: it makes requests and ends with a value. */
export type Steps<Returned> = Generator<Request, Returned, Result>

export const opcodeOf = (datagram: Datagram) => bigEndian(datagram.octets, 0)
/** The block number of DATA and ACK, the code of an ERROR. */
export const numberIn = (datagram: Datagram) => bigEndian(datagram.octets, 2)

function tftp(kind: string, values: LayerValues['values'], data?: Uint8Array): Message {
  const header: LayerValues = { protocol: 'tftp', values }
  return { kind, layers: data ? [header, { protocol: 'data', values: { data } }] : [header] }
}

function optionValues(options: OptionTexts): Record<string, Uint8Array> {
  return Object.fromEntries(
    options.flatMap(([name, value], at) => [
      [`options[${at}].name`, encoder.encode(name)],
      [`options[${at}].value`, encoder.encode(value)],
    ]),
  )
}

/** RRQ or WRQ: may I read, or write, this file? */
export function request(kind: 'RRQ' | 'WRQ', file: string, mode: string, options: OptionTexts): Message {
  const filename = encoder.encode(file)
  const values = { opcode: OPCODE[kind], filename, mode: encoder.encode(mode), ...optionValues(options) }
  return tftp(kind, values)
}

/** OACK: to these options the server agrees. */
export const acknowledgeOptions = (options: OptionTexts) =>
  tftp('OACK', { opcode: OPCODE.OACK, ...optionValues(options) })

/** Blocks are counted from 1. One that is not full ends the transfer, so a whole number of blocks is followed by an empty one. */
export function blockOf(file: Uint8Array, block: number, size: number): Message {
  const data = file.subarray((block - 1) * size, block * size)
  return tftp(`DATA ${block}`, { opcode: OPCODE.DATA, blockNumber: numberOf(block, 0) }, data)
}

/** ACK of a block; block 0 answers a request, or an OACK. */
export const acknowledge = (block: number, afterLast: AfterLast = 0) =>
  tftp(`ACK ${block}`, { opcode: OPCODE.ACK, blockNumber: numberOf(block, afterLast) })

export const fileNotFound = () => error(1, 'File not found')
export const illegalOperation = () => error(4, 'Illegal TFTP operation')
export const unknownTransfer = () => error(5, 'Unknown transfer ID')
export const optionsRefused = () => error(8, 'Option negotiation failed')

function error(code: number, text: string): Message {
  const errorMessage = encoder.encode(text)
  return tftp(`ERROR ${code}`, { opcode: OPCODE.ERROR, errorCode: code, errorMessage })
}

/** What stands behind the opcode of a request or an OACK: texts that zeros end. */
function textsIn({ octets }: Datagram): readonly string[] {
  return decoder.decode(octets.subarray(2)).split('\0').slice(0, -1)
}

function pairs(texts: readonly string[]): OptionTexts {
  return Array.from({ length: texts.length >> 1 }, (_, at) => [texts[2 * at] ?? '', texts[2 * at + 1] ?? ''])
}

export function requestIn(datagram: Datagram) {
  const [file = '', mode = '', ...rest] = textsIn(datagram)
  return { file, mode: mode.toLowerCase(), options: pairs(rest) }
}

export const optionsIn = (datagram: Datagram): OptionTexts => pairs(textsIn(datagram))

/** Octets of the message that are TFTP's own. */
function headerOf(datagram: Datagram): number {
  const opcode = opcodeOf(datagram)
  return opcode === OPCODE.DATA || opcode === OPCODE.ACK
    ? Math.min(HEADER, datagram.octets.length)
    : datagram.octets.length
}

/** The program knows what a message is, and keeps so many octets of its data. */
export function read(datagram: Datagram, summary: string, keeps = 0, last?: boolean): Request {
  const opcode = opcodeOf(datagram)
  const numbered = opcode === OPCODE.DATA || opcode === OPCODE.ACK
  return {
    do: 'understand',
    protocol: 'tftp',
    datagram,
    header: headerOf(datagram),
    summary,
    keeps,
    ...(numbered && { block: numberIn(datagram) }),
    ...(last !== undefined && { last }),
  }
}
