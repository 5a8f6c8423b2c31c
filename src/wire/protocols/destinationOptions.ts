/** IPv6 options for the destination only (RFC 8200 §4.6). */

import type { HeaderSpec } from '../spec'
import { EXTENDED, optionFields } from './hopByHop'

export const destinationOptions: HeaderSpec = {
  protocol: 'destinationOptions',
  label: 'Destination Options',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 8200 §4.6',
  numbers: { ipProtocol: [60] },
  behind: EXTENDED,
  most: 32,
  fields: optionFields,
}
