/** What is said in Delivery: of frames that leave and are lost, and of what the same luck does to another lane. */
import { fragmentOf } from '../trace/fragmentation'
import { ledgerOf } from '../trace/ledger'
import type { Micros, Trace, TraceEvent, Transit } from '../trace/trace'
import { partsOf } from '../track/follow'
import type { Track } from '../track/track'
import { addMessages, sayRich } from './catalogue'
import { lanes as messages } from './en/lanes'
import type { Rich } from './message'
import { nodeName, pduTitle } from './naming'
import { type EventOf, inHand, type Told } from './scope'

addMessages(messages)

/** A step of Delivery in words: the loss or the departure it is, else what is told of its event anywhere. */
export function laneSentence(
  trace: Trace,
  track: Track,
  index: number,
  lanes: readonly Trace[],
  told: Told,
): Rich {
  const step = track.steps[index]
  const event = step && trace.events[step.event]
  if (!step || !event) return []
  const lost = event.kind === 'drop' ? tellLoss(trace, event, lanes) : undefined
  const said = say(lost ?? tellDeparture(trace, event) ?? told)
  const isLast = index === track.steps.length - 1
  if (!isLast) return said
  const longest = lanes.find(({ isCut }) => isCut)
  const ending = [
    ...(longest ? [say(['tell.lanes.cut', { events: longest.events.length }])] : []),
    ...(lanes.some(({ isStill }) => isStill) ? [say(['tell.lanes.still', {}])] : []),
    ...(lanes.length > 1 ? [say(tellEnd(lanes))] : []),
  ]
  return [...said, ...ending.flatMap(each => [{ text: ' ' }, ...each])]
}

const say = ([key, args]: Told): Rich => sayRich(key, args)

const transitOf = (trace: Trace, event: TraceEvent): Transit | undefined =>
  event.kind === 'transmit' ? trace.transits[event.transit] : undefined

const isStream = (trace: Trace) => trace.events.some(({ kind }) => kind === 'segment')

/** Application octets that a frame carries, by their numbers in its name: `data 7` begins with the 7th. */
function pieceOf(trace: Trace, event: TraceEvent): { first: string; last: string; length: number } {
  const made = trace.events.find(each => each.kind === 'segment' && each.pdu === event.pdu)
  const length = made?.kind === 'segment' ? made.length : 0
  const first = Number(/ (\d+)$/.exec(partsOf(event.pdu ?? '').kind)?.[1] ?? 0)
  return { first: String(first), last: String(first + length - 1), length }
}

/** A frame is gone. What that means depends on who sent it; whether the same luck hit another lane is seen there. */
function tellLoss(trace: Trace, event: EventOf<'drop'>, lanes: readonly Trace[]): Told | undefined {
  const transit = event.transit === undefined ? undefined : trace.transits[event.transit]
  if (!transit) return undefined
  const fate = transit.fate ?? 'lost'
  const args = {
    fate,
    message: pduTitle(transit.pdu),
    both: fate !== 'byHand' && lanes.some(each => isHitToo(each, trace, transit, event.at)),
    ...pieceOf(trace, event),
  }
  if (fragmentOf(transit.pdu)) return ['tell.lanes.lost.piece', args]
  if (!isStream(trace)) return ['tell.lanes.lost.datagram', args]
  return [args.length > 0 ? 'tell.lanes.lost.bytes' : 'tell.lanes.lost.segment', args]
}

/** Whether another lane has lost the frame of the same name on the same cable by now, by the same luck. */
function isHitToo(other: Trace, trace: Trace, { pdu, hop, fate }: Transit, now: Micros): boolean {
  if (other.lane === trace.lane) return false
  return other.events.some(event => {
    const lost = event.kind === 'drop' && event.at <= now && other.transits[event.transit ?? -1]
    return lost && lost.pdu === pdu && lost.hop === hop && lost.fate === fate
  })
}

/** A datagram or a frame of another kind leaves; a segment is told of when TCP makes it. */
function tellDeparture(trace: Trace, event: TraceEvent): Told | undefined {
  const transit = transitOf(trace, event)
  if (!transit) return undefined
  const args = {
    node: nodeName(trace, event.node),
    to: nodeName(trace, transit.to.node),
    message: pduTitle(event.pdu ?? ''),
    octets: inHand(event),
  }
  const kind = / data \d+( copy \d+)?$/.test(event.pdu ?? '') ? 'datagram' : 'other'
  return [`tell.lanes.departs.${kind}`, args]
}

/** What each reader got in the end, of as much as was sent. */
function tellEnd(lanes: readonly Trace[]): Told {
  const [stream, datagram] = [lanes.find(isStream), lanes.find(each => !isStream(each))]
  if (!stream || !datagram) return ['tell.lanes.end.same', {}]
  const sent = totalOf(stream, 'send')
  return ['tell.lanes.end', { sent, stream: totalOf(stream, 'recv'), datagram: totalOf(datagram, 'recv') }]
}

/** Octets that went the main way: what comes back to the sender is another story. */
function totalOf(trace: Trace, name: 'send' | 'recv'): number {
  const sender = ledgerOf(trace).way[0]
  return trace.events.reduce((sum, each) => {
    const isIt =
      each.kind === 'return' && each.call.name === name && (each.node === sender) === (name === 'send')
    return sum + (isIt ? Math.max(0, each.value) : 0)
  }, 0)
}
