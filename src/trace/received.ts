/** The file as the receiving program has it, from the octets that reached it. */
import type { NodeId } from '../scenario/scenario'
import { octetsOf, octetsOnWire } from './octets'
import type { EventId, FrameId, Trace, Transit } from './trace'

/**
 * The crossing on which each frame came that a socket took: where the network made copies of it, not the last one, which
 * may have been damaged and dropped.
 */
function takenAt({ transits, events }: Trace, node: NodeId): ReadonlyMap<FrameId, Transit> {
  const latest = new Map<FrameId, Transit>()
  const taken = new Map<FrameId, Transit>()
  for (const event of events) {
    if (event.node !== node) continue
    const transit = event.kind === 'arrive' ? transits[event.transit] : undefined
    if (transit) latest.set(transit.frame, transit)
    if (event.kind !== 'enqueue' || !event.strip) continue
    const { frame } = event.strip
    const came = latest.get(frame)
    if (came) taken.set(frame, came)
  }
  return taken
}

/** The octets that programs of a node have kept up to and with an event, in the order in which they took them. */
export function receivedAt(trace: Trace, node: NodeId, event: EventId = trace.events.length - 1): Uint8Array {
  const parts: Uint8Array[] = []
  const arrived = takenAt(trace, node)
  for (const each of trace.events) {
    if (each.id > event) break
    if (each.node !== node || each.kind !== 'understand' || each.keeps === 0 || !each.strip) continue
    const transit = arrived.get(each.strip.frame)
    // What was put together here came over no cable as it is.
    const isJoined = trace.frames[each.strip.frame]?.joined
    const read = transit ? octetsOnWire(trace, transit) : isJoined && octetsOf(trace, each.strip.frame)
    if (read) parts.push(read.octets.subarray(each.strip.start, each.strip.end))
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
