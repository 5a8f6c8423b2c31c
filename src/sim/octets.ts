/** Numbers in network order. */

/** Two octets as a number; octets that are not there count as 0. */
export function bigEndian(octets: Uint8Array, at: number): number {
  return (octets[at] ?? 0) * 256 + (octets[at + 1] ?? 0)
}

export function setBigEndian(octets: Uint8Array, at: number, value: number) {
  octets[at] = value >>> 8
  octets[at + 1] = value & 0xff
}
