/** Reads fields of any width at any bit of a row of octets, most significant bit first (RFC 791 App. B). */

import type { FieldSpec, FieldValue } from './spec'

/** An unsigned number of up to 32 bits. Bits behind the end read as 0. */
export function readNumber(octets: Uint8Array, bitOffset: number, bitLength: number): number {
  const first = bitOffset >> 3
  // Most fields are one octet, or two.
  if (bitLength === 8 && (bitOffset & 7) === 0) return octets[first] ?? 0
  if (bitLength === 16 && (bitOffset & 7) === 0) return ((octets[first] ?? 0) << 8) | (octets[first + 1] ?? 0)
  const behind = 8 - (bitOffset & 7) - bitLength
  if (behind >= 0 && bitLength < 8) return ((octets[first] ?? 0) >> behind) & ((1 << bitLength) - 1)
  const last = (bitOffset + bitLength + 7) >> 3
  let value = 0
  for (let at = first; at < last; at++) value = value * 256 + (octets[at] ?? 0)
  // Up to five octets hold it: more than bit operators can, so divide and take the rest.
  return Math.floor(value / 2 ** (last * 8 - bitOffset - bitLength)) % 2 ** bitLength
}

/** What a field of a row's kind holds; of text that ends with a NUL, what is in front of it. */
export function readField(octets: Uint8Array, bitOffset: number, row: FieldSpec, bits: number): FieldValue {
  const isNumber = typeof row.width === 'object' && 'bits' in row.width ? bits <= 32 : isIpv4(row, bits)
  if (isNumber) return readNumber(octets, bitOffset, bits)
  const nul = row.width === 'untilZero' ? 1 : 0
  return octets.slice(bitOffset >> 3, ((bitOffset + bits) >> 3) - nul)
}

const isIpv4 = (row: FieldSpec, bits: number) => row.notation === 'ipv4' && bits === 32
