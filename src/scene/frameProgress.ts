// What of a frame has been decided at a moment of its track: bit by bit, since a byte may hold several fields.

import type { Place } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import type { Dissection, FieldSpan } from '../wire/spec'

/** `ahead`: its layer has not begun; `open`: the header is there, the value is not; `decided`: written. */
export type State = 'ahead' | 'open' | 'decided'

export interface Progress {
  /** For each octet of the frame a mask of the bits that are decided, 0xFF for all. */
  readonly decided: Uint8Array
  /** The same for what the step at the playhead writes, and for what the next one will. */
  readonly now: Uint8Array
  readonly next: Uint8Array
  /** Layers, counted from the outside, whose header is there. */
  readonly begun: ReadonlySet<number>
  /** Octets with every bit decided. */
  readonly soFar: number
}

/** `layer.field`: names a field within a frame; the same key in every part of the picture. */
export function keyOf(layer: number, field: string): string {
  return `${layer}.${field}`
}

/** The field a place means, where it still exists. */
export function fieldAt(dissection: Dissection, place: Place | null | undefined): FieldSpan | undefined {
  if (place?.layer === undefined || place.field === undefined) return undefined
  return dissection.layers[place.layer]?.fields.find(field => field.name === place.field)
}

/** Sets the bits [from, to) in a row of masks. */
function markBits(masks: Uint8Array, from: number, to: number): void {
  for (let bit = from; bit < to; bit++) {
    const at = bit >> 3
    if (at < masks.length) masks[at] = (masks[at] ?? 0) | (128 >> (bit & 7))
  }
}

/** Sets the bits a place covers: its field's, no further than its octets where it names some. */
function markPlace(masks: Uint8Array, dissection: Dissection, place: Place): void {
  const field = fieldAt(dissection, place)
  const from = field?.bitOffset ?? 0
  const to = field ? field.bitOffset + field.bitLength : masks.length * 8
  const [first, behind] = place.octets ?? [0, field ? masks.length : 0]
  markBits(masks, Math.max(from, first * 8), Math.min(to, behind * 8))
}

function masksOf(dissection: Dissection, places: readonly Place[]): Uint8Array {
  const masks = new Uint8Array(dissection.octets.length)
  for (const place of places) markPlace(masks, dissection, place)
  return masks
}

/**
 * What is decided when the step at the playhead has happened. A frame without steps (a capture) is all decided.
 */
export function progressOf(dissection: Dissection, track: Track, playhead: Playhead): Progress {
  const { steps } = track
  const places = steps.map(step => step.place)
  const past = places.slice(0, playhead.step + 1)
  const whole = steps.length === 0
  const decided = whole ? new Uint8Array(dissection.octets.length).fill(255) : masksOf(dissection, past)
  const layers = whole ? dissection.layers.map((_, i) => i) : past.map(place => place.layer ?? -1)
  return {
    decided,
    now: masksOf(dissection, past.slice(-1)),
    next: masksOf(dissection, places.slice(playhead.step + 1, playhead.step + 2)),
    begun: new Set(layers),
    soFar: decided.reduce((count, mask) => count + (mask === 255 ? 1 : 0), 0),
  }
}

/** Whether all bits [from, to) are set in the masks. An empty range is: nobody has to decide nothing. */
export function allSet(masks: Uint8Array, from: number, to: number): boolean {
  for (let bit = from; bit < to; bit++) if (!((masks[bit >> 3] ?? 0) & (128 >> (bit & 7)))) return false
  return true
}

/** Whether any of the bits [from, to) is set in the masks. */
export function anySet(masks: Uint8Array, from: number, to: number): boolean {
  for (let bit = from; bit < to; bit++) if ((masks[bit >> 3] ?? 0) & (128 >> (bit & 7))) return true
  return false
}

/** How far a field of a layer is. */
export function stateOf(progress: Progress, layer: number, field: FieldSpan): State {
  const { bitOffset, bitLength } = field
  if (allSet(progress.decided, bitOffset, bitOffset + bitLength)) return 'decided'
  return progress.begun.has(layer) ? 'open' : 'ahead'
}
