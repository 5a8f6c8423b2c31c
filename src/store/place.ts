// Places compared: what a hover or a selection touches, so that only that is drawn anew.
import type { Place } from '../trace/trace'

/** Whether two places are the same one. */
export function samePlace(a: Place | null, b: Place | null): boolean {
  if (a === b) return true
  if (!a || !b) return false
  return (
    a.lane === b.lane &&
    a.pdu === b.pdu &&
    a.hop === b.hop &&
    a.layer === b.layer &&
    a.field === b.field &&
    a.call === b.call &&
    a.octets?.[0] === b.octets?.[0] &&
    a.octets?.[1] === b.octets?.[1]
  )
}

/** Whether a place covers the octet at this offset of the frame. */
export function holdsOctet(place: Place | null, octet: number): boolean {
  return !!place?.octets && octet >= place.octets[0] && octet < place.octets[1]
}

/** Whether a place is this field, or (without a field) this layer as a whole. */
export function isField(place: Place | null, layer: number, field?: string): boolean {
  return place?.layer === layer && place.field === field
}
