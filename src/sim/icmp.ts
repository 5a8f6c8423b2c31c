/** ICMP errors: a node that has to let go of a packet tells its sender (RFC 792, RFC 1122 §3.2.2, RFC 1812 §4.3.2). */
import type { NodeId } from '../scenario/scenario'
import { build } from '../trace/build'
import type { Cause } from '../trace/trace'
import { BROADCAST_MAC, formatIpv4 } from '../wire/address'
import type { LayerValues } from '../wire/spec'
import type { Arp } from './arp'
import { draw } from './chance'
import { sendFrame } from './ethernet'
import { sendPieces } from './fragmenting'
import { headerOctets, numberIn, type PacketView, PROTOCOL, type Route } from './ipv4'
import { sameOctets } from './judge'
import { AT_SENDER, type Run, strip } from './run'

const ERRORS: readonly number[] = [3, 4, 5, 11, 12]
/** A quote is as long as fits into a packet of 576 octets (RFC 1812 §4.3.2.3). */
const LARGEST = 576
const HEADERS = 28

/** What can be complained about, by its name in the PDU's name: type and code. */
const COMPLAINTS = {
  'network unreachable': [3, 0],
  'host unreachable': [3, 1],
  'protocol unreachable': [3, 2],
  'port unreachable': [3, 3],
  /** Path MTU discovery lives on this one (RFC 1191 §4). */
  'fragmentation needed': [3, 4],
  'time exceeded': [11, 0],
  /** What the receiver of pieces says when the others never came, and the first one did. */
  'reassembly time exceeded': [11, 1],
} as const

export type Complaint = keyof typeof COMPLAINTS

interface WayBack {
  readonly route: Route
  readonly arp: Arp
  readonly mtu: number
}

/** Who complains: a node that knows its way back. */
export interface Complainer {
  readonly run: Run
  readonly node: NodeId
  readonly timeToLive: number
  wayTo(destination: number): WayBack | undefined
}

/**
 * Sends the error, unless the rules forbid one. `octets` is the packet as the node has it in memory; `nextHopMtu` is
 * what it should have fitted into.
 */
export function complain(
  from: Complainer,
  packet: PacketView,
  octets: Uint8Array,
  about: Complaint,
  nextHopMtu?: number,
) {
  if (!mayComplain(packet)) return
  const source = numberIn(packet, 'sourceAddress')
  const way = from.wayTo(source)
  if (!way) return
  const { run, node } = from
  const subject = packet.held.frame.pdu.replace(/^\S* /, '')
  const pdu = run.name(`${node}>${run.owner(source)} ICMP ${about} (${subject})`)
  const quote = octets.slice(0, LARGEST - HEADERS)
  const layers = [
    internetOf(from, pdu, source, way.arp.address),
    messageOf(about, nextHopMtu),
    { protocol: 'data', values: { data: quote } },
  ]
  const frame = run.draft(pdu, node, run.forced(pdu, [ethernet(way.arp.mac, new Uint8Array(6)), ...layers]))
  const end = 14 + HEADERS + quote.length
  const at = (start: number) => ({ pdu, strip: strip(frame, start, end) })
  run.emit(node, { kind: 'encapsulate', layer: 2, protocol: 'icmp' }, at(34))
  run.emit(node, routeCause(source, way), at(34))
  run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, at(14))
  const { arp, mtu, route } = way
  if (end - 14 > mtu) {
    const packet = build(frame, run.read).octets.subarray(14, end)
    return sendPieces(run, node, at(14), packet, {
      arp,
      mtu,
      nextHop: route.nextHop,
      port: route.port,
      from: AT_SENDER,
    })
  }
  way.arp.resolve(way.route.nextHop, {
    frame,
    left: { start: 14, end },
    unreachable: () => undefined,
    go: mac => {
      frame.layers = run.forced(pdu, [ethernet(way.arp.mac, mac), ...layers])
      sendFrame(run, node, way.route.port, frame, AT_SENDER)
    },
  })
}

function internetOf(
  { run, timeToLive }: Complainer,
  pdu: string,
  destinationAddress: number,
  sourceAddress: number,
): LayerValues {
  const identification = draw(run.scenario.seed, 'identification', pdu) >>> 16
  return { protocol: 'ipv4', values: { identification, timeToLive, sourceAddress, destinationAddress } }
}

function messageOf(about: Complaint, nextHopMtu: number | undefined): LayerValues {
  const [type, code] = COMPLAINTS[about]
  return { protocol: 'icmp', values: { type, code, ...(nextHopMtu !== undefined && { nextHopMtu }) } }
}

function routeCause(destination: number, { route, arp, mtu }: WayBack): Cause {
  return {
    kind: 'route',
    destination: formatIpv4(destination),
    network: formatIpv4(route.network),
    prefix: route.prefix,
    inside: route.inside,
    nextHop: formatIpv4(route.nextHop),
    port: route.port,
    source: formatIpv4(arp.address),
    mtu,
  }
}

const ethernet = (source: Uint8Array, destination: Uint8Array): LayerValues => ({
  protocol: 'ethernet',
  values: { destination, source },
})

/** No errors about errors, broadcasts, later fragments, or packets from nobody (RFC 1122 §3.2.2). */
function mayComplain(packet: PacketView): boolean {
  const { octets } = packet.held
  const destination = octets.subarray(0, 6)
  if (sameOctets(destination, BROADCAST_MAC) || numberIn(packet, 'fragmentOffset') > 0) return false
  const source = numberIn(packet, 'sourceAddress')
  if (source === 0 || source >= 0xe000_0000) return false
  const type = octets[packet.start + headerOctets(packet)] ?? 0
  return numberIn(packet, 'protocol') !== PROTOCOL.icmp || !ERRORS.includes(type)
}
