/** What UDP looks at before it lets a datagram through (RFC 768, RFC 1122 §4.1.3). */
import { transportChecksum } from '../wire/checksum'
import { readersOf } from '../wire/fixed'
import { udp } from '../wire/protocols/udp'
import type { Look } from './judge'
import { bigEndian } from './octets'

export const UDP_HEADER = 8
const CHECKSUM = 6
/** The largest message: 65535 less the two headers. */
export const LARGEST_MESSAGE = 65_507

/** A datagram in a host's hands: octets [start, end) of a frame, and the addresses its packet had. */
export interface DatagramView {
  readonly octets: Uint8Array
  readonly start: number
  readonly end: number
  readonly source: number
  readonly destination: number
}

const READERS = readersOf(udp, 'sourcePort', 'destinationPort', 'length')

/** What a field of a datagram's header holds; 0 where the packet ends before it. */
export function numberIn(
  { octets, start, end }: Pick<DatagramView, 'octets' | 'start' | 'end'>,
  field: keyof typeof READERS,
): number {
  return READERS[field](octets, start, end)
}

/** The checksum this datagram should carry: over pseudo-header, header and data (RFC 768). */
export function wantedChecksum(view: DatagramView, length: number): number {
  const datagram = view.octets.subarray(view.start, view.start + length)
  // A computed 0 goes out as all ones, because 0 says that there is no checksum.
  return transportChecksum(datagram, CHECKSUM, { ...view, protocol: 17 }) || 0xffff
}

/**
 * Linux's udp_rcv(): length, then checksum, then the port. `ports` are those that sockets are bound to; `isTaken` where
 * one of them takes it: a connected socket does not, if it is from somebody else.
 */
export function datagramLooks(
  view: DatagramView,
  ports: readonly number[],
  isTaken: boolean,
): (() => Look)[] {
  const { start, end } = view
  const length = numberIn(view, 'length')
  return [
    () => ({
      check: 'length',
      field: 'length',
      seen: length,
      wanted: end - start,
      good: length >= UDP_HEADER && start + length <= end,
      counter: 'UdpInErrors',
    }),
    () => {
      // Read from the octets: a damaged length may have made the reader stop before this field.
      const seen = bigEndian(view.octets, start + 6)
      const wanted = seen === 0 ? 0 : wantedChecksum(view, length)
      return {
        check: 'checksum',
        field: 'checksum',
        seen,
        wanted,
        good: seen === 0 || seen === wanted,
        counter: 'UdpInCsumErrors',
        ...(seen === 0 && { reason: 'none' }),
      }
    },
    () => {
      const seen = numberIn(view, 'destinationPort')
      return {
        check: 'destinationPort',
        field: 'destinationPort',
        seen,
        wanted: ports,
        good: isTaken,
        counter: 'UdpNoPorts',
      }
    },
  ]
}
