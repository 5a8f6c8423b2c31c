// Which frame is shown: the one its sender made, or the one on a later cable that was picked.

import { octetsOf } from '../../trace/octets'
import type { Frame, Place, Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import type { Dissection } from '../../wire/spec'

export interface Shown {
  readonly frame: Frame
  readonly dissection: Dissection
  /** Its steps; none for a frame that nobody is seen building, which is shown whole. */
  readonly track: Track
  /** What every place in it has in common. */
  readonly at: { readonly hop?: number }
}

/** The frame on the cable of a place, where that is another one than its sender's. */
function frameOnHop(trace: Trace, track: Track, place: Place | null): Frame | undefined {
  if (place?.hop === undefined || place.pdu !== track.pdu) return undefined
  const transit = trace.transits.find(each => each.pdu === track.pdu && each.hop === place.hop)
  return transit && trace.frames[transit.frame]
}

/** What Frame shows; undefined where the PDU that is followed never became a frame. */
export function shownFrame(trace: Trace, track: Track, selected: Place | null): Shown | undefined {
  const own = trace.frames.find(frame => frame.pdu === track.pdu)
  if (!own) return undefined
  const later = frameOnHop(trace, track, selected)
  if (!later || later === own) return { frame: own, dissection: octetsOf(trace, own.id), track, at: {} }
  const at = selected?.hop === undefined ? {} : { hop: selected.hop }
  return { frame: later, dissection: octetsOf(trace, later.id), track: { ...track, steps: [] }, at }
}
