/** Looks things up in a dissection: a layer's field, its value, what stands at an octet. */

import type { Dissection, FieldSpan, LayerSpan } from './spec'

/** A layer's field by name. */
export function fieldOf(layer: LayerSpan | undefined, name: string): FieldSpan | undefined {
  return layer?.fields.find(field => field.name === name)
}

/** A field's value as a number; 0 where the field is missing or holds octets. */
export function numberOf(layer: LayerSpan | undefined, name: string): number {
  const value = fieldOf(layer, name)?.value
  return typeof value === 'number' ? value : 0
}

/** A field's value as octets; undefined where the field is missing or holds a number. */
export function octetsOf(layer: LayerSpan | undefined, name: string): Uint8Array | undefined {
  const value = fieldOf(layer, name)?.value
  return typeof value === 'number' ? undefined : value
}

/** The outermost layer of a protocol. */
export function layerOf(dissection: Dissection, protocol: string): LayerSpan | undefined {
  return dissection.layers.find(layer => layer.protocol === protocol)
}

/** First octet of a field and the one behind its last. */
export function octetRange(field: FieldSpan): readonly [number, number] {
  return [field.bitOffset >> 3, (field.bitOffset + field.bitLength + 7) >> 3]
}

/** All fields with a bit in an octet, each with the number of its layer: one, or several bit fields. */
export function fieldsAt(dissection: Dissection, octet: number): { layer: number; field: FieldSpan }[] {
  return dissection.layers.flatMap((span, layer) =>
    span.fields
      .filter(field => field.bitOffset < octet * 8 + 8 && field.bitOffset + field.bitLength > octet * 8)
      .map(field => ({ layer, field })),
  )
}
