/** The receive buffer: octets in order that wait for the program, and pieces that came ahead of their time. */
import type { Block } from './segment'
import { distance, earlier, isBefore, later, plus, type Sequence } from './sequence'

/** Octets as they came, and in what: `origin` is whatever the host knows them by, `offset` their place in its data. */
export interface Chunk {
  readonly octets: Uint8Array
  readonly origin: unknown
  readonly offset: number
}

interface HeldPiece {
  readonly from: Sequence
  readonly end: Sequence
  readonly chunks: readonly Chunk[]
  /** The later, the more recently something was added to it. */
  touched: number
}

const cut = ({ octets, origin, offset }: Chunk, from: number, end = octets.length): Chunk => ({
  octets: octets.subarray(from, end),
  origin,
  offset: offset + from,
})

/** An empty receive buffer. */
export function makeReassembly() {
  let ready: Chunk[] = []
  let readable = 0
  let held: HeldPiece[] = []
  let touches = 0

  function deliver(chunk: Chunk) {
    if (chunk.octets.length === 0) return
    ready.push(chunk)
    readable += chunk.octets.length
  }

  /** Puts a piece among the held ones; what touches grows together, what is there twice stays as it came first. */
  function hold(from: Sequence, chunk: Chunk) {
    const end = plus(from, chunk.octets.length)
    const isApart = (piece: HeldPiece) => isBefore(piece.end, from) || isBefore(end, piece.from)
    const near = held.filter(piece => !isApart(piece))
    const whole = {
      from: near.reduce((least, piece) => earlier(least, piece.from), from),
      end: near.reduce((most, piece) => later(most, piece.end), end),
    }
    const chunks: Chunk[] = []
    let at = from
    for (const piece of near) {
      const gap = distance(at, piece.from)
      if (gap > 0) chunks.push(cut(chunk, distance(from, at), distance(from, piece.from)))
      chunks.push(...piece.chunks)
      at = later(at, piece.end)
    }
    if (isBefore(at, end)) chunks.push(cut(chunk, distance(from, at)))
    const piece: HeldPiece = { ...whole, chunks, touched: ++touches }
    held = [...held.filter(isApart), piece].sort((one, other) => distance(other.from, one.from))
  }

  return {
    /** Octets in order that the program has not read. */
    get readable() {
      return readable
    },
    get isHolding() {
      return held.length > 0
    },
    /** The pieces ahead of their time, in the order of the stream. */
    get held(): readonly Block[] {
      return held.map(({ from, end }) => [from, end])
    },
    /** As SACK reports them: the one that was added to last comes first (RFC 2018 §4). */
    get recent(): readonly Block[] {
      return held.toSorted((one, other) => other.touched - one.touched).map(({ from, end }) => [from, end])
    },
    /** Takes octets that begin at or behind `next`, which nobody has yet; gives what is expected afterwards. */
    add(next: Sequence, from: Sequence, chunk: Chunk): Sequence {
      if (from === next && held.length === 0) {
        deliver(chunk)
        return plus(from, chunk.octets.length)
      }
      hold(from, chunk)
      const first = held[0]
      if (first?.from !== next) return next
      held = held.slice(1)
      for (const each of first.chunks) deliver(each)
      return first.end
    },
    /** The first octets leave, at most so many. */
    take(count: number): readonly Chunk[] {
      const taken: Chunk[] = []
      let left = Math.min(count, readable)
      readable -= left
      while (left > 0) {
        const first = ready[0] as Chunk
        if (first.octets.length <= left) {
          taken.push(first)
          left -= first.octets.length
          ready.shift()
        } else {
          taken.push(cut(first, 0, left))
          ready[0] = cut(first, left)
          left = 0
        }
      }
      return taken
    },
    /** Lets go of everything. */
    clear() {
      ready = []
      readable = 0
      held = []
    },
  }
}

export type Reassembly = ReturnType<typeof makeReassembly>
