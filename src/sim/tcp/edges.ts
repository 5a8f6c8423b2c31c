/** Where the calls of send() cut the streams of a run: nobody on the wire knows it, but the picture should say it. */
import type { Run } from '../run'

/** For each direction of each connection: behind which octet each send() ended, relative numbers that only grow. */
const known = new WeakMap<Run, Map<string, number[]>>()

/** The list of one direction, named by its two ends. */
export function edgesOf(run: Run, direction: string): number[] {
  const all = known.get(run) ?? new Map<string, number[]>()
  known.set(run, all)
  const edges = all.get(direction) ?? []
  all.set(direction, edges)
  return edges
}

/** From how many calls of send() the octets [first, end) came. */
export function messagesIn(edges: readonly number[], first: number, end: number): number {
  if (end <= first) return 0
  return placeOf(edges, end) - placeOf(edges, first + 1) + 1
}

/** How many calls ended before `end` was reached: the place of the call that octet `end - 1` belongs to. */
function placeOf(edges: readonly number[], end: number): number {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) < end) low = middle + 1
    else high = middle
  }
  return low
}
