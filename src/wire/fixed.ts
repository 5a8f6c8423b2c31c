/** Reads single fields straight from octets, for who knows which header stands there and needs no more of it. */
import { readNumber } from './bits'
import type { HeaderSpec } from './spec'

/** The value of one field of the header that starts at octet `start`; 0 where `end` cuts it off. */
export type FieldReader = (octets: Uint8Array, start: number, end?: number) => number

/**
 * Readers of a table's fields. Each has to hold a number of up to 32 bits and stand at the same place in every header:
 * behind rows of fixed width that are always there. Throws a RangeError where one does not.
 */
export function readersOf<Name extends string>(
  spec: HeaderSpec,
  ...names: readonly Name[]
): Readonly<Record<Name, FieldReader>> {
  return Object.fromEntries(names.map(name => [name, readerOf(spec, name)])) as Record<Name, FieldReader>
}

function readerOf(spec: HeaderSpec, name: string): FieldReader {
  let offset = 0
  for (const row of spec.fields) {
    if (row.when || typeof row.width !== 'object' || !('bits' in row.width)) break
    const { bits } = row.width
    if (row.name === name && bits <= 32) return reader(offset, bits)
    offset += bits
  }
  throw new RangeError(`${spec.protocol}.${name} has no fixed place`)
}

function reader(offset: number, bits: number): FieldReader {
  const last = (offset + bits + 7) >> 3
  return (octets, start, end = octets.length) =>
    start + last > end ? 0 : readNumber(octets, start * 8 + offset, bits)
}
