/** The event queue: what is next by (time, priority, order of scheduling), a total order without luck. */
import type { Micros } from '../trace/trace'

/** Among things at one moment: what arrives is seen before programs run, and timers come last. */
export const PRIORITY = { arrival: 0, program: 1, timer: 2 } as const
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY]

export interface Entry {
  readonly at: Micros
  readonly priority: Priority
  readonly order: number
  readonly action: () => void
}

function before(one: Entry, other: Entry): boolean {
  return (one.at - other.at || one.priority - other.priority || one.order - other.order) < 0
}

/** A binary heap; `add` and `next` take O(log n). */
export function makeQueue() {
  const heap: Entry[] = []
  let order = 0

  function rise(index: number) {
    const entry = heap[index] as Entry
    let at = index
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent] as Entry
      if (!before(entry, above)) break
      heap[at] = above
      at = parent
    }
    heap[at] = entry
  }

  function sink(entry: Entry) {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Entry, heap[child] as Entry)) child++
      if (!before(heap[child] as Entry, entry)) break
      heap[at] = heap[child] as Entry
      at = child
    }
    heap[at] = entry
  }

  return {
    add(at: Micros, priority: Priority, action: () => void) {
      heap.push({ at, priority, order: order++, action })
      rise(heap.length - 1)
    },
    next(): Entry | undefined {
      const first = heap[0]
      const last = heap.pop()
      if (first && last && first !== last) sink(last)
      return first
    },
    get size() {
      return heap.length
    },
  }
}

export type Queue = ReturnType<typeof makeQueue>
