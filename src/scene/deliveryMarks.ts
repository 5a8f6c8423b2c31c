/** What can be pressed in a plot: moments that something there was, each the way to its step. */

import type { EventId, Trace } from '../trace/trace'
import { nearestStep } from '../track/nearest'
import type { Track } from '../track/track'
import type { Rect } from './deliveryRoom'
import type { Item } from './scene'
import { box } from './shapes'

/** A point of a plot: where it is, px, and the event it tells of. */
export interface Moment {
  readonly x: number
  readonly event: EventId
  /** What tells it from others of the same event. */
  readonly tag?: string
  /** Asked for only where the moment gets a mark. */
  readonly label: () => string
  /** Keeps its mark also where many are close to one another. */
  readonly isRare?: boolean
}

/** A box that cannot be seen until it is pointed at, and leads to the step of an event. */
export function momentMark(
  plot: string,
  lane: string,
  { event, tag = '' }: Pick<Moment, 'event' | 'tag'>,
  rect: Rect,
  label: string,
): Item {
  const target = `moment:${plot}:${lane}:${tag}:${event}`
  return box(target, 'quiet', rect, { radius: 2, fill: 'outline', border: 0, target, label })
}

/** So close to one another, rems, that they share a mark; and how far a mark reaches to either side. */
const NEAR = 0.5
const REACH = 0.75

interface Columns {
  readonly inside: string
  readonly all: readonly { readonly event: EventId; readonly item: Item }[]
}
const known = new WeakMap<Trace, Map<string, Columns>>()

/**
 * Upright marks over the whole height of a plot, from one moment halfway to the next: those that have been. All of a run
 * are found once for a plot of one size, so that a frame of a motion costs no more than to look which have been.
 */
export function momentColumns(
  plot: string,
  trace: Trace,
  cursor: EventId,
  inside: Rect,
  u: number,
  moments: () => readonly Moment[],
): Item[] {
  const plots = known.get(trace) ?? new Map<string, Columns>()
  known.set(trace, plots)
  const size = [inside.x, inside.y, inside.width, inside.height].join()
  const found = plots.get(plot)
  const columns =
    found?.inside === size ? found : { inside: size, all: columnsOf(plot, trace.lane, moments(), inside, u) }
  plots.set(plot, columns)
  return columns.all.flatMap(({ event, item }) => (event <= cursor ? [item] : []))
}

function columnsOf(
  plot: string,
  lane: string,
  moments: readonly Moment[],
  { x, y, width, height }: Rect,
  u: number,
): Columns['all'] {
  const kept = thinned(moments, NEAR * u)
  return kept.map((moment, at) => {
    const before = kept[at - 1]?.x ?? Number.NEGATIVE_INFINITY
    const after = kept[at + 1]?.x ?? Number.POSITIVE_INFINITY
    const left = Math.max(x, moment.x - REACH * u, (before + moment.x) / 2)
    const right = Math.min(x + width, moment.x + REACH * u, (after + moment.x) / 2)
    const rect = { x: left, y, width: Math.max(1, right - left), height }
    return { event: moment.event, item: momentMark(plot, lane, moment, rect, moment.label()) }
  })
}

/** Of moments that are closer than `near` px the first, or the rare one. */
function thinned(moments: readonly Moment[], near: number): readonly Moment[] {
  const kept: Moment[] = []
  for (const moment of [...moments].sort((one, other) => one.x - other.x || one.event - other.event)) {
    const last = kept.at(-1)
    if (!last || moment.x - last.x >= near) kept.push(moment)
    else if (moment.isRare && !last.isRare) kept[kept.length - 1] = moment
  }
  return kept
}

/** The step that a mark leads to; undefined where the target is no mark of these lanes. */
export function stepOfMark(target: string, lanes: readonly Trace[], track: Track): number | undefined {
  if (!target.startsWith('moment:')) return undefined
  const trace = lanes.find(({ lane }) => target.includes(`:${lane}:`))
  return trace && nearestStep(track, Number(target.split(':').at(-1)), trace.lane)
}
