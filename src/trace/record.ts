/** Writes a trace down as JSON, small enough to travel with the page: `revive.ts` brings it back. */
import { hexOf } from '../wire/address'
import type { LayerSpan } from '../wire/spec'
import { octetsOf } from './octets'
import {
  type Hex,
  type Recorded,
  type RecordedFrame,
  type RecordedLayer,
  type RecordedRecipe,
  rowsOf,
} from './revive'
import type { Cause, Frame, Trace, TraceEvent } from './trace'

/**
 * A trace and the octets of its frames. It is for a run that nobody forced and that came to its end: throws an Error
 * where a frame is more than its tables' rows one after the other.
 */
export function record(trace: Trace): string {
  if (trace.isCut) throw new Error('the run did not come to its end')
  const { lane, notReached, events } = trace
  const nodes = [...new Set(events.map(({ node }) => node))]
  const pdus = [...new Set(events.flatMap(({ pdu }) => pdu ?? []))]
  const recorded: Recorded = {
    lane,
    notReached,
    nodes,
    pdus,
    frames: trace.frames.map(frame => recordFrame(trace, frame)),
    transits: trace.transits.map(({ id: _, ...rest }) => rest),
    node: events.map(({ node }) => nodes.indexOf(node)),
    pdu: events.map(({ pdu }) => (pdu === undefined ? -1 : pdus.indexOf(pdu))),
    later: events.map(({ at }, id) => at - (events[id - 1]?.at ?? 0)),
    because: events.map(({ because }, id) => id - (because ?? id)),
    frame: events.map(({ strip }) => strip?.frame ?? -1),
    start: events.map(({ strip }) => strip?.start ?? 0),
    end: events.map(({ strip }) => strip?.end ?? 0),
    causes: events.map(causeOf),
  }
  return JSON.stringify(recorded, (_, value): Hex | unknown =>
    value instanceof Uint8Array ? { hex: hexOf(value) } : value,
  )
}

function causeOf({
  id: _id,
  at: _at,
  node: _node,
  pdu: _pdu,
  strip: _strip,
  because: _because,
  ...cause
}: TraceEvent) {
  return cause as Cause
}

function recordFrame(trace: Trace, frame: Frame): RecordedFrame {
  const { octets, layers, findings } = octetsOf(trace, frame.id)
  const isForced = frame.layers.some(({ overrides, exact }) => overrides || exact)
  if (isForced || frame.joined || findings.length > 0) throw new Error(`more than its recipe: ${frame.pdu}`)
  return [
    frame.pdu,
    frame.by,
    hexOf(octets),
    layers.map(recordLayer),
    frame.layers.map(({ protocol, values }, at): RecordedRecipe => {
      const layer = layers[at]
      return [protocol, ...Object.keys(values).map(name => rowOf(layer, name))]
    }),
    frame.packet?.length ?? 0,
  ]
}

function recordLayer(layer: LayerSpan): RecordedLayer {
  if (layer.partial || layer.cut || layer.quoted) throw new Error(`not all of it is there: ${layer.protocol}`)
  return [
    layer.protocol,
    layer.bodyEnd,
    ...layer.fields.flatMap(({ name, bitLength }) => [rowOf(layer, name), bitLength]),
  ]
}

function rowOf(layer: LayerSpan | undefined, name: string): number {
  const row = layer ? rowsOf(layer).findIndex(each => each.name === name) : -1
  if (row < 0) throw new Error(`no row of its own: ${layer?.protocol} ${name}`)
  return row
}
