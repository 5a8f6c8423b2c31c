// The bytes of a frame as rows of cells, each with its fields and what of it is decided; a long payload is folded.

import type { Dissection, FieldSpan, Layer } from '../wire/spec'
import { keyOf, type Progress, type State } from './frameProgress'
import { printable } from './frameValue'

/** A field's part of one octet, most significant bit first: bits [from, to). */
export interface Part {
  readonly key: string
  readonly layer: number
  readonly field: FieldSpan
  readonly tone: Layer
  readonly from: number
  readonly to: number
}

export interface Cell {
  /** The octet's number in the frame: unique, and the same from step to step. */
  readonly offset: number
  readonly tone: Layer
  readonly state: State
  /** Two hex digits, eight bits, one character; what is not decided yet is a `·` (a space in ASCII). */
  readonly hex: string
  readonly binary: string
  readonly ascii: string
  /** The fields it holds a part of: one, or several bit fields. */
  readonly parts: readonly Part[]
  /** Written by the step at the playhead. */
  readonly now: boolean
  /** Written by the step after it. */
  readonly next: boolean
  /** Bits that get turned over on the way, as a mask. */
  readonly flipped: number
  /** A field in it is not as it was in the frame that came in. */
  readonly changed: boolean
}

export interface CellRow {
  readonly kind: 'cells'
  readonly offset: number
  readonly cells: readonly Cell[]
}

/** Octets [offset, end) that are not drawn one by one. */
export interface FoldRow {
  readonly kind: 'fold'
  readonly offset: number
  readonly end: number
  readonly tone: Layer
  readonly state: State
  readonly now: boolean
}

export type Row = CellRow | FoldRow

/** Frames longer than this have their payload folded. */
export const FOLD_ABOVE = 160

/** All parts by octet, in one walk over the fields. */
export function partsByOctet(dissection: Dissection): Part[][] {
  const parts: Part[][] = Array.from(dissection.octets, () => [])
  dissection.layers.forEach((span, layer) => {
    for (const field of span.fields) {
      const end = field.bitOffset + field.bitLength
      for (let at = field.bitOffset >> 3; at * 8 < end; at++)
        parts[at]?.push({
          key: keyOf(layer, field.name),
          layer,
          field,
          tone: span.spec.layer,
          from: Math.max(0, field.bitOffset - at * 8),
          to: Math.min(8, end - at * 8),
        })
    }
  })
  return parts
}

function stateAt(progress: Progress, offset: number, layer: number): State {
  const mask = progress.decided[offset] ?? 0
  if (mask === 255) return 'decided'
  return mask > 0 || progress.begun.has(layer) ? 'open' : 'ahead'
}

/** Eight bits, those not decided as a dot. */
function bitsOf(octet: number, mask: number): string {
  let text = ''
  for (let bit = 7; bit >= 0; bit--) text += mask & (1 << bit) ? (octet >> bit) & 1 : '·'
  return text
}

function hexOfDecided(octet: number, mask: number): string {
  const high = (mask & 0xf0) === 0xf0 ? (octet >> 4).toString(16) : '·'
  const low = (mask & 0x0f) === 0x0f ? (octet & 15).toString(16) : '·'
  return mask === 0 ? '' : high + low
}

/** What is turned over on the way, by octet. */
export type Flips = ReadonlyMap<number, number>

function cellAt(
  dissection: Dissection,
  progress: Progress,
  parts: readonly Part[],
  offset: number,
  flips: Flips,
  changed: ReadonlySet<string>,
): Cell {
  const octet = dissection.octets[offset] ?? 0
  const mask = progress.decided[offset] ?? 0
  const owner = parts.at(-1)
  return {
    offset,
    tone: owner?.tone ?? 'data',
    state: stateAt(progress, offset, owner?.layer ?? -1),
    hex: hexOfDecided(octet, mask),
    binary: mask === 0 ? '' : bitsOf(octet, mask),
    ascii: mask === 255 ? printable(octet) : ' ',
    parts,
    now: (progress.now[offset] ?? 0) > 0,
    next: (progress.next[offset] ?? 0) > 0,
    flipped: flips.get(offset) ?? 0,
    changed: changed.size > 0 && parts.some(({ key }) => changed.has(key)),
  }
}

/** The octets [first, behind) that may be folded: whole rows within the data, some of it kept at each end. */
export function foldOf(dissection: Dissection, perRow: number): readonly [number, number] | undefined {
  const data = dissection.layers.find(span => span.spec.layer === 'data')
  if (!data || dissection.octets.length <= FOLD_ABOVE) return undefined
  const first = Math.ceil((data.start + 1) / perRow) * perRow
  const behind = Math.floor((data.bodyEnd - 1) / perRow) * perRow
  return behind - first > 2 * perRow ? [first, behind] : undefined
}

function foldRow(progress: Progress, [offset, end]: readonly [number, number]): FoldRow {
  const of = (masks: Uint8Array) => masks.subarray(offset, end)
  const decided = of(progress.decided).every(mask => mask === 255)
  const begun = of(progress.decided).some(mask => mask > 0)
  const now = of(progress.now).some(mask => mask > 0)
  return {
    kind: 'fold',
    offset,
    end,
    tone: 'data',
    state: decided ? 'decided' : begun ? 'open' : 'ahead',
    now,
  }
}

/**
 * The rows of a frame, `perRow` octets each. The whole frame has its place from the beginning, so that nothing
 * ever moves: the strip only grows.
 */
export function rowsOf(
  dissection: Dissection,
  progress: Progress,
  perRow: number,
  {
    unfolded = false,
    flips = new Map(),
    changed = new Set(),
  }: { unfolded?: boolean; flips?: Flips; changed?: ReadonlySet<string> } = {},
): readonly Row[] {
  const parts = partsByOctet(dissection)
  const fold = unfolded ? undefined : foldOf(dissection, perRow)
  const rows: Row[] = []
  for (let offset = 0; offset < dissection.octets.length; offset += perRow) {
    if (fold && offset === fold[0]) {
      rows.push(foldRow(progress, fold))
      offset = fold[1] - perRow
      continue
    }
    const end = Math.min(offset + perRow, dissection.octets.length)
    const cells = Array.from({ length: end - offset }, (_, i) =>
      cellAt(dissection, progress, parts[offset + i] ?? [], offset + i, flips, changed),
    )
    rows.push({ kind: 'cells', offset, cells })
  }
  return rows
}

/** A stretch of a frame in one layer's colour: what a folded frame is drawn from to scale. */
export interface Stretch {
  readonly offset: number
  readonly octets: number
  readonly tone: Layer
  readonly layer: number
}

/** The frame's octets in stretches of one layer, front to back. */
export function stretchesOf(dissection: Dissection): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [offset, parts] of partsByOctet(dissection).entries()) {
    const owner = parts.at(-1)
    const last = stretches.at(-1)
    const layer = owner?.layer ?? -1
    if (last?.layer === layer) stretches[stretches.length - 1] = { ...last, octets: last.octets + 1 }
    else stretches.push({ offset, octets: 1, tone: owner?.tone ?? 'data', layer })
  }
  return stretches
}
