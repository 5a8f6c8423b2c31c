/** Damages frames in the ways that damage happens: bits, octets, cuts, numbers at their limits, two frames spliced. */

/** A small generator of numbers from a seed (sfc32), so that a failure can be had again. */
function numbers(seed: number): (below: number) => number {
  let [a, b, c, d] = [seed, 0x9e3779b9, 0x243f6a88, 1]
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + t
    return (t >>> 0) / 2 ** 32
  }
  for (let i = 0; i < 12; i++) next()
  return below => Math.floor(next() * below)
}

const LIMITS = [0, 1, 3, 4, 5, 7, 8, 19, 20, 21, 39, 40, 41, 60, 127, 128, 255]
const WORDS = [0, 1, 8, 20, 40, 0x5dc, 0x600, 0x7fff, 0x8000, 0xffff]

/** `count` damaged frames of a pool, the same for the same seed. */
export function mutants(pool: readonly Uint8Array[], count: number, seed: number): Uint8Array[] {
  const below = numbers(seed)
  const pick = <Each>(list: readonly Each[]) => list[below(list.length)] as Each
  const damage = (frame: Uint8Array): Uint8Array => {
    const place = () => below(Math.max(1, Math.min(frame.length - 1, 80)))
    switch (below(6)) {
      case 0:
        for (let i = below(4); i >= 0; i--) {
          const at = below(frame.length)
          frame[at] = (frame[at] ?? 0) ^ (1 << below(8))
        }
        return frame
      case 1:
        return frame.map(octet => (below(50) === 0 ? below(256) : octet))
      case 2:
        return frame.slice(0, below(frame.length + 1))
      case 3:
        frame[place()] = pick(LIMITS)
        return frame
      case 4: {
        const at = place()
        const word = pick([...WORDS, frame.length, frame.length - 14])
        frame.set([word >> 8, word & 255], at)
        return frame
      }
      default: {
        const at = 14 + below(46)
        return Uint8Array.of(...frame.subarray(0, at), ...pick(pool).subarray(at))
      }
    }
  }
  return Array.from({ length: count }, () => damage(pick(pool).slice()))
}
