/** What an IPv6 piece says of the packet it belongs to, and the packet put together again (RFC 8200 §4.5). */
import { hexOf } from './address'
import type { OfPacket } from './fragments'

const FIXED = 40
const NEXT_HEADER = 6
const FRAGMENT = 44
const FRAGMENT_HEADER = 8
/** Headers that every node on the way may have to read: hop-by-hop, routing, destination options. */
const PER_HOP: readonly number[] = [0, 43, 60]
/** More extension headers are not read. */
const MOST = 32

/** An IPv6 packet as a piece, and whether it is one of none but itself (an atomic fragment, RFC 6946). */
export interface Ipv6Piece extends OfPacket {
  readonly isAtomic: boolean
}

/**
 * An IPv6 packet as a piece; undefined where it has no fragment header, or not all of one. Its pieces share source,
 * destination and identification. `header` is the part that is not cut, with the Next Header that the fragment
 * header gave: what leads the whole packet.
 */
export function pieceOf(packet: Uint8Array): Ipv6Piece | undefined {
  let at = FIXED
  let named = NEXT_HEADER
  for (let count = 0; count < MOST && PER_HOP.includes(packet[named] ?? -1); count++) {
    named = at
    at += 8 * ((packet[at + 1] ?? 0) + 1)
  }
  if (packet[named] !== FRAGMENT || at + FRAGMENT_HEADER > packet.length) return undefined
  const word = (packet[at + 2] ?? 0) * 256 + (packet[at + 3] ?? 0)
  const end = Math.max(at + FRAGMENT_HEADER, FIXED + (packet[4] ?? 0) * 256 + (packet[5] ?? 0))
  const header = packet.slice(0, at)
  header[named] = packet[at] ?? 0
  const [first, more] = [word & ~7, (word & 1) === 1]
  return {
    packet: [packet.subarray(8, FIXED), packet.subarray(at + 4, at + FRAGMENT_HEADER)].map(hexOf).join(' '),
    piece: { first, octets: packet.subarray(at + FRAGMENT_HEADER, end), more, header },
    // It is whole whatever else has its identification, and is looked at alone.
    isAtomic: first === 0 && !more,
  }
}

/** The whole packet again: the first piece's headers, with the length that it has now. */
export function joined(header: Uint8Array, body: Uint8Array): Uint8Array {
  const packet = new Uint8Array(header.length + body.length)
  packet.set(header)
  packet.set(body, header.length)
  const length = packet.length - FIXED
  packet[4] = length >>> 8
  packet[5] = length & 0xff
  return packet
}
