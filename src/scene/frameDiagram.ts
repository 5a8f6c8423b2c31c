// The header diagram: one layer's fields in rows of 32 bits as the RFCs draw them, with their values.

import type { Dissection, FieldSpan, Layer, LayerSpan } from '../wire/spec'
import { anySet, keyOf, type Progress, type State, stateOf } from './frameProgress'
import { formsOf, nameOf, plainValue, valueText } from './frameValue'

/** A piece of a field in the diagram. A field that crosses rows has several; the widest one is named. */
export interface DiagramCell {
  readonly id: string
  /** The field's key, or `layer-<n>` for the body. */
  readonly key: string
  readonly kind: 'field' | 'body'
  readonly layer: number
  readonly tone: Layer
  /** Row and column (bit) it begins at, bits across, rows down. */
  readonly row: number
  readonly column: number
  readonly bits: number
  readonly rows: number
  /** False for a piece that only continues the one that is named. */
  readonly isNamed: boolean
  /** Its letters stand one below the other, as the RFC draws one bit with a long name. */
  readonly isStacked: boolean
  /** Letters that fit into its width, about. */
  readonly room: number
  readonly label: string
  readonly short: string
  readonly value: string
  /** What it held in the frame that came in, where that is something else; else empty. */
  readonly was: string
  readonly state: State
  readonly now: boolean
  readonly next: boolean
  /** Pieces of the same field before and behind this one: the border between them stays open. */
  readonly continues: boolean
  readonly continued: boolean
}

export interface Diagram {
  readonly layer: number
  readonly tone: Layer
  readonly title: string
  readonly source: string
  readonly bitsPerRow: number
  readonly rows: number
  /** Relative widths of the bit columns: narrow fields get a little more room for their names. */
  readonly columns: readonly number[]
  readonly cells: readonly DiagramCell[]
}

interface Piece {
  row: number
  column: number
  bits: number
  rows: number
}

/** However long a field is, its whole rows are drawn as this many at most. */
const ROWS_AT_MOST = 2
/** An IPv6 address is drawn in all its rows, as RFC 8200 §3 does. */
const ADDRESS_ROWS = 4

/** Cuts `bits` bits that begin at bit `at` into pieces: the rest of a row, whole rows as one block, the last part. */
function cut(at: number, bits: number, perRow: number, most = ROWS_AT_MOST): Piece[] {
  const pieces: Piece[] = []
  let column = at % perRow
  let row = Math.floor(at / perRow)
  let left = bits
  if (column > 0 || left < perRow) {
    const first = Math.min(perRow - column, left)
    pieces.push({ row, column, bits: first, rows: 1 })
    left -= first
    column = 0
    row++
  }
  const whole = Math.floor(left / perRow)
  if (whole > 0) {
    const rows = Math.min(whole, most)
    pieces.push({ row, column: 0, bits: perRow, rows })
    row += rows
    left -= whole * perRow
  }
  if (left > 0) pieces.push({ row, column: 0, bits: left, rows: 1 })
  return pieces
}

/** A cell whose room is not known yet. */
type Draft = Omit<DiagramCell, 'room'> & { room: number }

const area = ({ bits, rows }: Piece) => bits * rows

function fieldCells(
  field: FieldSpan,
  layer: number,
  span: LayerSpan,
  pieces: readonly Piece[],
  progress: Progress,
  perBit: number,
): Draft[] {
  const widest = pieces.reduce((best, piece) => (area(piece) > area(best) ? piece : best))
  const state = stateOf(progress, layer, field)
  const [from, to] = [field.bitOffset, field.bitOffset + field.bitLength]
  const key = keyOf(layer, field.name)
  const [now, next] = [anySet(progress.now, from, to), anySet(progress.next, from, to)]
  const { label, short } = namesFor(field, span)
  // Each property by its name: objects put together by spreading cost ten times as much, and this runs at every step.
  return pieces.map((piece, i) => ({
    id: `${key}:${i}`,
    key,
    kind: 'field',
    layer,
    tone: span.spec.layer,
    row: piece.row,
    column: piece.column,
    bits: piece.bits,
    rows: piece.rows,
    isNamed: piece === widest,
    isStacked: piece.bits === 1 && short.length > 2 && bitsFor(short, perBit) > LEVEL_AT_MOST,
    room: 0,
    label,
    short,
    value: piece === widest && state === 'decided' ? valueFor(field, piece) : '',
    was: '',
    state,
    now,
    next,
    continues: i > 0,
    continued: i < pieces.length - 1,
  }))
}

/** The number that tells which option this is goes by that option's name where nothing else in it does. */
function namesFor(field: FieldSpan, { fields }: LayerSpan): { label: string; short: string } {
  const { label, short = label } = field.spec
  const option = field.name.slice(0, -field.spec.name.length)
  if (option === '') return { label, short }
  const isAlone = fields.every(
    each => each === field || !each.name.startsWith(option) || each.spec.role !== 'given',
  )
  const name = (isAlone && nameOf(field)) || short
  return { label: name, short: name }
}

/** Narrow cells have no room for a value's name. */
const NAMED_FROM = 8

function valueFor(field: FieldSpan, { bits }: Piece): string {
  const isOption = field.name !== field.spec.name
  if (bits < NAMED_FROM || (isOption && bits <= NAMED_FROM)) return plainValue(field)
  return formsOf(field).find(({ form }) => form === 'text')?.text ?? valueText(field)
}

/** What stands for all that this header carries, between header and trailer. */
function bodyCell(dissection: Dissection, layer: number, progress: Progress, piece: Piece): Draft {
  const inner = dissection.layers[layer + 1]
  return {
    ...piece,
    id: `layer-${layer + 1}`,
    key: `layer-${layer + 1}`,
    kind: 'body',
    isNamed: true,
    isStacked: false,
    room: 0,
    layer: layer + 1,
    tone: inner?.spec.layer ?? 'data',
    label: inner?.spec.label ?? '',
    short: inner?.spec.label ?? '',
    value: String((dissection.layers[layer]?.bodyEnd ?? 0) - (dissection.layers[layer]?.bodyStart ?? 0)),
    was: '',
    state: progress.begun.has(layer + 1) ? 'decided' : 'ahead',
    now: false,
    next: false,
    continues: false,
    continued: false,
  }
}

/** Bits' worth of room that letters below one another need. */
const STACKED = 1.6

/** A single bit whose name needs more bits' worth of room than this has its letters below one another. */
const LEVEL_AT_MOST = 1.9

/** Letters that fit into the width of a bit where nobody says how wide the diagram is. */
const PER_BIT = 2.2

/** Letters' worth of room that a cell's border takes. */
const BORDER = 1.5

/** Wider fields than this many bits have room for their names anyway. */
const NARROW = 8

/** Bits that a short name, in the wide letters that short names have, needs beside its border. */
const bitsFor = (name: string, perBit: number) => (1.43 * name.length + 2) / perBit

function columnsOf(cells: readonly DiagramCell[], perRow: number, perBit: number): number[] {
  const columns = Array.from({ length: perRow }, () => 1)
  for (const { column, bits, short, isStacked } of cells) {
    if (bits > NARROW) continue
    const width = isStacked ? STACKED : bitsFor(short, perBit) / bits
    for (let bit = column; bit < column + bits; bit++) columns[bit] = Math.max(columns[bit] ?? 1, width)
  }
  return columns
}

/** Gives each cell the letters that fit into it, in a row of so many columns of these widths. */
function giveRoom(cells: readonly Draft[], columns: readonly number[], perBit: number): void {
  const before = [0]
  for (const width of columns) before.push((before.at(-1) ?? 0) + width)
  const upTo = (column: number) => before[column] ?? 0
  const perColumn = (columns.length * perBit) / upTo(columns.length)
  for (const cell of cells)
    cell.room = (upTo(cell.column + cell.bits) - upTo(cell.column)) * perColumn - BORDER
}

/** The diagram of a layer; undefined where there is no such layer. `perBit`: letters that fit into a bit's width. */
export function diagramOf(
  dissection: Dissection,
  layer: number,
  progress: Progress,
  bitsPerRow = 32,
  perBit = PER_BIT,
): Diagram | undefined {
  const span = dissection.layers[layer]
  if (!span) return undefined
  const cells: Draft[] = []
  const fields = span.fields.filter(field => field.bitLength > 0)
  const start = span.start * 8
  // Long fields are drawn shorter than they are, so the next one follows the picture and not the offset.
  let shift = 0
  let end = 0
  for (const field of fields) {
    const trailing = span.spec.layer !== 'data' && field.bitOffset >= span.bodyStart * 8
    if (trailing && !cells.some(cell => cell.kind === 'body')) {
      const column = end % bitsPerRow
      const row = Math.floor(end / bitsPerRow)
      if (span.bodyEnd > span.bodyStart)
        cells.push(bodyCell(dissection, layer, progress, { row, column, bits: bitsPerRow - column, rows: 1 }))
      end = (row + 1) * bitsPerRow
      shift = field.bitOffset - start - end
    }
    const most = field.spec.notation === 'ipv6' ? ADDRESS_ROWS : ROWS_AT_MOST
    const pieces = cut(field.bitOffset - start - shift, field.bitLength, bitsPerRow, most)
    cells.push(...fieldCells(field, layer, span, pieces, progress, perBit))
    const last = pieces.at(-1)
    if (last) end = (last.row + last.rows - 1) * bitsPerRow + last.column + last.bits
    shift = field.bitOffset + field.bitLength - start - end
  }
  const columns = columnsOf(cells, bitsPerRow, perBit)
  giveRoom(cells, columns, perBit)
  return {
    layer,
    tone: span.spec.layer,
    title: span.spec.label,
    source: span.spec.source,
    bitsPerRow,
    rows: cells.reduce((rows, cell) => Math.max(rows, cell.row + cell.rows), 0),
    columns,
    cells,
  }
}
