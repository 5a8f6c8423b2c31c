// From what was pointed at in Frame to a place: a field's key, a layer's key, an octet.

import type { Place } from '../../trace/trace'
import { fieldsAt, octetRange } from '../../wire/dissection'
import type { Dissection, FieldSpan } from '../../wire/spec'

const LAYER = 'layer-'

/** The place of a field, with the octets it stands in. */
function placeOfField(base: Place, layer: number, field: FieldSpan, octets = octetRange(field)): Place {
  return { ...base, layer, field: field.name, octets }
}

/** The place a key means: `layer-1`, or `1.timeToLive`; null where there is no such thing. */
export function placeOfKey(dissection: Dissection, base: Place, key: string): Place | null {
  if (key.startsWith(LAYER)) return placeOfLayer(dissection, base, Number(key.slice(LAYER.length)))
  const dot = key.indexOf('.')
  const layer = Number(key.slice(0, dot))
  const field = dissection.layers[layer]?.fields.find(({ name }) => name === key.slice(dot + 1))
  return field ? placeOfWhole(base, layer, field) : null
}

/** A field as a whole: of a payload it names no octets, so that it stays whole when the payload changes. */
function placeOfWhole(base: Place, layer: number, field: FieldSpan): Place {
  return field.spec.width === 'rest'
    ? { ...base, layer, field: field.name }
    : placeOfField(base, layer, field)
}

/** A layer as a whole; where nothing reads on, its one field. */
function placeOfLayer(dissection: Dissection, base: Place, layer: number): Place | null {
  const span = dissection.layers[layer]
  const [only] = span?.fields ?? []
  if (!span) return null
  if (span.spec.layer === 'data' && only) return placeOfWhole(base, layer, only)
  return { ...base, layer, octets: [span.start, span.bodyStart] }
}

/**
 * The place of an octet: its field; of a payload this octet alone. Where it holds several fields and one of them is
 * picked already, the next one, so that picking again goes through them.
 */
export function placeOfOctet(
  dissection: Dissection,
  base: Place,
  octet: number,
  now: Place | null,
  again: boolean,
): Place | null {
  const here = fieldsAt(dissection, octet)
  const at = here.findIndex(({ layer, field }) => now?.layer === layer && now.field === field.name)
  const found = here[again && at >= 0 ? (at + 1) % here.length : Math.max(at, 0)]
  if (!found) return null
  const { layer, field } = found
  const octets = field.spec.width === 'rest' ? ([octet, octet + 1] as const) : octetRange(field)
  return placeOfField(base, layer, field, octets)
}
