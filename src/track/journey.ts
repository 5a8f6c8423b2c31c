/** The journey of one PDU, whole or in pieces. */
import type { PduName } from '../scenario/scenario'
import { ledgerOf } from '../trace/ledger'
import { eventsOf } from '../trace/lineage'
import { eventsAlong } from '../trace/pieces'
import type { Trace, TraceEvent } from '../trace/trace'
import { trackAlong } from './along'
import { partsOf } from './follow'
import type { Track } from './track'

/**
 * All that happens to a PDU (`trackAlong`). A piece comes from its packet and goes up with it; a packet that is cut
 * shows of each piece where it leaves and where it is kept.
 */
export function journeyTrack(trace: Trace, pdu: PduName): Track {
  return trackAlong(trace, pdu, [...handedOver(trace, pdu), ...eventsAlong(trace, pdu)])
}

/** So many calls whose octets one segment carries are shown, the last ones. */
const MOST_CALLS = 4

/**
 * The calls of send() whose octets a segment carries, and the copies into the kernel: a stream has no message that would
 * be the segment's own. What is sent again comes out of the buffer; no call made it.
 */
function handedOver(trace: Trace, pdu: PduName): readonly TraceEvent[] {
  const { kind, copy } = partsOf(pdu)
  const first = Number(/^data (\d+)$/.exec(kind)?.[1])
  const segment = eventsOf(trace, pdu).find(event => event.kind === 'segment')
  if (!segment?.strip || copy > 1 || !(first > 0)) return []
  const end = first + segment.strip.end - segment.strip.start
  return ledgerOf(trace)
    .sends.filter(
      call =>
        call.event < segment.id &&
        trace.events[call.event]?.node === segment.node &&
        call.first < end &&
        first < call.first + call.octets,
    )
    .slice(-MOST_CALLS)
    .flatMap(({ event }) => {
      const [call, copied] = [trace.events[event], trace.events[event + 1]]
      return [call, copied?.kind === 'copy' && copied.direction === 'in' ? copied : undefined]
    })
    .filter(event => event !== undefined)
}
