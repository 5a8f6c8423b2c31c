/** Delivery's steps: what happens in all lanes, merged by the simulated clock; each shown for as long as its time asks. */
import type { PduName } from '../scenario/scenario'
import type { EventId, Micros, Place, Trace, TraceEvent } from '../trace/trace'
import type { Layer } from '../wire/spec'
import { isSending, layerOfEvent } from './layers'
import type { Step, Track } from './track'

/** Milliseconds at speed 1 in which what happens is shown, once the time before it has passed. */
const APPEARS = 350
/** Milliseconds of rest afterwards, and where there is more to read. */
const RESTS = 900
const RESTS_LONG = 2200

/**
 * Milliseconds in which so many µs of simulated time pass on the screen: a hop of 50 µs takes a moment, a timer of a
 * second not much more than one, and longer always takes longer.
 */
export function flightOf(micros: Micros): number {
  return micros <= 0 ? 0 : 200 + 190 * Math.log10(1 + micros / 100)
}

/** The share of a step's motion in which time passes; in the rest of it the event itself is shown. */
export function flightShare(steps: readonly Step[], step: number): number {
  const flight = flightOf((steps[step]?.at ?? 0) - (steps[step - 1]?.at ?? 0))
  return flight / (flight + APPEARS)
}

/** All that a learner walks through in Delivery, of all lanes: by time, then by the order of the lanes. */
export function deliveryTrack(lanes: readonly Trace[], pdu: PduName): Track {
  const all = lanes.flatMap((trace, order) => happenings(trace).map(event => ({ trace, event, order })))
  all.sort(
    (one, other) => one.event.at - other.event.at || one.order - other.order || one.event.id - other.event.id,
  )
  const steps = all.map(({ trace, event }, at) =>
    stepOf(trace, event, event.at - (all[at - 1]?.event.at ?? 0)),
  )
  return { scene: 'delivery', pdu, steps }
}

/** The steps of one lane in their order. */
function happenings(trace: Trace): readonly TraceEvent[] {
  const announced = new Set(
    trace.events.flatMap(each => (each.kind === 'segment' && each.pdu ? [each.pdu] : [])),
  )
  return trace.events.filter(event => isStep(trace, event, announced))
}

function isStep(trace: Trace, event: TraceEvent, announced: ReadonlySet<PduName>): boolean {
  switch (event.kind) {
    case 'call':
      if (event.call.name === 'close' && isTransfer(trace)) return false
      return isSending(event.call) || STEPPED_CALLS.includes(event.call.name)
    case 'return':
      return event.errno !== undefined || event.call.name === 'recvfrom' || event.call.name === 'recv'
    case 'transmit':
      // Further on its way a frame is seen to move; a segment was told of when it was made.
      return trace.transits[event.transit]?.hop === 0 && !announced.has(event.pdu ?? '')
    case 'acked':
      // That a SYN was acknowledged is told by the state that follows.
      return event.upTo > 1 && (event.newly > 0 || event.duplicates > 0)
    case 'understand':
      return event.protocol === 'tftp'
    default:
      return STEPPED.includes(event.kind)
  }
}

const STEPPED_CALLS: readonly string[] = ['connect', 'shutdown', 'setsockopt', 'close']
/** Of a file's transfer the last block is the end; its sockets are closed in passing. */
const isTransfer = ({ scenario }: Trace) =>
  scenario?.programs.some(({ kind }) => kind.startsWith('tftp')) ?? false
const STEPPED: readonly TraceEvent['kind'][] = [
  'segment',
  'state',
  'accepted',
  'enqueue',
  'drop',
  'timer',
  'done',
]

function stepOf(trace: Trace, event: TraceEvent, since: Micros): Step {
  const move = Math.round(flightOf(since) + APPEARS)
  const transit = event.kind === 'transmit' || event.kind === 'drop' ? event.transit : undefined
  const hop = transit === undefined ? undefined : trace.transits[transit]?.hop
  const place: Place = {
    lane: trace.lane,
    ...(event.pdu !== undefined && { pdu: event.pdu }),
    ...(hop !== undefined && { hop }),
  }
  return {
    event: event.id,
    place,
    at: event.at,
    move,
    watch: move + (LONG.includes(event.kind) ? RESTS_LONG : RESTS),
    layer: layerOf(event),
    ...(event.kind === 'drop' && { failed: true }),
  }
}

const LONG: readonly TraceEvent['kind'][] = ['return', 'timer', 'accepted', 'drop']

/** Bytes that cross the border to a program are the data's; what goes over the network is the transport's here. */
function layerOf(event: TraceEvent): Layer {
  if (event.kind === 'return' && event.value >= 0) return 'data'
  if (event.kind === 'transmit') return / ARP /.test(event.pdu ?? '') ? 'link' : 'transport'
  return layerOfEvent(event)
}

/**
 * For each lane the last event that has happened after each step of the track: the step's own, and what follows from it
 * in the same microsecond without being a step. -1 before the lane's first.
 */
export function cursorsOf(track: Track, lanes: readonly Trace[]): ReadonlyMap<string, readonly EventId[]> {
  return new Map(lanes.map(trace => [trace.lane, cursors(track, trace)]))
}

function cursors({ steps }: Track, trace: Trace): EventId[] {
  const own = steps.flatMap(({ place, event }) => (place.lane === trace.lane ? [event] : []))
  let next = 0
  let cursor: EventId = -1
  return steps.map(({ place, event, at }) => {
    if (place.lane === trace.lane) cursor = lastWith(trace, event, at, own[++next])
    return cursor
  })
}

/** From an event on, the last one in the same microsecond before the next step's. */
function lastWith({ events }: Trace, event: EventId, at: Micros, next = events.length): EventId {
  let last = event
  while (last + 1 < next && (events[last + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) last++
  return last
}
