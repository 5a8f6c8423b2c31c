/** *Too big to send*: three messages, one byte too many for a cable's packet, and one too many for any datagram. */
import { withNode } from '../edits'
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

/** 1500 octets less IP's header and UDP's; and 65,535 less both. */
const [PACKET, DATAGRAM] = [1472, 65_507]

const both = bothSockets(
  'tooBigToSend',
  { messages: texts('x'.repeat(PACKET), 'y'.repeat(PACKET + 1), 'z'.repeat(DATAGRAM + 1)), every: 60_000 },
  { length: 65_535 },
)

export const tooBigToSend: Scenario = {
  // DF off: with it, the kernel would refuse the second message at once.
  ...withNode(both, 'host', 'client', host => ({ ...host, doNotFragment: false })),
  lanes: [{ name: 'datagram', socket: 'datagram' }],
}
