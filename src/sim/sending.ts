/** How a host sends a message: from the program into the kernel, through UDP and IP, to the card. */
import { build } from '../trace/build'
import type { Call, Cause, Errno, Strip } from '../trace/trace'
import { networkOf } from '../wire/address'
import type { Dissection, LayerValues } from '../wire/spec'
import { draw } from './chance'
import { sendFrame } from './ethernet'
import type { HostState } from './hostState'
import { mayNotBeCut, PROTOCOL, type Route } from './ipv4'
import { part } from './parts'
import type { Message } from './program'
import { AT_SENDER, type Draft, strip } from './run'
import type { Peer, Socket } from './socket'
import { ipv4Text } from './texts'
import { LARGEST_MESSAGE } from './udp'

const UNKNOWN_MAC = new Uint8Array(6)

export interface Sent {
  readonly value: number
  readonly errno?: Errno
  readonly pdu: string
  /** The message as the program has it, in its frame. */
  readonly strip: Strip
}

/** A message on its way down. */
interface Going {
  readonly frame: Draft
  /** The frame as it will be, if the next hop's MAC is the one that is known now. */
  readonly whole: Dissection
  /** Octets that the program hands over. */
  readonly length: number
  /** What of it is there when a layer is done: octets from there to the end of the message. */
  from(layer: number, inside?: 'inside'): { readonly pdu: string; readonly strip: Strip }
}

/** The call that sends a message: sendto() where nobody says otherwise. */
export interface Caller {
  readonly call: Call
  /** The number of the first octet, where the program counts them. */
  readonly first: number
}

/** sendto() or send() on a datagram socket: every header is an event, in the order in which the layers put them on. */
export function sendMessage(
  host: HostState,
  socket: Socket,
  message: Message,
  { address, port }: Peer,
  caller?: Caller,
): Sent {
  const { run, node } = host
  // A socket without a port gets one with its first message.
  if (socket.port === 0) host.sockets.bind(socket, 0)
  const pdu = run.name(`${node}>${run.owner(address)} ${message.kind}`)
  const route = host.routes(address)
  const known = route && host.arp.known(route.nextHop)
  const layers = layersOf(host, socket, message, pdu, address, port)
  const going = goingDown(host, pdu, [ethernet(host, known), ...layers])
  const { length } = going
  const call: Call = caller?.call ?? {
    name: 'sendto',
    fd: socket.fd,
    octets: length,
    address: ipv4Text(address),
    port,
  }
  const protocol = message.layers[0]?.protocol ?? 'data'
  const emit = (cause: Cause, of: ReturnType<Going['from']>) => run.emit(node, cause, of)
  const finish = (value: number, errno?: Errno): Sent => {
    const failure = errno && { errno }
    const first = caller && !errno && { first: caller.first }
    run.emit(node, { kind: 'return', call, value, ...failure, ...first }, { pdu })
    return { value, pdu, strip: going.from(3).strip, ...failure }
  }

  emit({ kind: 'call', call }, going.from(3, protocol === 'data' ? undefined : 'inside'))
  if (protocol !== 'data') emit({ kind: 'encapsulate', layer: 3, protocol }, going.from(3))
  if (length > LARGEST_MESSAGE) return finish(-1, 'EMSGSIZE')
  emit({ kind: 'copy', direction: 'in', octets: length }, going.from(3))
  if (!route) return finish(-1, 'ENETUNREACH')
  emit(routeCause(host, address, route), going.from(3))
  const packet = going.from(1).strip
  const octets = going.whole.octets.subarray(packet.start, packet.end)
  const isTooLong = octets.length > host.mtu
  if (isTooLong && mayNotBeCut(octets)) return finish(-1, 'EMSGSIZE')
  emit({ kind: 'encapsulate', layer: 2, protocol: 'udp' }, going.from(2))
  emit({ kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, going.from(1))
  if (isTooLong) {
    const { mtu, arp } = host
    part('sendPieces')(run, node, going.from(1), octets, {
      arp,
      nextHop: route.nextHop,
      port: 0,
      mtu,
      from: AT_SENDER,
    })
    return finish(length)
  }
  host.arp.resolve(route.nextHop, {
    frame: going.frame,
    left: packet,
    unreachable: () => undefined,
    go: mac => {
      if (known) return sendFrame(run, node, 0, going.frame, AT_SENDER, going.whole)
      going.frame.layers = run.forced(pdu, [ethernet(host, mac), ...layers])
      sendFrame(run, node, 0, going.frame, AT_SENDER)
    },
  })
  return finish(length)
}

/** A message's frame before anybody sees it, and what of it is there when a layer is done. */
export function goingDown({ run, node }: HostState, pdu: string, layers: readonly LayerValues[]): Going {
  const frame = run.draft(pdu, node, run.forced(pdu, layers))
  const whole = build(frame, run.read)
  const udp = whole.layers[2]
  const end = udp?.bodyEnd ?? 0
  return {
    frame,
    whole,
    length: end - (udp?.bodyStart ?? 0),
    from(layer, inside) {
      const span = whole.layers[layer]
      const start = inside ? span?.bodyStart : span?.start
      return { pdu, strip: strip(frame, start ?? end, end) }
    },
  }
}

export const ethernet = ({ arp }: HostState, mac: Uint8Array = UNKNOWN_MAC): LayerValues => ({
  protocol: 'ethernet',
  values: { destination: mac, source: arp.mac },
})

/** All layers above Ethernet. */
function layersOf(
  host: HostState,
  socket: Socket,
  message: Message,
  pdu: string,
  address: number,
  port: number,
): readonly LayerValues[] {
  // With DF set any identification will do (RFC 6864 §4.1). A hash of the name keeps one PDU's octets the same,
  // whatever else is sent or lost.
  const mayBeCut = host.setup.doNotFragment === false
  const identification = mayBeCut
    ? host.identify(pdu, address, PROTOCOL.udp)
    : draw(host.run.scenario.seed, 'identification', pdu) >>> 16
  const ipv4 = {
    identification,
    doNotFragment: mayBeCut ? 0 : 1,
    timeToLive: host.setup.timeToLive,
    sourceAddress: host.arp.address,
    destinationAddress: address,
  }
  return [
    { protocol: 'ipv4', values: ipv4 },
    { protocol: 'udp', values: { sourcePort: socket.port, destinationPort: port } },
    ...message.layers,
  ]
}

/** A host holds the destination against its own network: inside, or off to the gateway. */
export function routeCause(host: HostState, destination: number, route: Route): Cause {
  const { prefix } = host.setup.interfaces[0]
  return {
    kind: 'route',
    destination: ipv4Text(destination),
    network: ipv4Text(networkOf(host.arp.address, prefix)),
    prefix,
    inside: route.inside,
    nextHop: ipv4Text(route.nextHop),
    port: route.port,
    source: ipv4Text(host.arp.address),
    mtu: host.mtu,
  }
}
