/** How big things may be in a document, whoever wrote it. */

/** A file of 1 MiB is 2,049 blocks of TFTP: minutes at 10 Mb/s, and a second to simulate. */
export const MOST_PAYLOAD = 2 ** 20
/** What a program may hand over in one call of sendto(): a little more than fits into a datagram, so that it can be refused. */
export const MOST_MESSAGE = 65_535
/**
 * Every host must take packets of 576 octets (RFC 791 §3.1), and a full TFTP block makes one of 544, so within these
 * bounds none of those is cut; the upper one is Ethernet's.
 */
export const MTU = { least: 576, most: 1500 } as const
export const PORT = { least: 1, most: 65_535 } as const
/** A packet with TTL 0 may not be sent (RFC 1122 §3.2.1.7). */
export const TIME_TO_LIVE = { least: 1, most: 255 } as const
/** A network needs room for its own address, its broadcast address and somebody. */
export const PREFIX = { least: 1, most: 30 } as const
/** A request has at most 512 octets (RFC 2347); opcode, mode and two NULs take 10 of them. */
export const MOST_FILE_NAME = 255
/** A packet of a frame built by hand: what Ethernet carries (RFC 894). */
export const MOST_PACKET = 1500
/** Headers that may stand behind one another: a bound for whoever reads them. */
export const MOST_STACKED = { tags: 16, extensions: 32 } as const
/** Pauses, delays and timers of a document, µs: ten minutes. */
export const MOST_TIME = 600_000_000
/** Positions that a program sends: nine and a half minutes of a game. */
export const MOST_MESSAGES = 100_000
/** A socket's buffer, octets. */
export const MOST_BUFFER = 2 ** 26
/** Data in a block of TFTP (RFC 2348): the most fills the largest datagram. */
export const BLOCK_SIZE = { least: 8, most: 65_464 } as const
/** Runs of one scenario beside one another. */
export const MOST_LANES = 8
