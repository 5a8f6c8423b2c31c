/** *A file crosses the network*: a client writes a file to a server by TFTP, through a switch and a router. */
import { CLIENT, chain, ROUTER1, SERVER } from '../network'
import type { NodeSetup, Scenario } from '../scenario'

const nodes: NodeSetup[] = [CLIENT, { kind: 'switch', id: 'switch1' }, ROUTER1, SERVER]

export const fileCrosses: Scenario = {
  format: 0,
  origin: 'fileCrosses',
  seed: 409_301,
  nodes,
  links: chain(nodes),
  programs: [
    { kind: 'tftpServer', host: 'server', port: 69, transferPort: 61307 },
    {
      kind: 'tftpWrite',
      host: 'client',
      port: 49152,
      server: { address: '198.51.100.20', port: 69 },
      file: 'hello.txt',
      payload: { kind: 'text', text: 'Hello, network! This is block 1.' },
      timeout: 1_000_000,
      tries: 5,
    },
  ],
  follow: 'client>server DATA 1',
  overrides: [],
  flips: [],
}
