/** *Slow start meets a full queue*: a router with a fast cable in, a slow one out, and little room between. */
import { setImpairments, setPreloaded } from '../edits'
import type { Scenario } from '../scenario'
import { setWay } from '../way'
import { bothSockets } from './bothSockets'

const SEGMENT = 1460
const OCTETS = 14 * SEGMENT

const both = setPreloaded(
  setWay(
    bothSockets(
      'fullQueue',
      { messages: { kind: 'file', payload: { kind: 'text', text: 'x'.repeat(OCTETS) }, size: OCTETS } },
      // The program reads when all is over: this is about the way there.
      { length: 65_535, every: 1_000_000 },
    ),
    'router',
  ),
  true,
)

const [FAST, SLOW] = [
  { rate: 10_000_000, delay: 5_000 },
  { rate: 1_000_000, delay: 20_000 },
] as const

const narrow = { ...both, links: both.links.map((link, at) => ({ ...link, ...(at === 0 ? FAST : SLOW) })) }

export const fullQueue: Scenario = {
  ...setImpairments(narrow, 1, 0, { queue: 1 }),
  // It begins with two segments, and every segment is acknowledged, so that the doubling is seen from its start.
  tcp: { initialWindow: 2, delayedAck: false },
  lanes: [{ name: 'stream', socket: 'stream' }],
}
