/** A router: checks a frame and takes it off, checks the packet, lowers its TTL, finds the way, puts a new frame on. */
import type { LinkSetup, NodeId, RouterSetup } from '../scenario/scenario'
import { written } from '../trace/build'
import { isGroupMac } from '../wire/address'
import { type Arp, makeArp } from './arp'
import { ETHER_TYPE, receiveFrame, sendFrame } from './ethernet'
import type { Complainer, Complaint } from './icmp'
import {
  headerLooks,
  mayNotBeCut,
  mineOf,
  numberIn,
  type PacketView,
  type Route,
  routesOf,
  updatedChecksum,
} from './ipv4'
import { judge, type Look } from './judge'
import { bigEndian, setBigEndian } from './octets'
import { part } from './parts'
import { drop, dropFor, type Held, type Run, type Station, strip } from './run'
import { ipv4Text } from './texts'

const TIME_TO_LIVE = 8
const CHECKSUM = 10
const DESTINATION = 16

/** What this router starts its own packets with. */
const OWN_TIME_TO_LIVE = 64

/** A packet on its way through: what came in, octets [start, end) of its frame, and how they now stand in memory. */
interface Passing {
  readonly view: PacketView
  readonly packet: Uint8Array
  readonly start: number
  readonly end: number
  /** Nothing was turned over in the router's memory: all but TTL and header checksum is as it came. */
  readonly isAsItCame: boolean
}

/** `links[port]` is the cable at that port; a port without one leads nowhere. */
export function makeRouter(run: Run, setup: RouterSetup, links: readonly (LinkSetup | undefined)[]): Station {
  const node = setup.id
  const isMine = mineOf(setup.interfaces)
  const routes = routesOf(setup.interfaces, setup.routes)
  const arps = setup.interfaces.map((each, port) => makeArp(run, node, port, each, setup.arp))

  const complainer: Complainer = {
    run,
    node,
    timeToLive: OWN_TIME_TO_LIVE,
    wayTo(destination) {
      const route = routes(destination)
      const arp = route && arps[route.port]
      return arp && { route, arp, mtu: links[route.port]?.mtu ?? 1500 }
    },
  }

  const complain = (packet: PacketView, octets: Uint8Array, about: Complaint, nextHopMtu?: number) =>
    part('complain')(complainer, packet, octets, about, nextHopMtu)

  function forward(passing: Passing) {
    const { view, packet, start, end } = passing
    const { held } = view
    const of = { pdu: held.frame.pdu, strip: strip(held.frame, start, end) }
    lowerTimeToLive(run, node, packet, of)
    const destination = bigEndian(packet, DESTINATION) * 65536 + bigEndian(packet, DESTINATION + 2)
    const route = routes(destination)
    if (!route) {
      drop(run, node, held, of.strip, { reason: 'noRoute', counter: 'IpInNoRoutes', layer: 1 })
      return complain(view, packet, 'network unreachable')
    }
    const mtu = links[route.port]?.mtu ?? 1500
    run.emit(node, { kind: 'route', ...routeCause(destination, route), mtu }, of)
    if (packet.length > mtu && mayNotBeCut(packet)) {
      drop(run, node, held, of.strip, { reason: 'fragmentationNeeded', counter: 'IpFragFails', layer: 1 })
      return complain(view, packet, 'fragmentation needed', mtu)
    }
    if (packet.length > mtu) {
      const { port, nextHop } = route
      const unreachable = () => complain(view, packet, 'host unreachable')
      const way = { arp: arps[port] as Arp, nextHop, port, mtu, from: held, unreachable }
      return part('sendPieces')(run, node, of, packet, way)
    }
    sendOn(passing, route)
  }

  function sendOn({ view, packet, start, end, isAsItCame }: Passing, route: Route) {
    const { held } = view
    const arp = arps[route.port] as Arp
    arp.resolve(route.nextHop, {
      frame: held.frame,
      left: { start, end },
      unreachable: () => complain(view, packet, 'host unreachable'),
      go: mac => {
        const frame = run.draft(held.frame.pdu, node, [
          { protocol: 'ethernet', values: { destination: mac, source: arp.mac, type: ETHER_TYPE.ipv4 } },
        ])
        frame.packet = packet
        sendFrame(run, node, route.port, frame, held, isAsItCame ? written(frame) : undefined)
      },
    })
  }

  function receivePacket(packet: PacketView) {
    const { held, start } = packet
    const pdu = held.frame.pdu
    const destination = numberIn(packet, 'destinationAddress')
    const mine = isMine(destination)
    const { checks, failed } = judge([
      ...headerLooks(packet),
      ...(mine ? [] : [() => checkTimeToLive(packet)]),
    ])
    const end = failed ? packet.end : start + numberIn(packet, 'totalLength')
    const left = strip(held.frame, start, end)
    run.emit(node, { kind: 'checks', layer: 1, protocol: 'ipv4', checks }, { pdu, strip: left })
    const asItCame = held.octets.subarray(start, end)
    if (failed) {
      dropFor(run, node, held, left, failed, 1)
      if (failed.check === 'timeToLive') complain(packet, asItCame, 'time exceeded')
      return
    }
    // No program runs on a router here: what is sent to the router itself finds no port.
    if (mine) {
      drop(run, node, held, left, { reason: 'destinationPort', counter: 'UdpNoPorts', layer: 1 })
      return complain(packet, asItCame, 'port unreachable')
    }
    // What came for everybody on one network is not passed on to another one (RFC 1812 §5.3.4).
    if (isBroadcast(held)) return drop(run, node, held, left, { reason: 'linkBroadcast', layer: 1 })
    const { octets, bits } = run.remembered(pdu, node, held.octets, start, end)
    if (bits.length > 0) run.emit(node, { kind: 'damage', bits }, { pdu, strip: left })
    const isAsItCame = bits.length === 0
    forward({ view: packet, packet: octets.slice(start, end), start, end, isAsItCame })
  }

  return {
    receive(port, held) {
      const arp = arps[port]
      if (!arp) return
      const inside = receiveFrame(run, node, arp.mac, held)
      if (inside?.up === 'arp') arp.receive(held, inside.start, inside.end)
      if (inside?.up === 'ipv4') {
        receivePacket({ held, start: inside.start, end: inside.end })
      }
    },
  }
}

function isBroadcast(held: Held): boolean {
  return isGroupMac(held.octets)
}

/** RFC 1812 §5.3.1: a packet that could only go on with TTL 0 stops here. */
function checkTimeToLive(packet: PacketView): Look {
  const seen = numberIn(packet, 'timeToLive')
  return {
    check: 'timeToLive',
    field: 'timeToLive',
    seen,
    wanted: 2,
    good: seen > 1,
    counter: 'IpInHdrErrors',
  }
}

function lowerTimeToLive(run: Run, node: NodeId, packet: Uint8Array, of: Parameters<Run['emit']>[2]) {
  const word = bigEndian(packet, TIME_TO_LIVE)
  const checksumBefore = bigEndian(packet, CHECKSUM)
  const before = word >>> 8
  // Damage in memory may have made a 0 of it; a kernel would have looked before.
  const after = Math.max(0, before - 1)
  const checksumAfter = updatedChecksum(checksumBefore, word, (after << 8) | (word & 0xff))
  packet[TIME_TO_LIVE] = after
  setBigEndian(packet, CHECKSUM, checksumAfter)
  run.emit(node, { kind: 'hopLimit', before, after, checksumBefore, checksumAfter }, of)
}

function routeCause(destination: number, route: Route) {
  return {
    destination: ipv4Text(destination),
    network: ipv4Text(route.network),
    prefix: route.prefix,
    inside: route.inside,
    nextHop: ipv4Text(route.nextHop),
    port: route.port,
  }
}
