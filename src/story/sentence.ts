/** A step of a track becomes one or two plain sentences, built from what the trace remembers. */
import type { Cause, Trace, TraceEvent } from '../trace/trace'
import type { Track } from '../track/track'
import { addMessages, hasMessage, sayRich } from './catalogue'
import { crossing } from './crossing'
import { fragments as fragmentWords } from './en/fragments'
import { sentences } from './en/sentences'
import { streams as streamWords } from './en/streams'
import { fieldSentence } from './fields'
import { fragments, pieceNumber } from './fragments'
import { judging } from './judging'
import { laneSentence } from './lanes'
import './meanings'
import type { Rich } from './message'
import { programs } from './programs'
import type { Tellers, Told } from './scope'
import { sentOn } from './sentOn'
import { streams } from './streams'
import { ways } from './ways'
import { wrapping } from './wrapping'

addMessages({ ...sentences, ...streamWords, ...fragmentWords })

/** Every kind of event has its teller; the type would not let one be missing. */
const tellers: Tellers<Cause['kind']> = {
  ...programs,
  ...wrapping,
  ...ways,
  ...crossing,
  ...judging,
  ...streams,
  ...fragments,
}

/** The message that tells of an event, whatever came before. */
export function toldOf(trace: Trace, event: TraceEvent): Told {
  // The table has a teller for each kind, taking just that kind; TypeScript cannot see that the two go together.
  const teller = tellers[event.kind] as (event: TraceEvent, trace: Trace) => Told
  return teller(event, trace)
}

/** As `toldOf`; a frame of somebody else's that this track ends with is the answer. */
function toldOn(trace: Trace, track: Track, event: TraceEvent): Told {
  const [key, args = {}] = toldOf(trace, event)
  const isOther = event.pdu !== track.pdu && (key === 'tell.transmit' || key === 'tell.transmit.router')
  if (!isOther) return [key, args]
  const number = pieceNumber(event.pdu ?? '')
  return number === '' ? ['tell.transmit.answer', args] : ['tell.transmit.piece', { ...args, number }]
}

/** Which messages a track says for the first time, by step. */
const firsts = new WeakMap<Track, ReadonlySet<number>>()

function firstsOf(trace: Trace, track: Track): ReadonlySet<number> {
  const known = firsts.get(track)
  if (known) return known
  const keys = new Set<string>()
  const found = new Set<number>()
  track.steps.forEach((step, index) => {
    const event = trace.events[step.event]
    if (!event) return
    const [key] = toldOn(trace, track, event)
    if (!keys.has(key)) found.add(index)
    keys.add(key)
  })
  firsts.set(track, found)
  return found
}

/**
 * What is said of a step: in Frame which bytes got written and why, in Journey what happened. A sentence that
 * explains a term does so the first time on this track. An index outside of the track says nothing. In Delivery
 * `trace` is the lane of the step, and what happened in the other `lanes` has a say in it. `hop`: in Frame, the cable
 * whose frame is shown; where a router made that one, it is spoken of, whatever the step.
 */
export function sentenceOf(
  trace: Trace,
  track: Track,
  index: number,
  lanes: readonly Trace[] = [trace],
  hop = 0,
): Rich {
  const other = track.scene === 'frame' && hop > 0 && sentOn(trace, track.pdu, hop)
  if (other) return other
  const step = track.steps[index]
  const event = step && trace.events[step.event]
  if (!step || !event) return []
  if (track.scene === 'delivery') return laneSentence(trace, track, index, lanes, toldOf(trace, event))
  const written = track.scene === 'frame' ? fieldSentence(trace, step) : undefined
  if (written) return written
  const [key, args] = toldOn(trace, track, event)
  const explained = `${key}.first`
  const isFirst = hasMessage(explained) && firstsOf(trace, track).has(index)
  return sayRich(isFirst ? explained : key, args)
}
