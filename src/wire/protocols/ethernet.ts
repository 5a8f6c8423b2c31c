/** Ethernet II: addresses and type in front, padding and frame check sequence behind (RFC 894, IEEE 802.3 §3). */

import type { HeaderSpec } from '../spec'

/** Octets of the shortest frame without its FCS: header and 46 octets of body (RFC 894). */
export const MINIMUM_FRAME = 60

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
    {
      name: 'type',
      label: 'EtherType',
      short: 'Type',
      width: { bits: 16 },
      notation: 'hex',
      role: 'demux',
      means: 'Says which protocol the body belongs to, so the receiver knows who reads on.',
      section: 'RFC 894',
      names: { 2048: 'IPv4', 2054: 'ARP', 33024: '802.1Q', 34525: 'IPv6', 34984: '802.1ad' },
      selects: 'etherType',
    },
  ],
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
