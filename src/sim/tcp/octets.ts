/** The octets that a program handed over, until the other side has acknowledged them. */

const NOTHING = new Uint8Array(0)

/** A queue of octets: pieces go in at the end and out at the beginning; anything in between can be read. */
export function makeOctetQueue() {
  let pieces: Uint8Array[] = []
  let length = 0
  const sizeOf = (piece: number) => pieces[piece]?.length ?? 0
  return {
    get length() {
      return length
    },
    push(octets: Uint8Array) {
      if (octets.length === 0) return
      pieces.push(octets)
      length += octets.length
    },
    /** So many octets from an offset on, not to be written to; fewer where the queue ends. */
    slice(offset: number, count: number): Uint8Array {
      const end = Math.min(offset + count, length)
      let [at, piece] = [0, 0]
      while (at + sizeOf(piece) <= offset && piece < pieces.length) at += sizeOf(piece++)
      if (end <= at + sizeOf(piece)) return pieces[piece]?.subarray(offset - at, end - at) ?? NOTHING
      const taken = new Uint8Array(end - offset)
      for (; at < end; at += sizeOf(piece++)) {
        const part = pieces[piece]?.subarray(Math.max(0, offset - at), end - at) ?? NOTHING
        taken.set(part, Math.max(0, at - offset))
      }
      return taken
    },
    /** Lets go of the first octets. */
    drop(count: number) {
      let left = Math.min(count, length)
      length -= left
      let whole = 0
      while (left > 0 && left >= (pieces[whole]?.length ?? 0)) left -= pieces[whole++]?.length ?? 0
      if (whole > 0) pieces = pieces.slice(whole)
      const first = pieces[0]
      if (left > 0 && first) pieces[0] = first.subarray(left)
    },
  }
}

export type OctetQueue = ReturnType<typeof makeOctetQueue>
