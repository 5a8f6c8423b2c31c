/** The way of a PDU that is cut and put together again: what led to a piece, and what came of all of them. */
import type { PduName } from '../scenario/scenario'
import { fragmentOf } from './fragmentation'
import { eventsOf } from './lineage'
import type { Trace, TraceEvent } from './trace'

type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

interface Index {
  /** By the name of a piece: the cut that made it. */
  readonly cuts: ReadonlyMap<PduName, Of<'fragment'>>
  /** By the name of a piece: the packet that it became part of. */
  readonly joins: ReadonlyMap<PduName, Of<'reassemble'>>
}

const indexes = new WeakMap<Trace, Index>()

function indexOf(trace: Trace): Index {
  const known = indexes.get(trace)
  if (known) return known
  const cuts = new Map<PduName, Of<'fragment'>>()
  const joins = new Map<PduName, Of<'reassemble'>>()
  for (const event of trace.events) {
    if (event.kind === 'fragment') for (const { pdu } of event.fragments) cuts.set(pdu, event)
    if (event.kind === 'reassemble' && event.outcome === 'whole')
      for (const pdu of event.pieces) joins.set(pdu, event)
  }
  const index = { cuts, joins }
  indexes.set(trace, index)
  return index
}

/** The cut that made a piece; undefined for what nobody cut. */
export function cutOf(trace: Trace, pdu: PduName): Of<'fragment'> | undefined {
  return indexOf(trace).cuts.get(pdu)
}

/**
 * The events of a PDU as somebody follows it. Of a piece: the way of the packet up to the cut, its own, and that of
 * the packet again from where it is whole. Of a packet that is cut: of each piece where it leaves, where it is kept
 * and where it is lost, so that the cut and the joining stand beside one another. In their order.
 */
export function eventsAlong(trace: Trace, pdu: PduName): readonly TraceEvent[] {
  const own = eventsOf(trace, pdu)
  const isPiece = fragmentOf(pdu) !== undefined
  if (!isPiece && !own.some(({ kind }) => kind === 'fragment')) return own
  const along = new Set([...before(trace, pdu), ...own, ...own.flatMap(event => strands(trace, event))])
  for (const event of behind(trace, pdu)) along.add(event)
  return [...along].sort((one, other) => one.id - other.id)
}

/** What led to a piece: the way of what it was cut from, up to the cut. */
function before(trace: Trace, pdu: PduName): readonly TraceEvent[] {
  const cut = cutOf(trace, pdu)
  if (cut?.pdu === undefined) return []
  return [...before(trace, cut.pdu), ...eventsOf(trace, cut.pdu).filter(({ id }) => id <= cut.id)]
}

/** What came of a piece, or of one of those that it was cut into: the packet whole again, or the timer that gave it up. */
function behind(trace: Trace, pdu: PduName): readonly TraceEvent[] {
  const whole = fragmentOf(pdu)?.whole
  if (whole === undefined) return []
  const { joins } = indexOf(trace)
  const join = [...joins].find(([piece]) => piece === pdu || piece.startsWith(`${pdu}.`))?.[1]
  const events = eventsOf(trace, whole)
  if (join) return events.filter(({ id }) => id >= join.id)
  const own = eventsOf(trace, pdu)
  const isGivenUp = own.some(event => event.kind === 'drop' && event.reason === 'reassemblyTimeout')
  return isGivenUp ? events.filter(event => event.kind === 'timer' && event.what === 'reassembly') : []
}

/** That pieces are let go because others are missing is told once, of the packet. */
const TOLD_OF_WHOLE = ['reassemblyTimeout', 'reassemblyAbandoned']

function isMilestone(event: TraceEvent): boolean {
  if (event.kind === 'drop') return !TOLD_OF_WHOLE.includes(event.reason)
  return event.kind === 'reassemble' || event.kind === 'fragment'
}

/** Of each piece of a cut: where it leaves, where it is kept or lost; of one that is cut again, of its pieces. */
function strands(trace: Trace, cut: TraceEvent): readonly TraceEvent[] {
  if (cut.kind !== 'fragment') return []
  return cut.fragments.flatMap(({ pdu }) => {
    const events = eventsOf(trace, pdu)
    const leaves = events.find(({ kind }) => kind === 'transmit')
    const rest = events.filter(isMilestone)
    return [...(leaves ? [leaves] : []), ...rest, ...rest.flatMap(event => strands(trace, event))]
  })
}
