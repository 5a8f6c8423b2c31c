/** *A bit flips on the way*: the file transfer, with one bit of its data turned over in the router's memory. */
import type { Scenario } from '../scenario'
import { fileCrosses } from './fileCrosses'

export const bitFlips: Scenario = {
  ...fileCrosses,
  origin: 'bitFlips',
  // Octet 46 is the "H" of "Hello"; bit 5 makes a small letter of it. The router makes a new FCS over the damage,
  // so only UDP's checksum, which the client worked out, can notice.
  flips: [
    {
      pdu: 'client>server DATA 1',
      bits: [{ octet: 46, bit: 5 }],
      where: { kind: 'memory', node: 'router1' },
    },
  ],
}
