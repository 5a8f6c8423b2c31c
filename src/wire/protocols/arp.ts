/** ARP: who has this internet address? (RFC 826) */

import type { FieldSpec, HeaderSpec, Inspection, Reading } from '../spec'

const hardware = (reading: Reading) => reading.number('hardwareLength')
const protocol = (reading: Reading) => reading.number('protocolLength')

const row = (field: Omit<FieldSpec, 'section'>): FieldSpec => ({ ...field, section: 'RFC 826' })

export const arp: HeaderSpec = {
  protocol: 'arp',
  label: 'ARP',
  layer: 'link',
  pdu: 'pdu.packet',
  source: 'RFC 826',
  numbers: { etherType: [0x0806] },
  fields: [
    row({
      name: 'hardwareType',
      label: 'Hardware type',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'constant',
      initial: 1,
      means: 'The kind of network whose addresses are asked for: 1 is Ethernet.',
      names: { 1: 'Ethernet', 6: 'IEEE 802' },
    }),
    row({
      name: 'protocolType',
      label: 'Protocol type',
      width: { bits: 16 },
      notation: 'hex',
      role: 'constant',
      initial: 0x0800,
      means: 'The kind of address that is known: the EtherType of IPv4.',
      names: { 2048: 'IPv4' },
    }),
    row({
      name: 'hardwareLength',
      label: 'Hardware address length',
      short: 'HLEN',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'constant',
      initial: 6,
      means: 'Bytes in a hardware address: 6 for a MAC address.',
      rule: 'This counts bytes: 6 for a MAC address.',
    }),
    row({
      name: 'protocolLength',
      label: 'Protocol address length',
      short: 'PLEN',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'constant',
      initial: 4,
      means: 'Bytes in a protocol address: 4 for IPv4.',
      rule: 'This counts bytes: 4 for an IPv4 address.',
    }),
    row({
      name: 'operation',
      label: 'Operation',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      initial: 1,
      means: 'Is this the question (1, request) or the answer (2, reply)?',
      rule: 'ARP asks with 1 and answers with 2; the field holds 0 to 65535.',
      names: { 1: 'request', 2: 'reply', 3: 'reverse request', 4: 'reverse reply' },
    }),
    row({
      name: 'senderHardwareAddress',
      label: 'Sender MAC',
      width: { octets: hardware },
      notation: 'mac',
      role: 'given',
      means: 'The MAC address of whoever sends this; the receiver may note it down.',
    }),
    row({
      name: 'senderProtocolAddress',
      label: 'Sender IP',
      width: { octets: protocol },
      notation: 'ipv4',
      role: 'given',
      means: 'The IP address of whoever sends this.',
    }),
    row({
      name: 'targetHardwareAddress',
      label: 'Target MAC',
      width: { octets: hardware },
      notation: 'mac',
      role: 'given',
      means: 'In a question this is what is being looked for, so it is still zero.',
    }),
    row({
      name: 'targetProtocolAddress',
      label: 'Target IP',
      width: { octets: protocol },
      notation: 'ipv4',
      role: 'given',
      means: 'The IP address the question is about.',
    }),
  ],
  // What a short frame holds behind it is Ethernet's padding.
  extent: ({ header }: Inspection) => header,
}
