/** IPv6's fragment header: only the source cuts packets (RFC 8200 §4.5). */

import type { FieldSpec, HeaderSpec } from '../spec'
import { EXTENDED, nextHeader } from './hopByHop'

const row = (field: Omit<FieldSpec, 'section' | 'notation'> & Partial<FieldSpec>): FieldSpec => ({
  notation: 'decimal',
  section: 'RFC 8200 §4.5',
  ...field,
})

const reserved = (name: string, bits: number) =>
  row({ name, label: 'Reserved', width: { bits }, role: 'constant', means: 'Not used: zero.' })

export const fragment: HeaderSpec = {
  protocol: 'fragment',
  label: 'Fragment',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 8200 §4.5',
  numbers: { ipProtocol: [44] },
  behind: EXTENDED,
  most: 32,
  fields: [
    nextHeader,
    reserved('reserved', 8),
    row({
      name: 'fragmentOffset',
      label: 'Fragment Offset',
      width: { bits: 13 },
      role: 'given',
      means: 'Where this piece belongs in the whole, counted in units of eight bytes.',
      rule: 'Fragment Offset counts units of eight bytes: 0 to 8191.',
    }),
    reserved('reserved2', 2),
    row({
      name: 'moreFragments',
      label: 'More Fragments',
      short: 'M',
      width: { bits: 1 },
      notation: 'flag',
      role: 'given',
      means: 'If set, more pieces of the same packet follow.',
    }),
    row({
      name: 'identification',
      label: 'Identification',
      width: { bits: 32 },
      notation: 'hex',
      role: 'given',
      means: 'A number that fragments of the same packet share, so that they can be put together again.',
    }),
  ],
  isPiece: ({ number }) => number('fragmentOffset') > 0 || number('moreFragments') > 0,
  inside: ({ number }) => (number('fragmentOffset') > 0 ? 'data' : undefined),
}
