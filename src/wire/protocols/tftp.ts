/** TFTP: files in blocks, each one acknowledged (RFC 1350; options RFC 2347). */

import type { Fault, FieldSpec, HeaderSpec, Inspection, Reading } from '../spec'

/** The kinds of TFTP packets (RFC 1350 §5, RFC 2347). */
export const OPCODE = { RRQ: 1, WRQ: 2, DATA: 3, ACK: 4, ERROR: 5, OACK: 6 } as const

const opcodeIs =
  (...opcodes: readonly number[]) =>
  (reading: Pick<Reading, 'number'>) =>
    opcodes.includes(reading.number('opcode'))

const isRequest = opcodeIs(OPCODE.RRQ, OPCODE.WRQ)

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 1350 §5',
  ...field,
})

const text = (name: string, label: string, means: string): FieldSpec =>
  row({ name, label, width: 'untilZero', notation: 'text', role: 'given', means, section: 'RFC 2347' })

export const tftp: HeaderSpec = {
  protocol: 'tftp',
  label: 'TFTP',
  layer: 'application',
  pdu: 'pdu.message',
  source: 'RFC 1350',
  numbers: { udpPort: [69] },
  fields: [
    row({
      name: 'opcode',
      label: 'Opcode',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      initial: OPCODE.DATA,
      means:
        'What kind of TFTP message this is: ask to read or write, a block of data, an acknowledgment or an error.',
      rule: 'TFTP’s messages are numbered 1 to 6.',
      names: { 1: 'RRQ', 2: 'WRQ', 3: 'DATA', 4: 'ACK', 5: 'ERROR', 6: 'OACK' },
    }),
    row({
      name: 'filename',
      label: 'Filename',
      width: 'untilZero',
      notation: 'text',
      role: 'given',
      means: 'The file to read or write; a zero byte ends the name.',
      when: isRequest,
    }),
    row({
      name: 'mode',
      label: 'Mode',
      width: 'untilZero',
      notation: 'text',
      role: 'given',
      initial: Uint8Array.of(0x6f, 0x63, 0x74, 0x65, 0x74),
      means: 'How the bytes are to be taken: octet leaves them as they are, netascii is for text.',
      when: isRequest,
    }),
    row({
      name: 'blockNumber',
      label: 'Block number',
      short: 'Block',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'Which block of the file this is or acknowledges; the first one is 1.',
      rule: 'Blocks are numbered 1 to 65535; the ACK of a write request has 0.',
      section: 'RFC 1350 §2',
      when: opcodeIs(OPCODE.DATA, OPCODE.ACK),
    }),
    row({
      name: 'errorCode',
      label: 'Error code',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'What went wrong, as a number.',
      names: {
        0: 'not defined, see message',
        1: 'file not found',
        2: 'access violation',
        3: 'disk full',
        4: 'illegal operation',
        5: 'unknown transfer ID',
        6: 'file already exists',
        7: 'no such user',
        8: 'option negotiation',
      },
      when: opcodeIs(OPCODE.ERROR),
    }),
    row({
      name: 'errorMessage',
      label: 'Error message',
      width: 'untilZero',
      notation: 'text',
      role: 'given',
      means: 'What went wrong, in words for a person.',
      when: opcodeIs(OPCODE.ERROR),
    }),
    row({
      name: 'options',
      label: 'Options',
      width: 'rest',
      notation: 'octets',
      role: 'given',
      means: 'What client and server agree on beforehand, such as a bigger block.',
      section: 'RFC 2347',
      when: opcodeIs(OPCODE.RRQ, OPCODE.WRQ, OPCODE.OACK),
      list: {
        items: {},
        // RFC 2348, RFC 2349, RFC 7440.
        usual: [
          { name: 'blksize', value: '1428' },
          { name: 'timeout', value: '3' },
          { name: 'tsize', value: '0' },
          { name: 'windowsize', value: '4' },
        ],
        // RFC 2348 and 2349 (a file of any size that JavaScript counts exactly), RFC 7440 §3.
        ranges: {
          blksize: [8, 65_464],
          timeout: [1, 255],
          tsize: [0, Number.MAX_SAFE_INTEGER],
          windowsize: [1, 65_535],
        },
        other: {
          label: 'Option',
          fields: [
            text('name', 'Option name', 'The name of the option.'),
            text('value', 'Option value', 'What is asked for or agreed, as decimal digits.'),
          ],
        },
      },
    }),
  ],
  faults: faultsOf,
}

function faultsOf(header: Inspection): Fault[] {
  const opcode = header.number('opcode')
  if (opcode >= OPCODE.RRQ && opcode <= OPCODE.OACK) return []
  return [
    { code: 'tftp.opcode', severity: 'warning', field: 'opcode', params: { seen: opcode }, stops: true },
  ]
}
