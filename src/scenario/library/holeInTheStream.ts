/** *A hole in the stream*: one of five packets is lost, and in the stream all behind it wait for it. */
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

export const holeInTheStream: Scenario = {
  ...bothSockets('holeInTheStream', {
    messages: texts('ONE ', 'TWO ', 'THREE ', 'FOUR ', 'FIVE'),
    every: 8_000,
  }),
  follow: 'client>server data 5',
  // "TWO ": its first byte is the fifth, in both lanes.
  interventions: [{ pdu: 'client>server data 5', hop: 0, act: { kind: 'drop' } }],
}
