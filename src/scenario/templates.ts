/** Frames to begin with, from the ends that a scenario has. Their names are messages: `build.template.<id>`. */
import { hexOf, parseIpv4 } from '../wire/address'
import { type Ends, groupMac, ipv6Value, macValue } from './ends'
import type { LayerDocument, WrittenValue } from './scenario'

export interface Template {
  readonly id: string
  readonly layers: (ends: Ends) => readonly LayerDocument[]
}

type Values = Readonly<Record<string, WrittenValue>>

const utf8 = new TextEncoder()
const text = (letters: string) => hexOf(utf8.encode(letters))
const header = (protocol: string, values: Values = {}): LayerDocument => ({ protocol, values })
const data = (letters: string): LayerDocument => ({
  protocol: 'data',
  payload: { kind: 'text', text: letters },
})

const ethernet = ({ source, destination }: Ends, to = destination.mac) =>
  header('ethernet', { destination: macValue(to), source: macValue(source.mac) })

const ipv4 = ({ source, destination }: Ends, values: Values = {}) =>
  header('ipv4', {
    sourceAddress: parseIpv4(source.address) ?? 0,
    destinationAddress: parseIpv4(destination.address) ?? 0,
    ...values,
  })

const ipv6 = ({ source, destination }: Ends, values: Values = {}) =>
  header('ipv6', {
    sourceAddress: ipv6Value(source.ipv6),
    destinationAddress: ipv6Value(destination.ipv6),
    ...values,
  })

const EVERYBODY = 'FF-FF-FF-FF-FF-FF'

/** The options in the order in which Linux sends them: two pairs of them fill whole words of four. */
const SYN_OPTIONS: readonly Values[] = [
  { kind: 2, maximumSegmentSize: 1460 },
  { kind: 4 },
  { kind: 8, timestampValue: 3_141_592, timestampEchoReply: 0 },
  { kind: 1 },
  { kind: 3, shiftCount: 7 },
]

/** The first packet of a connection, with what a Linux kernel would ask for in it. */
export const tcpSyn: Template = {
  id: 'tcpSyn',
  layers: ends => [
    ethernet(ends),
    ipv4(ends, { identification: 0x1c46, doNotFragment: 1 }),
    {
      ...header('tcp', {
        sourcePort: 49_152,
        destinationPort: 80,
        sequenceNumber: 2_718_281_828,
        synchronize: 1,
        window: 64_240,
      }),
      options: SYN_OPTIONS,
    },
  ],
}

const arpRequest: Template = {
  id: 'arpRequest',
  layers: ends => [
    ethernet(ends, EVERYBODY),
    header('arp', {
      senderHardwareAddress: macValue(ends.source.mac),
      senderProtocolAddress: parseIpv4(ends.source.address) ?? 0,
      targetHardwareAddress: '000000000000',
      targetProtocolAddress: parseIpv4(ends.destination.address) ?? 0,
    }),
  ],
}

const icmpEcho: Template = {
  id: 'icmpEcho',
  layers: ends => [
    ethernet(ends),
    ipv4(ends, { identification: 0x2d21 }),
    header('icmp', { identifier: 4711, sequenceNumber: 1 }),
    data('Is anybody there?'),
  ],
}

/** ARP's question in IPv6: to the group of all whose address ends alike (RFC 4861 §7.2.2, RFC 4291 §2.7.1). */
const neighborSolicitation: Template = {
  id: 'neighborSolicitation',
  layers: ends => {
    const last = ends.destination.ipv6.replace(/^.*:/, '')
    const group = `ff02::1:ff00:${last}`
    return [
      ethernet(ends, groupMac(group)),
      // A hop limit of 255 proves that no router passed it on (RFC 4861 §7.1.1).
      ipv6(ends, { hopLimit: 255, destinationAddress: ipv6Value(group) }),
      {
        ...header('icmpv6', { type: 135, targetAddress: ipv6Value(ends.destination.ipv6) }),
        options: [{ type: 1, linkLayerAddress: macValue(ends.source.mac) }],
      },
    ]
  },
}

/** The last piece of a UDP datagram: what came before it were 181 × 8 bytes, as many as fit into 1500. */
const ipv6Fragment: Template = {
  id: 'ipv6Fragment',
  layers: ends => [
    ethernet(ends),
    ipv6(ends, { flowLabel: 0x2f4c1 }),
    header('fragment', { nextHeader: 17, fragmentOffset: 181, identification: 0x5eed1e55 }),
    data('… and this is how the story ends.'),
  ],
}

const vlanUdp: Template = {
  id: 'vlanUdp',
  layers: ends => [
    ethernet(ends),
    header('vlan', { priorityCodePoint: 5, vlanIdentifier: 10 }),
    ipv4(ends, { identification: 0x0a0a, doNotFragment: 1 }),
    header('udp', { sourcePort: 49_152, destinationPort: ends.port }),
    data('Hello, network 10!'),
  ],
}

const tftpRequest: Template = {
  id: 'tftpRequest',
  layers: ends => [
    ethernet(ends),
    ipv4(ends, { identification: 0x7f70, doNotFragment: 1 }),
    header('udp', { sourcePort: 49_152 }),
    {
      ...header('tftp', { opcode: 1, filename: text('hello.txt') }),
      options: [
        { name: text('blksize'), value: text('1428') },
        { name: text('tsize'), value: text('0') },
      ],
    },
  ],
}

/** A length where Ethernet II has a type; SNAP brings the type back (RFC 1042). */
const llcSnap: Template = {
  id: 'llcSnap',
  layers: ends => [
    ethernet(ends),
    header('llc'),
    header('snap'),
    ipv4(ends, { identification: 0x0802, doNotFragment: 1 }),
    header('udp', { sourcePort: 49_152, destinationPort: ends.port }),
    data('A length, not a type.'),
  ],
}

/** In the order in which the page offers them. */
export const templates: readonly Template[] = [
  tcpSyn,
  arpRequest,
  icmpEcho,
  neighborSolicitation,
  ipv6Fragment,
  vlanUdp,
  tftpRequest,
  llcSnap,
]
