/** ICMP: what routers and hosts tell a sender about its packets (RFC 792, RFC 1191). */

import type { FieldSpec, HeaderSpec, Inspection, Reading } from '../spec'

/** The types read here (RFC 792). */
export const ICMP = {
  echoReply: 0,
  destinationUnreachable: 3,
  redirect: 5,
  echoRequest: 8,
  timeExceeded: 11,
  parameterProblem: 12,
} as const

/** Codes of destination unreachable. */
export const UNREACHABLE = { network: 0, host: 1, protocol: 2, port: 3, fragmentationNeeded: 4 } as const

const row = (field: Omit<FieldSpec, 'section'> & { section?: string }): FieldSpec => ({
  section: 'RFC 792',
  ...field,
})

const typeIs =
  (...types: readonly number[]) =>
  ({ number }: Pick<Reading, 'number'>) =>
    types.includes(number('type'))

const isEcho = typeIs(ICMP.echoReply, ICMP.echoRequest)
const needsFragments = (reading: Pick<Reading, 'number'>) =>
  typeIs(ICMP.destinationUnreachable)(reading) && reading.number('code') === UNREACHABLE.fragmentationNeeded
const isError = typeIs(ICMP.destinationUnreachable, ICMP.redirect, ICMP.timeExceeded, ICMP.parameterProblem)

export const icmp: HeaderSpec = {
  protocol: 'icmp',
  label: 'ICMP',
  layer: 'internet',
  pdu: 'pdu.message',
  source: 'RFC 792',
  numbers: { ipProtocol: [1] },
  behind: ['ipv4'],
  fields: [
    row({
      name: 'type',
      label: 'Type',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      means:
        'What kind of message this is: 8 asks for an echo, 0 answers, 3 and 11 tell that a packet was lost.',
      initial: ICMP.echoRequest,
      names: {
        0: 'echo reply',
        3: 'destination unreachable',
        5: 'redirect',
        8: 'echo request',
        9: 'router advertisement',
        10: 'router solicitation',
        11: 'time exceeded',
        12: 'parameter problem',
        13: 'timestamp',
        14: 'timestamp reply',
      },
    }),
    row({
      name: 'code',
      label: 'Code',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      means:
        'The kind within the type: for unreachable, 1 is the host, 3 the port, 4 a packet too big for the next link.',
    }),
    row({
      name: 'checksum',
      label: 'Checksum',
      width: { bits: 16 },
      notation: 'hex',
      role: 'check',
      means: 'Guards the whole message; no addresses are mixed in.',
      check: { algorithm: 'internet', covers: 'body' },
    }),
    row({
      name: 'identifier',
      label: 'Identifier',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'Tells one run of ping from another; the answer repeats it.',
      when: isEcho,
    }),
    row({
      name: 'sequenceNumber',
      label: 'Sequence Number',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'Counts the questions, so that each answer finds its own.',
      when: isEcho,
    }),
    row({
      name: 'gatewayAddress',
      label: 'Gateway Address',
      width: { bits: 32 },
      notation: 'ipv4',
      role: 'given',
      means: 'The router that is the better next hop for this destination.',
      when: typeIs(ICMP.redirect),
    }),
    row({
      name: 'pointer',
      label: 'Pointer',
      width: { bits: 8 },
      notation: 'decimal',
      role: 'given',
      means: 'Which byte of the quoted packet was wrong.',
      when: typeIs(ICMP.parameterProblem),
    }),
    row({
      name: 'unused',
      label: 'Unused',
      width: {
        octets: reading => (needsFragments(reading) ? 2 : typeIs(ICMP.parameterProblem)(reading) ? 3 : 4),
      },
      notation: 'octets',
      role: 'constant',
      means: 'Must be zero.',
      when: typeIs(ICMP.destinationUnreachable, ICMP.timeExceeded, ICMP.parameterProblem),
    }),
    row({
      name: 'nextHopMtu',
      label: 'Next-Hop MTU',
      width: { bits: 16 },
      notation: 'decimal',
      role: 'given',
      means: 'The biggest packet that the next link carries; the sender should send none bigger.',
      rule: 'An MTU counts bytes: 68 to 65535.',
      section: 'RFC 1191 §4',
      when: needsFragments,
    }),
  ],
  inside: header => (isError(header) ? 'ipv4' : undefined),
  quotes: (header: Inspection) => isError(header),
}
