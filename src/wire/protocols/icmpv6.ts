/** ICMPv6 with neighbour discovery: ARP's and ICMP's work in one (RFC 4443, RFC 4861). */

import type { FieldSpec, HeaderSpec, ItemSpec, Reading } from '../spec'
import { EXTENDED } from './hopByHop'

/** The types read here. */
export const ICMPV6 = {
  destinationUnreachable: 1,
  packetTooBig: 2,
  timeExceeded: 3,
  parameterProblem: 4,
  echoRequest: 128,
  echoReply: 129,
  multicastListenerQuery: 130,
  multicastListenerReport: 131,
  multicastListenerDone: 132,
  routerSolicitation: 133,
  routerAdvertisement: 134,
  neighborSolicitation: 135,
  neighborAdvertisement: 136,
  redirect: 137,
} as const

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 4861 §4',
  ...field,
})

const typeIs =
  (...types: readonly number[]) =>
  ({ number }: Pick<Reading, 'number'>) =>
    types.includes(number('type'))

const isError = typeIs(
  ICMPV6.destinationUnreachable,
  ICMPV6.packetTooBig,
  ICMPV6.timeExceeded,
  ICMPV6.parameterProblem,
)
const isEcho = typeIs(ICMPV6.echoRequest, ICMPV6.echoReply)
const isListener = typeIs(
  ICMPV6.multicastListenerQuery,
  ICMPV6.multicastListenerReport,
  ICMPV6.multicastListenerDone,
)
const isAdvertisement = typeIs(ICMPV6.routerAdvertisement)
const isNeighborAdvertisement = typeIs(ICMPV6.neighborAdvertisement)
const hasTarget = typeIs(ICMPV6.neighborSolicitation, ICMPV6.neighborAdvertisement, ICMPV6.redirect)
const hasOptions = (reading: Pick<Reading, 'number'>) =>
  reading.number('type') >= ICMPV6.routerSolicitation && reading.number('type') <= ICMPV6.redirect

type When = NonNullable<FieldSpec['when']>

const number = (name: string, label: string, bits: number, when: When, means: string): FieldSpec =>
  row({ name, label, width: { bits }, notation: bits === 1 ? 'flag' : 'decimal', role: 'given', means, when })

const reserved = (name: string, bits: number, when: When): FieldSpec =>
  row({
    name,
    label: 'Reserved',
    width: { bits },
    notation: 'decimal',
    role: 'constant',
    means: 'Must be zero.',
    when,
  })

const address = (name: string, label: string, means: string, when?: When): FieldSpec =>
  row({ name, label, width: { bits: 128 }, notation: 'ipv6', role: 'given', means, ...(when && { when }) })

const optionType = row({
  name: 'type',
  label: 'Option type',
  short: 'Type',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'given',
  means: 'Which option this is.',
  section: 'RFC 4861 §4.6',
  names: {
    1: 'Source link-layer address',
    2: 'Target link-layer address',
    3: 'Prefix information',
    5: 'MTU',
    25: 'Recursive DNS server',
  },
})

const optionLength = row({
  name: 'length',
  label: 'Option length',
  short: 'Length',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'measured',
  means: 'The length of the option in units of eight bytes.',
  rule: 'An option counts units of eight bytes, itself included: 1 to 255.',
  section: 'RFC 4861 §4.6',
  measure: ({ header }) => header / 8,
})

const always: When = () => true

const option = (label: string, size: number, fields: readonly FieldSpec[]): ItemSpec => ({
  label,
  size,
  fields: [optionType, optionLength, ...fields],
})

const linkLayerAddress = row({
  name: 'linkLayerAddress',
  label: 'Link-layer address',
  width: { bits: 48 },
  notation: 'mac',
  role: 'given',
  means: 'The MAC address that belongs to the address asked about.',
  section: 'RFC 4861 §4.6.1',
})

const items: Readonly<Record<number, ItemSpec>> = {
  1: option('Source link-layer address', 1, [linkLayerAddress]),
  2: option('Target link-layer address', 1, [linkLayerAddress]),
  3: option('Prefix information', 4, [
    number('prefixLength', 'Prefix length', 8, always, 'How many bits of the prefix count.'),
    number('onLink', 'On-link', 1, always, 'Addresses with this prefix are on this cable.'),
    number('autonomous', 'Autonomous', 1, always, 'Hosts may make their own address with this prefix.'),
    number(
      'routerAddress',
      'Router address',
      1,
      always,
      'The prefix field holds a whole address of the router.',
    ),
    reserved('reserved', 5, always),
    number('validLifetime', 'Valid lifetime', 32, always, 'For how many seconds the prefix is valid.'),
    number('preferredLifetime', 'Preferred lifetime', 32, always, 'For how many seconds it is preferred.'),
    reserved('reserved2', 32, always),
    address('prefix', 'Prefix', 'The first bits of all addresses on this network.'),
  ]),
  5: option('MTU', 1, [
    reserved('reserved', 16, always),
    number('mtu', 'MTU', 32, always, 'The biggest packet for this link.'),
  ]),
}

const other: ItemSpec = {
  label: 'Option',
  fields: [
    optionType,
    optionLength,
    row({
      name: 'data',
      label: 'Option data',
      // A length of 0 would go on for ever; such a message is discarded (RFC 4861 §4.6).
      width: { octets: ({ number }) => (number('length') === 0 ? 1 << 16 : number('length') * 8 - 2) },
      notation: 'octets',
      role: 'given',
      means: 'What the option holds.',
      section: 'RFC 4861 §4.6',
    }),
  ],
}

export const icmpv6: HeaderSpec = {
  protocol: 'icmpv6',
  label: 'ICMPv6',
  layer: 'internet',
  pdu: 'pdu.message',
  source: 'RFC 4443',
  numbers: { ipProtocol: [58] },
  behind: EXTENDED,
  fields: [
    row({
      name: 'type',
      label: 'Type',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      initial: ICMPV6.echoRequest,
      section: 'RFC 4443 §2.1',
      means: 'What kind of message this is: below 128 something went wrong, from 128 on it informs.',
      names: {
        1: 'destination unreachable',
        2: 'packet too big',
        3: 'time exceeded',
        4: 'parameter problem',
        128: 'echo request',
        129: 'echo reply',
        130: 'multicast listener query',
        131: 'multicast listener report',
        132: 'multicast listener done',
        133: 'router solicitation',
        134: 'router advertisement',
        135: 'neighbor solicitation',
        136: 'neighbor advertisement',
        137: 'redirect',
        143: 'multicast listener report v2',
      },
    }),
    row({
      name: 'code',
      label: 'Code',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      section: 'RFC 4443 §2.1',
      means: 'The kind within the type.',
    }),
    row({
      name: 'checksum',
      label: 'Checksum',
      width: { bits: 16 },
      notation: 'hex',
      role: 'check',
      section: 'RFC 4443 §2.3',
      means: 'Guards the message and, other than in ICMP for IPv4, the IP addresses.',
      check: { algorithm: 'internet', covers: 'body', pseudoHeader: 58 },
    }),
    number('identifier', 'Identifier', 16, isEcho, 'Tells one run of ping from another.'),
    number('sequenceNumber', 'Sequence Number', 16, isEcho, 'Counts the questions.'),
    number('mtu', 'MTU', 32, typeIs(ICMPV6.packetTooBig), 'The biggest packet that the next link carries.'),
    number(
      'pointer',
      'Pointer',
      32,
      typeIs(ICMPV6.parameterProblem),
      'Which byte of the quoted packet was wrong.',
    ),
    reserved('unused', 32, typeIs(ICMPV6.destinationUnreachable, ICMPV6.timeExceeded)),
    number(
      'maximumResponseDelay',
      'Maximum Response Delay',
      16,
      isListener,
      'Answer within so many milliseconds.',
    ),
    reserved('reserved', 16, isListener),
    address('multicastAddress', 'Multicast Address', 'The group asked or told about.', isListener),
    number('currentHopLimit', 'Cur Hop Limit', 8, isAdvertisement, 'The hop limit hosts should send with.'),
    number('managed', 'Managed', 1, isAdvertisement, 'Ask DHCPv6 for an address.'),
    number('otherConfiguration', 'Other', 1, isAdvertisement, 'Ask DHCPv6 for everything else.'),
    number('homeAgent', 'Home Agent', 1, isAdvertisement, 'This router is a home agent for mobile hosts.'),
    number('preference', 'Preference', 2, isAdvertisement, 'How good this router is as a default one.'),
    number('proxy', 'Proxy', 1, isAdvertisement, 'A proxy passed this on.'),
    reserved('reserved3', 2, isAdvertisement),
    number(
      'routerLifetime',
      'Router Lifetime',
      16,
      isAdvertisement,
      'For how many seconds it is a default router.',
    ),
    number(
      'reachableTime',
      'Reachable Time',
      32,
      isAdvertisement,
      'For how long a neighbour heard counts as there.',
    ),
    number(
      'retransmissionTimer',
      'Retrans Timer',
      32,
      isAdvertisement,
      'How long to wait between questions.',
    ),
    number('router', 'Router', 1, isNeighborAdvertisement, 'The one who answers is a router.'),
    number('solicited', 'Solicited', 1, isNeighborAdvertisement, 'This answers a question.'),
    number('override', 'Override', 1, isNeighborAdvertisement, 'Replace what you knew before.'),
    reserved('reserved4', 29, isNeighborAdvertisement),
    reserved(
      'reserved5',
      32,
      typeIs(ICMPV6.routerSolicitation, ICMPV6.neighborSolicitation, ICMPV6.redirect),
    ),
    address('targetAddress', 'Target Address', 'The address that is asked or told about.', hasTarget),
    address(
      'redirectDestination',
      'Destination Address',
      'The destination that is better reached through the target.',
      typeIs(ICMPV6.redirect),
    ),
    row({
      name: 'options',
      label: 'Options',
      width: 'rest',
      notation: 'octets',
      role: 'given',
      means: 'Link-layer addresses, prefixes and more.',
      when: hasOptions,
      list: { items, other },
    }),
  ],
  inside: header => (isError(header) ? 'ipv6' : undefined),
  quotes: isError,
}
