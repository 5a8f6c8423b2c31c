/** The journey of one PDU, whole or in pieces. */
import type { PduName } from '../scenario/scenario'
import { eventsAlong } from '../trace/pieces'
import type { Trace } from '../trace/trace'
import { trackAlong } from './along'
import type { Track } from './track'

/**
 * All that happens to a PDU (`trackAlong`). A piece comes from its packet and goes up with it; a packet that is cut
 * shows of each piece where it leaves and where it is kept.
 */
export function journeyTrack(trace: Trace, pdu: PduName): Track {
  return trackAlong(trace, pdu, eventsAlong(trace, pdu))
}
