/** The options of an IPv4 header (RFC 791 §3.1, RFC 2113, RFC 1108). */

import './meanings'
import type { FieldSpec, HeaderSpec, ItemSpec, LayerSpan, ListSpec, Reading } from '../spec'
import { ipv4 } from './ipv4'

const row = (field: Omit<FieldSpec, 'section' | 'role'> & Partial<FieldSpec>): FieldSpec => ({
  role: 'given',
  section: 'RFC 791 §3.1',
  ...field,
})

const type = row({
  name: 'type',
  label: 'Option type',
  short: 'Type',
  width: { bits: 8 },
  notation: 'decimal',
  means: 'Which option this is, and whether every fragment needs a copy of it.',
  names: {
    0: 'End of Options',
    1: 'No Operation',
    7: 'Record Route',
    68: 'Timestamp',
    130: 'Security',
    131: 'Loose Source Route',
    136: 'Stream Identifier',
    137: 'Strict Source Route',
    148: 'Router Alert',
  },
})

const length = row({
  name: 'length',
  label: 'Option length',
  short: 'Length',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'measured',
  means: 'Bytes of this option, its type and length included.',
  rule: 'An option counts its own type and length, too: 2 to 40 bytes.',
  measure: ({ header }) => header,
})

const pointer = row({
  name: 'pointer',
  label: 'Pointer',
  width: { bits: 8 },
  notation: 'decimal',
  initial: 4,
  means: 'Where the next router writes or reads, counted from 1; past the end the list is full or done.',
})

const number = (name: string, label: string, bits: number, means: string, section?: string): FieldSpec =>
  row({ name, label, width: { bits }, notation: 'decimal', means, ...(section && { section }) })

/** What an option holds behind so many octets. */
const rest = (octets: (reading: Reading) => number): FieldSpec =>
  row({
    name: 'data',
    label: 'Option data',
    width: { octets },
    notation: 'octets',
    means: 'What the option holds.',
  })

/** A header has room for nine addresses. */
const MOST = 9

const addresses = Array.from({ length: MOST }, (_, i) =>
  row({
    name: `address${i + 1}`,
    label: `Address ${i + 1}`,
    width: { bits: 32 },
    notation: 'ipv4',
    means: 'A router on the way.',
    when: ({ number }) => number('length') >= 7 + 4 * i,
    ifNamed: true,
  }),
)

const route = (label: string): ItemSpec => ({
  label,
  size: octets => octets >= 3,
  fields: [type, length, pointer, ...addresses, rest(({ number }) => (number('length') - 3) % 4)],
})

/** Kinds of the timestamp option: times alone, or each with the address of who wrote it. */
const hasAddresses = ({ number }: Reading) => number('flag') === 1 || number('flag') === 3
const entry = (reading: Reading) => (hasAddresses(reading) ? 8 : 4)

const times = Array.from({ length: MOST }, (_, i): FieldSpec[] => [
  row({
    name: `address${i + 1}`,
    label: `Address ${i + 1}`,
    width: { bits: 32 },
    notation: 'ipv4',
    means: 'Who wrote the time behind it.',
    when: reading => hasAddresses(reading) && reading.number('length') >= 12 + 8 * i,
    ifNamed: true,
  }),
  row({
    name: `timestamp${i + 1}`,
    label: `Timestamp ${i + 1}`,
    width: { bits: 32 },
    notation: 'decimal',
    means: 'Milliseconds since midnight UT, when the packet passed.',
    when: reading => reading.number('length') >= 4 + entry(reading) * (i + 1),
    ifNamed: true,
  }),
]).flat()

const timestamp: ItemSpec = {
  label: 'Timestamp',
  size: octets => octets >= 4,
  fields: [
    type,
    length,
    { ...pointer, initial: 5 },
    number('overflow', 'Overflow', 4, 'How many routers found no room to write.'),
    number('flag', 'Flag', 4, 'Times alone (0), with addresses (1), or at addresses given before (3).'),
    ...times,
    rest(reading => (reading.number('length') - 4) % entry(reading)),
  ],
}

const items: Readonly<Record<number, ItemSpec>> = {
  0: { label: 'End of Options', fields: [type] },
  1: { label: 'No Operation', fields: [type] },
  7: route('Record Route'),
  68: timestamp,
  130: {
    label: 'Security',
    size: 11,
    fields: [
      type,
      length,
      number('security', 'Security', 16, 'How secret the packet is.'),
      number('compartments', 'Compartments', 16, 'Which group of people may see it.'),
      number('handlingRestrictions', 'Handling Restrictions', 16, 'How it may be passed on.'),
      number(
        'transmissionControlCode',
        'Transmission Control Code',
        24,
        'Which group of users it belongs to.',
      ),
    ],
  },
  131: route('Loose Source Route'),
  136: {
    label: 'Stream Identifier',
    size: 4,
    fields: [
      type,
      length,
      number('streamIdentifier', 'Stream ID', 16, 'The stream it belongs to, on a network of 1980.'),
    ],
  },
  137: route('Strict Source Route'),
  148: {
    label: 'Router Alert',
    size: 4,
    fields: [
      type,
      length,
      number('routerAlert', 'Router Alert', 16, 'Asks every router to look into this packet.', 'RFC 2113 §2'),
    ],
  },
}

const list: ListSpec = {
  items,
  other: {
    label: 'Option',
    fields: [type, length, rest(({ number }) => number('length') - 2)],
    // One of less than 2 would go on for ever: reading stops there.
    size: octets => octets >= 2,
  },
  end: 0,
}

/** The last address of a source route that is not yet used up. */
export function routeEnd({ fields }: LayerSpan): string | undefined {
  const value = (name: string) => fields.find(field => field.name === name)?.value ?? 0
  const isRoute = (of: unknown) => of === 131 || of === 137
  const found = fields.find(({ name, value }) => name.endsWith('.type') && isRoute(value))
  const prefix = found?.name.slice(0, -'type'.length)
  if (prefix === undefined || value(`${prefix}pointer`) > value(`${prefix}length`)) return undefined
  return fields.findLast(({ name }) => name.startsWith(`${prefix}address`))?.name
}

/** IPv4 with each of its options by name, and the destination that a source route has in the end. */
export const ipv4WithOptions: HeaderSpec = {
  ...ipv4,
  fields: ipv4.fields.map(row => (row.name === 'options' ? { ...row, list } : row)),
  finalDestination: routeEnd,
}
