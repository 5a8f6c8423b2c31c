/** IPv6's routing header: hosts to be passed on the way (RFC 8200 §4.4; type 0 withdrawn by RFC 5095). */

import type { Fault, FieldSpec, HeaderSpec, Inspection, LayerSpan, Reading } from '../spec'
import { EXTENDED, headerExtensionLength, nextHeader } from './hopByHop'

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 8200 §4.4',
  ...field,
})

/** Addresses that are given a row each; a header with more shows the others as octets. */
const MOST_ADDRESSES = 32
const LISTS_ADDRESSES: readonly number[] = [0, 2]

const listsAddresses = ({ number }: Pick<Reading, 'number'>) =>
  LISTS_ADDRESSES.includes(number('routingType'))
const size = ({ number }: Reading) => (number('headerExtensionLength') + 1) * 8

const addresses = Array.from(
  { length: MOST_ADDRESSES },
  (_, i): FieldSpec =>
    row({
      name: `address${i + 1}`,
      label: `Address ${i + 1}`,
      width: { bits: 128 },
      notation: 'ipv6',
      role: 'given',
      means: 'A host to be passed on the way; the last one is the destination in the end.',
      when: reading => listsAddresses(reading) && reading.position + 16 <= size(reading),
      ifNamed: true,
    }),
)

export const routing: HeaderSpec = {
  protocol: 'routing',
  label: 'Routing',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 8200 §4.4',
  numbers: { ipProtocol: [43] },
  behind: EXTENDED,
  most: 32,
  fields: [
    nextHeader,
    headerExtensionLength,
    row({
      name: 'routingType',
      label: 'Routing Type',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      initial: 2,
      means: 'How to read the rest: type 0 is withdrawn because it let packets run in circles.',
      names: { 0: 'source route (withdrawn)', 2: 'mobile IPv6', 4: 'segment routing' },
    }),
    row({
      name: 'segmentsLeft',
      label: 'Segments Left',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      means: 'How many of the addresses are still to be visited.',
    }),
    row({
      name: 'reserved',
      label: 'Reserved',
      width: { bits: 32 },
      notation: 'hex',
      role: 'constant',
      means: 'Not used: zero.',
      when: listsAddresses,
    }),
    ...addresses,
    row({
      name: 'typeSpecificData',
      label: 'Type-specific data',
      width: { octets: reading => size(reading) - reading.position },
      notation: 'octets',
      role: 'given',
      means: 'What this kind of routing header holds.',
    }),
  ],
  faults: faultsOf,
  finalDestination: destinationOf,
}

function faultsOf({ number }: Inspection): Fault[] {
  const isWithdrawn = number('routingType') === 0
  return isWithdrawn ? [{ code: 'routing.withdrawn', severity: 'warning', field: 'routingType' }] : []
}

function destinationOf({ fields }: LayerSpan): string | undefined {
  const isOnTheWay = fields.some(({ name, value }) => name === 'segmentsLeft' && value !== 0)
  return isOnTheWay ? fields.findLast(({ name }) => name.startsWith('address'))?.name : undefined
}
