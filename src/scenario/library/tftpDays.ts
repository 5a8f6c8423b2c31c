/** TFTP through a router: *on a good day*, *loses an ACK*, and *The Sorcerer's Apprentice*. */
import { CLIENT, chain, ROUTER1, SERVER } from '../network'
import type { Intervention, Scenario } from '../scenario'

const nodes = [CLIENT, ROUTER1, SERVER]
/** 1,100 octets: three blocks. */
const POEM = 'The sorcerer left, and the broom went on carrying water. '.repeat(20).slice(0, 1100)

const acts = (pdu: string, act: Intervention['act']): readonly Intervention[] => [{ pdu, hop: 0, act }]

/** *TFTP on a good day*: a write, block by block, each acknowledged. */
export const tftpGoodDay: Scenario = {
  format: 0,
  origin: 'tftpGoodDay',
  seed: 409_301,
  nodes,
  links: chain(nodes, { rate: 10_000_000, delay: 2000, mtu: 1500 }),
  programs: [
    { kind: 'tftpServer', host: 'server', port: 69, transferPort: 61_307 },
    {
      kind: 'tftpWrite',
      host: 'client',
      port: 49_152,
      server: { address: '198.51.100.20', port: 69 },
      file: 'broom.txt',
      payload: { kind: 'text', text: POEM },
      timeout: 1_000_000,
      tries: 5,
    },
  ],
  follow: 'client>server DATA 1',
  overrides: [],
  flips: [],
}

/** *TFTP loses an ACK*: the block is sent again, and kept once. */
export const tftpLosesAck: Scenario = {
  ...tftpGoodDay,
  origin: 'tftpLosesAck',
  follow: 'server>client ACK 2',
  interventions: acts('server>client ACK 2', { kind: 'drop' }),
}

/** *The Sorcerer's Apprentice*: an ACK that is only late makes everything go twice from there on. */
export const sorcerersApprentice: Scenario = {
  ...tftpGoodDay,
  origin: 'sorcerersApprentice',
  programs: tftpGoodDay.programs.map(each =>
    each.kind === 'tftpWrite'
      ? { ...each, sorcerersApprentice: true, payload: { kind: 'text', text: POEM.repeat(3) } }
      : each,
  ),
  follow: 'server>client ACK 1',
  interventions: acts('server>client ACK 1', { kind: 'delay', by: 1_200_000 }),
}
