/** What is told between the hosts: ways, neighbours, cables, switches, damage and the end of a PDU. */

import type { BitPlace } from '../scenario/scenario'
import { GAP, PREAMBLE } from '../sim/link'
import { eventsOf } from '../trace/lineage'
import type { Trace, TraceEvent, Transit } from '../trace/trace'
import { formatIpv4, networkOf, parseIpv4 } from '../wire/address'
import { fieldOf, numberOf, octetsOf } from '../wire/dissection'
import { formatValue } from '../wire/value'
import {
  complaintName,
  damageAt,
  dissectionOf,
  type EventOf,
  inHand,
  kindOf,
  nodeName,
  ownerName,
  ownerOf,
  pduTitle,
  senderOf,
  type Tellers,
  type Told,
} from './scope'

type Kinds =
  | 'route'
  | 'resolve'
  | 'ask'
  | 'answered'
  | 'neighbour'
  | 'transmit'
  | 'arrive'
  | 'learn'
  | 'forward'
  | 'damage'

export const crossing: Tellers<Kinds> = {
  route: tellRoute,
  resolve: tellResolve,
  ask: (event, trace) => {
    const times = timesAsked(trace, event)
    const args = { address: event.address, times, ...who(event, trace, event.address) }
    return [times > 1 ? 'tell.ask.again' : 'tell.ask', args]
  },
  answered: (event, trace) => [
    'tell.answered',
    { address: event.address, mac: event.mac, ...who(event, trace, event.address) },
  ],
  neighbour: (event, trace) => [
    event.isNew ? 'tell.neighbour.isNew' : 'tell.neighbour.known',
    { address: event.address, mac: event.mac, ...who(event, trace, event.address) },
  ],
  transmit: tellTransmit,
  arrive: tellArrive,
  learn: (event, trace) => [
    event.isNew ? 'tell.learn.isNew' : 'tell.learn.known',
    { mac: event.mac, port: event.port, ...who(event, trace, event.mac) },
  ],
  forward: tellForward,
  damage: (event, trace) => [
    event.bits.length > 1 ? 'tell.damage.bits' : 'tell.damage.bit',
    { ...who(event, trace), ...turned(trace, event, event.bits) },
  ],
}

/** How often this node asked for the same packet, this time included. */
function timesAsked(trace: Trace, event: EventOf<'ask'>): number {
  const asked = event.pdu === undefined ? [event] : eventsOf(trace, event.pdu)
  return asked.filter(each => each.kind === 'ask' && each.node === event.node && each.id <= event.id).length
}

/** Where it happens and, given an address, whose that is. */
function who(event: TraceEvent, trace: Trace, address = ''): { node: string; kind: string; owner: string } {
  return {
    node: nodeName(trace, event.node),
    kind: kindOf(trace, event.node),
    owner: ownerName(trace, address),
  }
}

/** What kind of thing has an address: the router on the way, or the host at its end. */
function kindOfOwner(trace: Trace, address: string): 'router' | 'host' {
  const owner = ownerOf(trace, address)
  return owner !== undefined && kindOf(trace, owner) === 'router' ? 'router' : 'host'
}

function tellRoute(event: EventOf<'route'>, trace: Trace): Told {
  const args = {
    ...who(event, trace, event.nextHop),
    destination: event.destination,
    network: `${event.network}/${event.prefix}`,
    prefix: event.prefix,
    nextHop: event.nextHop,
    port: event.port,
    source: event.source ?? '',
  }
  const at = kindOf(trace, event.node) === 'router' ? 'router' : 'host'
  if (event.inside) return [`tell.route.${at}.inside`, args]
  const own = at === 'host' ? ownNetwork(trace, event) : undefined
  return own ? ['tell.route.host.gateway', { ...args, ...own }] : ['tell.route.router.via', args]
}

/** The network of a host's own card: what it held the destination against before it turned to its gateway. */
function ownNetwork(trace: Trace, event: TraceEvent): { network: string; prefix: number } | undefined {
  const node = trace.scenario?.nodes.find(each => each.id === event.node)
  const own = node?.kind === 'host' ? node.interfaces[0] : undefined
  const address = own && parseIpv4(own.address)
  if (!own || address === undefined) return undefined
  return { network: `${formatIpv4(networkOf(address, own.prefix))}/${own.prefix}`, prefix: own.prefix }
}

function tellResolve(event: EventOf<'resolve'>, trace: Trace): Told {
  const args = {
    ...who(event, trace, event.address),
    address: event.address,
    mac: event.mac ?? '',
    end: endOf(trace, event),
  }
  if (event.mac === undefined) return [`tell.resolve.${kindOfOwner(trace, event.address)}.unknown`, args]
  const known = event.known === 'preloaded' ? 'preloaded' : 'learned'
  return [`tell.resolve.${kindOfOwner(trace, event.address)}.${known}`, args]
}

/** Whose the packet's destination address is: the end of its way. */
function endOf(trace: Trace, event: TraceEvent): string {
  const ipv4 = dissectionOf(trace, event)?.layers[1]
  const field = fieldOf(ipv4, 'destinationAddress')
  return field ? ownerName(trace, formatValue(field.spec, field.value)) : ''
}

function tellTransmit(event: EventOf<'transmit'>, trace: Trace): Told {
  const transit = trace.transits[event.transit]
  const octets = inHand(event)
  const rate = transit && trace.scenario?.links[transit.link]?.rate
  const damage = transit ? freshDamage(trace, transit) : []
  const args = {
    ...who(event, trace),
    message: event.pdu === undefined ? '' : pduTitle(event.pdu),
    to: transit ? nodeName(trace, transit.to.node) : '',
    what: complaintName(complaintIn(trace, event)),
    asker: ownerName(trace, destinationOf(trace, event)),
    preamble: PREAMBLE,
    gap: GAP,
    octets,
    bits: 8 * (PREAMBLE + octets),
    microseconds: rate ? (8 * (PREAMBLE + octets) * 1_000_000) / rate : 0,
  }
  if (damage.length > 0) return ['tell.transmit.damaged', { ...args, ...turned(trace, event, damage) }]
  return [`tell.transmit${transmitted(event, trace)}`, args]
}

function destinationOf(trace: Trace, event: TraceEvent): string {
  const field = fieldOf(dissectionOf(trace, event)?.layers[0], 'destination')
  return field ? formatValue(field.spec, field.value) : ''
}

/** Types of ICMP that complain of a packet and quote it (RFC 792). */
const QUOTES: readonly number[] = [3, 4, 5, 11, 12]

/** Type and code of the ICMP message in hand, if it is one. */
function complaintIn(trace: Trace, event: TraceEvent): string | undefined {
  const inner = dissectionOf(trace, event)?.layers[2]
  const isError = inner?.protocol === 'icmp' && QUOTES.includes(numberOf(inner, 'type'))
  return isError ? `${numberOf(inner, 'type')}.${numberOf(inner, 'code')}` : undefined
}

/** What goes out: an ARP question or reply, or by whom the frame is passed on. */
function transmitted(
  event: TraceEvent,
  trace: Trace,
): '' | '.complaint' | '.switch' | '.router' | '.question' | '.reply' {
  const kind = kindOf(trace, event.node)
  if (kind === 'switch') return '.switch'
  const inner = dissectionOf(trace, event)?.layers[1]
  if (senderOf(trace, event) === event.node && complaintIn(trace, event)) return '.complaint'
  if (inner?.protocol === 'arp') return numberOf(inner, 'operation') === 2 ? '.reply' : '.question'
  return kind === 'router' ? '.router' : ''
}

/** Bits that turned over on this very cable, not on an earlier one. */
function freshDamage(trace: Trace, transit: Transit): readonly BitPlace[] {
  const earlier = trace.transits.filter(each => each.frame === transit.frame && each.hop < transit.hop)
  return transit.damage.filter(
    bit => !earlier.some(each => each.damage.some(same => same.octet === bit.octet && same.bit === bit.bit)),
  )
}

/** The first octet that turned bits stand in, before and after. */
function turned(trace: Trace, event: TraceEvent, bits: readonly BitPlace[]) {
  const octet = bits[0]?.octet ?? 0
  const sent = dissectionOf(trace, event)?.octets[octet] ?? 0
  const came = bits.filter(bit => bit.octet === octet).reduce((value, { bit }) => value ^ (1 << bit), sent)
  return { octet, sent: hex8(sent), came: hex8(came), count: bits.length }
}

/** A bit that turned over on this very cable is told where it arrives; nobody has looked yet. */
function tellArrive(event: EventOf<'arrive'>, trace: Trace): Told {
  const transit = trace.transits[event.transit]
  const args = { ...who(event, trace), octets: inHand(event) }
  const fresh = transit ? freshDamage(trace, transit) : []
  if (fresh.length === 0) return [`tell.arrive.${kindOf(trace, event.node)}`, args]
  return [
    fresh.length > 1 ? 'tell.arrive.damaged.bits' : 'tell.arrive.damaged.bit',
    { ...args, ...turned(trace, event, fresh) },
  ]
}

function hex8(octet: number): string {
  return `0x${octet.toString(16).padStart(2, '0')}`
}

function tellForward(event: EventOf<'forward'>, trace: Trace): Told {
  const destination = octetsOf(dissectionOf(trace, event)?.layers[0], 'destination')
  const everybody = destination?.every(octet => octet === 255) ?? false
  const damaged = damageAt(trace, event).length > 0
  const args = { ...who(event, trace), ports: event.ports.join(', '), count: event.ports.length, damaged }
  if (!event.flooded) return ['tell.forward.known', args]
  return [everybody ? 'tell.forward.everybody' : 'tell.forward.flooded', args]
}
