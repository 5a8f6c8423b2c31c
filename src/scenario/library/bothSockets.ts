/** For scenarios that run one sender and one reader over a stream and over datagrams: one long cable, nothing unknown. */
import { setPreloaded } from '../edits'
import { chain } from '../network'
import type { LinkSetup, ProgramSetup, Scenario } from '../scenario'
import { setWay } from '../way'
import { fileCrosses } from './fileCrosses'

type Sender = Extract<ProgramSetup, { kind: 'sender' }>
type Reader = Extract<ProgramSetup, { kind: 'reader' }>

const address = '192.0.2.20'
const PORT = 50_000

/** A long way, so that there is time to see what is on it. */
const CABLE = { rate: 10_000_000, delay: 20_000, mtu: 1500 } as const

/** The two programs with what the scenario changes of them, the datagrams' lane first. */
export function bothSockets(
  origin: string,
  sender: Partial<Sender> & Pick<Sender, 'messages'>,
  reader: Partial<Reader> = {},
  cable: Omit<LinkSetup, 'ends'> = CABLE,
): Scenario {
  const base = setPreloaded(setWay(fileCrosses, 'cable'), true)
  return {
    ...base,
    origin,
    seed: 7,
    links: chain(base.nodes, cable),
    programs: [
      { kind: 'reader', host: 'server', socket: 'datagram', port: PORT, length: 64, every: 0, ...reader },
      {
        kind: 'sender',
        host: 'client',
        socket: 'datagram',
        port: 49_152,
        to: { address, port: PORT },
        start: 0,
        every: 0,
        // So that each message is a segment of its own, sent at once, as each is a datagram of its own.
        noDelay: true,
        end: 'stay',
        ...sender,
      },
    ],
    follow: 'client>server data 1',
    lanes: [
      { name: 'datagram', socket: 'datagram' },
      { name: 'stream', socket: 'stream' },
    ],
  }
}

/** A list of messages, each a text. */
export const texts = (...all: readonly string[]): Sender['messages'] => ({
  kind: 'list',
  payloads: all.map(text => ({ kind: 'text', text })),
})
