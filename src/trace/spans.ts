/** Which of very many spans of time hold a moment, found without looking at the others. */
import type { Micros } from './trace'

/** Spans by their number, in the order in which they begin. */
export interface Spans {
  /** The numbers of all that begin at `time` or before and end at `time` or later, in their order. */
  at(time: Micros): readonly number[]
}

/**
 * Spans over one list, which has to be in the order of its beginnings. Above the ends stands a tree of the latest of
 * each half, so that a search leaves out whole halves that are over: some log n steps for each one found.
 */
export function spansOf(begins: readonly Micros[], ends: readonly Micros[]): Spans {
  let width = 1
  while (width < begins.length) width *= 2
  const latest = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY)
  latest.set(ends, width)
  for (let at = width - 1; at > 0; at--)
    latest[at] = Math.max(latest[2 * at] as number, latest[2 * at + 1] as number)
  const collect = (
    into: number[],
    node: number,
    first: number,
    size: number,
    until: number,
    time: Micros,
  ) => {
    if (first >= until || (latest[node] as number) < time) return
    if (size === 1) into.push(first)
    else {
      collect(into, 2 * node, first, size / 2, until, time)
      collect(into, 2 * node + 1, first + size / 2, size / 2, until, time)
    }
  }
  return {
    at(time) {
      const found: number[] = []
      collect(found, 1, 0, width, begunBy(begins, time), time)
      return found
    },
  }
}

/** How many have begun by a time. */
function begunBy(begins: readonly Micros[], time: Micros): number {
  let [low, high] = [0, begins.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((begins[middle] as number) <= time) low = middle + 1
    else high = middle
  }
  return low
}
