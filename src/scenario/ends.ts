/** Who a frame goes from and to, and what a sender at one of these ends would write into a field. */
import { formatMac, hexOf, inPrefix, octetsOfIpv4, parseIpv4, parseMac } from '../wire/address'
import { parseIpv6 } from '../wire/ipv6'
import { isPort } from '../wire/naming'
import type { FieldSpec } from '../wire/spec'
import { interfacesOf } from './network'
import type { HostSetup, InterfaceSetup, NodeId, Scenario, WrittenValue } from './scenario'

/** The two ends of a frame as its sender's program knows them. */
export interface Ends {
  readonly host: NodeId
  readonly to: NodeId
  readonly source: { readonly mac: string; readonly address: string; readonly ipv6: string }
  /** `mac` is the next stop's: the far end's own, or a router's. */
  readonly destination: { readonly mac: string; readonly address: string; readonly ipv6: string }
  /** A port that a program at the far end has. */
  readonly port: number
}

/** Where nobody listens, this is written: the first of the dynamic ports is the sender's own (RFC 6335 §6). */
const OWN_PORT = 49_152
const FAR_PORT = 50_000

/** The ends for a program on `host`; the far one is `to`, where that is a host, else the other host there is. */
export function endsOf(scenario: Scenario, host: NodeId, to?: NodeId): Ends {
  const hosts = scenario.nodes.filter((node): node is HostSetup => node.kind === 'host')
  const near = hosts.find(({ id }) => id === host) ?? hosts[0]
  const far = hosts.find(({ id }) => id === to && id !== near?.id) ?? hosts.findLast(each => each !== near)
  const [source, destination] = [near?.interfaces[0], far?.interfaces[0]]
  return {
    host: near?.id ?? host,
    to: far?.id ?? host,
    source: endOf(source, source?.mac),
    destination: endOf(destination, nextStop(scenario, near, destination)),
    port: portOf(scenario, far?.id),
  }
}

function endOf(port: InterfaceSetup | undefined, mac = '00-00-5E-00-53-FF') {
  const address = port?.address ?? '192.0.2.1'
  const last = octetsOfIpv4(parseIpv4(address) ?? 0)[3] ?? 0
  // Here IPv6 addresses are made for the occasion (RFC 3849), with the last number of the IPv4 one.
  return { mac, address, ipv6: `2001:db8::${last}` }
}

/** The MAC of the far end on the same network, else of the gateway's port. */
function nextStop(
  scenario: Scenario,
  near: HostSetup | undefined,
  far: InterfaceSetup | undefined,
): string | undefined {
  const own = near?.interfaces[0]
  if (!near || !own || !far) return far?.mac
  const isNear = inPrefix(parseIpv4(far.address) ?? 0, parseIpv4(own.address) ?? 0, own.prefix)
  const hop = isNear ? far.address : near.gateway
  return scenario.nodes.flatMap(interfacesOf).find(({ address }) => address === hop)?.mac ?? far.mac
}

function portOf({ programs }: Scenario, host: NodeId | undefined): number {
  for (const program of programs) {
    const bound = program.kind === 'calls' && program.calls.find(call => call.call === 'bind')
    if (program.host === host && bound && bound.port > 0) return bound.port
  }
  return FAR_PORT
}

/** What goes into a field of a new header; undefined where the table's own beginning will do. */
export function usualValue(row: FieldSpec, { source, destination }: Ends): WrittenValue | undefined {
  switch (row.name) {
    case 'sourcePort':
      return isPort(row) ? OWN_PORT : undefined
    case 'source':
    case 'senderHardwareAddress':
    case 'linkLayerAddress':
      return row.notation === 'mac' ? macValue(source.mac) : undefined
    case 'destination':
      return row.notation === 'mac' ? macValue(destination.mac) : undefined
    case 'sourceAddress':
    case 'senderProtocolAddress':
      return addressValue(row, source)
    case 'destinationAddress':
    case 'targetProtocolAddress':
    case 'targetAddress':
      return addressValue(row, destination)
    // A route of one stop: the far end itself (RFC 6275 §6.4).
    case 'address1':
      return addressValue(row, destination)
    case 'segmentsLeft':
      return 1
    case 'targetHardwareAddress':
      return '000000000000'
    default:
      return undefined
  }
}

function addressValue(row: FieldSpec, end: Ends['source']): WrittenValue | undefined {
  if (row.notation === 'ipv4') return parseIpv4(end.address)
  return row.notation === 'ipv6' ? ipv6Value(end.ipv6) : undefined
}

export const macValue = (mac: string): string => hexOf(parseMac(mac) ?? new Uint8Array(6))

export function ipv6Value(text: string): string {
  const octets = parseIpv6(text)
  return octets instanceof Uint8Array ? hexOf(octets) : '00'.repeat(16)
}

/** The MAC to which a packet for a group of IPv6 hosts goes (RFC 2464 §7). */
export function groupMac(ipv6: string): string {
  const octets = parseIpv6(ipv6)
  return octets instanceof Uint8Array
    ? formatMac(Uint8Array.of(0x33, 0x33, ...octets.subarray(12)))
    : '33-33-00-00-00-00'
}
