/** How tshark names and shows what our tables name: the dictionary of the comparison, and the reviewed list. */
import { formatIpv4, hexOf } from '../wire/address'
import { formatIpv6 } from '../wire/ipv6'
import type { FieldSpan, FieldValue } from '../wire/spec'

/** A field of ours in tshark's words; several names where tshark has one a case. */
export interface Judged {
  readonly names: readonly string[]
  /** Undefined: the same octets are all that can be asked for. */
  readonly show: (value: FieldValue, field: FieldSpan) => string | undefined
}

const colons = (value: FieldValue) =>
  typeof value === 'number' ? '' : (hexOf(value).match(/../g) ?? []).join(':')

/** The way tshark shows a notation where nothing else is said. */
function shown(value: FieldValue, { spec, bitLength }: FieldSpan): string {
  if (typeof value !== 'number') {
    if (spec.notation === 'ipv6') return formatIpv6(value)
    if (spec.notation === 'text') return new TextDecoder().decode(value)
    return colons(value)
  }
  if (spec.notation === 'ipv4') return formatIpv4(value)
  if (spec.notation === 'hex') return `0x${value.toString(16).padStart(Math.ceil(bitLength / 4), '0')}`
  return String(value)
}

const plain = (...names: string[]): Judged => ({ names, show: shown })
const words = (...names: string[]): Judged => ({ names, show: value => String(Number(value) * 4) })
const octetsOnly = (...names: string[]): Judged => ({ names, show: () => undefined })
const hex = (digits: number, ...names: string[]): Judged => ({
  names,
  show: value => `0x${value.toString(16).padStart(digits, '0')}`,
})

const extension = (name: string): Record<string, Judged> => ({
  nextHeader: plain(`ipv6.${name}.nxt`),
  headerExtensionLength: plain(`ipv6.${name}.len`),
})

const ipv6Option = (name: string): Record<string, Judged> => ({
  ...extension(name),
  'options.type': hex(2, 'ipv6.opt.type'),
  'options.length': plain('ipv6.opt.length'),
  'options.routerAlert': plain('ipv6.opt.router_alert'),
  'options.jumboPayloadLength': plain('ipv6.opt.jumbo'),
  'options.data': plain('ipv6.opt.padn', 'ipv6.opt.unknown', 'ipv6.opt.experimental'),
})

/** By protocol and field; the place in a list is left out: `options.kind`. */
export const dictionary: Readonly<Record<string, Readonly<Record<string, Judged>>>> = {
  ethernet: {
    destination: plain('eth.dst'),
    source: plain('eth.src'),
    type: plain('eth.type', 'eth.len', 'eth.invalid_lentype'),
    padding: plain('eth.padding', 'eth.trailer'),
  },
  vlan: {
    priorityCodePoint: plain('vlan.priority', 'ieee8021ad.priority'),
    dropEligible: plain('vlan.dei', 'ieee8021ad.dei'),
    vlanIdentifier: plain('vlan.id', 'ieee8021ad.id'),
    type: plain('vlan.etype', 'vlan.len'),
  },
  llc: {
    destinationSap: plain('llc.dsap'),
    sourceSap: plain('llc.ssap'),
    control: hex(4, 'llc.control'),
  },
  snap: {
    organizationCode: { names: ['llc.oui'], show: String },
    type: plain('llc.type', 'llc.cisco_pid', 'llc.pid'),
  },
  arp: {
    hardwareType: plain('arp.hw.type'),
    protocolType: plain('arp.proto.type'),
    hardwareLength: plain('arp.hw.size'),
    protocolLength: plain('arp.proto.size'),
    operation: plain('arp.opcode'),
    senderHardwareAddress: plain('arp.src.hw_mac', 'arp.src.hw'),
    senderProtocolAddress: plain('arp.src.proto_ipv4', 'arp.src.proto'),
    targetHardwareAddress: plain('arp.dst.hw_mac', 'arp.dst.hw'),
    targetProtocolAddress: plain('arp.dst.proto_ipv4', 'arp.dst.proto'),
  },
  ipv4: {
    version: plain('ip.version'),
    headerLength: words('ip.hdr_len'),
    differentiatedServices: plain('ip.dsfield.dscp'),
    explicitCongestionNotification: plain('ip.dsfield.ecn'),
    // Of a length of 0 tshark shows what the card will have made of it.
    totalLength: { names: ['ip.len'], show: value => (value === 0 ? undefined : String(value)) },
    identification: plain('ip.id'),
    reservedFlag: plain('ip.flags.rb'),
    doNotFragment: plain('ip.flags.df'),
    moreFragments: plain('ip.flags.mf'),
    fragmentOffset: plain('ip.frag_offset'),
    timeToLive: plain('ip.ttl'),
    protocol: plain('ip.proto'),
    headerChecksum: plain('ip.checksum'),
    sourceAddress: plain('ip.src'),
    destinationAddress: plain('ip.dst', 'ip.cur_rt'),
    'options.type': plain('ip.opt.type'),
    'options.length': plain('ip.opt.len'),
    'options.pointer': plain('ip.opt.ptr'),
    'options.overflow': plain('ip.opt.overflow'),
    'options.flag': hex(2, 'ip.opt.flag'),
    'options.address': plain(
      'ip.rec_rt',
      'ip.empty_rt',
      'ip.src_rt',
      'ip.cur_rt',
      'ip.dst',
      'ip.opt.time_stamp_addr',
    ),
    'options.timestamp': plain('ip.opt.time_stamp'),
    'options.routerAlert': plain('ip.opt.ra'),
    'options.streamIdentifier': plain('ip.opt.sid'),
    'options.security': hex(4, 'ip.opt.sec_rfc791_sec'),
    'options.compartments': plain('ip.opt.sec_rfc791_comp'),
    'options.handlingRestrictions': octetsOnly('ip.opt.sec_rfc791_hr'),
    'options.transmissionControlCode': octetsOnly('ip.opt.sec_rfc791_tcc'),
  },
  ipv6: {
    version: plain('ipv6.version'),
    differentiatedServices: plain('ipv6.tclass.dscp'),
    explicitCongestionNotification: plain('ipv6.tclass.ecn'),
    flowLabel: hex(6, 'ipv6.flow'),
    payloadLength: plain('ipv6.plen'),
    nextHeader: plain('ipv6.nxt'),
    hopLimit: plain('ipv6.hlim'),
    sourceAddress: plain('ipv6.src'),
    destinationAddress: plain('ipv6.dst'),
  },
  hopByHop: ipv6Option('hopopts'),
  destinationOptions: ipv6Option('dstopts'),
  fragment: {
    nextHeader: plain('ipv6.fraghdr.nxt'),
    reserved: hex(2, 'ipv6.fraghdr.reserved_octet'),
    fragmentOffset: plain('ipv6.fraghdr.offset'),
    reserved2: plain('ipv6.fraghdr.reserved_bits'),
    moreFragments: plain('ipv6.fraghdr.more'),
    identification: plain('ipv6.fraghdr.ident'),
  },
  routing: {
    ...extension('routing'),
    routingType: plain('ipv6.routing.type'),
    segmentsLeft: plain('ipv6.routing.segleft'),
    reserved: {
      names: ['ipv6.routing.src.reserved', 'ipv6.routing.mipv6.reserved'],
      show: value => octets32(value),
    },
    address: plain('ipv6.routing.src.addr', 'ipv6.routing.mipv6.home_address'),
  },
  icmp: {
    type: plain('icmp.type'),
    code: plain('icmp.code'),
    checksum: plain('icmp.checksum'),
    identifier: plain('icmp.ident'),
    sequenceNumber: plain('icmp.seq'),
    gatewayAddress: plain('icmp.redir_gw'),
    pointer: plain('icmp.pointer'),
    unused: plain('icmp.unused'),
    nextHopMtu: plain('icmp.mtu'),
  },
  icmpv6: {
    type: plain('icmpv6.type'),
    code: plain('icmpv6.code'),
    checksum: plain('icmpv6.checksum'),
    identifier: hex(4, 'icmpv6.echo.identifier'),
    sequenceNumber: plain('icmpv6.echo.sequence_number'),
    mtu: plain('icmpv6.mtu'),
    pointer: plain('icmpv6.pointer'),
    unused: { names: ['icmpv6.reserved', 'icmpv6.unused'], show: octets32 },
    reserved5: { names: ['icmpv6.reserved', 'icmpv6.rs.reserved'], show: octets32 },
    reserved: { names: ['icmpv6.reserved'], show: value => octets32(value).slice(6) },
    maximumResponseDelay: plain('icmpv6.mld.maximum_response_delay'),
    multicastAddress: plain('icmpv6.mld.multicast_address'),
    currentHopLimit: plain('icmpv6.nd.ra.cur_hop_limit'),
    managed: plain('icmpv6.nd.ra.flag.m'),
    otherConfiguration: plain('icmpv6.nd.ra.flag.o'),
    homeAgent: plain('icmpv6.nd.ra.flag.h'),
    preference: plain('icmpv6.nd.ra.flag.prf'),
    proxy: plain('icmpv6.nd.ra.flag.p'),
    reserved3: plain('icmpv6.nd.ra.flag.rsv'),
    routerLifetime: plain('icmpv6.nd.ra.router_lifetime'),
    reachableTime: plain('icmpv6.nd.ra.reachable_time'),
    retransmissionTimer: plain('icmpv6.nd.ra.retrans_timer'),
    router: plain('icmpv6.nd.na.flag.r'),
    solicited: plain('icmpv6.nd.na.flag.s'),
    override: plain('icmpv6.nd.na.flag.o'),
    reserved4: plain('icmpv6.nd.na.flag.rsv'),
    targetAddress: plain(
      'icmpv6.nd.ns.target_address',
      'icmpv6.nd.na.target_address',
      'icmpv6.nd.rd.target_address',
    ),
    redirectDestination: plain('icmpv6.rd.na.destination_address'),
    'options.type': plain('icmpv6.opt.type'),
    'options.length': plain('icmpv6.opt.length'),
    'options.linkLayerAddress': plain('icmpv6.opt.linkaddr'),
    'options.prefixLength': plain('icmpv6.opt.prefix.length'),
    'options.onLink': plain('icmpv6.opt.prefix.flag.l'),
    'options.routerAddress': plain('icmpv6.opt.prefix.flag.r'),
    'options.reserved': octetsOnly('icmpv6.opt.prefix.flag.reserved', 'icmpv6.opt.reserved'),
    'options.autonomous': plain('icmpv6.opt.prefix.flag.a'),
    'options.validLifetime': plain('icmpv6.opt.prefix.valid_lifetime'),
    'options.preferredLifetime': plain('icmpv6.opt.prefix.preferred_lifetime'),
    'options.reserved2': octetsOnly('icmpv6.opt.reserved'),
    'options.prefix': plain('icmpv6.opt.prefix'),
    'options.mtu': plain('icmpv6.opt.mtu'),
  },
  udp: {
    sourcePort: plain('udp.srcport'),
    destinationPort: plain('udp.dstport'),
    length: plain('udp.length'),
    checksum: plain('udp.checksum'),
  },
  tcp: {
    sourcePort: plain('tcp.srcport'),
    destinationPort: plain('tcp.dstport'),
    sequenceNumber: plain('tcp.seq_raw', 'tcp.seq'),
    acknowledgmentNumber: plain('tcp.ack_raw', 'tcp.ack'),
    dataOffset: words('tcp.hdr_len'),
    reserved: { names: ['tcp.flags.res'], show: value => (value ? '1' : '0') },
    accurateEcn: plain('tcp.flags.ae'),
    congestionWindowReduced: plain('tcp.flags.cwr'),
    ecnEcho: plain('tcp.flags.ece'),
    urgent: plain('tcp.flags.urg'),
    acknowledgment: plain('tcp.flags.ack'),
    push: plain('tcp.flags.push'),
    reset: plain('tcp.flags.reset'),
    synchronize: plain('tcp.flags.syn'),
    finish: plain('tcp.flags.fin'),
    window: plain('tcp.window_size_value'),
    checksum: plain('tcp.checksum'),
    urgentPointer: plain('tcp.urgent_pointer'),
    'options.kind': plain('tcp.option_kind'),
    'options.length': plain('tcp.option_len'),
    'options.maximumSegmentSize': plain('tcp.options.mss_val'),
    'options.shiftCount': plain('tcp.options.wscale.shift'),
    // tshark shows these relative to the first sequence number it saw: only their octets can be compared.
    'options.leftEdge': octetsOnly('tcp.options.sack_le'),
    'options.rightEdge': octetsOnly('tcp.options.sack_re'),
    'options.timestampValue': plain('tcp.options.timestamp.tsval'),
    'options.timestampEchoReply': plain('tcp.options.timestamp.tsecr'),
    'options.cookie': plain('tcp.options.tfo.cookie'),
    'options.data': plain('tcp.options.unknown.payload', 'tcp.options.md5.digest'),
  },
  tftp: {
    opcode: plain('tftp.opcode'),
    filename: plain('tftp.source_file', 'tftp.destination_file'),
    mode: plain('tftp.type'),
    blockNumber: plain('tftp.block'),
    errorCode: plain('tftp.error.code'),
    errorMessage: plain('tftp.error.message'),
    'options.name': plain('tftp.option.name'),
    'options.value': plain('tftp.option.value'),
  },
}

function octets32(value: FieldValue): string {
  const text = typeof value === 'number' ? value.toString(16).padStart(8, '0') : hexOf(value)
  return (text.match(/../g) ?? []).join(':')
}

/** Fields of ours that tshark has no row for, each with its reason: whatever else has no name is not compared, and told. */
export const unnamed: readonly (readonly [reason: string, fields: RegExp])[] = [
  ['judged with FCS in tshark.deep.test.ts', /^ethernet\.frameCheckSequence$/],
  ['ours alone: what no protocol of this book reads', /^data\.data$/],
  ['ours alone: what the packet holds behind its payload', /^(ipv4|ipv6)\.surplus$/],
  [
    'ours alone: what a header holds behind its last option',
    /^(ipv4|tcp|hopByHop|destinationOptions)\.padding$/,
  ],
  ['ours alone: octets of an option that tshark reads further', /^(ipv4|icmpv6)\.options\.data$/],
  ['ours alone: what an unknown routing type holds', /^routing\.typeSpecificData$/],
  ['ours alone: two octets of control that tshark shows as one', /^llc\.controlExtension$/],
]

/** Rows of tshark that we have no field for, each with its reason: the reviewed list. */
export const reviewed: readonly (readonly [reason: string, names: RegExp])[] = [
  [
    'a group of bits that we show one by one',
    /^(llc\.control|ip\.dsfield|ip\.flags|ipv6\.tclass|tcp\.flags|icmpv6\.nd\.(na|ra)\.flag|icmpv6\.opt\.prefix\.flag)$/,
  ],
  [
    'a whole option, whose fields we show one by one',
    /^(tcp\.options(\.(nop|eol|mss|wscale|sack|sack_perm|timestamp|tfo|md5|unknown|experimental|scps|user_to|mptcp|echo|echoreply))?|ip\.options\.\w+|ipv6\.opt(\.pad1)?|icmpv6\.opt)$/,
  ],
  [
    'worked out from what stands elsewhere, relative to the first packet seen, or in other units',
    /^(tcp\.(seq|ack|window_size|window_size_scalefactor)|tcp\.options\.wscale\.multiplier|ipv6\.\w+\.len_oct|icmp\.(seq|ident)_le|tcp\.options\.tfo\.request|udp\.checksum\.status)$/,
  ],
  [
    'parts of a number that we show whole',
    /^(ip\.opt\.type|ipv6\.opt\.type|llc\.dsap|llc\.ssap|llc\.control)\.\w+$/,
  ],
  ['inside an option that we show as octets', /^(tcp\.options\.(mptcp|experimental)\.|ip\.opt\.ext_sec)/],
  ['a second name for a block that has one', /^tcp\.options\.sack\.dsack_[lr]e$/],
]

/** What may be explained and nothing else: each reason that the comparison gives has to be one of these. */
export const reviewedReasons: readonly RegExp[] = [
  ...reviewed.map(([reason]) => new RegExp(`^${reason}$`)),
  /^tshark's own inconsistency$/,
  /^a payload that we show by what it holds$/,
  /^a payload with the surplus behind it, which is not part of the datagram$/,
  // tshark dissects as IPv6 what EtherType 0800 announced as IPv4, and says that it is bogus; a receiver drops it.
  /^behind a header that no receiver reads on: ipv[46]\.version$/,
  // Tunnels and links that are no part of this book: DCE (8035), MACsec-like tags, MPLS, PPPoE, PBB.
  /^in data behind (ethernet|vlan) \(type \d+\): (arp|eth|icmp|ip|vlan|udp)$/,
  // VXLAN, Geneve, GTP, LISP, Teredo and others, found by their ports.
  /^in data behind udp \(port\): (eth|ip|ipv6|tcp|udp)$/,
  // What comes behind the payload that a program understands: reset causes, joined segments.
  /^in data behind tcp \(port\): tcp$/,
  // Octets behind a TFTP message whose opcode nobody defined.
  /^in data behind tftp \(\): tftp$/,
  // Ping's time stamp is a guess; quotes within quotes are read three deep; extensions of RFC 4884.
  /^in data behind icmp \(\): (icmp|ip|udp)$/,
  // Multicast listener reports of version 2, node information, mobile IPv6.
  /^in data behind icmpv6 \(\): icmpv6$/,
  // tshark goes on in what is a later fragment, or behind the 32nd extension header, or where no header was named.
  /^in data behind (ipv4 \(protocol 1\): (ipv6|udp)|destinationOptions \(nextHeader 17\): ipv6|undefined \(undefined\): ipv6)$/,
  /^in ethernet padding: eth\.(padding|trailer)$/,
  // Payload length 0 carries nothing; tshark looks for a jumbogram behind it.
  /^in ethernet padding: (icmpv6|ipv6\.hopopts|ipv6\.opt)\.[\w.]+$/,
  // Behind an option whose length is wrong we read no further.
  /^in (hopByHop padding: ipv6\.opt\.[\w.]+|tcp padding: tcp\.option_kind)$/,
  /^ours alone: /,
  /^judged with FCS in tshark\.deep\.test\.ts$/,
]
