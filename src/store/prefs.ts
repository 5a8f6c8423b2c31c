// How this learner likes it: kept in the browser where that is allowed, never part of the document.
import { keep, recall } from './storage'

/** What may be chosen; the first of each is a newcomer's. */
const CHOICES = {
  /** `system` follows the reader's light or dark setting. */
  theme: ['system', 'light', 'dark', 'projector'],
  /** Single letters as keys: can clash with speech input (WCAG 2.1.4). */
  letterKeys: [true, false],
  layerModel: ['tcpip', 'osi', 'both'],
  /** How bytes are written in Frame. */
  notation: ['hex', 'binary', 'ascii'],
  /** The way through a frame: as fields get decided, or as octets leave. */
  order: ['decided', 'wire'],
} as const

export type Prefs = { readonly [Key in keyof typeof CHOICES]: (typeof CHOICES)[Key][number] }
export type Theme = Prefs['theme']
export type LayerModel = Prefs['layerModel']
export type ByteNotation = Prefs['notation']
export type Order = Prefs['order']

/** What a newcomer gets. */
export const firstPrefs: Prefs = prefsFrom({})

/** Preferences out of anything: what is missing or not understood is as for a newcomer. */
export function prefsFrom(kept: object): Prefs {
  const found = Object.entries(CHOICES).map(([key, choices]) => {
    const wish: unknown = key in kept ? kept[key as keyof typeof kept] : undefined
    return [key, choices.find(choice => choice === wish) ?? choices[0]]
  })
  return Object.fromEntries(found)
}

export function recallPrefs(): Prefs {
  try {
    const kept: unknown = JSON.parse(recall('kept', 'prefs') ?? '{}')
    return prefsFrom(typeof kept === 'object' && kept !== null ? kept : {})
  } catch {
    return firstPrefs
  }
}

export function keepPrefs(prefs: Prefs): void {
  keep('kept', 'prefs', JSON.stringify(prefs))
}
