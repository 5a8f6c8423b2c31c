/** Luck as a hash: a draw depends on its names alone, so that dropping one packet changes no other's luck. */

/**
 * A number in [0, 2^32) from a seed and names, the same on every machine: FNV-1a over their UTF-16 code units,
 * then the finalizer of MurmurHash3, which spreads the last letters over all bits.
 */
export function draw(seed: number, ...names: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const name of names) {
    for (const character of `${name}\u0000`)
      hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
