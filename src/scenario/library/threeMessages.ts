/** *Three messages, one reader*: three calls of send() and a program that reads at leisure, over both kinds of socket. */
import { setPreloaded } from '../edits'
import { chain } from '../network'
import type { Scenario } from '../scenario'
import { setWay } from '../way'
import { fileCrosses } from './fileCrosses'

const base = setPreloaded(setWay(fileCrosses, 'cable'), true)
const address = '192.0.2.20'
const PORT = 50_000

export const threeMessages: Scenario = {
  ...base,
  origin: 'threeMessages',
  seed: 7,
  // One long way with a little luck in it. Nothing is lost unless the learner does it: then it is their loss.
  links: chain(base.nodes, { rate: 10_000_000, delay: 20_000, mtu: 1500 }).map(link => ({
    ...link,
    directions: [{ jitter: 5_000 }, { jitter: 5_000 }] as const,
  })),
  programs: [
    // It pauses between two calls, so that what comes meanwhile waits: in a stream as bytes, without edges.
    { kind: 'reader', host: 'server', socket: 'datagram', port: PORT, length: 64, every: 150_000 },
    {
      kind: 'sender',
      host: 'client',
      socket: 'datagram',
      port: 49_152,
      to: { address, port: PORT },
      messages: {
        kind: 'list',
        payloads: [
          { kind: 'text', text: 'HELLO ' },
          { kind: 'text', text: 'BIG ' },
          { kind: 'text', text: 'WORLD' },
        ],
      },
      start: 0,
      every: 50_000,
      // So that each message is a segment of its own, sent at once, as each is a datagram of its own.
      noDelay: true,
      end: 'stay',
    },
  ],
  follow: 'client>server data 7',
  lanes: [
    { name: 'datagram', socket: 'datagram' },
    { name: 'stream', socket: 'stream' },
  ],
}
