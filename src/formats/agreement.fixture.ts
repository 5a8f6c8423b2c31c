// Our dissection of a frame held against tshark's: every field's octets, place and value.
import { octetRange } from '../wire/dissection'
import type { Dissection, FieldSpan } from '../wire/spec'
import type { JudgedField, JudgedPacket } from './tshark.fixture'
import { dictionary } from './tsharkNames.fixture'

/** Our names, and what tshark calls the same field. Where it has several names, the first that is there counts. */
export const tsharkNames: Readonly<Record<string, readonly string[]>> = {
  'ethernet.destination': ['eth.dst'],
  'ethernet.source': ['eth.src'],
  'ethernet.type': ['eth.type', 'eth.len'],
  'ethernet.padding': ['eth.padding', 'eth.trailer'],
  'ethernet.frameCheckSequence': ['eth.fcs'],
  'arp.hardwareType': ['arp.hw.type'],
  'arp.protocolType': ['arp.proto.type'],
  'arp.hardwareLength': ['arp.hw.size'],
  'arp.protocolLength': ['arp.proto.size'],
  'arp.operation': ['arp.opcode'],
  'arp.senderHardwareAddress': ['arp.src.hw_mac', 'arp.src.hw'],
  'arp.senderProtocolAddress': ['arp.src.proto_ipv4', 'arp.src.proto'],
  'arp.targetHardwareAddress': ['arp.dst.hw_mac', 'arp.dst.hw'],
  'arp.targetProtocolAddress': ['arp.dst.proto_ipv4', 'arp.dst.proto'],
  'ipv4.version': ['ip.version'],
  'ipv4.headerLength': ['ip.hdr_len'],
  'ipv4.differentiatedServices': ['ip.dsfield.dscp'],
  'ipv4.explicitCongestionNotification': ['ip.dsfield.ecn'],
  'ipv4.totalLength': ['ip.len'],
  'ipv4.identification': ['ip.id'],
  'ipv4.reservedFlag': ['ip.flags.rb'],
  'ipv4.doNotFragment': ['ip.flags.df'],
  'ipv4.moreFragments': ['ip.flags.mf'],
  'ipv4.fragmentOffset': ['ip.frag_offset'],
  'ipv4.timeToLive': ['ip.ttl'],
  'ipv4.protocol': ['ip.proto'],
  'ipv4.headerChecksum': ['ip.checksum'],
  'ipv4.sourceAddress': ['ip.src'],
  'ipv4.destinationAddress': ['ip.dst'],
  'icmp.type': ['icmp.type'],
  'icmp.code': ['icmp.code'],
  'icmp.checksum': ['icmp.checksum'],
  'icmp.identifier': ['icmp.ident'],
  'icmp.sequenceNumber': ['icmp.seq'],
  'icmp.unused': ['icmp.unused'],
  'icmp.nextHopMtu': ['icmp.mtu'],
  'udp.sourcePort': ['udp.srcport'],
  'udp.destinationPort': ['udp.dstport'],
  'udp.length': ['udp.length'],
  'udp.checksum': ['udp.checksum'],
  'tftp.opcode': ['tftp.opcode'],
  'tftp.filename': ['tftp.destination_file', 'tftp.source_file'],
  'tftp.mode': ['tftp.type'],
  'tftp.blockNumber': ['tftp.block'],
  'tftp.errorCode': ['tftp.error.code'],
  'tftp.errorMessage': ['tftp.error.message'],
  'tftp.options.name': ['tftp.option.name'],
  'tftp.options.value': ['tftp.option.value'],
  'data.data': ['data.data', 'tftp.data'],
}

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex')

/** `options[2].name` is one of `options.name`. */
const kindOf = (name: string) => name.replace(/\[\d+\]/g, '')

/** What of our dissection tshark does not say alike, one line each; empty where the two agree. */
export function disagreements({ octets, layers }: Dissection, judged: JudgedPacket): readonly string[] {
  return layers.flatMap(({ protocol, fields }) =>
    fields.flatMap(field => {
      const name = `${protocol}.${kindOf(field.name)}`
      const [start, end] = octetRange(field)
      if (start === end) return []
      // Behind an ICMP header tshark reads a time into an echo's data, and a transfer into a quoted datagram's.
      if (name === 'data.data' && judged.protocols.includes('icmp')) return []
      const wanted = tsharkNames[name] ?? dictionary[protocol]?.[kindOf(field.name)]?.names
      if (!wanted) return [`${name} has no name in tshark's words`]
      const ours = `${name} at ${start}, ${end - start} long`
      const theirs = judged.fields.filter(each => wanted.includes(each.name))
      const same = theirs.find(each => each.offset === start && each.length === end - start)
      if (!same) {
        const places = theirs.map(each => `${each.name} at ${each.offset}, ${each.length} long`)
        return [`${ours}, but tshark has ${places.join(' and ') || 'none'}`]
      }
      return saysTheSame(field, octets.subarray(start, end), same)
        ? []
        : [`${ours} is ${String(field.value)}, but tshark says ${same.show} (${same.value})`]
    }),
  )
}

function saysTheSame({ bitLength, bitOffset, value }: FieldSpan, octets: Uint8Array, judged: JudgedField) {
  const whole = bitLength % 8 === 0 && bitOffset % 8 === 0
  // The two halves of the first octet come unmasked; what is shown is the version, and IHL already in octets.
  if (judged.name === 'ip.version') return Number(judged.show) === value
  if (judged.name === 'ip.hdr_len' || judged.name === 'tcp.hdr_len')
    return Number(judged.show) === Number(value) * 4
  if (!whole) return Number.parseInt(judged.value, 16) === value
  if (judged.value !== hex(octets)) return false
  // What we show has to be what those octets hold, too.
  return typeof value === 'number' ? Number.parseInt(judged.value, 16) === value : holds(octets, value)
}

/** Text shows without its closing NUL. */
const holds = (octets: Uint8Array, value: Uint8Array) =>
  hex(octets).replace(/00$/, '') === hex(value).replace(/00$/, '')
