/** UDP: ports, a length and a checksum around a datagram (RFC 768). */

import type { Fault, FieldSpec, HeaderSpec, Inspection } from '../spec'

const row = (field: Omit<FieldSpec, 'section'>): FieldSpec => ({ ...field, section: 'RFC 768' })

/** Octets of the header. */
export const UDP_HEADER = 8

const NAMES = { 53: 'domain', 67: 'bootps', 68: 'bootpc', 69: 'tftp', 123: 'ntp', 161: 'snmp' }

export const udp: HeaderSpec = {
  protocol: 'udp',
  label: 'UDP',
  layer: 'transport',
  pdu: 'pdu.datagram',
  source: 'RFC 768',
  numbers: { ipProtocol: [17] },
  fields: [
    row({
      name: 'sourcePort',
      label: 'Source Port',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'Which program on the sending host this comes from; an answer goes back to this port.',
      rule: 'Ports are numbered 1 to 65535; a source port of 0 means none.',
      names: NAMES,
      selects: 'udpPort',
    }),
    row({
      name: 'destinationPort',
      label: 'Destination Port',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'demux',
      means: 'Which program on the receiving host this is for: the kernel looks for a socket with this port.',
      rule: 'Ports are numbered 1 to 65535.',
      names: NAMES,
      selects: 'udpPort',
    }),
    row({
      name: 'length',
      label: 'Length',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'measured',
      means: 'Bytes of this header and its data together, so at least 8.',
      rule: 'UDP counts bytes, the 8 of its header included: 8 to 65535.',
      measure: ({ header, body }) => header + body,
    }),
    row({
      name: 'checksum',
      label: 'Checksum',
      width: { bits: 16 },
      notation: 'hex',
      role: 'check',
      means: 'Guards header, data and the IP addresses; 0 means that the sender made none.',
      check: { algorithm: 'internet', covers: 'body', pseudoHeader: 17, zeroMeansNone: true },
    }),
  ],
  extent: header => (header.number('length') < UDP_HEADER ? header.room : header.number('length')),
  inside: ({ number }, ports) => ports[number('destinationPort')] ?? ports[number('sourcePort')],
  faults: faultsOf,
}

function faultsOf(header: Inspection): Fault[] {
  const length = header.number('length')
  const fault = (code: string, severity: Fault['severity'], stops = false): Fault[] => [
    { code, severity, field: 'length', params: { seen: length, room: header.room }, stops },
  ]
  if (length < UDP_HEADER) return fault('udp.length.short', 'error', true)
  if (length > header.room && !header.partial) return fault('udp.length.long', 'error')
  if (length < header.room && !header.partial) return fault('udp.length.surplus', 'note')
  return []
}
