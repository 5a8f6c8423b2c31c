// Scenarios in which everything goes wrong once, so that each sentence has an occasion to be said.
import { chat, list } from '../scenario/chat.fixture'
import { setImpairments } from '../scenario/edits'
import { endsOf } from '../scenario/ends'
import { bitFlips } from '../scenario/library/bitFlips'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { oneByte } from '../scenario/library/oneByte'
import { ownFrame } from '../scenario/library/ownFrame'
import { CLIENT, chain, ROUTER_MACS, ROUTER1, SERVER } from '../scenario/network'
import type {
  Flip,
  Impairments,
  Intervention,
  LayerDocument,
  NodeSetup,
  Override,
  ProgramSetup,
  RouterSetup,
  Scenario,
} from '../scenario/scenario'
import { tcpSyn, templates } from '../scenario/templates'
import { sending, WHOLE } from '../sim/fragments.fixture'
import { STREAMS } from './streams.fixture'

const DATA = 'client>server DATA 1'
const memory: Flip['where'] = { kind: 'memory', node: 'router1' }

function flipped(octet: number, bit: number, where: Flip['where'], second?: number): Scenario {
  const bits = [{ octet, bit }, ...(second === undefined ? [] : [{ octet: second, bit }])]
  return { ...fileCrosses, flips: [{ pdu: DATA, bits, where }] }
}

function forced(protocol: string, field: string, value: Override['value'], pdu = DATA): Scenario {
  return { ...fileCrosses, overrides: [{ pdu, protocol, field, value }] }
}

function writing(changes: Partial<Extract<ProgramSetup, { kind: 'tftpWrite' }>>): Scenario {
  const programs = fileCrosses.programs.map(each =>
    each.kind === 'tftpWrite' ? { ...each, ...changes } : each,
  )
  return { ...fileCrosses, programs }
}

function wired(nodes: readonly NodeSetup[], mtu = 1500): Scenario {
  return { ...fileCrosses, nodes, links: chain(nodes, { rate: 10_000_000, delay: 5, mtu }) }
}

const ROUTER2: RouterSetup = {
  kind: 'router',
  id: 'router2',
  interfaces: [
    { mac: ROUTER_MACS[1][0], address: '203.0.113.2', prefix: 24 },
    { mac: ROUTER_MACS[1][1], address: '198.51.100.1', prefix: 24 },
  ],
  routes: [{ network: '192.0.2.0', prefix: 24, via: '203.0.113.1' }],
  arp: [],
}
const FIRST_OF_TWO: RouterSetup = {
  ...ROUTER1,
  interfaces: [ROUTER1.interfaces[0], { mac: ROUTER_MACS[0][1], address: '203.0.113.1', prefix: 24 }].flatMap(
    each => each ?? [],
  ),
  routes: [{ network: '198.51.100.0', prefix: 24, via: '203.0.113.2' }],
}
const SWITCH: NodeSetup = { kind: 'switch', id: 'switch1' }
const NEAR: NodeSetup = {
  ...SERVER,
  interfaces: [{ ...SERVER.interfaces[0], address: '192.0.2.20' }],
}
const toNear = { server: { address: '192.0.2.20', port: 69 } }
const calls = (host: string, list: Extract<ProgramSetup, { kind: 'calls' }>['calls']): ProgramSetup => ({
  kind: 'calls',
  host,
  calls: list,
})
const text = (letters: string) => ({ kind: 'text', text: letters }) as const

/** A frame built by hand from each of the templates, and one with an impossible header. */
const ends = endsOf(ownFrame, 'client', 'server')
const built = (layers: readonly LayerDocument[]): Scenario => ({
  ...ownFrame,
  programs: ownFrame.programs.map(each => (each.kind === 'frame' ? { ...each, layers } : each)),
})
const ownFrames: Record<string, Scenario> = Object.fromEntries([
  ...templates.map(({ id, layers }) => [`own ${id}`, built(layers(ends))] as const),
  [
    'own IHL 2',
    built(
      tcpSyn
        .layers(ends)
        .map(layer =>
          layer.protocol === 'ipv4' ? { ...layer, values: { ...layer.values, headerLength: 2 } } : layer,
        ),
    ),
  ],
])

function reading(
  client: Partial<Extract<ProgramSetup, { kind: 'tftpRead' }>>,
  server: Partial<Extract<ProgramSetup, { kind: 'tftpServer' }>> = {},
): Scenario {
  const files = [{ name: 'poem.txt', payload: text('One fish.\nTwo fish.\n'.repeat(99)) }]
  const to = { address: '198.51.100.20', port: 69 }
  return {
    ...fileCrosses,
    follow: 'server>client DATA 1',
    programs: [
      { kind: 'tftpServer', host: 'server', port: 69, transferPort: 61_307, files, ...server },
      {
        kind: 'tftpRead',
        host: 'client',
        port: 49_152,
        server: to,
        file: 'poem.txt',
        timeout: 1_000_000,
        tries: 5,
        ...client,
      },
    ],
  }
}

/** The cable from the switch to the router, gone bad. */
function crossing(bad: Impairments): Scenario {
  const programs = writing({ payload: text('octet '.repeat(200)), tries: 2 }).programs
  return setImpairments({ ...fileCrosses, programs }, 1, 0, bad)
}

function byHand(act: Intervention['act']): Scenario {
  return { ...fileCrosses, interventions: [{ pdu: DATA, hop: 1, act }] }
}

/** Scenarios by what is peculiar about them. */
export const OCCASIONS: Readonly<Record<string, Scenario>> = {
  ...ownFrames,
  ...STREAMS,
  fileCrosses,
  oneByte,
  bitFlips,
  'flip on the first cable': flipped(60, 0, { kind: 'wire', hop: 0 }),
  'flip behind the switch': flipped(60, 0, { kind: 'wire', hop: 1 }),
  'flip on the last cable': flipped(60, 0, { kind: 'wire', hop: 2 }),
  'two flips that cancel in memory': flipped(48, 0, memory, 50),
  'two flips on a cable': flipped(48, 0, { kind: 'wire', hop: 2 }, 50),
  'flip in the destination address, in memory': flipped(33, 1, memory),
  'flip in TTL, in memory': flipped(22, 6, memory),
  'flip in UDP length, in memory': flipped(39, 4, memory),
  'flip in port, in memory': flipped(37, 0, memory),
  'flip in the destination MAC, on the cable': flipped(5, 0, { kind: 'wire', hop: 1 }),
  'IHL 2': forced('ipv4', 'headerLength', 2),
  'IHL 15': forced('ipv4', 'headerLength', 15),
  'version 6': forced('ipv4', 'version', 6),
  'total length 10': forced('ipv4', 'totalLength', 10),
  'total length 2000': forced('ipv4', 'totalLength', 2000),
  'TTL 1': forced('ipv4', 'timeToLive', 1),
  'TTL 0': forced('ipv4', 'timeToLive', 0),
  'protocol 6': forced('ipv4', 'protocol', 6),
  'header checksum 0': forced('ipv4', 'headerChecksum', 0),
  'a datagram in pieces': sending([4000]),
  'cut by a router, a piece too': sending([2000], [1500, 1500, 576]),
  'one whole, one in pieces': sending([1472, 1473]),
  'a piece lost': sending([4000], undefined, {
    interventions: [{ pdu: `${WHOLE} fragment 2`, hop: 1, act: { kind: 'drop' } }],
  }),
  'the first piece lost': sending([2000], undefined, {
    interventions: [{ pdu: `${WHOLE} fragment 1`, hop: 0, act: { kind: 'drop' } }],
  }),
  'a piece twice': sending([2000], undefined, {
    interventions: [{ pdu: `${WHOLE} fragment 1`, hop: 2, act: { kind: 'duplicate' } }],
  }),
  'a piece held back': sending([4000], undefined, {
    interventions: [{ pdu: `${WHOLE} fragment 1`, hop: 0, act: { kind: 'delay', by: 50_000 } }],
  }),
  'pieces that overlap': sending([4000], undefined, {
    overrides: [{ pdu: `${WHOLE} fragment 2`, protocol: 'ipv4', field: 'fragmentOffset', value: 184 }],
  }),
  'a piece that ends too far': sending([4000], undefined, {
    overrides: [{ pdu: `${WHOLE} fragment 2`, protocol: 'ipv4', field: 'fragmentOffset', value: 8191 }],
  }),
  'a piece damaged in memory': sending([4000], undefined, {
    flips: [{ pdu: `${WHOLE} fragment 2`, bits: [{ octet: 100, bit: 0 }], where: memory }],
  }),
  'pieces for nobody': {
    ...sending([4000]),
    programs: sending([4000]).programs.slice(1),
  },
  'more fragments': forced('ipv4', 'moreFragments', 1),
  'destination elsewhere': forced('ipv4', 'destinationAddress', 0xcb007105),
  'destination the router': forced('ipv4', 'destinationAddress', 0xc0000201),
  'destination nobody': forced('ipv4', 'destinationAddress', 0xc6336463),
  'UDP length 5': forced('udp', 'length', 5),
  'UDP length 12': forced('udp', 'length', 12),
  'UDP length 100': forced('udp', 'length', 100),
  'UDP checksum 0': forced('udp', 'checksum', 0),
  'UDP checksum wrong': forced('udp', 'checksum', 0x1234),
  'UDP checksum 0 and a flip': {
    ...forced('udp', 'checksum', 0),
    flips: [{ pdu: DATA, bits: [{ octet: 46, bit: 5 }], where: memory }],
  },
  'port 9': forced('udp', 'destinationPort', 9),
  'source port 9': forced('udp', 'sourcePort', 9),
  'opcode 9': forced('tftp', 'opcode', 9),
  'opcode ACK': forced('tftp', 'opcode', 4),
  'block 7': forced('tftp', 'blockNumber', 7),
  'EtherType unknown': forced('ethernet', 'type', 0x9999),
  'destination MAC wrong': forced('ethernet', 'destination', '00005e0053aa'),
  'destination MAC everybody': forced('ethernet', 'destination', 'ffffffffffff'),
  'FCS 0': forced('ethernet', 'frameCheckSequence', 0),
  'ARP asks for another': forced('arp', 'targetProtocolAddress', 0xc0000263, 'client>* ARP 192.0.2.1'),
  'a request lost once': {
    ...fileCrosses,
    flips: [{ pdu: 'client>server WRQ', bits: [{ octet: 50, bit: 0 }], where: { kind: 'wire', hop: 0 } }],
  },
  'an ACK lost once': {
    ...fileCrosses,
    flips: [{ pdu: 'server>client ACK 1', bits: [{ octet: 50, bit: 0 }], where: { kind: 'wire', hop: 0 } }],
  },
  'three blocks': writing({ payload: text('octet '.repeat(200)) }),
  'an empty file': writing({ payload: text('') }),
  'no gateway': wired([{ ...omitGateway(CLIENT) }, SWITCH, ROUTER1, SERVER]),
  'nobody serves': {
    ...fileCrosses,
    programs: fileCrosses.programs.filter(each => each.kind === 'tftpWrite'),
  },
  'two routers': wired([CLIENT, SWITCH, FIRST_OF_TWO, ROUTER2, SERVER]),
  'one cable': { ...wired([CLIENT, NEAR]), programs: writing(toNear).programs },
  'one network, preloaded': {
    ...wired([{ ...CLIENT, arp: [{ address: '192.0.2.20', mac: SERVER.interfaces[0].mac }] }, SWITCH, NEAR]),
    programs: writing(toNear).programs,
  },
  'preloaded router': wired([
    { ...CLIENT, arp: [{ address: '192.0.2.1', mac: ROUTER_MACS[0][0] }] },
    SWITCH,
    ROUTER1,
    SERVER,
  ]),
  'a narrow cable behind the router': {
    ...fileCrosses,
    programs: writing({ payload: text('x'.repeat(400)) }).programs,
    links: fileCrosses.links.map((link, at) => (at === 2 ? { ...link, mtu: 128 } : link)),
  },
  'a narrow cable at the client': {
    ...fileCrosses,
    programs: writing({ payload: text('x'.repeat(400)) }).programs,
    links: fileCrosses.links.map((link, at) => (at === 0 ? { ...link, mtu: 128 } : link)),
  },
  'a cable that loses all': crossing({ loss: 1 }),
  'a bad moment': crossing({ bursts: { share: 1, slot: 1000 } }),
  'a cable that doubles': crossing({ duplication: 1 }),
  'a cable that holds back': crossing({ reordering: { share: 1, by: 5000 } }),
  'a cable that turns bits': crossing({ corruption: 1 }),
  'no room to wait': crossing({ queue: 0 }),
  'dropped by hand': byHand({ kind: 'drop' }),
  'delayed by hand': byHand({ kind: 'delay', by: 2_000_000 }),
  'doubled by hand': byHand({ kind: 'duplicate' }),
  'damaged by hand': byHand({ kind: 'corrupt' }),
  'a file is read': reading({ options: { blksize: 1024, tsize: true, timeout: 2, windowsize: 4 } }),
  'the answer to an OACK is lost': {
    ...reading({ options: { tsize: true } }),
    interventions: [{ pdu: 'client>server ACK 0', hop: 0, act: { kind: 'drop' } }],
  },
  'nothing to read': reading({ file: 'nothing.txt' }),
  'a server refuses half': reading({ options: { blksize: 1024 } }, { most: { blksize: 600 } }),
  'a server makes options up': {
    ...reading({ options: { timeout: 2 } }),
    overrides: [{ pdu: 'server>client OACK', protocol: 'tftp', field: 'options[0].value', value: '39' }],
  },
  'the Sorcerer’s Apprentice': {
    ...writing({ payload: text('octet '.repeat(200)), sorcerersApprentice: true }),
    interventions: [{ pdu: 'server>client ACK 1', hop: 0, act: { kind: 'duplicate' } }],
  },
  'a chat': chat(),
  'a reader with little room': chat({ noDelay: true }, { length: 4, every: 1000, receiveBuffer: 9 }),
  'nobody reads': {
    ...chat({ every: 50_000 }),
    programs: chat({ every: 50_000 }).programs.filter(({ kind }) => kind === 'sender'),
  },
  'more than a datagram holds': chat({ messages: list('x'.repeat(65_508), '') }),
  'two messages wait': {
    ...oneByte,
    programs: [
      calls('server', [{ call: 'socket' }, { call: 'bind', port: 50_000 }]),
      calls('client', [
        { call: 'socket' },
        { call: 'sendto', payload: text('A'), address: '198.51.100.20', port: 50_000 },
        { call: 'sendto', payload: text('B'), address: '198.51.100.20', port: 50_000 },
      ]),
    ],
  },
  'port taken': {
    ...oneByte,
    programs: [
      calls('server', [{ call: 'socket' }, { call: 'bind', port: 50_000 }]),
      calls('server', [{ call: 'socket' }, { call: 'bind', port: 50_000 }]),
    ],
  },
}

function omitGateway({ gateway: _, ...host }: typeof CLIENT): NodeSetup {
  return host
}
