/** SNAP: an EtherType behind an LLC header (RFC 1042). */

import type { FieldSpec, HeaderSpec } from '../spec'

const row = (field: Omit<FieldSpec, 'section' | 'notation'>): FieldSpec => ({
  notation: 'hex',
  section: 'RFC 1042',
  ...field,
})

export const snap: HeaderSpec = {
  protocol: 'snap',
  label: 'SNAP',
  layer: 'link',
  pdu: 'pdu.frame',
  source: 'RFC 1042',
  numbers: { sap: [0xaa] },
  fields: [
    row({
      name: 'organizationCode',
      label: 'Organization Code',
      width: { bits: 24 },
      role: 'constant',
      means: 'Whose list the type is from: 0 is the list of EtherTypes.',
    }),
    row({
      name: 'type',
      label: 'EtherType',
      width: { bits: 16 },
      role: 'demux',
      selects: 'etherType',
      rule: 'EtherTypes are numbered 0x0600 to 0xffff.',
      names: { 2048: 'IPv4', 2054: 'ARP', 34525: 'IPv6' },
      means: 'Says which protocol the body belongs to.',
    }),
  ],
  // Other organizations number their own protocols.
  inside: ({ number }) => (number('organizationCode') === 0 ? undefined : 'data'),
}
