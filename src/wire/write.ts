/** Writes fields of any width at any bit of a row of octets, most significant bit first (RFC 791 App. B). */

import type { FieldValue } from './spec'

/** Writes the low `bitLength` bits of a number, or octets (from an octet's first bit), zero-filled or cut to fit. */
export function write(octets: Uint8Array, bitOffset: number, bitLength: number, value: FieldValue): void {
  if (typeof value !== 'number') {
    const [start, room] = [bitOffset >> 3, bitLength >> 3]
    octets.set(value.length > room ? value.subarray(0, room) : value, start)
    if (value.length < room) octets.fill(0, start + value.length, start + room)
    return
  }
  const first = bitOffset >> 3
  const behind = 8 - (bitOffset & 7) - bitLength
  if (behind >= 0 && bitLength < 8) {
    // A flag, or any other field within one octet.
    const mask = ((1 << bitLength) - 1) << behind
    octets[first] = ((octets[first] ?? 0) & ~mask) | ((value << behind) & mask)
    return
  }
  if (((bitOffset | bitLength) & 7) === 0) {
    // Beyond 32 bits there are no bit operators.
    let rest = value
    for (let at = (bitOffset + bitLength) >> 3; at > first; ) {
      octets[--at] = rest
      rest = bitLength > 32 ? Math.floor(rest / 256) : rest >>> 8
    }
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
