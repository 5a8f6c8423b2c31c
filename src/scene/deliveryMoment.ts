/** What is true in one lane after a step of Delivery, at a moment on the way to the next. */
import { fragmentOf } from '../trace/fragmentation'
import {
  countUpTo,
  type Flight,
  type Ledger,
  lastUpTo,
  madeUpTo,
  type ReceiveBuffer,
  type ReceiveCall,
  type SendBuffer,
  type SendCall,
} from '../trace/ledger'
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

/** A frame on its cable at a moment. */
export interface Flying {
  readonly flight: Flight
  /** Of this cable's length, 0 to 1. */
  readonly part: number
}

export interface LaneMoment {
  readonly ledger: Ledger
  readonly time: Micros
  readonly sends: readonly SendCall[]
  readonly receives: readonly ReceiveCall[]
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
  const lost = lostOf(ledger)
  const gone = lost.slice(
    0,
    countUpTo(lost, flight => flight.gone ?? 0, cursor),
  )
  return {
    ledger,
    time,
    sends: asOf(ledger.sends, cursor),
    receives: asOf(ledger.receives, cursor),
    sendBuffer: lastUpTo(ledger.sendBuffers, cursor),
    receiveBuffer: lastUpTo(ledger.receiveBuffers, cursor),
    flying: flyingAt(ledger, cursor, time),
    ghost: ghostAt(ledger, gone.at(-1), cursor, time),
    overflows: countUpTo(overflowsOf(ledger), event => event, cursor),
    lostData: messagesIn(
      gone
        .filter(flight => !isRefused(ledger, flight))
        .map(({ transit }) => transit.pdu)
        .filter(carriesData),
    ),
  }
}

/** It came, but the program that read it had no use for it. */
function isRefused({ trace }: Ledger, { gone }: Flight): boolean {
  const event = gone === undefined ? undefined : trace.events[gone]
  return event?.kind === 'drop' && event.layer === 3
}

/** How many messages frames belong to; all pieces of one are one. */
const messagesIn = (pdus: readonly string[]) => new Set(pdus.map(pdu => fragmentOf(pdu)?.whole ?? pdu)).size

/** The calls made so far as they stand: what one will return is not known yet. */
function asOf<Call extends SendCall | ReceiveCall>(calls: readonly Call[], cursor: EventId): readonly Call[] {
  const made = madeUpTo(calls, cursor)
  const isOpen = ({ returned }: Call) => returned !== undefined && returned.event > cursor
  return made.some(isOpen) ? made.map(call => (isOpen(call) ? unreturned(call) : call)) : made
}

function unreturned<Call extends SendCall | ReceiveCall>(call: Call): Call {
  const { returned: _later, ...open } = call
  return open as Call
}

const losses = new WeakMap<Ledger, readonly Flight[]>()

/** The frames that never arrive, in the order in which that is seen. */
function lostOf(ledger: Ledger): readonly Flight[] {
  const found = losses.get(ledger)
  if (found) return found
  const made = ledger.flights
    .filter(({ gone }) => gone !== undefined)
    .sort((one, other) => (one.gone ?? 0) - (other.gone ?? 0))
  losses.set(ledger, made)
  return made
}

const overflows = new WeakMap<Ledger, readonly EventId[]>()

/** The events with which a full receive buffer dropped a datagram. */
function overflowsOf(ledger: Ledger): readonly EventId[] {
  const found = overflows.get(ledger)
  if (found) return found
  const made = ledger.trace.events.flatMap(event =>
    event.kind === 'drop' && event.reason === 'receiveBuffer' ? [event.id] : [],
  )
  overflows.set(ledger, made)
  return made
}

/** Whether a frame has left by now: its event has been seen, or its time has passed. */
export const hasLeft = ({ transit, left }: Flight, cursor: EventId, time: Micros) =>
  left <= cursor || transit.departs < time

function flyingAt(ledger: Ledger, cursor: EventId, time: Micros): Flying[] {
  const departs = ({ transit }: Flight) => transit.departs
  const from = countUpTo(ledger.flights, departs, time - ledger.longest - 1)
  const to = countUpTo(ledger.flights, departs, time)
  return ledger.flights.slice(from, to).flatMap((flight): Flying[] => {
    const { transit, came, gone } = flight
    const hasCome = came !== undefined && (came <= cursor || transit.arrives < time)
    const isLost = transit.fate !== undefined && gone !== undefined
    const isGone = isLost && (gone <= cursor || transit.fate === 'queueFull')
    if (!hasLeft(flight, cursor, time) || hasCome || isGone) return []
    const whole = transit.arrives - transit.departs
    const part = whole > 0 ? Math.min(1, (time - transit.departs) / whole) : 1
    return [{ flight, part }]
  })
}

/** What was lost last, unless it has been sent again since. */
function ghostAt(
  ledger: Ledger,
  last: Flight | undefined,
  cursor: EventId,
  time: Micros,
): Flight | undefined {
  if (!last) return undefined
  const name = baseOf(last.transit.pdu)
  const departs = ({ transit }: Flight) => transit.departs
  const since = countUpTo(ledger.flights, departs, last.transit.departs)
  const until = countUpTo(ledger.flights, departs, time)
  const isRepeated = ledger.flights
    .slice(since, until)
    .some(each => baseOf(each.transit.pdu) === name && hasLeft(each, cursor, time))
  return isRepeated ? undefined : last
}

/** A PDU's name without ` copy 2`: the same for all that is sent again. */
export const baseOf = (pdu: string) => pdu.replace(/ copy \d+$/, '')

/** Whether a frame carries what a program sent: data, or a TFTP block; by its name. */
export const carriesData = (pdu: string) => /^\S+ (data|datagram|DATA|probe) /.test(pdu)
