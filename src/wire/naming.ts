/** The rows by which a header names what it carries. */

import type { FieldSpec, HeaderSpec } from './spec'

/** Ports are agreed on by those who talk; the other lists of numbers are the same for everybody. */
export function isPort(row: FieldSpec): boolean {
  return row.selects?.endsWith('Port') ?? false
}

/** Rows by which a header names what it carries. */
export function namingRows(spec: HeaderSpec): readonly FieldSpec[] {
  return spec.fields.filter(row => row.role === 'demux' && row.selects !== undefined)
}
