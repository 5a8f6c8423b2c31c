/** Turns layers of values into octets, with the place of every field: measured in one pass, checked in a second. */

import { checkValue } from './checksum'
import { specOf } from './protocols'
import type {
  Dissection,
  FieldSpan,
  FieldSpec,
  FieldValue,
  HeaderSpec,
  LayerSpan,
  LayerValues,
  ListSpec,
} from './spec'
import { write } from './write'

/** A field on its way to octets: it has no place before all have their widths. Every frame is full of these, so no more. */
type Cell = { -readonly [Key in keyof FieldSpan]: FieldSpan[Key] }

/** A field that depends on others, because nobody said what it holds; `counted` are those that its length counts. */
interface Automatic {
  readonly cell: Cell
  readonly counted: readonly Cell[]
}

interface Part {
  readonly spec: HeaderSpec
  readonly header: Cell[]
  readonly trailer: Cell[]
  readonly automatic: Automatic[]
}

function octetsIn(cells: readonly Cell[], end = cells.length): number {
  let bits = 0
  for (let at = 0; at < end; at++) bits += cells[at]?.bitLength ?? 0
  return bits >> 3
}

/**
 * Encodes layers, the outermost first. What their values do not name is automatic; overrides win over everything
 * and the other automatic fields follow them. Impossible headers are encoded as asked. With `fcs` Ethernet's frame
 * check sequence is put behind. The result's findings are empty: `decode` says what is wrong.
 */
export function encode(layers: readonly LayerValues[], options: { readonly fcs?: boolean } = {}): Dissection {
  const parts = layers.map((layer, i) => cellsOf(layer, layers[i + 1]?.protocol, options.fcs ?? false))
  const octets = new Uint8Array(measure(parts))
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

/** What is known while the cells of one layer are made. */
interface Making {
  readonly layer: LayerValues
  readonly next: string | undefined
  readonly automatic: Automatic[]
}

/** A row with what no value changes worked out, in one shape for all rows: they are gone through for every frame. */
interface Row {
  readonly spec: FieldSpec
  readonly name: string
  /** Its width where that is fixed, else undefined. */
  readonly bits: number | undefined
  readonly usual: FieldValue
  /** The list of numbers that a `demux` row names the next protocol from. */
  readonly selects: string | undefined
  readonly when: FieldSpec['when']
  readonly isAutomatic: boolean
}

function rowOf(spec: FieldSpec): Row {
  const { name, width, initial, role, selects, when } = spec
  const bits = typeof width === 'object' && 'bits' in width ? width.bits : undefined
  return {
    spec,
    name,
    bits,
    usual: initial ?? (bits !== undefined && bits <= 32 ? 0 : NONE),
    selects: role === 'demux' ? selects : undefined,
    when,
    isAutomatic: [spec.measure, spec.check, spec.fill].some(rule => rule !== undefined),
  }
}

const NONE = new Uint8Array(0)
const tables = new WeakMap<readonly FieldSpec[], readonly Row[]>()

/** The rows of a table; worked out once. */
function rowsOf(specs: readonly FieldSpec[]): readonly Row[] {
  const known = tables.get(specs)
  if (known) return known
  const rows = specs.map(rowOf)
  tables.set(specs, rows)
  return rows
}

function cellsOf(layer: LayerValues, next: string | undefined, fcs: boolean): Part {
  const spec = specOf(layer.protocol)
  const part: Part = { spec, header: [], trailer: [], automatic: [] }
  const making = { layer, next, automatic: part.automatic }
  for (const row of rowsOf(spec.fields)) addRow(making, part.header, row)
  for (const row of spec.trailer ? rowsOf(spec.trailer) : []) {
    if (fcs || layer.exact || row.spec.check?.algorithm !== 'crc32') addRow(making, part.trailer, row)
  }
  return part
}

function addRow(making: Making, cells: Cell[], row: Row, prefix = '', item?: Cell[]): void {
  const { layer, next } = making
  const { spec, bits } = row
  const name = prefix + row.name
  if (bits === undefined && spec.list) {
    addItems(making, cells, spec.list, name)
    return
  }
  const asked = layer.overrides?.[name] ?? layer.values[name]
  if (asked === undefined && layer.exact) return
  if (row.when && !layer.exact && !isThere(spec, cells, prefix, asked)) return
  const number = asked === undefined && row.selects ? numberFor(row.selects, next) : undefined
  const value = asked ?? number ?? row.usual
  const bitLength = bits ?? bitsOf(spec, value, cells, prefix)
  const cell: Cell = { spec, name, bitOffset: 0, bitLength, value }
  cells.push(cell)
  item?.push(cell)
  if (row.isAutomatic && asked === undefined && number === undefined)
    making.automatic.push({ cell, counted: item ?? cells })
}

function isThere(row: FieldSpec, cells: readonly Cell[], prefix: string, asked: FieldValue | undefined) {
  return !row.when || (row.ifNamed && asked !== undefined) || row.when(readingOf(cells, prefix))
}

/** What a row may look at: the fields in front of it. */
function readingOf(cells: readonly Cell[], prefix: string) {
  const number = (field: string) => {
    const earlier = cells.find(cell => cell.name === prefix + field)
    return typeof earlier?.value === 'number' ? earlier.value : 0
  }
  return { number, left: 0, position: octetsIn(cells) }
}

/** The number by which a row names the next protocol, if it has one. */
function numberFor(selects: string, next: string | undefined): number | undefined {
  return next === undefined ? undefined : specOf(next).numbers?.[selects]?.[0]
}

function bitsOf(row: FieldSpec, value: FieldValue, cells: readonly Cell[], prefix: string): number {
  const { width } = row
  const isNumber = typeof value === 'number'
  const octets = isNumber ? 0 : value.length
  if (width === 'untilZero') return 8 * (octets + 1)
  if (width === 'rest' || octets > 0 || (row.fill && !isNumber)) return 8 * octets
  const room = 'octets' in width ? width.octets(readingOf(cells, prefix)) : 0
  return 8 * (isNumber ? room : Math.max(0, room))
}

/** Options as they are named: `options[2].kind`. */
function addItems(making: Making, cells: Cell[], list: ListSpec, name: string): void {
  const { values, overrides } = making.layer
  const isItem = (key: string) => key.length > name.length && key.startsWith(`${name}[`)
  const places = Object.keys(values).filter(isItem)
  if (overrides) places.push(...Object.keys(overrides).filter(isItem))
  if (places.length === 0) return
  const count = Math.max(...places.map(key => Number.parseInt(key.slice(name.length + 1), 10))) + 1
  for (let i = 0; i < count; i++) {
    const prefix = `${name}[${i}].`
    const kindName = prefix + list.other.fields[0]?.name
    const kind = overrides?.[kindName] ?? values[kindName]
    const known = typeof kind === 'number' ? list.items[kind] : undefined
    const mine = places.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length))
    const fits = known && mine.every(field => known.fields.some(({ name }) => name === field))
    const item: Cell[] = []
    for (const field of rowsOf((fits ? known : list.other).fields)) addRow(making, cells, field, prefix, item)
  }
}

/** First pass, from the inside out: what fills up, then what only needs widths. Gives the octets of it all. */
function measure(parts: readonly Part[]): number {
  let body = 0
  for (const { header, trailer, automatic } of parts.toReversed()) {
    for (const { cell } of automatic) {
      if (!cell.spec.fill) continue
      const at = header.indexOf(cell)
      const inFront = octetsIn(header, at < 0 ? header.length : at)
      cell.value = cell.spec.fill({ header: inFront, body, trailer: 0 })
      cell.bitLength = 8 * cell.value.length
    }
    const behind = octetsIn(trailer)
    for (const { cell, counted } of automatic) {
      // A length that does not fit its field keeps its low bits, as in any sender's arithmetic.
      if (cell.spec.measure)
        cell.value = cell.spec.measure({ header: octetsIn(counted), body, trailer: behind })
    }
    body += octetsIn(header) + behind
  }
  return body
}

/** Gives every field its place and writes it. */
function place(parts: readonly Part[], octets: Uint8Array): LayerSpan[] {
  let at = 0
  let end = octets.length
  return parts.map(({ spec, header, trailer }) => {
    const start = at
    const bodyEnd = end - octetsIn(trailer)
    at = put(header, octets, start)
    put(trailer, octets, bodyEnd)
    end = bodyEnd
    const fields = trailer.length === 0 ? header : [...header, ...trailer]
    return { spec, protocol: spec.protocol, start, bodyStart: at, bodyEnd, fields }
  })
}

/** Writes fields behind one another from octet `start` on; gives the one behind the last. */
function put(cells: readonly Cell[], octets: Uint8Array, start: number): number {
  let bitOffset = start * 8
  for (const cell of cells) {
    const { spec, value, bitLength } = cell
    cell.bitOffset = bitOffset
    if (spec.as && typeof value === 'number') cell.spec = spec.as(value) ?? spec
    cell.value = fitted(value, bitLength, spec)
    write(octets, bitOffset, bitLength, cell.value)
    bitOffset += bitLength
  }
  return bitOffset >> 3
}

/** The value as its field holds it: a number's low bits, octets cut or zero-filled to the width. */
function fitted(value: FieldValue, bits: number, row: FieldSpec): FieldValue {
  if (typeof value === 'number') {
    const isSmall = value >= 0 && value < (bits < 31 ? 1 << bits : 2 ** bits)
    return isSmall ? value : modulo(value, 2 ** bits)
  }
  const room = row.width === 'untilZero' ? value.length : bits >> 3
  if (value.length === room) return value
  const octets = new Uint8Array(room)
  octets.set(value.subarray(0, room))
  return octets
}

const modulo = (value: number, size: number) => ((value % size) + size) % size

/** Second pass, from the innermost layer out: checksums see all other octets, the FCS sees them. */
function check(parts: readonly Part[], spans: readonly LayerSpan[], octets: Uint8Array): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    for (const { cell } of parts[index]?.automatic ?? []) {
      if (!cell.spec.check) continue
      cell.value = checkValue(octets, spans, index, cell)
      write(octets, cell.bitOffset, cell.bitLength, cell.value)
    }
  }
}
