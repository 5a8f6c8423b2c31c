/** *Handshake and farewell*: what it takes to begin and to end a connection, and a datagram socket that needs neither. */
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

export const handshakeAndFarewell: Scenario = bothSockets(
  'handshakeAndFarewell',
  // It ends its half with shutdown(), and reads what the server still has to say.
  { messages: texts('HELLO'), end: 'shutdown' },
  // The client has ended its half while the server still reads: a pause lets that be seen.
  { every: 150_000, answer: { kind: 'text', text: 'GOODBYE' } },
)
