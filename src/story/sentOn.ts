/** What is said while Frame shows the frame that a router made of one that came in: whose it is, and what is new in it. */
import type { PduName } from '../scenario/scenario'
import { octetsOf } from '../trace/octets'
import type { Frame, Trace } from '../trace/trace'
import { layerOf, numberOf } from '../wire/dissection'
import { sayRich } from './catalogue'
import type { Rich } from './message'
import { nodeName } from './naming'

/** How many routers the packet in a frame may still pass. */
function hopsLeft(trace: Trace, frame: Frame): number {
  return numberOf(layerOf(octetsOf(trace, frame.id), 'ipv4'), 'timeToLive')
}

/** Nothing is said where the frame on this cable is still the sender's own, or the PDU never crosses it. */
export function sentOn(trace: Trace, pdu: PduName, hop: number): Rich | undefined {
  const way = trace.transits.filter(transit => transit.pdu === pdu)
  const frame = trace.frames[way.find(transit => transit.hop === hop)?.frame ?? -1]
  const into = way.find(transit => transit.hop < hop && transit.to.node === frame?.by)
  const before = trace.frames[into?.frame ?? -1]
  if (!frame || !before || frame === before) return undefined
  const [was, is] = [hopsLeft(trace, before), hopsLeft(trace, frame)]
  return sayRich('tell.sentOn', { node: nodeName(trace, frame.by), was, is })
}
