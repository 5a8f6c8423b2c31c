/** *One byte in a frame*: a program sends a single byte, and Ethernet pads it to its smallest frame. */
import { setPreloaded } from '../edits'
import type { Scenario } from '../scenario'
import { fileCrosses } from './fileCrosses'

export const oneByte: Scenario = {
  // Everybody knows everybody's MAC already, so that the one frame is all there is to see.
  ...setPreloaded(fileCrosses, true),
  origin: 'oneByte',
  programs: [
    {
      kind: 'calls',
      host: 'server',
      calls: [
        { call: 'socket' },
        { call: 'bind', port: 50_000 },
        { call: 'recvfrom', length: 512 },
        { call: 'close' },
      ],
    },
    {
      kind: 'calls',
      host: 'client',
      calls: [
        { call: 'socket' },
        { call: 'bind', port: 49_152 },
        { call: 'sendto', payload: { kind: 'text', text: 'A' }, address: '198.51.100.20', port: 50_000 },
        { call: 'close' },
      ],
    },
  ],
  follow: 'client>server datagram 1',
}
