/** IPv6 hop-by-hop options, and the options that the destination header shares (RFC 8200 §4.2, §4.3). */

import type { FieldSpec, HeaderSpec, ItemSpec, Reading } from '../spec'

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 8200 §4.2',
  ...field,
})

const type = row({
  name: 'type',
  label: 'Option type',
  short: 'Type',
  width: { bits: 8 },
  notation: 'hex',
  role: 'given',
  means: 'Which option this is; its top two bits say what to do when a node does not know it.',
  names: { 0: 'Pad1', 1: 'PadN', 5: 'Router Alert', 194: 'Jumbo Payload', 4: 'Tunnel Encapsulation Limit' },
})

const length = row({
  name: 'length',
  label: 'Option length',
  short: 'Length',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'measured',
  means: 'Bytes of data behind this length.',
  measure: ({ header }) => header - 2,
})

const value = (name: string, label: string, bits: number, means: string, section: string): FieldSpec =>
  row({ name, label, width: { bits }, notation: 'decimal', role: 'given', means, section })

const data = row({
  name: 'data',
  label: 'Option data',
  width: { octets: reading => reading.number('length') },
  notation: 'octets',
  role: 'given',
  means: 'What the option holds; in padding, zeros.',
})

const items: Readonly<Record<number, ItemSpec>> = {
  0: { label: 'Pad1', fields: [type] },
  5: {
    label: 'Router Alert',
    size: 2,
    fields: [
      type,
      length,
      value(
        'routerAlert',
        'Router Alert',
        16,
        'Asks every router to look into this packet.',
        'RFC 2711 §2.1',
      ),
    ],
  },
  194: {
    label: 'Jumbo Payload',
    size: 4,
    fields: [
      type,
      length,
      value('jumboPayloadLength', 'Jumbo Payload Length', 32, 'A length too big for 16 bits.', 'RFC 2675 §2'),
    ],
  },
}

/** Octets of an extension header by its own length, which does not count its first eight. */
const roomOf = (reading: Reading) => (reading.number('headerExtensionLength') + 1) * 8 - reading.position

/** The octets of options that fill a header up to eight: Pad1, or one PadN. */
function padOptions(octets: number): Uint8Array {
  const padding = new Uint8Array(octets)
  if (octets > 1) padding.set([1, octets - 2])
  return padding
}

/** What extension headers and ICMPv6 stand behind (RFC 8200 §4). */
export const EXTENDED = ['ipv6', 'hopByHop', 'destinationOptions', 'routing', 'fragment'] as const

/** The row that every extension header begins with. */
export const nextHeader = row({
  name: 'nextHeader',
  label: 'Next Header',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'demux',
  initial: 59,
  means: 'Says what comes behind this header.',
  section: 'RFC 8200 §4',
  names: {
    0: 'Hop-by-Hop Options',
    6: 'TCP',
    17: 'UDP',
    43: 'Routing',
    44: 'Fragment',
    58: 'ICMPv6',
    59: 'nothing',
  },
  selects: 'ipProtocol',
})

/** Its length, for those whose length is not fixed. */
export const headerExtensionLength = row({
  name: 'headerExtensionLength',
  label: 'Header Extension Length',
  short: 'Hdr Ext Len',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'measured',
  means: 'The length of this header in units of eight bytes, the first eight not counted.',
  rule: 'This counts units of eight bytes, the first one left out: 0 to 255.',
  section: 'RFC 8200 §4',
  measure: ({ header }) => header / 8 - 1,
})

/** The fields of a header that is a list of options. */
export const optionFields: readonly FieldSpec[] = [
  nextHeader,
  headerExtensionLength,
  row({
    name: 'options',
    label: 'Options',
    width: { octets: roomOf },
    notation: 'octets',
    role: 'given',
    means: 'Options, one behind the other.',
    list: { items, other: { label: 'Option', fields: [type, length, data] } },
  }),
  row({
    name: 'padding',
    label: 'Padding',
    width: { octets: roomOf },
    notation: 'octets',
    role: 'measured',
    means: 'Padding options that make the header a multiple of eight bytes.',
    fill: ({ header }) => padOptions(-header & 7),
  }),
]

export const hopByHop: HeaderSpec = {
  protocol: 'hopByHop',
  label: 'Hop-by-Hop Options',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 8200 §4.3',
  numbers: { ipProtocol: [0] },
  // Hop-by-hop options come first of all (RFC 8200 §4.1).
  behind: ['ipv6'],
  most: 32,
  fields: optionFields,
  // Elsewhere, or twice, it is a next header that nobody knows, and the packet is dropped (RFC 8200 §4.1).
  faults: ({ behind }) =>
    behind === 'ipv6' ? [] : [{ code: 'hopByHop.late', severity: 'warning', field: 'nextHeader' }],
}
