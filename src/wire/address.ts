/** Addresses as octets, numbers and text: MAC, IPv4 and its prefixes. */

/** Octets as lower-case hex without spaces: how JSON documents write them. */
export function hexOf(octets: Uint8Array): string {
  let text = ''
  for (const octet of octets) text += octet.toString(16).padStart(2, '0')
  return text
}

/** Hex digits, two an octet, to octets. What is not a pair of hex digits is not accepted: undefined. */
export function octetsOfHex(text: string): Uint8Array | undefined {
  if (text.length % 2 || /[^0-9a-f]/i.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(2 * i, 2 * i + 2), 16),
  )
}

/** A MAC address as RFC 9542 §2.1 writes it: `00-00-5E-00-53-01`. */
export function formatMac(octets: Uint8Array): string {
  return Array.from(octets, octet => octet.toString(16).padStart(2, '0').toUpperCase()).join('-')
}

/** `00-00-5E-00-53-01`, `00:00:5e:00:53:01` or `0000.5e00.5301` to six octets; undefined for anything else. */
export function parseMac(text: string): Uint8Array | undefined {
  const pairs = /^[0-9a-f]{2}(?:([-:])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$/i
  const fours = /^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/i
  return pairs.test(text) || fours.test(text) ? octetsOfHex(text.replace(/[-:.]/g, '')) : undefined
}

/** The MAC address of every card: all ones. */
export const BROADCAST_MAC: Uint8Array = new Uint8Array(6).fill(255)

/** True for a group address (broadcast and multicast): the bit that goes out first (IEEE 802). */
export function isGroupMac(octets: Uint8Array): boolean {
  return ((octets[0] ?? 0) & 1) === 1
}

/** An IPv4 address, an unsigned 32-bit number, in dotted decimal. */
export function formatIpv4(address: number): string {
  return octetsOfIpv4(address).join('.')
}

/** Dotted decimal to an unsigned number; undefined for anything but four plain numbers of 0 to 255. */
export function parseIpv4(text: string): number | undefined {
  if (!/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) return undefined
  let address = 0
  for (const part of text.split('.')) {
    if (Number(part) > 255) return undefined
    address = address * 256 + Number(part)
  }
  return address
}

/** The four octets of an IPv4 address in network order. */
export function octetsOfIpv4(address: number): Uint8Array {
  return Uint8Array.of(address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255)
}

/** Up to six octets, most significant first, as a number. */
export function numberOfOctets(octets: Uint8Array): number {
  let value = 0
  for (const octet of octets) value = value * 256 + octet
  return value
}

/** The mask of a prefix length of 0 to 32 bits: 24 is 255.255.255.0. */
export function maskOf(prefix: number): number {
  // A shift by 32 is a shift by 0 in JavaScript.
  return prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0
}

/** The first address of the network an address is in. */
export function networkOf(address: number, prefix: number): number {
  return (address & maskOf(prefix)) >>> 0
}

/** The last address of the network an address is in: its broadcast address (RFC 919). */
export function broadcastOf(address: number, prefix: number): number {
  return (address | ~maskOf(prefix)) >>> 0
}

/** Is `address` in the network of `prefix` bits that `network` is in? */
export function inPrefix(address: number, network: number, prefix: number): boolean {
  return networkOf(address, prefix) === networkOf(network, prefix)
}
