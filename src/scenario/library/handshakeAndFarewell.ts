/** *Handshake and farewell*: what it takes to begin and to end a connection, and a datagram socket that needs neither. */
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

export const handshakeAndFarewell: Scenario = bothSockets(
  'handshakeAndFarewell',
  { messages: texts('HELLO'), end: 'close' },
  // The client has ended its half while the server still reads: a pause lets that be seen.
  { every: 150_000 },
)
