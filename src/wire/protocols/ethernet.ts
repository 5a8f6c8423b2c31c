/** Ethernet II: addresses and type in front, padding and frame check sequence behind (RFC 894, IEEE 802.3 §3). */

import type { Fault, FieldSpec, HeaderSpec, Inspection } from '../spec'

/** Octets of the shortest frame without its FCS: header and 46 octets of body (RFC 894). */
const MINIMUM_FRAME = 60

/** Type or length: up to 1500 it counts the octets of the body, from 0600 on it names a protocol. */
const MOST_LENGTH = 1500
const LEAST_TYPE = 0x0600

const lengthRow: FieldSpec = {
  name: 'type',
  label: 'Length',
  width: { bits: 16 },
  notation: 'decimal',
  role: 'measured',
  means:
    'A number up to 1500 is not a type but the length of the body; then an LLC header says what is inside.',
  section: 'IEEE 802.3 §3.2.6',
}

/** The field that says what an Ethernet frame or a tag carries. */
export const typeRow: FieldSpec = {
  name: 'type',
  label: 'EtherType',
  short: 'Type',
  width: { bits: 16 },
  notation: 'hex',
  role: 'demux',
  means: 'Says which protocol the body belongs to, so the receiver knows who reads on.',
  rule: 'EtherTypes are numbered 0x0600 to 0xffff; a number up to 1500 is a length.',
  section: 'RFC 894',
  names: { 2048: 'IPv4', 2054: 'ARP', 33024: '802.1Q', 34525: 'IPv6', 34984: '802.1ad' },
  selects: 'etherType',
  measure: ({ body }) => body,
  as: value => (value <= MOST_LENGTH ? lengthRow : undefined),
}

/** Where a body ends whose length stands in the type field. */
export function extentOfType({ number, header, room }: Inspection): number {
  return number('type') <= MOST_LENGTH ? header + number('type') : room
}

/** LLC reads on where the type is a length. */
export function insideOfType({ number }: Inspection): string | undefined {
  return number('type') <= MOST_LENGTH ? 'llc' : undefined
}

/** Numbers that are neither length nor type, and lengths that are not there. */
export function faultsOfType({ number, header, room, partial }: Inspection): Fault[] {
  const type = number('type')
  const fault = (code: string, stops: boolean): Fault[] => [
    { code, severity: 'error', field: 'type', params: { seen: type, room: room - header }, stops },
  ]
  if (type > MOST_LENGTH) return type < LEAST_TYPE ? fault('ethernet.type', true) : []
  return header + type > room && !partial ? fault('ethernet.length', false) : []
}

export const ethernet: HeaderSpec = {
  protocol: 'ethernet',
  label: 'Ethernet',
  layer: 'link',
  pdu: 'pdu.frame',
  source: 'RFC 894',
  fields: [
    {
      name: 'destination',
      label: 'Destination MAC',
      short: 'Destination',
      width: { bits: 48 },
      notation: 'mac',
      role: 'given',
      means: 'The card on this cable that the frame is for: the next hop, not the final computer.',
      section: 'IEEE 802.3 §3.2.4',
    },
    {
      name: 'source',
      label: 'Source MAC',
      short: 'Source',
      width: { bits: 48 },
      notation: 'mac',
      role: 'given',
      means: 'The card that sent this frame; a switch learns from it which port leads there.',
      section: 'IEEE 802.3 §3.2.5',
    },
    typeRow,
  ],
  extent: extentOfType,
  inside: insideOfType,
  faults: faultsOfType,
  trailer: [
    {
      name: 'padding',
      label: 'Padding',
      width: 'rest',
      notation: 'octets',
      role: 'measured',
      means: 'Zeros that fill a short body up to 46 bytes, because a frame has a shortest length.',
      section: 'IEEE 802.3 §3.2.8',
      fill: ({ header, body }) => new Uint8Array(Math.max(0, MINIMUM_FRAME - header - body)),
    },
    {
      name: 'frameCheckSequence',
      label: 'Frame Check Sequence',
      short: 'FCS',
      width: { bits: 32 },
      notation: 'hex',
      role: 'check',
      means:
        'A CRC-32 over the whole frame: if a bit changes on the cable, the receiver notices and drops the frame.',
      section: 'IEEE 802.3 §3.2.9',
      check: { algorithm: 'crc32', covers: 'body' },
    },
  ],
}
