// A sender and a reader with a router between them, for tests.
import { CLIENT, chain, ROUTER1, SERVER } from './network'
import type { Messages, ProgramSetup, Scenario } from './scenario'

export type Sender = Extract<ProgramSetup, { kind: 'sender' }>
export type Reader = Extract<ProgramSetup, { kind: 'reader' }>

export const text = (letters: string) => ({ kind: 'text', text: letters }) as const
export const list = (...messages: string[]): Messages => ({ kind: 'list', payloads: messages.map(text) })

/** Three messages from the client through a router to a reader on the server. */
export function chat(sender: Partial<Sender> = {}, reader: Partial<Reader> = {}): Scenario {
  const nodes = [CLIENT, ROUTER1, SERVER]
  const programs: ProgramSetup[] = [
    { kind: 'reader', host: 'server', socket: 'datagram', port: 50_000, length: 512, every: 0, ...reader },
    {
      kind: 'sender',
      host: 'client',
      socket: 'datagram',
      port: 49_152,
      to: { address: '198.51.100.20', port: 50_000 },
      messages: list('Hello', 'dear', 'reader'),
      start: 0,
      every: 0,
      end: 'close',
      ...sender,
    },
  ]
  return {
    format: 0,
    origin: 'test',
    seed: 7,
    nodes,
    links: chain(nodes),
    programs,
    follow: 'client>server data 1',
    overrides: [],
    flips: [],
  }
}
