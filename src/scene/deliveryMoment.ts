/** What is true in one lane after a step of Delivery, at a moment on the way to the next. */

import { besidesOf, type End, type OtherCall } from '../trace/besides'
import type { TcpState } from '../trace/connection'
import { fragmentOf } from '../trace/fragmentation'
import {
  countUpTo,
  type Flight,
  type Ledger,
  lastUpTo,
  type ReceiveBuffer,
  type ReceiveCall,
  type SendBuffer,
  type SendCall,
} from '../trace/ledger'
import { once } from '../trace/once'
import type { EventId, Micros, Trace } from '../trace/trace'
import { cursorsOf, flightShare } from '../track/delivery'
import type { Playhead, Track } from '../track/track'

const known = new WeakMap<Track, ReadonlyMap<string, readonly EventId[]>>()

/** The last event of a lane that has happened after a step; -1 before all. */
export function cursorAt(track: Track, lanes: readonly Trace[], lane: string, step: number): EventId {
  const all = known.get(track) ?? cursorsOf(track, lanes)
  known.set(track, all)
  return all.get(lane)?.[step] ?? -1
}

/** Where the picture is: after a step, at a time that has not reached the next, and how much of that one is shown. */
export interface Instant {
  /** This step has happened. */
  readonly step: number
  readonly time: Micros
  /** How much of the step behind it is shown, 0 to 1; 0 while time passes. */
  readonly shows: number
}

/** The playhead as an instant: first the time up to its step passes, then the step itself is shown. */
export function instantAt({ steps }: Track, { step, fraction }: Playhead): Instant {
  const at = steps[step]?.at ?? 0
  if (step < 0 || fraction >= 1) return { step, time: step < 0 ? 0 : at, shows: 0 }
  const since = steps[step - 1]?.at ?? 0
  const share = flightShare(steps, step)
  if (fraction < share) return { step: step - 1, time: since + (at - since) * (fraction / share), shows: 0 }
  return { step: step - 1, time: at, shows: share < 1 ? (fraction - share) / (1 - share) : 1 }
}

/** The last step that a plot shows, and the time at which its playhead stands. */
export function standingAt(
  track: Track,
  playhead: Playhead,
): { readonly done: number; readonly time: Micros } {
  const { step, time, shows } = instantAt(track, playhead)
  return { done: shows > 0.5 ? Math.min(step + 1, track.steps.length - 1) : step, time }
}

/** The calls made so far: so many, and the last of them as they stand now. A picture has room for no more. */
export interface Calls<Call> {
  readonly made: number
  /** So many of them have returned, and so many of those not with an error. */
  readonly returned: number
  readonly done: number
  readonly last: readonly Call[]
}

type AnyCall = SendCall | ReceiveCall | OtherCall

/** More rows than this no room has. */
const MOST_CALLS = 60

/** A frame on its cable at a moment. */
export interface Flying {
  readonly flight: Flight
  /** Of this cable's length, 0 to 1. */
  readonly part: number
}

/** One end of a lane beside the main way: its other calls so far, and its stream's state. */
export interface EndMoment {
  readonly calls: Calls<OtherCall>
  readonly state: TcpState | undefined
}

export interface LaneMoment {
  readonly ledger: Ledger
  readonly near: EndMoment
  readonly far: EndMoment
  readonly time: Micros
  readonly sends: Calls<SendCall>
  readonly receives: Calls<ReceiveCall>
  readonly sendBuffer: SendBuffer | undefined
  readonly receiveBuffer: ReceiveBuffer | undefined
  readonly flying: readonly Flying[]
  /** The frame that was lost or not taken last, until its like is sent again. */
  readonly ghost: Flight | undefined
  /** Frames with data that never arrived, so far. */
  readonly lostData: number
  /** Datagrams that came and found no room in the receive buffer, so far. */
  readonly overflows: number
}

export function momentAt(ledger: Ledger, cursor: EventId, time: Micros): LaneMoment {
  const { flights, messages } = lostOf(ledger)
  const gone = countUpTo(flights, flight => flight.gone ?? 0, cursor)
  const { near, far } = besidesOf(ledger.trace)
  return {
    ledger,
    near: endAt(near, cursor),
    far: endAt(far, cursor),
    time,
    sends: asOf(ledger.sends, cursor),
    receives: asOf(ledger.receives, cursor),
    sendBuffer: lastUpTo(ledger.sendBuffers, cursor),
    receiveBuffer: lastUpTo(ledger.receiveBuffers, cursor),
    flying: flyingAt(ledger, cursor, time),
    ghost: ghostAt(ledger, flights[gone - 1], cursor, time),
    overflows: countUpTo(overflowsOf(ledger), event => event, cursor),
    lostData: messages[gone - 1] ?? 0,
  }
}

/** A stream is CLOSED until something happens to it (RFC 9293 §3.3.2). */
function endAt({ calls, states }: End, cursor: EventId): EndMoment {
  const state = states.length === 0 ? undefined : (lastUpTo(states, cursor)?.state ?? 'CLOSED')
  return { calls: asOf(calls, cursor), state }
}

/** It came, but the program that read it had no use for it. */
function isRefused({ trace }: Ledger, { gone }: Flight): boolean {
  const event = gone === undefined ? undefined : trace.events[gone]
  return event?.kind === 'drop' && event.layer === 3
}

/** The calls made so far as they stand: what one will return is not known yet. */
function asOf<Call extends AnyCall>(calls: readonly Call[], cursor: EventId): Calls<Call> {
  const made = countUpTo(calls, ({ event }) => event, cursor)
  const last = calls.slice(Math.max(0, made - MOST_CALLS), made)
  const isOpen = ({ returned }: Call) => returned !== undefined && returned.event > cursor
  const { all, done } = returnsOf(calls)
  return {
    made,
    returned: countUpTo(all, event => event, cursor),
    done: countUpTo(done, event => event, cursor),
    last: last.some(isOpen) ? last.map(call => (isOpen(call) ? unreturned(call) : call)) : last,
  }
}

interface Returns {
  readonly all: readonly EventId[]
  readonly done: readonly EventId[]
}

/** The events with which calls returned, in their order, and those that brought no error. */
const returnsOf: (calls: readonly AnyCall[]) => Returns = once(calls => {
  const inOrder = (kept: readonly AnyCall[]) =>
    kept.flatMap(({ returned }) => (returned ? [returned.event] : [])).sort((one, other) => one - other)
  return {
    all: inOrder(calls),
    done: inOrder(calls.filter(({ returned }) => returned && returned.value >= 0)),
  }
})

function unreturned<Call extends AnyCall>(call: Call): Call {
  const { returned: _later, ...open } = call
  return open as Call
}

interface Lost {
  /** The frames that never arrive, in the order in which that is seen. */
  readonly flights: readonly Flight[]
  /** How many messages never came, as far as each of them; all pieces of one are one. */
  readonly messages: readonly number[]
  /** By its name, all flights of what was lost once, by their positions among all. */
  readonly likes: ReadonlyMap<string, readonly number[]>
}

const lostOf: (ledger: Ledger) => Lost = once(ledger => {
  const flights = ledger.flights
    .filter(({ gone }) => gone !== undefined)
    .sort((one, other) => (one.gone ?? 0) - (other.gone ?? 0))
  return { flights, messages: lostMessages(ledger, flights), likes: likesOf(ledger, flights) }
})

function lostMessages(ledger: Ledger, lost: readonly Flight[]): number[] {
  const messages = new Set<string>()
  return lost.map(flight => {
    const { pdu } = flight.transit
    if (!isRefused(ledger, flight) && carriesData(pdu)) messages.add(fragmentOf(pdu)?.whole ?? pdu)
    return messages.size
  })
}

function likesOf({ flights }: Ledger, lost: readonly Flight[]): ReadonlyMap<string, readonly number[]> {
  const likes = new Map<string, number[]>(lost.map(({ transit }) => [baseOf(transit.pdu), []]))
  if (likes.size > 0)
    flights.forEach(({ transit }, at) => {
      likes.get(baseOf(transit.pdu))?.push(at)
    })
  return likes
}

/** The events with which a full receive buffer dropped a datagram. */
const overflowsOf: (ledger: Ledger) => readonly EventId[] = once(({ trace }) =>
  trace.events.flatMap(event =>
    event.kind === 'drop' && event.reason === 'receiveBuffer' ? [event.id] : [],
  ),
)

/** Whether a frame has left by now: its event has been seen, or its time has passed. */
export const hasLeft = ({ transit, left }: Flight, cursor: EventId, time: Micros) =>
  left <= cursor || transit.departs < time

function flyingAt(ledger: Ledger, cursor: EventId, time: Micros): Flying[] {
  const { departs, arrives, isLost } = columnsOf(ledger)
  const flying: Flying[] = []
  for (const at of ledger.underWay.at(time)) {
    const flight = ledger.flights[at] as Flight
    const [begin, end] = [departs[at] as number, arrives[at] as number]
    // Most are just between their ends; at an end it is the order of events that counts.
    const isBetween = begin < time && time < end && !isLost[at]
    if (isBetween || isFlying(flight, cursor, time))
      flying.push({ flight, part: end > begin ? Math.min(1, (time - begin) / (end - begin)) : 1 })
  }
  return flying
}

function isFlying(flight: Flight, cursor: EventId, time: Micros): boolean {
  const { transit, came, gone } = flight
  const hasCome = came !== undefined && (came <= cursor || transit.arrives < time)
  const isLost = transit.fate !== undefined && gone !== undefined
  const isGone = isLost && (gone <= cursor || transit.fate === 'queueFull')
  return hasLeft(flight, cursor, time) && !hasCome && !isGone
}

interface Columns {
  readonly departs: Float64Array
  readonly arrives: Float64Array
  readonly isLost: Uint8Array
}

/** The flights' times side by side: thousands of them are looked at for one picture. */
const columnsOf: (ledger: Ledger) => Columns = once(ledger => {
  const transits = ledger.flights.map(({ transit }) => transit)
  return {
    departs: Float64Array.from(transits, ({ departs }) => departs),
    arrives: Float64Array.from(transits, ({ arrives }) => arrives),
    isLost: Uint8Array.from(transits, ({ fate }) => (fate === undefined ? 0 : 1)),
  }
})

/** What was lost last, unless it has been sent again since. */
function ghostAt(
  ledger: Ledger,
  last: Flight | undefined,
  cursor: EventId,
  time: Micros,
): Flight | undefined {
  if (!last) return undefined
  const { flights } = ledger
  const likes = lostOf(ledger).likes.get(baseOf(last.transit.pdu)) ?? []
  const departs = (at: number) => flights[at]?.transit.departs ?? 0
  // The first that leaves later than the lost one did: where that one has not left, no other has.
  const next = flights[likes[countUpTo(likes, departs, last.transit.departs)] ?? -1]
  return next && hasLeft(next, cursor, time) ? undefined : last
}

/** A PDU's name without ` copy 2`: the same for all that is sent again. */
export const baseOf = (pdu: string) => pdu.replace(/ copy \d+$/, '')

/** Whether a frame carries what a program sent: data, or a TFTP block; by its name. */
export const carriesData = (pdu: string) => /^\S+ (data|datagram|DATA|probe) /.test(pdu)
