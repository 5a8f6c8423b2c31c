// How this learner likes it: kept in the browser where that is allowed, never part of the document.
import * as v from 'valibot'
import { keep, recall } from './storage'

const prefsSchema = v.object({
  /** `system` follows the reader's light or dark setting. */
  theme: v.optional(v.picklist(['system', 'light', 'dark', 'projector']), 'system'),
  /** Single letters as keys: can clash with speech input (WCAG 2.1.4). */
  letterKeys: v.optional(v.boolean(), true),
  layerModel: v.optional(v.picklist(['tcpip', 'osi', 'both']), 'tcpip'),
  /** How bytes are written in Frame. */
  notation: v.optional(v.picklist(['hex', 'binary', 'ascii']), 'hex'),
  /** The way through a frame: as fields get decided, or as octets leave. */
  order: v.optional(v.picklist(['decided', 'wire']), 'decided'),
})

export type Prefs = v.InferOutput<typeof prefsSchema>
export type Theme = Prefs['theme']
export type LayerModel = Prefs['layerModel']
export type ByteNotation = Prefs['notation']
export type Order = Prefs['order']

/** What a newcomer gets. */
export const firstPrefs: Prefs = v.parse(prefsSchema, {})

/** The kept preferences; whatever is missing or not understood is as for a newcomer. */
export function recallPrefs(): Prefs {
  try {
    const found = v.safeParse(prefsSchema, JSON.parse(recall('kept', 'prefs') ?? '{}'))
    return found.success ? found.output : firstPrefs
  } catch {
    return firstPrefs
  }
}

export function keepPrefs(prefs: Prefs): void {
  keep('kept', 'prefs', JSON.stringify(prefs))
}
