// The scene Frame as plain data: a frame's octets and how far they are decided become nest, rows, diagram and card.

import type { Place } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import type { Dissection } from '../wire/spec'
import { cardOf, type FieldCard } from './frameCard'
import { type Flips, type Row, rowsOf } from './frameCells'
import { type Change, changesOf } from './frameChanged'
import { type Diagram, type DiagramCell, diagramOf } from './frameDiagram'
import { type NestBox, nestOf, type Totals, totalsOf } from './frameNest'
import { fieldAt, type Progress, progressOf } from './frameProgress'

/** What Frame is drawn from. */
export interface FrameInput {
  readonly dissection: Dissection
  readonly track: Track
  readonly playhead: Playhead
  /** What the learner picked; without it the field of the step at the playhead stands in. */
  readonly selected: Place | null
  readonly octetsPerRow: number
  readonly bitsPerRow: number
  /** Letters that fit into the width of a bit of the diagram. */
  readonly lettersPerBit?: number
  readonly unfolded?: boolean
  readonly flips?: Flips
  /** The frame as it came in, where somebody sent it on anew. */
  readonly before?: Dissection | undefined
}

export interface FrameScene {
  readonly totals: Totals
  readonly nest: NestBox | undefined
  readonly rows: readonly Row[]
  readonly diagram: Diagram | undefined
  readonly card: FieldCard | undefined
  /** The field to edit: the one looked at, or the data before the first step. */
  readonly edited: FieldCard | undefined
  readonly progress: Progress
  /** What is not as it was in the frame that came in. */
  readonly changes: readonly Change[]
  /** The place that is looked at: picked, or where the playhead stands. */
  readonly focus: Place | undefined
  /** The step (0 first) that finishes the field looked at; -1 where none does. */
  readonly decidedAt: number
}

/** The place looked at: what was picked as far as it still exists, else where the step at the playhead writes. */
export function focusOf({ dissection, track, playhead, selected }: FrameInput): Place | undefined {
  if (selected?.layer !== undefined && dissection.layers[selected.layer])
    if (selected.field === undefined || fieldAt(dissection, selected)) return selected
  return track.steps[playhead.step]?.place
}

/** What can be edited before anything is written: the data, where the frame has some. */
function beginning({ dissection, track }: FrameInput): Place | undefined {
  const layer = dissection.layers.findIndex(({ spec }) => spec.layer === 'data')
  const field = dissection.layers[layer]?.fields[0]
  return field && track.steps.length > 0 ? { lane: '', layer, field: field.name } : undefined
}

/** The layer a place stands in; where it names none the innermost that was changed, else the innermost. */
function layerOf(focus: Place | undefined, input: FrameInput, changes: readonly Change[]): number {
  if (focus?.layer !== undefined && input.dissection.layers[focus.layer]) return focus.layer
  const inner = Math.max(0, input.dissection.layers.length - 1)
  return changes.length ? Math.max(...changes.map(({ layer }) => layer)) : inner
}

/** The diagram with what each changed field held before. */
function withChanges(diagram: Diagram | undefined, changes: readonly Change[]): Diagram | undefined {
  if (!diagram || !changes.length) return diagram
  const was = new Map(changes.map(change => [change.key, change.was]))
  const marked = (cell: DiagramCell, before: string | undefined) =>
    before === undefined ? cell : { ...cell, was: before }
  return { ...diagram, cells: diagram.cells.map(cell => marked(cell, was.get(cell.key))) }
}

/** The whole scene at a moment. Pure: the same input, the same picture. */
export function frameScene(input: FrameInput): FrameScene {
  const {
    dissection,
    track,
    playhead,
    octetsPerRow,
    bitsPerRow,
    lettersPerBit,
    unfolded = false,
    flips,
  } = input
  const progress = progressOf(dissection, track, playhead)
  const focus = focusOf(input)
  const first = focus ? undefined : beginning(input)
  const changes = changesOf(dissection, input.before)
  const changed = new Set(changes.map(({ key }) => key))
  const options = flips ? { unfolded, flips, changed } : { unfolded, changed }
  const layer = layerOf(focus, input, changes)
  return {
    totals: totalsOf(dissection, progress),
    nest: nestOf(dissection, progress),
    rows: rowsOf(dissection, progress, octetsPerRow, options),
    diagram: withChanges(diagramOf(dissection, layer, progress, bitsPerRow, lettersPerBit), changes),
    card: focus && cardOf(dissection, focus, progress, flips),
    edited: cardOf(dissection, focus ?? first ?? {}, progress, flips),
    progress,
    changes,
    focus,
    decidedAt: track.steps.findLastIndex(
      ({ place }) => focus !== undefined && place.layer === focus.layer && place.field === focus.field,
    ),
  }
}
