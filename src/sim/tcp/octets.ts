/** The octets that a program handed over, until the other side has acknowledged them. */

/** A queue of octets: pieces go in at the end and out at the beginning; anything in between can be read. */
export function makeOctetQueue() {
  let pieces: Uint8Array[] = []
  let length = 0
  return {
    get length() {
      return length
    },
    push(octets: Uint8Array) {
      if (octets.length === 0) return
      pieces.push(octets)
      length += octets.length
    },
    /** A copy of so many octets from an offset on; fewer where the queue ends. */
    slice(offset: number, count: number): Uint8Array {
      const taken = new Uint8Array(Math.max(0, Math.min(count, length - offset)))
      let at = 0
      for (const piece of pieces) {
        if (at >= offset + taken.length) break
        const from = Math.max(0, offset - at)
        const part = piece.subarray(from, Math.max(from, offset + taken.length - at))
        if (part.length > 0) taken.set(part, at + from - offset)
        at += piece.length
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
