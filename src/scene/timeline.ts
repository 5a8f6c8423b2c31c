/** The timeline's ticks: one a step, merged into bins where they would be too thin to see. */
import type { Track } from '../track/track'
import type { Layer } from '../wire/spec'

/** One tick, or several steps merged into one. */
export interface Tick {
  /** The first step in it and the one behind its last. */
  readonly from: number
  readonly to: number
  /** The layer that most of its steps belong to. */
  readonly layer: Layer
  /** A loss or a failed check is in it. */
  readonly failed: boolean
}

/** Ticks narrower than this, px, merge. */
export const THINNEST = 4

/**
 * The ticks of a track in a strip `width` px wide. Bins are equal shares of the steps, so that a place on the strip
 * means a step in proportion, merged or not.
 */
export function ticksOf(track: Track, width: number): readonly Tick[] {
  const { steps } = track
  const count = Math.min(steps.length, Math.max(1, Math.floor(width / THINNEST)))
  return Array.from({ length: count }, (_, at) => {
    const from = Math.floor((at * steps.length) / count)
    const to = Math.floor(((at + 1) * steps.length) / count)
    const inside = steps.slice(from, to)
    return { from, to, layer: mostCommon(inside.map(step => step.layer)), failed: inside.some(s => s.failed) }
  })
}

/** The most frequent one; of equals the first. */
function mostCommon(layers: readonly Layer[]): Layer {
  const counts = new Map<Layer, number>()
  for (const layer of layers) counts.set(layer, (counts.get(layer) ?? 0) + 1)
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['data' as Layer, 0])[0]
}
