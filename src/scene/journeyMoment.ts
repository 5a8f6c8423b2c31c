/** What can be true at a step of the journey, and what is before the first: who holds which bytes, what was done to them. */
import type { BitPlace, NodeId, NodeSetup, PduName } from '../scenario/scenario'
import { octetsOf } from '../trace/octets'
import type { Cause, Frame, Tag, Trace, TraceEvent, Transit } from '../trace/trace'
import type { Track } from '../track/track'
import type { Dissection, Layer } from '../wire/spec'

/** A PDU in somebody's hands: octets [start, end) of a frame. */
export interface Held {
  readonly frame: Frame
  /** What its octets say, as they are here: damaged where they were damaged. */
  readonly dissection: Dissection
  readonly octets: Uint8Array
  readonly start: number
  readonly end: number
  /** Down: what is outside has not been made yet. Up: it has been taken off, or trimmed. */
  readonly going: 'down' | 'up'
  readonly damage: readonly BitPlace[]
  /** Octets that were damaged anywhere on the way, also before this frame was made. */
  readonly marked: readonly number[]
}

export interface Moment {
  /** -1 before anything happened. */
  readonly step: number
  readonly event: TraceEvent | undefined
  readonly node: NodeId
  readonly kind: NodeSetup['kind']
  readonly pdu: PduName
  readonly layer: Layer
  readonly held: Held | undefined
  /** Set from the first bit on the cable to the last one, or to where it is lost. */
  readonly transit: Transit | undefined
  readonly tag: Tag | undefined
  /** The checks of this header, still in mind when it is peeled. */
  readonly checks: Extract<Cause, { kind: 'checks' }> | undefined
  /** The frame the held one was made from, where a router made a new one. */
  readonly before: Held | undefined
  /** Where a PDU ended, and stays. */
  readonly dropped: Extract<Cause, { kind: 'drop' }> | undefined
}

/** The moment before anything has happened: the message lies in the program of its sender. */
export function momentBefore(trace: Trace, track: Track): Moment {
  const first = trace.events[track.steps[0]?.event ?? -1]
  const node = first?.node ?? trace.frames[0]?.by ?? ''
  return {
    step: -1,
    event: undefined,
    node,
    kind: kindOf(trace, node),
    pdu: first?.pdu ?? track.pdu,
    layer: 'application',
    held: beforeAll(trace, track),
    transit: undefined,
    tag: undefined,
    checks: undefined,
    before: undefined,
    dropped: undefined,
  }
}

export function kindOf(trace: Trace, node: NodeId): NodeSetup['kind'] {
  return trace.scenario?.nodes.find(each => each.id === node)?.kind ?? 'host'
}

/** Before the first step the learner's bytes lie in the program. */
function beforeAll(trace: Trace, track: Track): Held | undefined {
  // A piece comes from a packet that lies there whole.
  const first = trace.events[track.steps[0]?.event ?? -1]?.pdu ?? track.pdu
  const frame = trace.frames.find(each => each.pdu === first)
  if (!frame) return undefined
  const dissection = octetsOf(trace, frame.id)
  const data = dissection.layers.at(-1)
  // What no protocol reads is the learner's; a request or an answer has nothing before its header is made.
  const [start, end] = data?.protocol === 'data' ? [data.start, data.bodyEnd] : [0, 0]
  return { frame, dissection, octets: dissection.octets, start, end, going: 'down', damage: [], marked: [] }
}

/** The driver writes the header of a frame; its end, and the checks of it, are the card's. */
export function isCards({ event, layer, kind }: Moment): boolean {
  if (kind !== 'host' || !event) return false
  const handlesFrame = (event.kind === 'checks' || event.kind === 'decapsulate') && event.layer === 0
  return event.kind === 'finish' || layer === 'physical' || handlesFrame
}
