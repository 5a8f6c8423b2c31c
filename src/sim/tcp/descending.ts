/** A segment on its way down: a true frame, every header an event, as a datagram's. */
import type { PduName } from '../../scenario/scenario'
import type { ConnectionCause } from '../../trace/connection'
import { draw } from '../chance'
import { sendFrame } from '../ethernet'
import type { HostState } from '../hostState'
import { PROTOCOL } from '../ipv4'
import { AT_SENDER, drop } from '../run'
import { ethernet, goingDown, routeCause } from '../sending'
import { layersOf } from './header'
import type { Segment } from './segment'

export interface Ends {
  readonly port: number
  readonly peer: { readonly address: number; readonly port: number }
}

/** Sends a segment as a frame; `made` is written down first where a connection made it. */
export function descend(
  host: HostState,
  pdu: PduName,
  { port, peer }: Ends,
  segment: Segment,
  made?: Extract<ConnectionCause, { kind: 'segment' }>,
) {
  const { run, node, arp } = host
  const route = host.routes(peer.address)
  const known = route && arp.known(route.nextHop)
  const { timeToLive, doNotFragment = true } = host.setup
  // With DF set any identification will do (RFC 6864 §4.1); what a router may cut needs one of its own (§4.3).
  const identification = doNotFragment
    ? draw(run.scenario.seed, 'identification', pdu) >>> 16
    : host.identify(pdu, peer.address, PROTOCOL.tcp)
  const addresses = { sourceAddress: arp.address, destinationAddress: peer.address }
  const ipv4 = { identification, doNotFragment: Number(doNotFragment), timeToLive, ...addresses }
  const layers = [{ protocol: 'ipv4', values: ipv4 }, ...layersOf(segment, port, peer.port)]
  const going = goingDown(host, pdu, [ethernet(host, known), ...layers])
  if (made) run.emit(node, made, going.from(3))
  if (!route) {
    drop(run, node, going, going.from(2).strip, { reason: 'noRoute', counter: 'IpOutNoRoutes', layer: 1 })
    return
  }
  run.emit(node, routeCause(host, peer.address, route), going.from(3))
  run.emit(node, { kind: 'encapsulate', layer: 2, protocol: 'tcp' }, going.from(2))
  run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, going.from(1))
  arp.resolve(route.nextHop, {
    frame: going.frame,
    left: going.from(1).strip,
    unreachable: () => undefined,
    go: mac => {
      if (known) return sendFrame(run, node, 0, going.frame, AT_SENDER, going.whole)
      going.frame.layers = run.forced(pdu, [ethernet(host, mac), ...layers])
      sendFrame(run, node, 0, going.frame, AT_SENDER)
    },
  })
}
