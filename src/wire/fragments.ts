/** Cutting IPv4 packets into pieces, and what a piece says of the packet it belongs to (RFC 791 §3.2, RFC 8200 §4.5). */
import { hexOf } from './address'
import { internetChecksum } from './checksum'
import type { Piece } from './reassembly'

const TOTAL_LENGTH = 2
const FLAGS = 6
const CHECKSUM = 10
const MORE = 0x2000
const DONT_FRAGMENT = 0x4000
const OFFSET = 0x1fff
const FIXED = 20
const EIGHT = 8

/** One packet of those that a bigger one was cut into. */
export interface Cut {
  /** A packet of its own, from its own header on. */
  readonly packet: Uint8Array
  /** Octets [first, first + length) of what the whole one carries, counted as its offset does. */
  readonly first: number
  readonly length: number
  readonly more: boolean
}

/**
 * A packet cut so that no piece is longer than `mtu` octets; every piece but the last carries a multiple of 8. Piece
 * of a piece is a piece: its offset and its More Fragments go on from there. Options go along in later pieces by
 * their copied flag. What is left of a header that is not good (RFC 791 §3.1) is nobody's promise: `packet` has
 * passed a receiver's checks. An `mtu` of less than 68 octets may be too small for any piece (RFC 791 §3.2).
 */
export function cut(packet: Uint8Array, mtu: number): readonly Cut[] {
  const header = packet.subarray(0, ((packet[0] ?? 0) & 15) * 4)
  const body = packet.subarray(header.length)
  const flags = wordAt(packet, FLAGS)
  const start = (flags & OFFSET) * EIGHT
  const later = laterHeader(header)
  const cuts: Cut[] = []
  for (let at = 0; at < body.length; ) {
    const own = at === 0 ? header : later
    const room = Math.max(EIGHT, (mtu - own.length) & ~(EIGHT - 1))
    const isLast = body.length - at <= mtu - own.length
    const length = isLast ? body.length - at : room
    const more = !isLast || (flags & MORE) !== 0
    const first = start + at
    const word = (flags & ~(MORE | OFFSET)) | (more ? MORE : 0) | (first / EIGHT)
    cuts.push({ packet: written(own, word, body.subarray(at, at + length)), first, length, more })
    at += length
  }
  return cuts
}

/** The whole packet again: the first piece's header, with the length that it has now. */
export function joined(header: Uint8Array, body: Uint8Array): Uint8Array {
  return written(header, wordAt(header, FLAGS) & DONT_FRAGMENT, body)
}

/** A piece, and which packet it belongs to: the same text for all of that one's pieces. */
export interface OfPacket {
  readonly packet: string
  readonly piece: Piece
}

/**
 * An IPv4 packet as a piece; undefined where it is whole. Its pieces share source, destination, protocol and
 * identification (RFC 791 §3.2). The packet ends where its total length says.
 */
export function pieceOf(packet: Uint8Array): OfPacket | undefined {
  const flags = wordAt(packet, FLAGS)
  if ((flags & (MORE | OFFSET)) === 0) return undefined
  const header = packet.subarray(0, ((packet[0] ?? 0) & 15) * 4)
  const octets = packet.subarray(header.length, Math.max(header.length, wordAt(packet, TOTAL_LENGTH)))
  const buffer = [packet.subarray(12, FIXED), packet.subarray(9, 10), packet.subarray(4, 6)]
  return {
    packet: buffer.map(hexOf).join(' '),
    piece: { first: (flags & OFFSET) * EIGHT, octets, more: (flags & MORE) !== 0, header },
  }
}

function wordAt(octets: Uint8Array, at: number): number {
  return (octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0)
}

/** Header and body with these flags and offset, and the lengths and checksum that follow. */
function written(header: Uint8Array, flags: number, body: Uint8Array): Uint8Array {
  const packet = new Uint8Array(header.length + body.length)
  packet.set(header)
  packet.set(body, header.length)
  packet[0] = ((packet[0] ?? 0) & 0xf0) | (header.length / 4)
  for (const [at, word] of [
    [TOTAL_LENGTH, packet.length],
    [FLAGS, flags],
    [CHECKSUM, 0],
  ] as const) {
    packet[at] = word >>> 8
    packet[at + 1] = word & 0xff
  }
  const sum = internetChecksum(packet.subarray(0, header.length))
  packet[CHECKSUM] = sum >>> 8
  packet[CHECKSUM + 1] = sum & 0xff
  return packet
}

/** The header of all pieces but the first: only options whose copied flag is set go along (RFC 791 §3.1). */
function laterHeader(header: Uint8Array): Uint8Array {
  const kept: number[] = []
  for (let at = FIXED; at < header.length; ) {
    const kind = header[at] ?? 0
    if (kind === END) break
    const length = kind === NO_OPERATION ? 1 : (header[at + 1] ?? 0)
    if (length === 0 || at + length > header.length || (kind !== NO_OPERATION && length === 1)) break
    if (kind & COPIED) kept.push(...header.subarray(at, at + length))
    at += length
  }
  const later = new Uint8Array(FIXED + ((kept.length + 3) & ~3))
  later.set(header.subarray(0, FIXED))
  later.set(kept, FIXED)
  return later
}
const END = 0
const NO_OPERATION = 1
const COPIED = 0x80
