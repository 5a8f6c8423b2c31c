// The working of a counted field: which bytes a length adds up, and where it counts words of four.

import { fieldOf } from '../wire/dissection'
import type { Dissection, FieldSpec, Layer } from '../wire/spec'

/** One addend: a header, or the data. */
export interface LengthPart {
  /** `layer-1`: what it lights up. */
  readonly key: string
  readonly label: string
  readonly tone: Layer
  readonly octets: number
}

export interface LengthWork {
  readonly parts: readonly LengthPart[]
  readonly octets: number
  /** Octets in a unit of the field: 1, or 4 for words of 32 bits. */
  readonly unit: number
  readonly wanted: number
  readonly seen: number
}

/** What a measure adds up, found by asking it: its own header, what that carries. */
function addends(measure: NonNullable<FieldSpec['measure']>): {
  header: boolean
  body: boolean
  unit: number
} {
  const none = { header: 0, body: 0, trailer: 0 }
  const [header, body] = [measure({ ...none, header: 40 }), measure({ ...none, body: 40 })]
  const unit = header === 10 || (header === 0 && body === 10) ? 4 : 1
  return { header: header > 0, body: body > 0, unit }
}

/** How a `measured` field comes about; undefined for fields that count nothing. */
export function lengthWork(dissection: Dissection, layer: number, name: string): LengthWork | undefined {
  const span = dissection.layers[layer]
  const field = fieldOf(span, name)
  const measure = field?.spec.measure
  if (!span || !field || !measure || typeof field.value !== 'number' || name !== field.spec.name)
    return undefined
  const { header, body, unit } = addends(measure)
  const inside = dissection.layers.slice(layer, body ? undefined : layer + 1).map((each, i): LengthPart => {
    const isData = each.spec.layer === 'data'
    return {
      key: `layer-${layer + i}`,
      label: each.spec.label,
      tone: each.spec.layer,
      octets: (isData ? each.bodyEnd : each.bodyStart) - each.start,
    }
  })
  const parts = header ? inside : inside.slice(1)
  const octets = parts.reduce((sum, part) => sum + part.octets, 0)
  return { parts, octets, unit, wanted: octets / unit, seen: field.value }
}
