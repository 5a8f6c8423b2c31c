/** How a host receives a packet: the internet layer, then UDP, then the buffer of a socket. */
import { formatIpv4, networkOf } from '../wire/address'
import { numberOf } from '../wire/dissection'
import { answerEcho } from './echo'
import type { HostState } from './hostState'
import { type Complaint, complain, PORT_UNREACHABLE, PROTOCOL_UNREACHABLE } from './icmp'
import { receiveIcmp } from './icmpReceiving'
import { headerLooks, headerOctets, type PacketView, PROTOCOL } from './ipv4'
import { judge, type Look, layerAt } from './judge'
import { PRIORITY } from './queue'
import { drop, dropFor, strip } from './run'
import { put } from './socket'
import { datagramLooks, UDP_HEADER } from './udp'

/** Linux waits so long for the other fragments (RFC 1122 §3.3.2 would have 60 to 120 seconds). */
const REASSEMBLY = 30_000_000

/** The TTL is not looked at: it is not zero on a host's way in (RFC 1122 §3.2.1.7). */
export function receivePacket(host: HostState, packet: PacketView) {
  const { run, node } = host
  const { held, ipv4, start } = packet
  const { pdu } = held.frame
  const { checks, failed } = judge([
    ...headerLooks(packet),
    () => checkDestination(host, packet),
    () => checkFragment(packet),
    () => checkProtocol(host, packet),
  ])
  const whole = strip(held.frame, start, packet.end)
  run.emit(node, { kind: 'checks', layer: 1, protocol: 'ipv4', checks }, { pdu, strip: whole })
  if (failed?.check === 'fragment') {
    // The other pieces never come: nobody sent any.
    const why = { reason: 'reassemblyTimeout', counter: 'IpReasmFails', layer: 1 }
    return run.after(REASSEMBLY, PRIORITY.timer, () => drop(run, node, held, whole, why))
  }
  if (failed) {
    dropFor(run, node, held, whole, failed, 1)
    if (failed.check === 'protocol') complainAbout(host, packet, PROTOCOL_UNREACHABLE)
    return
  }

  const total = numberOf(ipv4, 'totalLength')
  const number = numberOf(ipv4, 'protocol')
  const up = number === PROTOCOL.icmp ? 'icmp' : number === PROTOCOL.tcp ? 'tcp' : 'udp'
  const inside = { start: start + headerOctets(packet), end: start + total }
  const [source, destination] = [numberOf(ipv4, 'sourceAddress'), numberOf(ipv4, 'destinationAddress')]
  run.emit(
    node,
    {
      kind: 'decapsulate',
      layer: 1,
      protocol: 'ipv4',
      field: 'protocol',
      value: numberOf(ipv4, 'protocol'),
      up,
      trimmed: packet.end - inside.end,
      tag: {
        source: formatIpv4(source),
        destination: formatIpv4(destination),
        protocol: numberOf(ipv4, 'protocol'),
        length: inside.end - inside.start,
      },
    },
    { pdu, strip: strip(held.frame, inside.start, inside.end) },
  )
  if (up === 'icmp') {
    const isGood = receiveIcmp(host, packet, inside.start, inside.end)
    if (isGood) answerEcho(host, packet, inside.start, inside.end)
  } else if (up === 'tcp') host.streams?.receive({ held, ...inside, source, destination })
  else receiveDatagram(host, packet, inside, source, destination)
}

/** Tells the sender of a packet what became of it, quoting the packet as it came. */
function complainAbout(host: HostState, packet: PacketView, about: Complaint) {
  const { run, node, setup, arp, mtu } = host
  const wayTo = (destination: number) => {
    const route = host.routes(destination)
    // A host holds a destination against its own network.
    const { prefix } = setup.interfaces[0]
    return route && { route: { ...route, network: networkOf(arp.address, prefix), prefix }, arp, mtu }
  }
  const end = packet.start + numberOf(packet.ipv4, 'totalLength')
  const octets = packet.held.octets.subarray(packet.start, end)
  complain({ run, node, timeToLive: setup.timeToLive, wayTo }, packet, octets, about)
}

function receiveDatagram(
  host: HostState,
  packet: PacketView,
  { start, end }: { readonly start: number; readonly end: number },
  source: number,
  destination: number,
) {
  const { run, node, sockets } = host
  const { held } = packet
  const { pdu } = held.frame
  const udp = layerAt(held.dissection, 2, 'udp')
  const view = { octets: held.octets, udp, start, end, source, destination }
  const from = { address: source, port: numberOf(udp, 'sourcePort') }
  const socket = sockets.forDatagram(numberOf(udp, 'destinationPort'), from)
  const { checks, failed } = judge(datagramLooks(view, sockets.ports(), socket !== undefined))
  const whole = strip(held.frame, start, end)
  run.emit(node, { kind: 'checks', layer: 2, protocol: 'udp', checks }, { pdu, strip: whole })
  if (failed) {
    dropFor(run, node, held, whole, failed, 2)
    if (failed.check === 'destinationPort') complainAbout(host, packet, PORT_UNREACHABLE)
    return
  }

  const port = numberOf(udp, 'destinationPort')
  const left = strip(held.frame, start + UDP_HEADER, start + numberOf(udp, 'length'))
  const trimmed = end - left.end
  run.emit(
    node,
    {
      kind: 'decapsulate',
      layer: 2,
      protocol: 'udp',
      field: 'destinationPort',
      value: port,
      up: 'socket',
      trimmed,
    },
    { pdu, strip: left },
  )
  const octets = held.octets.slice(left.start, left.end)
  if (!socket || !sockets.hasRoom(socket, octets.length)) {
    return drop(run, node, held, left, { reason: 'receiveBuffer', counter: 'UdpRcvbufErrors', layer: 2 })
  }
  put(socket, {
    pdu,
    source,
    sourcePort: from.port,
    octets,
    strip: left,
    dissection: held.dissection,
  })
  run.emit(
    node,
    { kind: 'enqueue', fd: socket.fd, octets: octets.length, waiting: socket.waiting.length },
    { pdu, strip: left },
  )
  socket.wake?.()
}

function checkDestination(host: HostState, { ipv4 }: PacketView): Look {
  const seen = numberOf(ipv4, 'destinationAddress')
  const mine = host.isMine(seen)
  return {
    check: 'destinationAddress',
    field: 'destinationAddress',
    seen,
    wanted: host.arp.address,
    good: mine,
    reason: mine ? (seen === host.arp.address ? 'mine' : 'broadcast') : 'notMine',
    counter: 'IpInAddrErrors',
  }
}

/** A piece of a packet cannot go up; nobody here ever cuts one, but a learner can make one look so. */
function checkFragment({ ipv4 }: PacketView): Look {
  const offset = numberOf(ipv4, 'fragmentOffset')
  const more = numberOf(ipv4, 'moreFragments')
  const field = offset === 0 && more === 1 ? 'moreFragments' : 'fragmentOffset'
  const seen = field === 'moreFragments' ? more : offset
  return { check: 'fragment', field, seen, wanted: 0, good: seen === 0, counter: 'IpReasmFails' }
}

function checkProtocol({ streams }: HostState, { ipv4 }: PacketView): Look {
  const seen = numberOf(ipv4, 'protocol')
  const wanted: number[] = [PROTOCOL.icmp, PROTOCOL.udp, ...(streams ? [PROTOCOL.tcp] : [])]
  return {
    check: 'protocol',
    field: 'protocol',
    seen,
    wanted,
    good: wanted.includes(seen),
    counter: 'IpInUnknownProtos',
  }
}
