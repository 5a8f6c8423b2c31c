/** IPv4: from host to host, hop by hop (RFC 791, RFC 2474, RFC 3168). */

import type { Fault, FieldSpec, HeaderSpec, Inspection, Reading } from '../spec'

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 791 §3.1',
  ...field,
})

const roomForOptions = (reading: Reading) => reading.number('headerLength') * 4 - reading.position

export const ipv4: HeaderSpec = {
  protocol: 'ipv4',
  label: 'IPv4',
  layer: 'internet',
  pdu: 'pdu.packet',
  source: 'RFC 791',
  numbers: { etherType: [0x0800], ipProtocol: [4] },
  fields: [
    row({
      name: 'version',
      label: 'Version',
      width: { bits: 4 },
      notation: 'decimal',
      role: 'constant',
      initial: 4,
      means: 'Which IP this is, so that a receiver knows how to read the rest: 4.',
      rule: 'Version has four bits: 0 to 15, and only 4 is IPv4.',
    }),
    row({
      name: 'headerLength',
      label: 'IHL',
      width: { bits: 4 },
      notation: 'decimal',
      role: 'measured',
      means: 'The length of this header, counted in words of four bytes: 5 when there are no options.',
      rule: 'IHL counts words of four bytes: 5 to 15.',
      measure: ({ header }) => header / 4,
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
      name: 'totalLength',
      label: 'Total Length',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'measured',
      means: 'Bytes of the whole packet, this header included; anything behind that is padding.',
      rule: 'Total Length counts bytes, this header included: 20 to 65535.',
      measure: ({ header, body, trailer }) => header + body + trailer,
    }),
    row({
      name: 'identification',
      label: 'Identification',
      width: { bits: 16 },
      notation: 'hex',
      role: 'given',
      means: 'A number that fragments of the same packet share, so that they can be put together again.',
    }),
    row({
      name: 'reservedFlag',
      label: 'Reserved flag',
      short: '0',
      width: { bits: 1 },
      notation: 'flag',
      role: 'constant',
      means: 'Not used: must be 0.',
    }),
    row({
      name: 'doNotFragment',
      label: "Don't Fragment",
      short: 'DF',
      width: { bits: 1 },
      notation: 'flag',
      role: 'given',
      means:
        'If set, no router may cut this packet into pieces; one that cannot send it whole drops it and says so.',
    }),
    row({
      name: 'moreFragments',
      label: 'More Fragments',
      short: 'MF',
      width: { bits: 1 },
      notation: 'flag',
      role: 'given',
      means: 'If set, this is a piece of a packet and more pieces follow it.',
    }),
    row({
      name: 'fragmentOffset',
      label: 'Fragment Offset',
      width: { bits: 13 },
      notation: 'decimal',
      role: 'given',
      means: 'Where this piece belongs in the whole, counted in units of eight bytes.',
      rule: 'Fragment Offset counts units of eight bytes: 0 to 8191.',
    }),
    row({
      name: 'timeToLive',
      label: 'Time to Live',
      short: 'TTL',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      initial: 64,
      means: 'Every router takes one off; at 0 the packet is dropped, so that none circles for ever.',
      rule: 'Time to Live counts routers: 1 to 255, and 0 never leaves its host.',
      section: 'RFC 791 §3.2',
    }),
    row({
      name: 'protocol',
      label: 'Protocol',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'demux',
      // What nobody else uses (RFC 3692), where what is inside has no number.
      initial: 253,
      means: 'Says who reads what is inside: 17 is UDP, 6 is TCP, 1 is ICMP.',
      names: { 1: 'ICMP', 2: 'IGMP', 4: 'IPv4', 6: 'TCP', 17: 'UDP', 41: 'IPv6', 50: 'ESP', 89: 'OSPF' },
      selects: 'ipProtocol',
    }),
    row({
      name: 'headerChecksum',
      label: 'Header Checksum',
      width: { bits: 16 },
      notation: 'hex',
      role: 'check',
      means:
        'Guards this header only, not the data; every router works it out anew because it changed the TTL.',
      check: { algorithm: 'internet', covers: 'header' },
    }),
    row({
      name: 'sourceAddress',
      label: 'Source Address',
      width: { bits: 32 },
      notation: 'ipv4',
      role: 'given',
      means: 'The host that sent the packet; it stays the same all the way.',
    }),
    row({
      name: 'destinationAddress',
      label: 'Destination Address',
      width: { bits: 32 },
      notation: 'ipv4',
      role: 'given',
      means: 'The host the packet is for in the end; routers read it and leave it as it is.',
    }),
    row({
      name: 'options',
      label: 'Options',
      width: { octets: roomForOptions },
      notation: 'octets',
      role: 'given',
      // Each by its name with ipv4Options.ts, which is brought along when somebody looks closer.
      means: 'Seldom used extras, such as a record of the routers passed.',
      // An IHL that is forced does not make options: the header says so, and lies.
      fill: () => new Uint8Array(0),
    }),
    row({
      name: 'padding',
      label: 'Padding',
      width: { octets: roomForOptions },
      notation: 'octets',
      role: 'measured',
      means: 'Zeros that make the header a whole number of four-byte words.',
      fill: ({ header }) => new Uint8Array(-header & 3),
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
  extent: extentOf,
  isPiece: header => header.number('fragmentOffset') > 0 || header.number('moreFragments') > 0,
  inside: header => (header.number('fragmentOffset') > 0 ? 'data' : undefined),
  faults: faultsOf,
  pseudoHeader: [
    { part: 'field', field: 'sourceAddress', octets: 4 },
    { part: 'field', field: 'destinationAddress', octets: 4 },
    { part: 'zero', octets: 1 },
    { part: 'protocol', octets: 1 },
    { part: 'length', octets: 2 },
  ],
}

function extentOf(header: Inspection): number {
  const length = header.number('totalLength')
  // A card that cuts segments itself (offload) hands the capture a packet whose length is not yet written.
  return length === 0 ? header.room : length
}

function faultsOf(header: Inspection): Fault[] {
  const faults: Fault[] = []
  const error = (code: string, field: string, params: Record<string, number>, stops = true) =>
    faults.push({ code, severity: 'error', field, params, stops })
  const [version, words, total] = ['version', 'headerLength', 'totalLength'].map(header.number)
  if (version !== 4) error('ipv4.version', 'version', { seen: version ?? 0 })
  if ((words ?? 0) < 5) error('ipv4.headerLength', 'headerLength', { seen: words ?? 0 })
  else if (total === 0) faults.push({ code: 'ipv4.totalLength.zero', severity: 'note', field: 'totalLength' })
  else if ((total ?? 0) < header.header) {
    error('ipv4.totalLength.short', 'totalLength', { seen: total ?? 0, header: header.header })
  } else if ((total ?? 0) > header.room && !header.partial) {
    error('ipv4.totalLength.long', 'totalLength', { seen: total ?? 0, room: header.room }, false)
  }
  if (header.number('reservedFlag')) {
    faults.push({ code: 'ipv4.reservedFlag', severity: 'warning', field: 'reservedFlag' })
  }
  return faults
}
