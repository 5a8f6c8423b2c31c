/** Luck as a hash: a draw depends on its names alone, so that dropping one packet changes no other's luck. */

/** Is there a character that takes two code units? */
const isPair = (text: string, at: number) => (text.codePointAt(at) ?? 0) > 0xffff

/**
 * A number in [0, 2^32) from a seed and names, the same on every machine: FNV-1a over their UTF-16 code units,
 * then the finalizer of MurmurHash3, which spreads the last letters over all bits.
 */
export function draw(seed: number, ...names: readonly (string | number)[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (const name of names) {
    const text = `${name}\u0000`
    for (let at = 0; at < text.length; at++) {
      // Of a pair of surrogates the first counts.
      if (at === 0 || !isPair(text, at - 1)) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
