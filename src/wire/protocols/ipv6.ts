/** IPv6: a header of fixed size, more in extension headers behind it (RFC 8200 §3). */

import type { Fault, FieldSpec, HeaderSpec, Inspection } from '../spec'

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 8200 §3',
  ...field,
})

/** Octets of the header. */
const HEADER = 40

export const ipv6: HeaderSpec = {
  protocol: 'ipv6',
  label: 'IPv6',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 8200',
  numbers: { etherType: [0x86dd], ipProtocol: [41] },
  checksumRequired: true,
  fields: [
    row({
      name: 'version',
      label: 'Version',
      width: { bits: 4 },
      notation: 'decimal',
      role: 'constant',
      initial: 6,
      means: 'Which IP this is, so that a receiver knows how to read the rest: 6.',
      rule: 'Version has four bits: 0 to 15, and only 6 is IPv6.',
    }),
    row({
      name: 'differentiatedServices',
      label: 'Differentiated Services',
      short: 'DSCP',
      width: { bits: 6 },
      notation: 'decimal',
      role: 'given',
      means: 'Asks routers on the way for a kind of treatment, such as low delay.',
      section: 'RFC 2474 §3',
      names: { 0: 'default', 46: 'expedited forwarding' },
    }),
    row({
      name: 'explicitCongestionNotification',
      label: 'ECN',
      width: { bits: 2 },
      notation: 'decimal',
      role: 'given',
      means: 'A crowded router can mark the packet here instead of dropping it.',
      section: 'RFC 3168 §5',
      names: { 0: 'not capable', 1: 'capable (1)', 2: 'capable (0)', 3: 'congestion' },
    }),
    row({
      name: 'flowLabel',
      label: 'Flow Label',
      width: { bits: 20 },
      notation: 'hex',
      role: 'given',
      means: 'The same number in all packets of one conversation, so that routers can keep them on one way.',
      section: 'RFC 6437 §2',
    }),
    row({
      name: 'payloadLength',
      label: 'Payload Length',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'measured',
      means: 'Bytes behind this header, extension headers included; the header itself does not count.',
      rule: 'Payload Length counts the bytes behind this header: 0 to 65535.',
      measure: ({ body, trailer }) => body + trailer,
    }),
    row({
      name: 'nextHeader',
      label: 'Next Header',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'demux',
      initial: 59,
      means: 'Says what comes next: an extension header, or who reads what is inside.',
      names: {
        0: 'Hop-by-Hop Options',
        6: 'TCP',
        17: 'UDP',
        43: 'Routing',
        44: 'Fragment',
        58: 'ICMPv6',
        59: 'nothing',
        60: 'Destination Options',
      },
      selects: 'ipProtocol',
    }),
    row({
      name: 'hopLimit',
      label: 'Hop Limit',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      initial: 64,
      means: 'Every router takes one off; at 0 the packet is dropped, so that none circles for ever.',
      rule: 'Hop Limit counts routers: 1 to 255, and 0 goes no further.',
    }),
    row({
      name: 'sourceAddress',
      label: 'Source Address',
      width: { bits: 128 },
      notation: 'ipv6',
      role: 'given',
      means: 'The host that sent the packet.',
    }),
    row({
      name: 'destinationAddress',
      label: 'Destination Address',
      width: { bits: 128 },
      notation: 'ipv6',
      role: 'given',
      means: 'The host the packet is for, or the next one of a chosen route.',
    }),
  ],
  trailer: [
    row({
      name: 'surplus',
      label: 'Surplus',
      width: 'rest',
      notation: 'octets',
      role: 'given',
      means: 'Bytes inside the packet that the protocol above says are not its own.',
    }),
  ],
  extent: ({ number }) => HEADER + number('payloadLength'),
  faults: faultsOf,
  pseudoHeader: [
    { part: 'field', field: 'sourceAddress', octets: 16 },
    { part: 'field', field: 'destinationAddress', octets: 16 },
    { part: 'length', octets: 4 },
    { part: 'zero', octets: 3 },
    { part: 'protocol', octets: 1 },
  ],
}

function faultsOf({ number, room, partial }: Inspection): Fault[] {
  const faults: Fault[] = []
  const [version, length] = [number('version'), number('payloadLength')]
  if (version !== 6) {
    faults.push({
      code: 'ipv6.version',
      severity: 'error',
      field: 'version',
      params: { seen: version },
      stops: true,
    })
  } else if (HEADER + length > room && !partial) {
    const params = { seen: length, room: room - HEADER }
    faults.push({ code: 'ipv6.payloadLength', severity: 'error', field: 'payloadLength', params })
  }
  return faults
}
