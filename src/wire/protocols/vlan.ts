/** A VLAN tag, alone or stacked (IEEE 802.1Q §9). */

import type { FieldSpec, HeaderSpec } from '../spec'
import { extentOfType, faultsOfType, insideOfType, typeRow } from './ethernet'

const row = (field: Omit<FieldSpec, 'section' | 'notation' | 'role'> & Partial<FieldSpec>): FieldSpec => ({
  notation: 'decimal',
  role: 'given',
  section: 'IEEE 802.1Q §9.6',
  ...field,
})

export const vlan: HeaderSpec = {
  protocol: 'vlan',
  label: 'VLAN tag',
  layer: 'link',
  pdu: 'pdu.frame',
  source: 'IEEE 802.1Q',
  // 8100 is the customer's tag, 88A8 the provider's around it; 9100 is what some wrote before that was agreed.
  numbers: { etherType: [0x8100, 0x88a8, 0x9100] },
  most: 16,
  behind: ['ethernet', 'vlan'],
  fields: [
    row({
      name: 'priorityCodePoint',
      label: 'Priority',
      short: 'PCP',
      width: { bits: 3 },
      means: 'Which frames a crowded switch sends first: 7 before 0.',
      rule: 'Priority has three bits: 0 to 7.',
    }),
    row({
      name: 'dropEligible',
      label: 'Drop Eligible',
      short: 'DEI',
      width: { bits: 1 },
      notation: 'flag',
      means: 'If set, a crowded switch may drop this frame before others.',
    }),
    row({
      name: 'vlanIdentifier',
      label: 'VLAN Identifier',
      short: 'VID',
      width: { bits: 12 },
      means:
        'Which of the networks on the same cable the frame belongs to; 0 means none, 4095 is not allowed.',
      rule: 'VLANs are numbered 1 to 4094: 0 means none, 4095 is reserved.',
    }),
    typeRow,
  ],
  extent: extentOfType,
  inside: insideOfType,
  faults: faultsOfType,
}
