/** The file as the receiving program has it, from the octets that reached it. */
import type { NodeId } from '../scenario/scenario'
import { octetsOnWire } from './octets'
import type { EventId, Trace } from './trace'

/** The octets that programs of a node have kept up to and with an event, in the order in which they took them. */
export function receivedAt(trace: Trace, node: NodeId, event: EventId = trace.events.length - 1): Uint8Array {
  const parts: Uint8Array[] = []
  const arrived = new Map(trace.transits.filter(({ to }) => to.node === node).map(each => [each.frame, each]))
  for (const each of trace.events) {
    if (each.id > event) break
    if (each.node !== node || each.kind !== 'understand' || each.keeps === 0 || !each.strip) continue
    const transit = arrived.get(each.strip.frame)
    if (transit) parts.push(octetsOnWire(trace, transit).octets.subarray(each.strip.start, each.strip.end))
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
