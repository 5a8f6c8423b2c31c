/** Reads and writes fields of any width at any bit of a row of octets, most significant bit first (RFC 791 App. B). */

import type { FieldValue } from './spec'

/** An unsigned number of up to 32 bits. Bits behind the end read as 0. */
export function readNumber(octets: Uint8Array, bitOffset: number, bitLength: number): number {
  const last = (bitOffset + bitLength + 7) >> 3
  let value = 0
  for (let at = bitOffset >> 3; at < last; at++) value = value * 256 + (octets[at] ?? 0)
  // Up to five octets hold it: more than bit operators can, so divide and take the rest.
  return Math.floor(value / 2 ** (last * 8 - bitOffset - bitLength)) % 2 ** bitLength
}

/** Writes the low `bitLength` bits of a number, or octets (from an octet's first bit), zero-filled or cut to fit. */
export function write(octets: Uint8Array, bitOffset: number, bitLength: number, value: FieldValue): void {
  if (typeof value !== 'number') {
    const room = octets.subarray(bitOffset >> 3, (bitOffset + bitLength) >> 3)
    room.fill(0)
    room.set(value.subarray(0, room.length))
    return
  }
  if (((bitOffset | bitLength) & 7) === 0) {
    for (
      let at = (bitOffset + bitLength) >> 3, rest = value;
      at > bitOffset >> 3;
      rest = Math.floor(rest / 256)
    )
      octets[--at] = rest % 256
    return
  }
  for (let bit = bitLength - 1, rest = value; bit >= 0; bit--) {
    const at = bitOffset + bit
    const mask = 128 >> (at & 7)
    const octet = octets[at >> 3] ?? 0
    octets[at >> 3] = rest % 2 === 1 ? octet | mask : octet & ~mask
    rest = Math.floor(rest / 2)
  }
}
