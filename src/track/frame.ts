/** The building of one frame, field by field: in the order in which the fields get decided, or that of the wire. */
import type { PduName } from '../scenario/scenario'
import { eventsOf, firstFrameOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import type { Trace, TraceEvent } from '../trace/trace'
import { octetRange } from '../wire/dissection'
import { type Dissection, type FieldSpan, ROLES } from '../wire/spec'
import { FIELD_PACE } from './pace'
import type { Step, Track } from './track'

/** A payload is shown in runs of so many octets: a row of a hex dump. */
export const RUN = 16

export type FieldOrder = 'decided' | 'wire'

/** One step's octets before it knows its event. */
interface Written {
  readonly layer: number
  readonly field: string
  readonly octets: readonly [number, number]
  readonly bitOffset: number
  /** Trailers are written last, after all headers. */
  readonly isTrailer: boolean
  readonly role: number
}

/**
 * One step a field of the frame that the PDU's sender made. `decided`: the data first, then the headers from the
 * inside out (UDP's checksum needs the addresses that IP will write: the kernel knows them already), in each the
 * fields as their roles order them, then padding and FCS. `wire`: from the first octet to the last.
 */
export function frameTrack(trace: Trace, pdu: PduName, order: FieldOrder): Track {
  const frame = firstFrameOf(trace, pdu)
  if (frame === undefined) return { scene: 'frame', pdu, steps: [] }
  const dissection = octetsOf(trace, frame)
  const events = eventsOf(trace, pdu)
  // What is cut before it has a frame never gets one: its link header is not decided by anybody.
  const isFramed =
    events.some(({ kind }) => kind === 'finish') || !events.some(({ kind }) => kind === 'fragment')
  const written = dissection.layers.flatMap((span, layer) =>
    (layer > 0 || isFramed ? span.fields : [])
      .filter(field => field.bitLength > 0)
      .flatMap(field =>
        runs(field, layer, field.bitOffset >= 8 * span.bodyEnd && span.bodyEnd > span.bodyStart),
      ),
  )
  const sorted = written.sort(order === 'wire' ? byPlace : byDecision)
  const steps = sorted.flatMap(each => stepOf(trace, dissection, events, pdu, each))
  return { scene: 'frame', pdu, steps }
}

function runs(field: FieldSpan, layer: number, isTrailer: boolean): Written[] {
  const [start, end] = octetRange(field)
  const role = ROLES.indexOf(field.spec.role)
  const { name, bitOffset } = field
  // Padding, though it may be longer, is one idea.
  const isLong = field.spec.width === 'rest' && field.spec.role === 'given' && end - start > RUN
  if (!isLong) return [{ layer, field: name, octets: [start, end], bitOffset, isTrailer, role }]
  const all: Written[] = []
  for (let at = start; at < end; at += RUN) {
    const octets = [at, Math.min(end, at + RUN)] as const
    all.push({ layer, field: name, octets, bitOffset: at * 8, isTrailer, role })
  }
  return all
}

const byPlace = (one: Written, other: Written) => one.bitOffset - other.bitOffset

function byDecision(one: Written, other: Written): number {
  return (
    Number(one.isTrailer) - Number(other.isTrailer) ||
    other.layer - one.layer ||
    one.role - other.role ||
    one.bitOffset - other.bitOffset
  )
}

function stepOf(
  trace: Trace,
  { layers }: Dissection,
  events: readonly TraceEvent[],
  pdu: PduName,
  { layer, field, octets, isTrailer }: Written,
): Step[] {
  const span = layers[layer]
  const event = events.find(each =>
    isTrailer
      ? each.kind === 'finish'
      : span?.protocol === 'data'
        ? each.kind === 'call'
        : each.kind === 'encapsulate' && each.layer === layer,
  )
  const at = event ?? events[0]
  if (!span || !at) return []
  const place = { lane: trace.lane, pdu, hop: 0, layer, field, octets }
  return [{ event: at.id, place, at: at.at, watch: FIELD_PACE, layer: span.spec.layer }]
}
