/** How a host receives a packet: the internet layer, then UDP, then the buffer of a socket. */

import type { Check, Strip } from '../trace/trace'
import { networkOf } from '../wire/address'
import type { HostState } from './hostState'
import type { Complaint } from './icmp'
import { headerLooks, headerOctets, numberIn, type PacketView, PROTOCOL } from './ipv4'
import { judge, type Look } from './judge'
import { part } from './parts'
import { drop, dropFor, strip } from './run'
import { put } from './socket'
import { ipv4Text } from './texts'
import { datagramLooks, numberIn as numberInDatagram, UDP_HEADER } from './udp'

/** The TTL is not looked at: it is not zero on a host's way in (RFC 1122 §3.2.1.7). */
export function receivePacket(host: HostState, packet: PacketView) {
  const { run, node } = host
  const { held, start } = packet
  const { pdu } = held.frame
  const piece = isPiece(packet)
  const { checks, failed } = judge([
    ...headerLooks(packet),
    () => checkDestination(host, packet),
    () => checkFragment(packet),
    // What is in a packet is looked at once it is whole.
    ...(piece ? [] : [() => checkProtocol(host, packet)]),
  ])
  const whole = strip(held.frame, start, packet.end)
  run.emit(node, { kind: 'checks', layer: 1, protocol: 'ipv4', checks }, { pdu, strip: whole })
  if (failed) return refuse(host, packet, whole, failed)
  if (!piece) return deliver(host, packet)
  part('receivePiece')(host, packet, {
    up: joined => receiveJoined(host, joined),
    complain: first => complainAbout(host, first, 'reassembly time exceeded'),
  })
}

/** A packet was put together from its pieces: each was checked, and who is to read it is asked now. */
function receiveJoined(host: HostState, packet: PacketView) {
  const { run, node } = host
  const { held, start, end } = packet
  const { checks, failed } = judge([() => checkProtocol(host, packet)])
  const whole = strip(held.frame, start, end)
  run.emit(
    node,
    { kind: 'checks', layer: 1, protocol: 'ipv4', checks },
    { pdu: held.frame.pdu, strip: whole },
  )
  if (failed) return refuse(host, packet, whole, failed)
  deliver(host, packet)
}

function refuse(host: HostState, packet: PacketView, whole: Strip, failed: Check) {
  dropFor(host.run, host.node, packet.held, whole, failed, 1)
  if (failed.check === 'protocol') complainAbout(host, packet, 'protocol unreachable')
}

/** The internet header comes off, and what is left goes up. */
function deliver(host: HostState, packet: PacketView) {
  const { run, node } = host
  const { held, start } = packet
  const { pdu } = held.frame
  const total = numberIn(packet, 'totalLength')
  const number = numberIn(packet, 'protocol')
  const up = number === PROTOCOL.icmp ? 'icmp' : number === PROTOCOL.tcp ? 'tcp' : 'udp'
  const inside = { start: start + headerOctets(packet), end: start + total }
  const [source, destination] = [numberIn(packet, 'sourceAddress'), numberIn(packet, 'destinationAddress')]
  run.emit(
    node,
    {
      kind: 'decapsulate',
      layer: 1,
      protocol: 'ipv4',
      field: 'protocol',
      value: numberIn(packet, 'protocol'),
      up,
      trimmed: packet.end - inside.end,
      tag: {
        source: ipv4Text(source),
        destination: ipv4Text(destination),
        protocol: numberIn(packet, 'protocol'),
        length: inside.end - inside.start,
      },
    },
    { pdu, strip: strip(held.frame, inside.start, inside.end) },
  )
  if (up === 'icmp') part('takeIcmp')(host, packet, inside.start, inside.end)
  else if (up === 'tcp') host.streams?.receive({ held, ...inside, source, destination })
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
  const end = packet.start + numberIn(packet, 'totalLength')
  const octets = packet.held.octets.subarray(packet.start, end)
  part('complain')({ run, node, timeToLive: setup.timeToLive, wayTo }, packet, octets, about)
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
  const view = { octets: held.octets, start, end, source, destination }
  const from = { address: source, port: numberInDatagram(view, 'sourcePort') }
  const port = numberInDatagram(view, 'destinationPort')
  const socket = sockets.forDatagram(port, from)
  const { checks, failed } = judge(datagramLooks(view, sockets.ports(), socket !== undefined))
  const whole = strip(held.frame, start, end)
  run.emit(node, { kind: 'checks', layer: 2, protocol: 'udp', checks }, { pdu, strip: whole })
  if (failed) {
    dropFor(run, node, held, whole, failed, 2)
    if (failed.check === 'destinationPort') complainAbout(host, packet, 'port unreachable')
    return
  }

  const left = strip(held.frame, start + UDP_HEADER, start + numberInDatagram(view, 'length'))
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
  })
  run.emit(
    node,
    { kind: 'enqueue', fd: socket.fd, octets: octets.length, waiting: socket.waiting.length },
    { pdu, strip: left },
  )
  socket.wake?.()
}

function checkDestination(host: HostState, packet: PacketView): Look {
  const seen = numberIn(packet, 'destinationAddress')
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

function isPiece(packet: PacketView): boolean {
  return numberIn(packet, 'fragmentOffset') > 0 || numberIn(packet, 'moreFragments') > 0
}

/** Whether this is a whole packet; a piece of one is as welcome, and waits for the others. */
function checkFragment(packet: PacketView): Look {
  const offset = numberIn(packet, 'fragmentOffset')
  const more = numberIn(packet, 'moreFragments')
  const field = offset === 0 && more === 1 ? 'moreFragments' : 'fragmentOffset'
  const seen = field === 'moreFragments' ? more : offset
  return {
    check: 'fragment',
    field,
    seen,
    wanted: 0,
    good: true,
    ...(isPiece(packet) && { reason: 'piece' }),
  }
}

function checkProtocol({ streams }: HostState, packet: PacketView): Look {
  const seen = numberIn(packet, 'protocol')
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
