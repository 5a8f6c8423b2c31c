/** What is told between the nodes: cables, switches, and bits that flip on the way. */

import type { BitPlace } from '../scenario/scenario'
import { GAP, PREAMBLE } from '../sim/link'
import type { Trace, TraceEvent, Transit } from '../trace/trace'
import { fieldOf, numberOf, octetsOf } from '../wire/dissection'
import { formatValue } from '../wire/value'
import { complaintName, kindOf, nodeName, pduTitle } from './naming'
import {
  damageAt,
  dissectionOf,
  type EventOf,
  inHand,
  ownerName,
  senderOf,
  type Tellers,
  type Told,
  who,
} from './scope'

type Kinds = 'transmit' | 'arrive' | 'learn' | 'forward' | 'damage'

export const crossing: Tellers<Kinds> = {
  transmit: tellTransmit,
  arrive: tellArrive,
  learn: (event, trace) => [
    event.isNew ? 'tell.learn.isNew' : 'tell.learn.known',
    { mac: event.mac, port: numberOnBox(event.port), ...who(event, trace, event.mac) },
  ],
  forward: tellForward,
  damage: (event, trace) => [
    event.bits.length > 1 ? 'tell.damage.bits' : 'tell.damage.bit',
    { ...who(event, trace), ...turned(trace, event, event.bits) },
  ],
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
  if (transit?.copyOf !== undefined) return ['tell.transmit.twin', args]
  if (transit?.held !== undefined) return ['tell.transmit.held', { ...args, held: transit.held / 1000 }]
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

/** A switch's ports as they are printed on its case: from 1. */
const numberOnBox = (port: number) => port + 1

function tellForward(event: EventOf<'forward'>, trace: Trace): Told {
  const destination = octetsOf(dissectionOf(trace, event)?.layers[0], 'destination')
  const everybody = destination?.every(octet => octet === 255) ?? false
  const damaged = damageAt(trace, event).length > 0
  const args = {
    ...who(event, trace),
    ports: event.ports.map(numberOnBox).join(', '),
    count: event.ports.length,
    damaged,
  }
  if (!event.flooded) return ['tell.forward.known', args]
  return [everybody ? 'tell.forward.everybody' : 'tell.forward.flooded', args]
}
