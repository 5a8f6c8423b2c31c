/** Turns layers of values into octets, with the place of every field: measured in one pass, checked in a second. */

import { write } from './bits'
import { checkValue } from './checksum'
import { specOf } from './protocols'
import type { Dissection, FieldSpan, FieldSpec, FieldValue, HeaderSpec, LayerSpan, LayerValues } from './spec'

/** A field on its way to octets. */
interface Cell {
  readonly row: FieldSpec
  readonly name: string
  bits: number
  value: FieldValue
  /** Nobody said what it holds and it depends on others. */
  readonly automatic: boolean
  /** The option it belongs to. */
  readonly item?: Cell[]
}

interface Part {
  readonly spec: HeaderSpec
  readonly header: Cell[]
  readonly trailer: Cell[]
}

const octetsIn = (cells: readonly Cell[]) => cells.reduce((bits, cell) => bits + cell.bits, 0) >> 3

/**
 * Encodes layers, the outermost first. What their values do not name is automatic; overrides win over everything
 * and the other automatic fields follow them. Impossible headers are encoded as asked. With `fcs` Ethernet's frame
 * check sequence is put behind. The result's findings are empty: `decode` says what is wrong.
 */
export function encode(layers: readonly LayerValues[], options: { readonly fcs?: boolean } = {}): Dissection {
  const parts = layers.map((layer, i) => cellsOf(layer, layers[i + 1]?.protocol, options.fcs ?? false))
  measure(parts)
  const total = parts.reduce((sum, part) => sum + octetsIn(part.header) + octetsIn(part.trailer), 0)
  const octets = new Uint8Array(total)
  const spans = place(parts, octets)
  check(parts, spans, octets)
  return { octets, layers: spans, findings: [] }
}

/** The layers of a dissection as `encode` takes them to make the same octets again, faults and all. */
export function layersOf(dissection: Dissection): LayerValues[] {
  return dissection.layers.map(layer => ({
    protocol: layer.protocol,
    values: Object.fromEntries(layer.fields.map(field => [field.name, field.value])),
    exact: true,
  }))
}

function cellsOf(layer: LayerValues, next: string | undefined, fcs: boolean): Part {
  const spec = specOf(layer.protocol)
  const named = { ...layer.values, ...layer.overrides }
  const rows = { named, next, exact: layer.exact ?? false }
  const header: Cell[] = []
  for (const row of spec.fields) addRow(rows, header, row)
  const trailer: Cell[] = []
  for (const row of spec.trailer ?? []) {
    if (fcs || layer.exact || row.check?.algorithm !== 'crc32') addRow(rows, trailer, row)
  }
  return { spec, header, trailer }
}

interface Rows {
  readonly named: Readonly<Record<string, FieldValue>>
  readonly next: string | undefined
  readonly exact: boolean
}

function addRow(rows: Rows, cells: Cell[], row: FieldSpec, prefix = '', item?: Cell[]): void {
  const name = prefix + row.name
  if (row.list) {
    addItems(rows, cells, row, name)
    return
  }
  const asked = rows.named[name]
  if (rows.exact && asked === undefined) return
  const width = typeof row.width === 'object' && 'octets' in row.width ? row.width : undefined
  // Most rows depend on none of the earlier ones.
  const reading = row.when || width ? readingOf(cells, prefix) : undefined
  const isThere = !row.when || (reading && row.when(reading)) || (row.ifNamed && asked !== undefined)
  if (!rows.exact && !isThere) return
  const value = asked ?? chosen(row, rows.next)
  const room = width && reading ? width.octets(reading) : 0
  const isWorkedOut = !!(row.measure || row.check || row.fill) && numberFor(row, rows.next) === undefined
  const automatic = asked === undefined && isWorkedOut
  const cell: Cell = { row, name, value, bits: bitsOf(row, value, room), automatic, ...(item && { item }) }
  cells.push(cell)
  item?.push(cell)
}

/** What a row may look at: the fields in front of it. */
function readingOf(cells: readonly Cell[], prefix: string) {
  const number = (field: string) => {
    const earlier = cells.find(cell => cell.name === prefix + field)
    return typeof earlier?.value === 'number' ? earlier.value : 0
  }
  return { number, left: 0, position: octetsIn(cells) }
}

/** What a sender writes: what is inside, if the row says how to name it; else its usual value. */
function chosen(row: FieldSpec, next: string | undefined): FieldValue {
  const number = numberFor(row, next)
  if (number !== undefined) return number
  return (
    row.initial ?? (typeof row.width === 'object' && 'bits' in row.width && row.width.bits <= 32 ? 0 : NONE)
  )
}

/** The number by which a `demux` row names the next protocol, if it has one. */
function numberFor(row: FieldSpec, next: string | undefined): number | undefined {
  if (!row.selects || row.role !== 'demux' || !next) return undefined
  return specOf(next).numbers?.[row.selects]?.[0]
}

const NONE = new Uint8Array(0)

function bitsOf(row: FieldSpec, value: FieldValue, room: number): number {
  if (typeof row.width === 'object' && 'bits' in row.width) return row.width.bits
  const octets = typeof value === 'number' ? room : value.length || (row.fill ? 0 : Math.max(0, room))
  return 8 * (row.width === 'untilZero' ? octets + 1 : octets)
}

function addItems(rows: Rows, cells: Cell[], row: FieldSpec, name: string): void {
  const { list } = row
  if (!list) return
  const places = Object.keys(rows.named).filter(key => key.startsWith(`${name}[`))
  const count = Math.max(-1, ...places.map(key => Number.parseInt(key.slice(name.length + 1), 10))) + 1
  for (let i = 0; i < count; i++) {
    const prefix = `${name}[${i}].`
    const kind = rows.named[prefix + list.other.fields[0]?.name]
    const known = typeof kind === 'number' ? list.items[kind] : undefined
    const mine = places.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
    const fits = known && mine.every(field => known.fields.some(({ name }) => name === field))
    const item: Cell[] = []
    for (const field of (fits ? known : list.other).fields) addRow(rows, cells, field, prefix, item)
  }
}

/** First pass, from the inside out: what fills up, then what only needs widths. */
function measure(parts: readonly Part[]): void {
  let body = 0
  for (const part of parts.toReversed()) {
    for (const cells of [part.header, part.trailer]) {
      for (const [i, cell] of cells.entries()) {
        if (!cell.automatic || !cell.row.fill) continue
        const inFront = octetsIn(cells === part.header ? cells.slice(0, i) : part.header)
        const octets = cell.row.fill({ header: inFront, body, trailer: 0 })
        if (octets) cell.bits = 8 * octets.length
        if (octets) cell.value = octets
      }
    }
    const trailer = octetsIn(part.trailer)
    for (const cell of part.header) {
      if (!cell.automatic || !cell.row.measure) continue
      const header = octetsIn(cell.item ?? part.header)
      const value = cell.row.measure({ header, body, trailer })
      // A length that does not fit its field keeps its low bits, as in any sender's arithmetic.
      if (typeof value === 'number') cell.value = modulo(value, 2 ** cell.bits)
    }
    body += octetsIn(part.header) + trailer
  }
}

const modulo = (value: number, size: number) => ((value % size) + size) % size

/** Gives every field its place and writes it. */
function place(parts: readonly Part[], octets: Uint8Array): LayerSpan[] {
  let at = 0
  let end = octets.length
  const spans: LayerSpan[] = []
  for (const { spec, header, trailer } of parts) {
    const start = at
    const bodyEnd = end - octetsIn(trailer)
    at = start + octetsIn(header)
    const fields = [...spansOf(header, start), ...spansOf(trailer, bodyEnd)]
    for (const field of fields) write(octets, field.bitOffset, field.bitLength, field.value)
    spans.push({ spec, protocol: spec.protocol, start, bodyStart: at, bodyEnd, fields })
    end = bodyEnd
  }
  return spans
}

function spansOf(cells: readonly Cell[], start: number): FieldSpan[] {
  let bitOffset = start * 8
  return cells.map(({ row, name, bits, value }) => {
    const spec = (typeof value === 'number' && row.as?.(value)) || row
    const span = { spec, name, bitOffset, bitLength: bits, value: fitted(value, bits, row) }
    bitOffset += bits
    return span
  })
}

/** The value as its field holds it: a number's low bits, octets cut or zero-filled to the width. */
function fitted(value: FieldValue, bits: number, row: FieldSpec): FieldValue {
  if (typeof value === 'number') return modulo(value, 2 ** bits)
  const room = row.width === 'untilZero' ? value.length : bits >> 3
  if (value.length === room) return value
  const octets = new Uint8Array(room)
  octets.set(value.subarray(0, room))
  return octets
}

/** Second pass, from the innermost layer out: checksums see all other octets, the FCS sees them. */
function check(parts: readonly Part[], spans: LayerSpan[], octets: Uint8Array): void {
  for (const [index, part] of [...parts.entries()].toReversed()) {
    for (const cell of [...part.header, ...part.trailer]) {
      if (!cell.automatic || !cell.row.check) continue
      const span = spans[index]
      const field = span?.fields.find(({ name }) => name === cell.name)
      if (!span || !field) continue
      const value = checkValue(octets, spans, index, field)
      write(octets, field.bitOffset, field.bitLength, value)
      const fields = span.fields.map(each => (each === field ? { ...field, value } : each))
      spans[index] = { ...span, fields }
    }
  }
}
