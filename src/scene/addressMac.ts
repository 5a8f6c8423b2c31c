// A MAC address in its writings, with the two bits of its first byte that say what it is for.

import { BROADCAST_MAC, formatMac, hexOf, isGroupMac } from '../wire/address'

export type MacKind = 'broadcast' | 'ipv4Group' | 'ipv6Group' | 'group' | 'documentation' | 'one'

export interface MacWork {
  /** `00-00-5E-00-53-01`, `00:00:5e:00:53:01` and `0000.5e00.5301`. */
  readonly dashes: string
  readonly colons: string
  readonly dots: string
  /** Two hex digits an octet. */
  readonly octets: readonly string[]
  /** Eight bits of the first octet, as written: the group bit is the last of them, the local bit stands before it. */
  readonly bits: string
  readonly isGroup: boolean
  readonly isLocal: boolean
  readonly kind: MacKind
}

/** The two bits that mean something, as masks of the first octet (RFC 9542 §2.1). */
export const MAC_BITS = { group: 1, local: 2 } as const

/** Works out six octets. */
export function macWork(octets: Uint8Array): MacWork {
  const hex = hexOf(octets)
  const first = octets[0] ?? 0
  return {
    dashes: formatMac(octets),
    colons: formatMac(octets).toLowerCase().replaceAll('-', ':'),
    dots: [hex.slice(0, 4), hex.slice(4, 8), hex.slice(8)].join('.'),
    octets: Array.from(octets, octet => hexOf(Uint8Array.of(octet)).toUpperCase()),
    bits: first.toString(2).padStart(8, '0'),
    isGroup: isGroupMac(octets),
    isLocal: (first & MAC_BITS.local) !== 0,
    kind: kindOf(hex, octets),
  }
}

/** Blocks that IP uses: RFC 1112 §6.4, RFC 2464 §7; for documentation: RFC 9542 §2.1.2 and §2.1.1. */
function kindOf(hex: string, octets: Uint8Array): MacKind {
  if (hex === hexOf(BROADCAST_MAC)) return 'broadcast'
  if (hex.startsWith('3333')) return 'ipv6Group'
  // The block is 25 bits long: the 25th is 0.
  if (hex.startsWith('01005e') && (octets[3] ?? 0) < 0x80) return 'ipv4Group'
  if (isGroupMac(octets)) return 'group'
  return hex.startsWith('00005e0053') ? 'documentation' : 'one'
}

/** The same address with one of its two bits the other way. */
export function flipMacBit(octets: Uint8Array, bit: keyof typeof MAC_BITS): Uint8Array {
  const flipped = octets.slice()
  flipped[0] = (octets[0] ?? 0) ^ MAC_BITS[bit]
  return flipped
}
