/** A place falls back to the nearest parent that is left when its target vanishes. */
import { eventsOf, firstFrameOf } from './lineage'
import { octetsOf } from './octets'
import type { Place, Trace } from './trace'

/** The place itself where all it names exists in this trace, else as much of it as does. */
export function nearestPlace(trace: Trace, place: Place): Place {
  const { lane } = trace
  const hasCall = place.call !== undefined && trace.events[place.call]?.kind === 'call'
  const call = hasCall ? { call: place.call as number } : {}
  const id = place.pdu === undefined ? undefined : firstFrameOf(trace, place.pdu)
  if (place.pdu === undefined || id === undefined) return { lane, ...call }
  const hops = new Set(
    eventsOf(trace, place.pdu).flatMap(event =>
      event.kind === 'transmit' ? [trace.transits[event.transit]?.hop ?? 0] : [],
    ),
  )
  // A PDU on its way up stands behind its last cable.
  const hasHop =
    place.hop !== undefined && (hops.has(place.hop) || hops.has(place.hop - 1) || place.hop === 0)
  const { layers, octets } = octetsOf(trace, id)
  const layer = place.layer === undefined ? undefined : layers[place.layer]
  const hasField = layer?.fields.some(({ name }) => name === place.field) ?? false
  const hasOctets = place.octets !== undefined && place.octets[1] <= octets.length
  return {
    lane,
    pdu: place.pdu,
    ...(hasHop && { hop: place.hop as number }),
    ...(layer && { layer: place.layer as number }),
    ...(hasField && { field: place.field as string }),
    ...(hasOctets && (hasField || place.field === undefined) && { octets: place.octets as [number, number] }),
    ...call,
  }
}
