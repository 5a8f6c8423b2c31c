// The one guarded place for the browser's storage: in a sandboxed frame even reading it throws.

/** `kept`: for this browser. `session`: for this tab, so that a reload brings the same picture back. */
export type Shelf = 'kept' | 'session'

function shelf(which: Shelf): Storage | undefined {
  try {
    return which === 'kept' ? globalThis.localStorage : globalThis.sessionStorage
  } catch {
    return undefined
  }
}

const named = (name: string) => `octet.${name}`

/** What was put there under this name, or undefined where there is none or storage is refused. */
export function recall(which: Shelf, name: string): string | undefined {
  try {
    return shelf(which)?.getItem(named(name)) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a text; false where storage is refused or full. */
export function keep(which: Shelf, name: string, text: string): boolean {
  try {
    const place = shelf(which)
    place?.setItem(named(name), text)
    return place !== undefined
  } catch {
    return false
  }
}

/** Throws a kept text away. */
export function forget(which: Shelf, name: string): void {
  try {
    shelf(which)?.removeItem(named(name))
  } catch {
    // Refused storage holds nothing that could be forgotten.
  }
}
