/** *Slow reader*: messages come faster than they are read, and there is little room to wait in. */
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

export const slowReader: Scenario = {
  ...bothSockets(
    'slowReader',
    { messages: texts('NUMBER 1', 'NUMBER 2', 'NUMBER 3', 'NUMBER 4', 'NUMBER 5'), every: 10_000 },
    // Room for just two messages; between two calls of recv() TCP's timer for probes runs out.
    { length: 64, every: 1_500_000, receiveBuffer: 16 },
  ),
  // An ACK for each segment says at once how much room is left.
  tcp: { delayedAck: false },
}
