/** *One fragment lost*: a message in three packets, one of which never arrives, as fragments and as segments. */
import { withNode } from '../edits'
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

const both = bothSockets('oneFragmentLost', { messages: texts('x'.repeat(4_000)) }, { length: 8_192 })

export const oneFragmentLost: Scenario = {
  ...withNode(both, 'host', 'client', host => ({ ...host, doNotFragment: false })),
  follow: 'client>server data 1',
  // The middle one of three, in both lanes.
  interventions: [
    { pdu: 'client>server data 1 fragment 2', hop: 0, lane: 'datagram', act: { kind: 'drop' } },
    { pdu: 'client>server data 1461', hop: 0, lane: 'stream', act: { kind: 'drop' } },
  ],
}
