// Undo and redo: what an entry remembers, and how the edits of one drag become one entry.

export interface History<Entry> {
  readonly past: readonly Entry[]
  readonly future: readonly Entry[]
  /** The drag or the typing that the last entry belongs to, until it settles. */
  readonly gesture: string | undefined
}

/** Older entries fall off the end. */
const DEEPEST = 200

export const emptyHistory = { past: [], future: [], gesture: undefined } as const

/** Remembers what was before an edit; a second edit of the same gesture adds nothing. */
export function remember<Entry>(history: History<Entry>, before: Entry, gesture?: string): History<Entry> {
  if (gesture !== undefined && gesture === history.gesture) return history
  return { past: [...history.past, before].slice(-DEEPEST), future: [], gesture }
}

/** The drag ended: the next edit is an entry of its own. */
export function settled<Entry>(history: History<Entry>): History<Entry> {
  return history.gesture === undefined ? history : { ...history, gesture: undefined }
}

/** One back: the entry to return to, with `current` kept for redo; undefined where nothing is left. */
export function back<Entry>(history: History<Entry>, current: Entry) {
  const entry = history.past.at(-1)
  if (entry === undefined) return undefined
  const next: History<Entry> = {
    past: history.past.slice(0, -1),
    future: [current, ...history.future],
    gesture: undefined,
  }
  return { entry, history: next }
}

/** One forward again, as `back`. */
export function forth<Entry>(history: History<Entry>, current: Entry) {
  const [entry, ...future] = history.future
  if (entry === undefined) return undefined
  const next: History<Entry> = { past: [...history.past, current], future, gesture: undefined }
  return { entry, history: next }
}
