/** What a sentence may look at: the event it tells of, the frame in hand, and who is who in this trace. */
import type { BitPlace, NodeId, NodeSetup, PduName } from '../scenario/scenario'
import { eventsOf } from '../trace/lineage'
import { octetsOf as frameOctets } from '../trace/octets'
import type { Cause, Trace, TraceEvent } from '../trace/trace'
import { fieldOf, numberOf } from '../wire/dissection'
import type { Dissection, LayerSpan } from '../wire/spec'
import { formatValue } from '../wire/value'
import { say } from './catalogue'
import type { Arguments } from './message'

/** A message to be said: its key and its arguments. */
export type Told = readonly [key: string, args?: Arguments]

/** An event of one kind. */
export type EventOf<Kind extends Cause['kind']> = Extract<TraceEvent, { kind: Kind }>

/** What tells of one kind of event. */
export type Tellers<Kind extends Cause['kind']> = {
  readonly [Each in Kind]: (event: EventOf<Each>, trace: Trace) => Told
}

/** The frame that an event has in hand, as its maker wrote it. */
export function dissectionOf(trace: Trace, event: TraceEvent): Dissection | undefined {
  const frame = event.strip && trace.frames[event.strip.frame]
  return frame && frameOctets(trace, frame.id)
}

/** The octets that are in somebody's hands after an event. */
export function inHand(event: TraceEvent): number {
  return event.strip ? event.strip.end - event.strip.start : 0
}

/** All values of a layer by field name, as a reader sees them; addresses and codes as text, never grouped digits. */
export function valuesOf(layer: LayerSpan | undefined): Record<string, string> {
  return Object.fromEntries(
    (layer?.fields ?? []).map(field => [field.name, inSentence(formatValue(field.spec, field.value))]),
  )
}

/** Text from outside, fit for a sentence: nothing invisible, nothing that turns the line, not too long. */
function inSentence(text: string): string {
  const shown = text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '·')
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}
const LONGEST = 40

/** `17` and its name: `UDP`, or the number again where it has none. */
export function nameOf(layer: LayerSpan | undefined, field: string): string {
  const value = numberOf(layer, field)
  return fieldOf(layer, field)?.spec.names?.[value] ?? String(value)
}

/** The node that made a PDU; others only pass it on. */
export function senderOf(trace: Trace, event: TraceEvent): NodeId | undefined {
  return event.pdu === undefined ? undefined : eventsOf(trace, event.pdu)[0]?.node
}

/** How many octets the header of a layer has. */
export function headerOf(layer: LayerSpan | undefined): number {
  return layer ? layer.bodyStart - layer.start : 0
}

function nodes(trace: Trace): readonly NodeSetup[] {
  return trace.scenario?.nodes ?? []
}

/** What kind of thing a node is. */
export function kindOf(trace: Trace, id: NodeId): NodeSetup['kind'] {
  return nodes(trace).find(node => node.id === id)?.kind ?? 'host'
}

/**
 * A node's name within a sentence: `client`, `router`, and where there are several `first router`, `second router`.
 * A host other than client and server goes by its id.
 */
export function nodeName(trace: Trace, id: NodeId): string {
  const kind = kindOf(trace, id)
  if (kind === 'host') return id === 'client' ? say('node.client') : id === 'server' ? say('node.server') : id
  const alike = nodes(trace).filter(node => node.kind === kind)
  const place = alike.findIndex(node => node.id === id)
  return say('node.between', { kind, place: alike.length < 2 ? 'only' : place, number: place + 1 })
}

/** Who owns a MAC or an internet address; undefined where nobody here does. */
export function ownerOf(trace: Trace, address: string): NodeId | undefined {
  return nodes(trace).find(
    node =>
      node.kind !== 'switch' &&
      node.interfaces.some(each => each.address === address || each.mac === address),
  )?.id
}

/** The name of who owns an address; where nobody here does, `host` and the address. */
export function ownerName(trace: Trace, address: string): string {
  const owner = ownerOf(trace, address)
  return owner === undefined ? say('node.stranger', { address }) : nodeName(trace, owner)
}

/** A PDU's name as a learner reads it: `DATA 1`, or `DATA 1, sent again`. */
export function pduTitle(name: PduName): string {
  const what = baseTitle(name)
  return / copy \d+$/.test(name) ? say('pdu.again', { what }) : what
}

/** The same for all copies of a PDU: `DATA 1`. */
export function baseTitle(name: PduName): string {
  const title = /^\S+>\S+ (.*?)(?: copy \d+)?$/.exec(name)?.[1] ?? name
  const [, complaint, about] = /^ICMP (.*) \((.*)\)$/.exec(title) ?? []
  if (complaint !== undefined && about !== undefined)
    return say('pdu.icmp', { what: complaintName(COMPLAINTS[complaint]), about })
  const [, kind, number] = /^(datagram|frame) (\d+)$/.exec(title) ?? []
  if (number === undefined) return title
  return say(kind === 'frame' ? 'pdu.ownFrame' : 'pdu.numbered', { number })
}

/** ICMP messages by their names in a PDU's name: type and code. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  'network unreachable': '3.0',
  'host unreachable': '3.1',
  'protocol unreachable': '3.2',
  'port unreachable': '3.3',
  'fragmentation needed': '3.4',
  'time exceeded': '11.0',
  'echo request': '8.0',
  'echo reply': '0.0',
}

/** What an ICMP message says, by its type and code: `3.3`. */
export function complaintName(typeAndCode = ''): string {
  const known = Object.values(COMPLAINTS).includes(typeAndCode)
  return say(`icmp.${known ? typeAndCode : 'other'}`)
}

/** Bits that differ from what the sender of a PDU made, at the moment of an event. */
export function damageAt(trace: Trace, event: TraceEvent): readonly BitPlace[] {
  const bits: BitPlace[] = []
  for (const each of event.pdu === undefined ? [] : eventsOf(trace, event.pdu)) {
    if (each.id > event.id) break
    if (each.kind === 'damage') bits.push(...each.bits)
    if (each.kind === 'arrive') bits.push(...(trace.transits[each.transit]?.damage ?? []))
  }
  return bits.filter(
    (bit, at) => bits.findIndex(same => same.octet === bit.octet && same.bit === bit.bit) === at,
  )
}

/** Where it happens and, given an address, whose that is. */
export function who(
  event: TraceEvent,
  trace: Trace,
  address = '',
): { node: string; kind: string; owner: string } {
  return {
    node: nodeName(trace, event.node),
    kind: kindOf(trace, event.node),
    owner: ownerName(trace, address),
  }
}
