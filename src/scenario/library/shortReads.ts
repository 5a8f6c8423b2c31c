/** *recv(…, 5)*: the reader has room for five bytes, whatever comes. */
import type { Scenario } from '../scenario'
import { bothSockets, texts } from './bothSockets'

export const shortReads: Scenario = bothSockets(
  'shortReads',
  { messages: texts('HELLO WORLD', 'GOOD DAY'), every: 30_000 },
  { length: 5, every: 80_000 },
)
