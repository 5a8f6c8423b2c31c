/** What a host does when it is asked for an echo: it sends the very same bytes back (RFC 792, RFC 1122 §3.2.2.6). */
import { build } from '../trace/build'
import { formatIpv4, networkOf } from '../wire/address'
import { ICMP } from '../wire/protocols/icmp'
import type { LayerValues } from '../wire/spec'
import { draw } from './chance'
import { sendFrame } from './ethernet'
import { sendPieces } from './fragmenting'
import type { HostState } from './hostState'
import { numberIn, type PacketView } from './ipv4'
import { bigEndian } from './octets'
import { AT_SENDER, strip } from './run'

const HEADERS = 42
const MESSAGE = 34

/** Answers an ICMP message, octets [start, end) of its frame, if it asks for an echo. */
export function answerEcho(host: HostState, packet: PacketView, start: number, end: number) {
  const { run, node, arp } = host
  const { held } = packet
  const octets = held.octets.subarray(start, end)
  if (octets[0] !== ICMP.echoRequest) return
  const asker = numberIn(packet, 'sourceAddress')
  const route = host.routes(asker)
  if (!route) return
  const subject = held.frame.pdu.replace(/^\S* /, '')
  const pdu = run.name(`${node}>${run.owner(asker)} ICMP echo reply (${subject})`)
  const identification = draw(run.scenario.seed, 'identification', pdu) >>> 16
  const layers: LayerValues[] = [
    {
      protocol: 'ipv4',
      values: {
        identification,
        timeToLive: host.setup.timeToLive,
        sourceAddress: arp.address,
        destinationAddress: asker,
      },
    },
    {
      protocol: 'icmp',
      values: {
        type: ICMP.echoReply,
        code: octets[1] ?? 0,
        identifier: bigEndian(octets, 4),
        sequenceNumber: bigEndian(octets, 6),
      },
    },
    ...(octets.length > 8 ? [{ protocol: 'data', values: { data: octets.slice(8) } }] : []),
  ]
  const frame = run.draft(pdu, node, [])
  const last = HEADERS + octets.length - 8
  const at = (from: number) => ({ pdu, strip: strip(frame, from, last) })
  run.emit(node, { kind: 'encapsulate', layer: 2, protocol: 'icmp' }, at(MESSAGE))
  const { prefix } = host.setup.interfaces[0]
  const own = formatIpv4(arp.address)
  const network = formatIpv4(networkOf(arp.address, prefix))
  const { inside, port } = route
  const way = { destination: formatIpv4(asker), network, prefix, inside, port, source: own }
  run.emit(node, { kind: 'route', ...way, nextHop: formatIpv4(route.nextHop), mtu: host.mtu }, at(MESSAGE))
  run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, at(14))
  const withMac = (destination: Uint8Array) =>
    run.forced(pdu, [{ protocol: 'ethernet', values: { destination, source: arp.mac } }, ...layers])
  frame.layers = withMac(new Uint8Array(6))
  if (last - 14 > host.mtu) {
    const packet = build(frame, run.read).octets.subarray(14, last)
    const way = { arp, nextHop: route.nextHop, port, mtu: host.mtu, from: AT_SENDER }
    return sendPieces(run, node, at(14), packet, way)
  }
  arp.resolve(route.nextHop, {
    frame,
    left: { start: 14, end: last },
    unreachable: () => undefined,
    go: mac => {
      frame.layers = withMac(mac)
      sendFrame(run, node, port, frame, AT_SENDER)
    },
  })
}
