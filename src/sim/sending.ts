/** How a host sends a message: from the program into the kernel, through UDP and IP, to the card. */
import type { Errno } from '../trace/trace'
import { formatIpv4, networkOf } from '../wire/address'
import { encode } from '../wire/encode'
import type { LayerValues } from '../wire/spec'
import { draw } from './chance'
import { sendFrame } from './ethernet'
import type { HostState } from './hostState'
import { type Route, SMALLEST_HEADER } from './ipv4'
import type { Message } from './program'
import { strip } from './run'
import type { Socket } from './socket'
import { LARGEST_MESSAGE, UDP_HEADER } from './udp'

const ETHERNET_HEADER = 14
const MESSAGE_LAYER = 3

export interface Sent {
  readonly value: number
  readonly errno?: Errno
  readonly pdu: string
}

/** sendto() on a datagram socket: every header is an event, in the order in which the layers put them on. */
export function sendMessage(
  host: HostState,
  socket: Socket,
  message: Message,
  address: number,
  port: number,
): Sent {
  const { run, node } = host
  const pdu = run.name(`${node}>${run.owner(address)} ${message.kind}`)
  const inner = encode(run.forced(pdu, message.layers))
  const length = inner.octets.length
  const [first] = inner.layers
  const header = message.layers.length > 1 || first?.protocol !== 'data' ? (first?.bodyStart ?? 0) : 0
  const start = ETHERNET_HEADER + SMALLEST_HEADER + UDP_HEADER
  const frame = run.draft(pdu, node, [])
  const call = { name: 'sendto', fd: socket.fd, octets: length, address: formatIpv4(address), port } as const
  const at = (from: number) => ({ pdu, strip: strip(frame, from, start + length) })
  const finish = (value: number, errno?: Errno): Sent => {
    run.emit(node, { kind: 'return', call, value, ...(errno && { errno }) }, { pdu })
    return { value, ...(errno && { errno }), pdu }
  }

  const layers = completeLayers(host, socket, message, pdu, address, port)
  frame.layers = run.forced(pdu, layers)
  run.emit(node, { kind: 'call', call }, at(start + header))
  if (header > 0) {
    run.emit(
      node,
      { kind: 'encapsulate', layer: MESSAGE_LAYER, protocol: first?.protocol ?? 'data' },
      at(start),
    )
  }
  if (length > LARGEST_MESSAGE) return finish(-1, 'EMSGSIZE')
  run.emit(node, { kind: 'copy', direction: 'in', octets: length }, at(start))
  const route = host.routes(address)
  if (!route) return finish(-1, 'ENETUNREACH')
  const { mtu } = host
  const own = formatIpv4(host.arp.address)
  run.emit(node, { kind: 'route', ...describe(host, address, route), source: own, mtu }, at(start))
  // Hosts set DF and learn the path's MTU (RFC 1191): a packet that does not fit is never cut up here.
  if (length + UDP_HEADER + SMALLEST_HEADER > mtu) return finish(-1, 'EMSGSIZE')
  run.emit(node, { kind: 'encapsulate', layer: 2, protocol: 'udp' }, at(start - UDP_HEADER))
  run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, at(ETHERNET_HEADER))
  host.arp.resolve(route.nextHop, {
    frame,
    left: { start: ETHERNET_HEADER, end: start + length },
    unreachable: () => undefined,
    go: mac => {
      const ethernet = { protocol: 'ethernet', values: { destination: mac, source: host.arp.mac } }
      frame.layers = run.forced(pdu, [ethernet, ...layers.slice(1)])
      sendFrame(run, node, 0, frame, 0)
    },
  })
  return finish(length)
}

/** All layers of the frame from the outside in; the next hop's MAC is not known yet. */
function completeLayers(
  host: HostState,
  socket: Socket,
  message: Message,
  pdu: string,
  address: number,
  port: number,
): readonly LayerValues[] {
  // With DF set any identification will do (RFC 6864 §4.1). A hash of the name keeps one PDU's octets the same,
  // whatever else is sent or lost.
  const identification = draw(host.run.scenario.seed, 'identification', pdu) >>> 16
  return [
    { protocol: 'ethernet', values: { destination: new Uint8Array(6), source: host.arp.mac } },
    {
      protocol: 'ipv4',
      values: {
        identification,
        doNotFragment: 1,
        timeToLive: host.setup.timeToLive,
        sourceAddress: host.arp.address,
        destinationAddress: address,
      },
    },
    { protocol: 'udp', values: { sourcePort: socket.port, destinationPort: port } },
    ...message.layers,
  ]
}

/** A host holds the destination against its own network: inside, or off to the gateway. */
function describe(host: HostState, destination: number, route: Route) {
  const { prefix } = host.setup.interfaces[0]
  return {
    destination: formatIpv4(destination),
    network: formatIpv4(networkOf(host.arp.address, prefix)),
    prefix,
    inside: route.inside,
    nextHop: formatIpv4(route.nextHop),
    port: route.port,
  }
}
