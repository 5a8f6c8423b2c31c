/** Octets that no protocol reads any further. */

import type { HeaderSpec } from '../spec'

export const data: HeaderSpec = {
  protocol: 'data',
  label: 'Data',
  layer: 'data',
  pdu: 'pdu.data',
  source: 'RFC 1122 §1.3.3',
  fields: [
    {
      name: 'data',
      label: 'Data',
      width: 'rest',
      notation: 'octets',
      role: 'given',
      means: 'The bytes being carried; no layer below looks inside them.',
      section: 'RFC 1122 §1.1.3',
    },
  ],
}
