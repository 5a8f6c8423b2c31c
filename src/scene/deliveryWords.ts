/** Delivery's words for what a picture shows: packets by what they carry, octets as text, runs of octets by number. */

import type { PduName } from '../scenario/scenario'
import type { Say } from '../story/message'
import { fragmentOf } from '../trace/fragmentation'
import type { Ledger } from '../trace/ledger'
import { once } from '../trace/once'
import { isGame } from '../trace/positions'
import { dataOf, sentBetween } from '../trace/sent'
import type { Trace, Transit } from '../trace/trace'
import { partsOf } from '../track/follow'
import { POSITION_OCTETS, readPosition } from '../wire/position'
import { carriesData } from './deliveryMoment'
import type { Tone } from './scene'

export type LaneKind = 'stream' | 'datagram' | 'other'

/** Which kind of socket a lane's programs talk through. */
export const kindOf: (trace: Trace) => LaneKind = once(findKind)

function findKind({ scenario, events }: Trace): LaneKind {
  for (const program of scenario?.programs ?? [])
    if (program.kind === 'sender' || program.kind === 'reader') return program.socket
  if (events.some(({ kind }) => kind === 'segment')) return 'stream'
  return events.some(each => each.kind === 'call' && each.call.name === 'sendto') ? 'datagram' : 'other'
}

/** What is written on octets of a message: its text where it is short and plain, else how many octets there are. */
export function wordsOf(octets: Uint8Array, length: number, say: Say): string {
  const text = plainText(octets)
  return octets.length === length && length > 0 && length <= LONGEST && text !== undefined
    ? say('delivery.quoted', { text })
    : say('delivery.bytes', { bytes: length })
}

const LONGEST = 24

/** Whole positions of a game by their numbers, the long wording first; none where these octets are anything else. */
function positionWordings(trace: Trace, octets: Uint8Array, length: number, say: Say): readonly string[] {
  if (!isGame(trace) || octets.length !== length) return []
  const [first, last] = [readPosition(octets), readPosition(octets, length - POSITION_OCTETS)]
  if (!first || !last || (last.sequence - first.sequence + 1) * POSITION_OCTETS !== length) return []
  const count = last.sequence - first.sequence + 1
  const numbers = count === 1 ? `${first.sequence}` : runName(first.sequence, last.sequence + 1, say)
  const said = ['delivery.position', 'delivery.position.short'].map(key => say(key, { count, numbers }))
  return [...said, numbers]
}

/** What is written on a datagram on its way, the longest wording first. */
export function datagramWordings(trace: Trace, data: Uint8Array, say: Say): readonly string[] {
  const positions = positionWordings(trace, data, data.length, say)
  return positions.length > 0 ? positions : [wordsOf(data, data.length, say), String(data.length)]
}

/** What stands on a datagram, the longest wording first: its name in its own protocol (`WRQ`, `DATA 1`), or its plain data. */
export function datagramWords(
  trace: Trace,
  pdu: PduName,
  data: Uint8Array,
  length: number,
  say: Say,
): readonly string[] {
  const { kind, copy } = partsOf(pdu)
  if (/^(data|datagram|frame) \d+$/.test(kind)) return dataWordings(trace, data, length, say)
  return [copy > 1 ? say('delivery.again', { name: kind }) : kind]
}

function dataWordings(trace: Trace, octets: Uint8Array, length: number, say: Say): readonly string[] {
  const positions = positionWordings(trace, octets, length, say)
  return positions.length > 0 ? positions : [wordsOf(octets, length, say)]
}

/** The colour of a packet: ARP asks for the link, ICMP for the internet layer, all others carry what programs say. */
export function toneOf({ pdu }: Transit): Tone {
  return / ARP /.test(pdu) ? 'link' : / ICMP /.test(pdu) ? 'internet' : 'transport'
}

/** Printable ASCII as text; undefined where there is anything else. */
function plainText(octets: Uint8Array): string | undefined {
  const codes = [...octets]
  return codes.every(code => code >= 32 && code < 127) ? String.fromCharCode(...codes) : undefined
}

/** One octet as a sign for a narrow cell: a space is made visible, what has no sign is in hex. */
export function signOf(octet: number): string {
  if (octet === 32) return '␣'
  return octet > 32 && octet < 127 ? String.fromCharCode(octet) : octet.toString(16).padStart(2, '0')
}

/** The octets of a message by their numbers, as words, the longest wording first. */
export function messageWords(
  { trace, way }: Ledger,
  first: number,
  length: number,
  say: Say,
): readonly string[] {
  return dataWordings(trace, sentBetween(trace, way[0] ?? '', first, first + length), length, say)
}

/** What a packet is called on its way: `“BIG ”`, `seq 7`, `ack 7`, `SYN`, and that it is sent again. */
export function packetName(trace: Trace, transit: Transit, say: Say): string {
  return remembered(names, say, transit, () => nameOf(trace, transit, say))
}

type Remembered = WeakMap<Say, WeakMap<Transit, string>>

/** Names are wanted for each picture again, and do not change. */
const names: Remembered = new WeakMap()
const labels: Remembered = new WeakMap()

function remembered(known: Remembered, say: Say, transit: Transit, make: () => string): string {
  const all = known.get(say) ?? new WeakMap<Transit, string>()
  known.set(say, all)
  const found = all.get(transit) ?? make()
  all.set(transit, found)
  return found
}

function nameOf(trace: Trace, transit: Transit, say: Say): string {
  const { kind, copy } = partsOf(transit.pdu)
  const name = baseName(trace, transit, kind, say)
  if (transit.copyOf !== undefined) return say('delivery.twice', { name })
  return copy > 1 ? say('delivery.again', { name }) : name
}

function baseName(trace: Trace, transit: Transit, kind: string, say: Say): string {
  const piece = fragmentOf(transit.pdu)
  if (piece) return say('delivery.piece', { number: piece.number })
  const [, what = '', number = ''] = /^(data|ack|probe|datagram) (\d+)$/.exec(kind) ?? []
  if (what === 'ack') return say('delivery.ack', { number })
  if (what === '') return kind
  if (kindOf(trace) === 'stream') return say(what === 'probe' ? 'delivery.probe' : 'delivery.seq', { number })
  return datagramWordings(trace, dataOf(trace, transit.frame), say)[0] ?? ''
}

/** A packet in full for whoever cannot see where it is. */
export function packetLabel(trace: Trace, transit: Transit, say: Say): string {
  return remembered(labels, say, transit, () => {
    const bytes = carriesData(transit.pdu) ? dataOf(trace, transit.frame).length : 0
    return say('delivery.packetLabel', { name: packetName(trace, transit, say), bytes })
  })
}

/** Octets by number: `7`, or `7–10`. */
export function runName(first: number, end: number, say: Say): string {
  return end - first <= 1
    ? String(first)
    : say('delivery.run', { first: String(first), last: String(end - 1) })
}

/** Simulated time for a reader: µs, ms or s, with three digits that count. */
export function timeText(micros: number, say: Say): string {
  if (micros < 1000) return say('delivery.time.us', { time: String(Math.round(micros)) })
  if (micros < 1_000_000) return say('delivery.time.ms', { time: figure(micros / 1000) })
  return say('delivery.time.s', { time: figure(micros / 1_000_000) })
}

const figure = (value: number) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2)
