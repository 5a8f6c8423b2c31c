/** What is told when a packet is cut into pieces, and when a receiver puts them together again. */
import { type FragmentCause, fragmentOf, type Stretch } from '../trace/fragmentation'
import type { Trace, TraceEvent } from '../trace/trace'
import { numberOf } from '../wire/dissection'
import type { LayerSpan } from '../wire/spec'
import { say } from './catalogue'
import type { Arguments } from './message'
import { kindOf, nodeName } from './naming'
import { type EventOf, inHand, type Tellers, type Told } from './scope'

export const fragments: Tellers<FragmentCause['kind']> = {
  fragment: (event, trace) => [
    `tell.fragment.${kindOf(trace, event.node) === 'router' ? 'router' : 'host'}`,
    {
      node: nodeName(trace, event.node),
      total: inHand(event),
      mtu: event.mtu,
      count: event.fragments.length,
    },
  ],
  reassemble: tellReassemble,
}

function tellReassemble(event: EventOf<'reassemble'>, trace: Trace): Told {
  const args: Arguments = {
    node: nodeName(trace, event.node),
    number: pieceNumber(event.pdu ?? ''),
    known: pieceNumber(event.pdu ?? '') !== '',
    octets: inHand(event),
    total: event.outcome === 'whole' ? inHand(event) : (event.present.at(-1)?.[1] ?? 0),
    count: event.pieces.length,
    fault: event.fault ?? '',
    missing: event.missing.map(stretchText).join(say('tell.reassemble.and')),
  }
  const isComplete = event.outcome === 'held' && event.missing.length === 0
  return [`tell.reassemble.${isComplete ? 'complete' : event.outcome}`, args]
}

/** A stretch of the packet in words: its first byte and its last. */
function stretchText([from, end]: Stretch): string {
  if (end === undefined) return say('tell.reassemble.rest', { from })
  return say('tell.reassemble.stretch', { from, to: end - 1 })
}

/** Which piece: `2`, or `2.1` where the second piece was cut again; empty for what nobody cut. */
export function pieceNumber(pdu: string): string {
  return fragmentOf(pdu)?.number ?? ''
}

/** The header of a piece, as the internet layer writes it. */
export function pieceArguments(event: TraceEvent, layer: LayerSpan | undefined): Arguments {
  const offset = numberOf(layer, 'fragmentOffset')
  return {
    number: pieceNumber(event.pdu ?? ''),
    offset,
    unit: UNIT,
    first: offset * UNIT,
    more: String(numberOf(layer, 'moreFragments')),
  }
}
/** Offsets count in units of so many bytes (RFC 791 §3.1). */
const UNIT = 8

/** Nobody sent the missing pieces again: the time is over. */
export function tellReassemblyTimer(event: EventOf<'timer'>, trace: Trace): Told {
  return [
    'tell.timer.reassembly',
    { node: nodeName(trace, event.node), seconds: (event.at - event.set) / 1_000_000 },
  ]
}
