/** What a sentence may look at: the event it tells of, the frame in hand, and who is who in this trace. */
import type { BitPlace, NodeId } from '../scenario/scenario'
import { fragmentOf } from '../trace/fragmentation'
import { eventsOf } from '../trace/lineage'
import { octetsOf as frameOctets } from '../trace/octets'
import type { Cause, Trace, TraceEvent } from '../trace/trace'
import { fieldOf, numberOf } from '../wire/dissection'
import type { Dissection, FieldValue, LayerSpan } from '../wire/spec'
import { formatValue } from '../wire/value'
import { say } from './catalogue'
import type { Arguments } from './message'
import { kindOf, nodeName, nodesOf } from './naming'

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
export function valuesOf(layer: LayerSpan | undefined): Readonly<Record<string, string>> {
  if (!layer) return {}
  const known = values.get(layer)
  if (known) return known
  const made = Object.fromEntries(
    layer.fields.map(field => [field.name, inSentence(formatValue(field.spec, start(field.value)))]),
  )
  values.set(layer, made)
  return made
}
const values = new WeakMap<LayerSpan, Readonly<Record<string, string>>>()

/** As much of a value as a sentence can show: a datagram's 65,507 octets are not written out for each step. */
function start(value: FieldValue): FieldValue {
  // No letter takes more than four octets.
  return typeof value === 'number' ? value : value.subarray(0, 4 * LONGEST + 1)
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

/** Does a TFTP server run on this node? */
export function servesTftp({ scenario }: Trace, node: NodeId): boolean {
  return scenario?.programs.some(({ kind, host }) => kind === 'tftpServer' && host === node) ?? false
}

/** The node that made a PDU; others only pass it on. */
export function senderOf(trace: Trace, event: TraceEvent): NodeId | undefined {
  if (event.pdu === undefined) return undefined
  return eventsOf(trace, fragmentOf(event.pdu)?.whole ?? event.pdu)[0]?.node
}

/** How many octets the header of a layer has. */
export function headerOf(layer: LayerSpan | undefined): number {
  return layer ? layer.bodyStart - layer.start : 0
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

/** Who owns a MAC or an internet address; undefined where nobody here does. */
export function ownerOf(trace: Trace, address: string): NodeId | undefined {
  return nodesOf(trace).find(
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
