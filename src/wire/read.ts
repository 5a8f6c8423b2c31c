/** Reads one header by its table: fields, lists of options, and where octets end too soon. */

import { readField, readNumber } from './bits'
import type { Fault, FieldSpan, FieldSpec, HeaderSpec, ItemSpec, ListSpec } from './spec'

/** A header's fields and where they end. */
export interface Head {
  readonly spec: HeaderSpec
  readonly start: number
  readonly fields: readonly FieldSpan[]
  readonly end: number
  /** The octets ended before the header did. */
  readonly isCut: boolean
  readonly faults: readonly Fault[]
}

/** Where the reader stands: bits from the frame's first octet. */
interface Cursor {
  readonly octets: Uint8Array
  readonly start: number
  readonly end: number
  at: number
  readonly fields: FieldSpan[]
  readonly faults: Fault[]
}

/** Reads the header of `spec` that starts at octet `start` and has room up to `end`. */
export function readHeader(spec: HeaderSpec, octets: Uint8Array, start: number, end: number): Head {
  const cursor: Cursor = { octets, start, end, at: start * 8, fields: [], faults: [] }
  const isCut = !spec.fields.every(row => readRow(cursor, row, '', end))
  if (isCut) {
    backToOctet(cursor)
    cursor.faults.push({ code: 'header.cut', severity: 'error', params: { octets: end - start } })
  }
  return { spec, start, fields: cursor.fields, end: cursor.at >> 3, isCut, faults: cursor.faults }
}

/** Fields that share an octet with one that is missing are missing too. */
function backToOctet(cursor: Cursor): void {
  while (cursor.at % 8) cursor.at = cursor.fields.pop()?.bitOffset ?? cursor.start * 8
}

/** Reads a row; false where the octets do not suffice. `end` is where its room ends. */
function readRow(cursor: Cursor, row: FieldSpec, prefix: string, end: number): boolean {
  const position = (cursor.at >> 3) - cursor.start
  const number = (field: string) => {
    const value = cursor.fields.findLast(({ name }) => name === prefix + field)?.value
    return typeof value === 'number' ? value : 0
  }
  const left = end - (cursor.at >> 3)
  const reading = { number, left, position }
  if (row.when && !row.when(reading)) return true
  const bits = widthOf(cursor, row, reading, end)
  if (row.list)
    return readList(cursor, row.list, prefix + row.name, Math.min(bits, left * 8) >> 3) && bits <= left * 8
  if (bits === undefined || cursor.at + bits > end * 8) return false
  // A row of no octets is no field, unless a NUL says where its text ends.
  if (bits > 0) {
    const value = readField(cursor.octets, cursor.at, row, bits)
    const spec = (typeof value === 'number' && row.as?.(value)) || row
    cursor.fields.push({ spec, name: prefix + row.name, bitOffset: cursor.at, bitLength: bits, value })
  }
  cursor.at += bits
  return true
}

function widthOf(
  cursor: Cursor,
  row: FieldSpec,
  reading: { number(field: string): number; left: number; position: number },
  end: number,
): number {
  if (row.width === 'rest') return reading.left * 8
  if (row.width === 'untilZero') {
    const zero = cursor.octets.subarray(0, end).indexOf(0, cursor.at >> 3)
    return zero < 0 ? Number.POSITIVE_INFINITY : (zero + 1) * 8 - cursor.at
  }
  return 'bits' in row.width ? row.width.bits : Math.max(0, row.width.octets(reading)) * 8
}

/** Reads options into the room they have; stops at the end option or where a length makes no sense. */
function readList(cursor: Cursor, list: ListSpec, name: string, room: number): boolean {
  const end = (cursor.at >> 3) + room
  for (let i = 0; cursor.at >> 3 < end; i++) {
    const kind = readNumber(cursor.octets, cursor.at, 8)
    const numbered = list.other.fields[0]?.notation !== 'text'
    const known = numbered ? list.items[kind] : undefined
    const prefix = `${name}[${i}].`
    if (known && readItem(cursor, known, prefix, end)) {
      if (kind === list.end) break
      continue
    }
    if (known)
      cursor.faults.push({ code: 'option.length', severity: 'error', params: { option: known.label } })
    if (readItem(cursor, list.other, prefix, end)) continue
    if (!known) cursor.faults.push({ code: 'option.cut', severity: 'error', params: { option: i + 1 } })
    break
  }
  return true
}

/** Reads one option; where it does not fit its rows or its room, nothing of it is read: false. */
function readItem(cursor: Cursor, item: ItemSpec, prefix: string, end: number): boolean {
  const { at } = cursor
  const count = cursor.fields.length
  const isRead = item.fields.every(row => readRow(cursor, row, prefix, end))
  const length = cursor.fields.find(({ name }) => name === `${prefix}length`)?.value
  const fits =
    typeof length !== 'number' || item.size === undefined
      ? true
      : typeof item.size === 'number'
        ? length === item.size
        : item.size(length)
  if (isRead && fits && cursor.at > at) return true
  cursor.at = at
  cursor.fields.length = count
  return false
}
