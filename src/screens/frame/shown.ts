// Which frame is shown: the one its sender made, or the one on a later cable that was picked.

import type { NodeId, PduName } from '../../scenario/scenario'
import { octetsOf, octetsOnWire } from '../../trace/octets'
import type { Frame, Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import type { Dissection } from '../../wire/spec'

/** One of the frames that carry the PDU, each made by another node. */
export interface Maker {
  readonly node: NodeId
  /** The first cable it crosses. */
  readonly hop: number
}

/** Who made a frame of this PDU, in the order of its way. */
export function makersOf(trace: Trace, pdu: PduName): readonly Maker[] {
  const makers: Maker[] = []
  const known = new Set<number>()
  for (const { pdu: name, frame, hop } of trace.transits) {
    const node = trace.frames[frame]?.by
    if (name !== pdu || known.has(frame) || node === undefined) continue
    known.add(frame)
    makers.push({ node, hop })
  }
  return makers
}

export interface Shown {
  readonly frame: Frame
  readonly dissection: Dissection
  /** Its steps; none for a frame that nobody is seen building, which is shown whole. */
  readonly track: Track
  /** What every place in it has in common. */
  readonly at: { readonly hop?: number }
  /** The frame as it came in to who made this one of it. */
  readonly before?: Dissection
}

/** The frame on the cable so many hops from its sender. */
function frameOnHop(trace: Trace, { pdu }: Track, hop: number | undefined): Frame | undefined {
  const transit = trace.transits.find(each => each.pdu === pdu && each.hop === hop)
  return transit && trace.frames[transit.frame]
}

/** The frame that came in where this one goes out: what arrived there on an earlier cable, damage and all. */
function cameIn(trace: Trace, { pdu }: Track, frame: Frame, hop: number): Dissection | undefined {
  const transit = trace.transits.find(
    each => each.pdu === pdu && each.hop < hop && each.to.node === frame.by && each.fate === undefined,
  )
  return transit && octetsOnWire(trace, transit)
}

/** What Frame shows; undefined where the PDU that is followed never became a frame. */
export function shownFrame(trace: Trace, track: Track, hop: number | undefined): Shown | undefined {
  const own = trace.frames.find(frame => frame.pdu === track.pdu)
  if (!own) return undefined
  const later = frameOnHop(trace, track, hop)
  if (!later || later === own) return { frame: own, dissection: octetsOf(trace, own.id), track, at: {} }
  const at = hop === undefined ? {} : { hop }
  const before = cameIn(trace, track, later, hop ?? 0)
  return {
    frame: later,
    dissection: octetsOf(trace, later.id),
    track: { ...track, steps: [] },
    at,
    ...(before && { before }),
  }
}
