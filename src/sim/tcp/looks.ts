/** What TCP looks at before it takes a segment (RFC 9293 §3.1, §3.10.7). */
import { transportChecksum } from '../../wire/checksum'
import type { Look } from '../judge'
import { bigEndian } from '../octets'
import { headerOctets, SMALLEST_HEADER } from './header'

const CHECKSUM = 16

/** A segment in a host's hands, and the addresses its packet had. */
export interface SegmentView {
  readonly octets: Uint8Array
  readonly source: number
  readonly destination: number
}

/** Linux's tcp_v4_rcv(): data offset, then checksum, then whose it is. */
export function segmentLooks(
  view: SegmentView,
  ports: readonly number[],
  found: 'known' | 'listener' | undefined,
): (() => Look)[] {
  const { octets } = view
  return [
    () => {
      const seen = (octets[12] ?? 0) >> 4
      const good = headerOctets(octets) >= SMALLEST_HEADER && headerOctets(octets) <= octets.length
      return { check: 'dataOffset', field: 'dataOffset', seen, wanted: 5, good, counter: 'TcpInErrs' }
    },
    () => {
      const seen = bigEndian(octets, CHECKSUM)
      const wanted = transportChecksum(octets, CHECKSUM, { ...view, protocol: 6 })
      // Ones' complement has two zeros.
      const good = seen === wanted || (seen === 0xffff && wanted === 0)
      return { check: 'checksum', field: 'checksum', seen, wanted, good, counter: 'TcpInCsumErrors' }
    },
    () => ({
      check: 'connection',
      field: 'destinationPort',
      seen: bigEndian(octets, 2),
      wanted: ports,
      good: found !== undefined,
      counter: 'TcpOutRsts',
      ...(found && { reason: found }),
    }),
  ]
}
