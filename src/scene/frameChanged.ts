// What is not as it was in the frame that came in: a router's new MACs, the TTL it lowered, the checksums that follow.

import { fieldOf } from '../wire/dissection'
import type { Dissection, FieldSpan, FieldValue, Layer } from '../wire/spec'
import { keyOf } from './frameProgress'
import { plainValue } from './frameValue'

/** A field that holds something else than it did. */
export interface Change {
  readonly key: string
  readonly layer: number
  readonly tone: Layer
  readonly field: FieldSpan
  /** What it held, and what it holds. */
  readonly was: string
  readonly is: string
}

function isSame(one: FieldValue, other: FieldValue): boolean {
  if (typeof one === 'number' || typeof other === 'number') return one === other
  return one.length === other.length && one.every((octet, at) => octet === other[at])
}

/**
 * The fields of a frame that were there in the one before it with another value, in the order of the octets. A layer
 * is compared with the one at the same depth, where that is of the same protocol.
 */
export function changesOf(now: Dissection, before: Dissection | undefined): readonly Change[] {
  const changes = now.layers.flatMap((span, layer) => {
    const old = before?.layers[layer]
    if (old?.protocol !== span.protocol) return []
    return span.fields.flatMap((field): Change[] => {
      const was = fieldOf(old, field.name)
      if (!was || isSame(was.value, field.value)) return []
      const key = keyOf(layer, field.name)
      return [{ key, layer, tone: span.spec.layer, field, was: plainValue(was), is: plainValue(field) }]
    })
  })
  return changes.sort((a, b) => a.field.bitOffset - b.field.bitOffset)
}
