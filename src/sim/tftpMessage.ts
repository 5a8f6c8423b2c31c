/** TFTP's messages as programs make and read them (RFC 1350 §5). */
import type { LayerValues } from '../wire/spec'
import { bigEndian } from './octets'
import type { Message, Request, Result } from './program'
import type { Datagram } from './socket'

/** Octets of data in every block but the last (RFC 1350 §2). */
export const BLOCK = 512
export const HEADER = 4
/** The longest message, DATA with a full block: what recvfrom() needs room for. */
export const LONGEST = HEADER + BLOCK
export const OPCODE = { RRQ: 1, WRQ: 2, DATA: 3, ACK: 4, ERROR: 5 } as const
/** Block numbers have 16 bits; a longer file goes on with 0. */
export const BLOCK_NUMBERS = 65_536
const UNKNOWN_TRANSFER = 5
const ILLEGAL_OPERATION = 4

const encoder = new TextEncoder()

/** A part of a program: it makes requests and ends with a value. */
export type Steps<Returned> = Generator<Request, Returned, Result>

export const opcodeOf = (datagram: Datagram) => bigEndian(datagram.octets, 0)
/** The block number of DATA and ACK, the code of an ERROR. */
export const numberIn = (datagram: Datagram) => bigEndian(datagram.octets, 2)

function tftp(kind: string, values: LayerValues['values'], data?: Uint8Array): Message {
  const header: LayerValues = { protocol: 'tftp', values }
  return { kind, layers: data ? [header, { protocol: 'data', values: { data } }] : [header] }
}

/** WRQ: may I write this file? */
export function writeRequest(file: string): Message {
  const filename = encoder.encode(file)
  return tftp('WRQ', { opcode: OPCODE.WRQ, filename, mode: encoder.encode('octet') })
}

/** A block of fewer than 512 octets ends the transfer, so a multiple of 512 is followed by an empty one. */
export function blockOf(payload: Uint8Array, block: number): Message {
  const data = payload.subarray((block - 1) * BLOCK, block * BLOCK)
  return tftp(`DATA ${block}`, { opcode: OPCODE.DATA, blockNumber: block % BLOCK_NUMBERS }, data)
}

/** ACK of a block; block 0 answers a request. */
export const acknowledge = (block: number) => tftp(`ACK ${block}`, { opcode: OPCODE.ACK, blockNumber: block })

export const unknownTransfer = () => error(UNKNOWN_TRANSFER, 'Unknown transfer ID')
export const illegalOperation = () => error(ILLEGAL_OPERATION, 'Illegal TFTP operation')

function error(code: number, text: string): Message {
  const errorMessage = encoder.encode(text)
  return tftp(`ERROR ${code}`, { opcode: OPCODE.ERROR, errorCode: code, errorMessage })
}

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
    datagram,
    header: headerOf(datagram),
    summary,
    keeps,
    ...(numbered && { block: numberIn(datagram) }),
    ...(last !== undefined && { last }),
  }
}
