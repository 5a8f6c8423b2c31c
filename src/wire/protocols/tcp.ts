/** TCP: a segment of a stream, its header and options (RFC 9293, RFC 7323, RFC 2018). */

import type { Fault, FieldSpec, HeaderSpec, Inspection, ItemSpec, Reading } from '../spec'

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 9293 §3.1',
  ...field,
})

const port = (name: string, label: string, short: string, means: string): FieldSpec =>
  row({
    name,
    label,
    short,
    width: { bits: 16 },
    notation: 'decimal',
    role: name === 'sourcePort' ? 'given' : 'demux',
    means,
    rule: 'Ports are numbered 1 to 65535.',
    names: {
      20: 'ftp-data',
      21: 'ftp',
      22: 'ssh',
      23: 'telnet',
      25: 'smtp',
      53: 'domain',
      80: 'http',
      443: 'https',
    },
    selects: 'tcpPort',
  })

const flag = (name: string, short: string, label: string, means: string): FieldSpec =>
  row({ name, label, short, width: { bits: 1 }, notation: 'flag', role: 'given', means })

const number = (name: string, label: string, bits: number, means: string, section: string): FieldSpec =>
  row({ name, label, width: { bits }, notation: 'decimal', role: 'given', means, section })

const kind = row({
  name: 'kind',
  label: 'Option kind',
  short: 'Kind',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'given',
  means: 'Which option this is.',
  section: 'RFC 9293 §3.2',
  names: {
    0: 'End of Option List',
    1: 'No-Operation',
    2: 'Maximum Segment Size',
    3: 'Window Scale',
    4: 'SACK Permitted',
    5: 'SACK',
    8: 'Timestamps',
    34: 'Fast Open Cookie',
  },
})

const length = row({
  name: 'length',
  label: 'Option length',
  short: 'Length',
  width: { bits: 8 },
  notation: 'decimal',
  role: 'measured',
  means: 'Bytes of this option, its kind and length included.',
  rule: 'An option counts its own kind and length, too: 2 to 40 bytes.',
  section: 'RFC 9293 §3.2',
  measure: ({ header }) => header,
})

const option = (label: string, size: ItemSpec['size'], fields: readonly FieldSpec[] = []): ItemSpec => ({
  label,
  fields: [kind, length, ...fields],
  ...(size !== undefined && { size }),
})

/** What is behind kind and length; nothing while an option is written whose length is not counted yet. */
const octets = (name: string, label: string, means: string, section: string): FieldSpec =>
  row({
    name,
    label,
    width: { octets: reading => reading.number('length') - 2 },
    notation: 'octets',
    role: 'given',
    means,
    section,
  })

/** The edges of up to four blocks (RFC 2018 §3). */
const sackBlocks = [1, 2, 3, 4].flatMap(block =>
  (['left', 'right'] as const).map(edge => ({
    ...number(
      `${edge}Edge${block}`,
      `${edge === 'left' ? 'Left' : 'Right'} edge ${block}`,
      32,
      edge === 'left'
        ? 'First byte of a piece that has arrived although something before it is missing.'
        : 'The byte behind the last one of that piece.',
      'RFC 2018 §3',
    ),
    when: (reading: Reading) => reading.number('length') >= 2 + 8 * block,
    ifNamed: true as const,
  })),
)

const items: Readonly<Record<number, ItemSpec>> = {
  0: { label: 'End of Option List', fields: [kind] },
  1: { label: 'No-Operation', fields: [kind] },
  2: option('Maximum Segment Size', 4, [
    {
      ...number(
        'maximumSegmentSize',
        'Maximum Segment Size',
        16,
        'The most data bytes the sender of this is ready to receive in one segment.',
        'RFC 9293 §3.7.1',
      ),
      short: 'MSS',
      // What an Ethernet has room for behind IPv4's header and TCP's own.
      initial: 1460,
      rule: 'A segment size counts bytes of data, without any header: 1 to 65535.',
    },
  ]),
  3: option('Window Scale', 3, [
    {
      ...number(
        'shiftCount',
        'Shift count',
        8,
        'Every later window of this side is multiplied by 2 to this power: at most 14.',
        'RFC 7323 §2.2',
      ),
      short: 'Shift',
      rule: 'A window is shifted by 0 to 14 bits; what is more counts as 14.',
    },
  ]),
  4: option('SACK Permitted', 2),
  5: option('SACK', octets => octets >= 10 && octets <= 34 && octets % 8 === 2, sackBlocks),
  8: option('Timestamps', 10, [
    number('timestampValue', 'TSval', 32, 'The clock of whoever sends this.', 'RFC 7323 §3.2'),
    number(
      'timestampEchoReply',
      'TSecr',
      32,
      'The latest clock value heard from the other side, given back, so that it can measure the round trip.',
      'RFC 7323 §3.2',
    ),
  ]),
  34: option('Fast Open Cookie', octets => octets === 2 || (octets >= 6 && octets <= 18), [
    octets(
      'cookie',
      'Cookie',
      'Lets a known client send data with its SYN; empty, it asks for one.',
      'RFC 7413 §4.1.1',
    ),
  ]),
}

/** RFC 7323 §2.3. */
const MOST_SHIFT = 14

const roomForOptions = (reading: Reading) => reading.number('dataOffset') * 4 - reading.position

export const tcp: HeaderSpec = {
  protocol: 'tcp',
  label: 'TCP',
  layer: 'transport',
  pdu: 'pdu.segment',
  source: 'RFC 9293',
  numbers: { ipProtocol: [6] },
  fields: [
    port('sourcePort', 'Source Port', 'Src Port', 'Which program on the sending host this comes from.'),
    port(
      'destinationPort',
      'Destination Port',
      'Dst Port',
      'Which program on the receiving host this is for.',
    ),
    row({
      name: 'sequenceNumber',
      label: 'Sequence Number',
      width: { bits: 32 },
      notation: 'decimal',
      role: 'given',
      means: 'The place in the stream of the first data byte here; with SYN it is where the counting starts.',
      rule: 'Sequence numbers have 32 bits: 0 to 4294967295, and then 0 again.',
    }),
    row({
      name: 'acknowledgmentNumber',
      label: 'Acknowledgment Number',
      width: { bits: 32 },
      notation: 'decimal',
      role: 'given',
      means: 'The next byte this side expects: all before it have arrived.',
      rule: 'Acknowledgment numbers have 32 bits: 0 to 4294967295, and then 0 again.',
    }),
    row({
      name: 'dataOffset',
      label: 'Data Offset',
      short: 'DOffset',
      width: { bits: 4 },
      notation: 'decimal',
      role: 'measured',
      means: 'The length of this header, counted in words of four bytes: 5 when there are no options.',
      rule: 'Data Offset counts words of four bytes: 5 to 15.',
      measure: ({ header }) => header / 4,
    }),
    row({
      name: 'reserved',
      label: 'Reserved',
      short: 'Rsrvd',
      width: { bits: 3 },
      notation: 'decimal',
      role: 'constant',
      means: 'Kept for later: zero.',
    }),
    {
      ...flag('accurateEcn', 'AE', 'Accurate ECN', 'Counts marked packets, together with CWR and ECE.'),
      section: 'RFC 9768 §3.1',
    },
    flag(
      'congestionWindowReduced',
      'CWR',
      'Congestion Window Reduced',
      'I heard about the crowding and slowed down.',
    ),
    flag('ecnEcho', 'ECE', 'ECN-Echo', 'A packet of yours was marked by a crowded router.'),
    flag('urgent', 'URG', 'Urgent', 'The urgent pointer means something.'),
    flag('acknowledgment', 'ACK', 'Acknowledgment', 'The acknowledgment number means something.'),
    flag('push', 'PSH', 'Push', 'Hand this to the program now, do not wait for more.'),
    flag('reset', 'RST', 'Reset', 'There is no such connection, or it ends at once.'),
    flag('synchronize', 'SYN', 'Synchronize', 'A connection begins: this is where I start counting.'),
    flag('finish', 'FIN', 'Finish', 'I have no more data to send.'),
    row({
      name: 'window',
      label: 'Window',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      initial: 65535,
      means: 'How many more bytes this side has room for just now.',
      rule: 'Window counts bytes: 0 to 65535; only the window scale option makes it more.',
    }),
    row({
      name: 'checksum',
      label: 'Checksum',
      width: { bits: 16 },
      notation: 'hex',
      role: 'check',
      means: 'Guards header, data and the IP addresses; it is never left out.',
      check: { algorithm: 'internet', covers: 'body', pseudoHeader: 6 },
    }),
    row({
      name: 'urgentPointer',
      label: 'Urgent Pointer',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'With URG: where the urgent data ends.',
    }),
    row({
      name: 'options',
      label: 'Options',
      width: { octets: roomForOptions },
      notation: 'octets',
      role: 'given',
      means: 'Extras, most of them agreed on in the two SYN segments.',
      section: 'RFC 9293 §3.2',
      list: {
        items,
        other: option('Option', octets => octets >= 2, [
          octets('data', 'Option data', 'What the option holds.', 'RFC 9293 §3.2'),
        ]),
        end: 0,
      },
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
  faults: faultsOf,
}

function faultsOf(header: Inspection): Fault[] {
  const faults: Fault[] = []
  const words = header.number('dataOffset')
  if (words < 5) {
    faults.push({
      code: 'tcp.dataOffset',
      severity: 'error',
      field: 'dataOffset',
      params: { seen: words },
      stops: true,
    })
  }
  if (header.number('synchronize') && (header.number('finish') || header.number('reset'))) {
    faults.push({ code: 'tcp.flags', severity: 'warning', field: 'synchronize' })
  }
  return [...faults, ...segmentSizeFaults(header), ...shiftFaults(header)]
}

/** RFC 9293 §3.7.1 sets no least size; but with 0 no segment could ever carry data, so hosts take one of their own. */
function segmentSizeFaults({ number, has }: Inspection): Fault[] {
  const faults: Fault[] = []
  for (let i = 0; has(`options[${i}].kind`); i++) {
    const field = `options[${i}].maximumSegmentSize`
    if (has(field) && number(field) === 0)
      faults.push({ code: 'tcp.maximumSegmentSize', severity: 'warning', field, params: { seen: 0 } })
  }
  return faults
}

/** RFC 7323 §2.3: who gets a greater shift takes it as 14, and says so. */
function shiftFaults({ number, has }: Inspection): Fault[] {
  const faults: Fault[] = []
  for (let i = 0; has(`options[${i}].kind`); i++) {
    const field = `options[${i}].shiftCount`
    const seen = number(field)
    const params = { seen, most: MOST_SHIFT }
    if (seen > MOST_SHIFT) faults.push({ code: 'tcp.shiftCount', severity: 'warning', field, params })
  }
  return faults
}
