/** What the internet layer looks at, what a router changes, and which way a packet goes (RFC 791, RFC 1812, RFC 1624). */
import type { InterfaceSetup, RouteSetup } from '../scenario/scenario'
import { broadcastOf, inPrefix, networkOf, parseIpv4 } from '../wire/address'
import { internetChecksum } from '../wire/checksum'
import { type FieldReader, readersOf } from '../wire/fixed'
import { ipv4 } from '../wire/protocols/ipv4'
import type { Look } from './judge'
import { bigEndian } from './octets'
import type { Held } from './run'

export const SMALLEST_HEADER = 20
export const PROTOCOL = { icmp: 1, tcp: 6, udp: 17 } as const

/** A packet in a node's hands: octets [start, end) of what its frame carried, padding included. */
export interface PacketView {
  readonly held: Held
  readonly start: number
  readonly end: number
}

const READERS = readersOf(
  ipv4,
  'version',
  'headerLength',
  'totalLength',
  'moreFragments',
  'fragmentOffset',
  'timeToLive',
  'protocol',
  'headerChecksum',
  'sourceAddress',
  'destinationAddress',
)

/** What a field of a packet's header holds. */
export function numberIn({ held, start }: PacketView, field: keyof typeof READERS): number {
  const read: FieldReader = READERS[field]
  return read(held.octets, start)
}

/** Octets of the header by its own word, as a kernel takes it: IHL words of four. */
export function headerOctets(packet: PacketView): number {
  return numberIn(packet, 'headerLength') * 4
}

/** The checks of every receiver of a packet, in the order in which Linux's ip_rcv() makes them. */
export function headerLooks(packet: PacketView): (() => Look)[] {
  const { start, end, held } = packet
  const counter = 'IpInHdrErrors'
  return [
    () => {
      const seen = numberIn(packet, 'version')
      return { check: 'version', field: 'version', seen, wanted: 4, good: seen === 4, counter }
    },
    () => {
      const seen = numberIn(packet, 'headerLength')
      const good = seen * 4 >= SMALLEST_HEADER && start + seen * 4 <= end
      return { check: 'headerLength', field: 'headerLength', seen, wanted: 5, good, counter }
    },
    () => {
      const seen = numberIn(packet, 'headerChecksum')
      const wanted = wantedHeaderChecksum(held.octets.subarray(start, start + headerOctets(packet)))
      // Ones' complement has two zeros: a sum over all words decides, not the field's own look.
      const good = internetChecksum(held.octets.subarray(start, start + headerOctets(packet))) === 0
      return {
        check: 'headerChecksum',
        field: 'headerChecksum',
        seen,
        wanted,
        good,
        counter: 'IpExtInCsumErrors',
      }
    },
    () => {
      const seen = numberIn(packet, 'totalLength')
      const good = seen >= headerOctets(packet) && start + seen <= end
      const cut = start + seen > end
      return {
        check: 'totalLength',
        field: 'totalLength',
        seen,
        wanted: end - start,
        good,
        counter: cut ? 'IpExtInTruncatedPkts' : counter,
        ...(good && { reason: start + seen < end ? 'padded' : 'exact' }),
      }
    },
  ]
}

/** What the header checksum of these header octets must be (RFC 791 §3.1). */
export function wantedHeaderChecksum(header: Uint8Array): number {
  const blank = header.slice()
  blank.fill(0, 10, 12)
  return internetChecksum(blank)
}

/**
 * A header checksum after one 16-bit word changed, without looking at the rest: HC' = ~(~HC + ~m + m') (RFC 1624
 * eqn. 3). Damage elsewhere in the header stays visible to the next one who checks.
 */
export function updatedChecksum(checksum: number, before: number, after: number): number {
  let sum = (~checksum & 0xffff) + (~before & 0xffff) + after
  sum = (sum & 0xffff) + (sum >>> 16)
  sum = (sum & 0xffff) + (sum >>> 16)
  return ~sum & 0xffff
}

/** Which way a packet goes. */
export interface Route {
  readonly network: number
  readonly prefix: number
  /** On one of the node's own networks. */
  readonly inside: boolean
  readonly nextHop: number
  readonly port: number
}

/** Whether a host or router takes a packet with this destination for its own. */
export type Mine = (destination: number) => boolean

export function mineOf(interfaces: readonly InterfaceSetup[]): Mine {
  const own = new Set([0xffffffff])
  for (const { address, prefix } of interfaces) {
    const number = parseIpv4(address) ?? 0
    own.add(number).add(broadcastOf(number, prefix))
  }
  return destination => own.has(destination)
}

/** The way to a destination; undefined: there is none. */
export type Routes = (destination: number) => Route | undefined

/** A node's table: its own networks, then the far ones; the longest prefix wins (RFC 1812 §5.2.4.3). */
export function routesOf(interfaces: readonly InterfaceSetup[], far: readonly RouteSetup[]): Routes {
  const own = interfaces.map(({ address, prefix }, port) => ({
    network: networkOf(parseIpv4(address) ?? 0, prefix),
    prefix,
    via: undefined as number | undefined,
    port,
  }))
  const table = far.flatMap(({ network, prefix, via }) => {
    const next = parseIpv4(via) ?? 0
    const on = own.find(each => inPrefix(next, each.network, each.prefix))
    return on
      ? [{ network: networkOf(parseIpv4(network) ?? 0, prefix), prefix, via: next, port: on.port }]
      : []
  })
  // A stable sort: among equals the node's own network comes first.
  const all = [...own, ...table].sort((one, other) => other.prefix - one.prefix)
  return destination => {
    const found = all.find(({ network, prefix }) => inPrefix(destination, network, prefix))
    if (!found) return undefined
    const { network, prefix, via, port } = found
    return { network, prefix, port, inside: via === undefined, nextHop: via ?? destination }
  }
}

const FLAGS = 6
const DONT_FRAGMENT = 0x4000

/** Does a packet say that nobody may cut it? */
export function mayNotBeCut(packet: Uint8Array): boolean {
  return (bigEndian(packet, FLAGS) & DONT_FRAGMENT) !== 0
}
