/** Writes a trace down as JSON, small enough to travel with the page: `revive.ts` brings it back. */
import { hexOf } from '../wire/address'
import type { LayerSpan } from '../wire/spec'
import { octetsOf } from './octets'
import {
  type Hex,
  type Recorded,
  type RecordedCause,
  type RecordedFrame,
  type RecordedLayer,
  type RecordedRecipe,
  type RecordedTransit,
  rowsOf,
} from './revive'
import type { Frame, Trace, TraceEvent, Transit } from './trace'

/**
 * A trace and the octets of its frames. It is for a run that nobody forced and that came to its end: throws an Error
 * where a frame is more than its tables' rows one after the other.
 */
export function record(trace: Trace): string {
  if (trace.isCut || trace.isStill) throw new Error('the run did not come to its end')
  const { lane, notReached, events } = trace
  const nodes = [...new Set(events.map(({ node }) => node))]
  const pdus = [...new Set(events.flatMap(({ pdu }) => pdu ?? []))]
  const recorded: Recorded = {
    lane,
    notReached,
    nodes,
    pdus,
    frames: trace.frames.map(frame => recordFrame(trace, frame)),
    transits: trace.transits.map((transit, id) => recordTransit(transit, trace.transits[id - 1], nodes)),
    node: events.map(({ node }) => nodes.indexOf(node)),
    pdu: events.map(({ pdu }) => (pdu === undefined ? -1 : pdus.indexOf(pdu))),
    later: events.map(({ at }, id) => at - (events[id - 1]?.at ?? 0)),
    because: events.map(({ because }, id) => id - (because ?? id)),
    frame: events.map(({ strip }) => strip?.frame ?? -1),
    start: events.map(({ strip }) => strip?.start ?? 0),
    end: events.map(({ strip }) => strip?.end ?? 0),
    causes: events.map(event => recordCause(event, trace)),
  }
  return JSON.stringify(recorded, (_, value): Hex | unknown =>
    value instanceof Uint8Array ? { hex: hexOf(value) } : value,
  )
}

function recordTransit(
  transit: Transit,
  before: Transit | undefined,
  nodes: readonly string[],
): RecordedTransit {
  const { frame, hop, link, from, to, departs, arrives } = transit
  if (transit.fate || transit.damage.length > 0 || transit.copyOf !== undefined || transit.held !== undefined)
    throw new Error(`more than a crossing: ${transit.pdu}`)
  const [later, takes] = [departs - (before?.departs ?? 0), arrives - departs]
  return [
    frame,
    hop,
    link,
    from.port,
    to.port,
    later,
    takes,
    nodes.indexOf(from.node),
    nodes.indexOf(to.node),
  ]
}

function recordCause(event: TraceEvent, trace: Trace): RecordedCause {
  const { id: _id, at: _at, node: _node, pdu: _pdu, strip, because: _because, ...cause } = event
  if (cause.kind !== 'checks') return cause as RecordedCause
  const { fields = [] } = strip ? (octetsOf(trace, strip.frame).layers[cause.layer] ?? {}) : {}
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  const checks = cause.checks.map(({ seen, wanted, verdict, ...rest }) => ({
    ...rest,
    ...(!isSame(seen, fields.find(({ name }) => name === rest.field)?.value) && { seen }),
    ...(!isSame(seen, wanted) && { wanted }),
    ...(verdict !== 'passed' && { verdict }),
  }))
  return { ...cause, checks }
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
