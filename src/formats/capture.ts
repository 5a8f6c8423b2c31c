/** What a capture file says: interfaces, and packets in the order in which they stand in the file. */

/** How the first octet of a packet is to be read (the numbers are those of pcap's link types). */
export const LINK_TYPE = { ethernet: 1, raw: 101 } as const

/** Octets of one packet are at most so many; a file that says more is damaged. */
export const MOST_OCTETS = 262_144
/** Packets that are kept of one file. */
export const MOST_PACKETS = 200_000
/** Interfaces that are kept of one file. */
export const MOST_INTERFACES = 1000

export interface CaptureInterface {
  readonly linkType: number
  /** Octets of FCS behind each packet, where the file says so. */
  readonly fcsLength?: number
}

export interface CapturedPacket {
  /** Position in `interfaces`. */
  readonly interface: number
  /** Nanoseconds since 1970-01-01; undefined where the file keeps no time. */
  readonly at: bigint | undefined
  readonly octets: Uint8Array
  /** Octets it had on the wire; more than there are where the capture cut it. */
  readonly length: number
}

/** Something about the file that is wrong or left out: a message key `problem.<code>` with its arguments. */
export interface CaptureProblem {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface Capture {
  readonly interfaces: readonly CaptureInterface[]
  readonly packets: readonly CapturedPacket[]
  /** What came before a fault is kept. */
  readonly problems: readonly CaptureProblem[]
}

/** One frame to be written: when it was seen, in microseconds, and its octets. */
export interface FrameAt {
  readonly at: number
  readonly octets: Uint8Array
}

/** RFC 1952 §2.3.1: how every file that gzip made begins. */
const isGzip = (file: Uint8Array) => file[0] === 0x1f && file[1] === 0x8b

/** A file that does not begin as a capture does: what it is instead, where that is known. */
export const notACapture = (file: Uint8Array): Capture =>
  unreadable(isGzip(file) ? 'capture.gzip' : 'capture.magic')

/** A capture of which nothing can be read. */
export function unreadable(code: string, params: CaptureProblem['params'] = {}): Capture {
  return { interfaces: [], packets: [], problems: [{ code, params }] }
}
