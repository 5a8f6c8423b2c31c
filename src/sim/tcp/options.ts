/** The options of a segment: agreed on in the two SYNs, then timestamps and SACK (RFC 9293 §3.2, RFC 7323, RFC 2018). */
import type { Connection } from './connection'
import { measured } from './roundTrip'
import type { Segment, SegmentOptions } from './segment'
import { isBefore } from './sequence'

/** RFC 7323 §2.3: no shift is greater. */
const MOST_SHIFT = 14
const LARGEST_WINDOW = 65_535
/** IPv4's header and TCP's, without options (RFC 9293 §3.7.1). */
export const HEADERS = 40
/** Octets that the timestamps option takes in every segment, with its two fillers. */
export const TIMESTAMPS_ROOM = 12
/** Without the option a segment may have so much data (RFC 9293 §3.7.1). */
const DEFAULT_SEGMENT = 536
/** After so long TS.Recent says nothing any more (RFC 7323 §5.5): 24 days, µs. */
const OUTDATED = 24 * 86_400_000_000
/** Blocks that fit beside the timestamps, and without them (RFC 2018 §3). */
const MOST_BLOCKS = { withTimestamps: 3, alone: 4 } as const

/** The smallest shift with which the receive buffer fits into the window field. */
export function shiftFor(buffer: number): number {
  let shift = 0
  while (shift < MOST_SHIFT && buffer > LARGEST_WINDOW * 2 ** shift) shift++
  return shift
}

/** The clock of RFC 7323 §5.4: it ticks every millisecond. */
export const timestampClock = ({ now, tsOffset }: Connection): number =>
  (Math.floor(now / 1_000) + tsOffset) >>> 0

/** What a SYN offers; in the answer to one only what was offered. */
export function synOptions(connection: Connection, offered: SegmentOptions | undefined): SegmentOptions {
  const { settings, receiveLimit } = connection
  const isWanted = (ours: boolean, theirs: unknown) => ours && (offered === undefined || theirs !== undefined)
  return {
    maximumSegmentSize: settings.maximumSegmentSize,
    ...(isWanted(settings.windowScale, offered?.windowScale) && { windowScale: shiftFor(receiveLimit) }),
    ...(isWanted(settings.sack, offered?.sackPermitted) && { sackPermitted: true as const }),
    ...(isWanted(settings.timestamps, offered?.timestamps) && { timestamps: stamp(connection) }),
  }
}

/** What both sides can do from now on: the other's SYN is here. */
export function agree(connection: Connection, { options }: Segment) {
  const { settings } = connection
  const theirs = options.maximumSegmentSize ?? DEFAULT_SEGMENT
  connection.timestamps = settings.timestamps && options.timestamps !== undefined
  connection.sack = settings.sack && options.sackPermitted === true
  if (settings.windowScale && options.windowScale !== undefined) {
    connection.sndScale = Math.min(MOST_SHIFT, options.windowScale)
    connection.rcvScale = shiftFor(connection.receiveLimit)
  }
  if (connection.timestamps && options.timestamps) noteTimestamp(connection, options.timestamps.value)
  const path = (connection.pathMtu ?? Number.POSITIVE_INFINITY) - HEADERS
  const most = Math.min(theirs, settings.maximumSegmentSize, path)
  connection.smss = Math.max(1, most - (connection.timestamps ? TIMESTAMPS_ROOM : 0))
  // Arbitrarily high: the largest window that can be (RFC 5681 §3.1).
  connection.ssthresh = LARGEST_WINDOW * 2 ** connection.sndScale
}

/** What a segment after the SYNs carries. */
export function usualOptions(connection: Connection, acknowledges: boolean): SegmentOptions {
  return {
    ...(connection.timestamps && { timestamps: stamp(connection) }),
    ...(acknowledges && connection.sack && sackOption(connection)),
  }
}

function stamp(connection: Connection) {
  return { value: timestampClock(connection), echo: connection.tsRecent }
}

/** A duplicate first (RFC 2883 §4), then the pieces held, the latest first (RFC 2018 §4). */
function sackOption(connection: Connection): Pick<SegmentOptions, 'sack'> | false {
  const { incoming, duplicate, timestamps } = connection
  const blocks = [...(duplicate ? [duplicate] : []), ...incoming.recent]
  if (blocks.length === 0) return false
  return { sack: blocks.slice(0, timestamps ? MOST_BLOCKS.withTimestamps : MOST_BLOCKS.alone) }
}

function noteTimestamp(connection: Connection, value: number) {
  connection.tsRecent = value
  connection.tsRecentAt = connection.now
}

/** PAWS: is this segment older than one that was seen (RFC 7323 §5.3 R1)? A reset is never too old. */
export function isOutdated(connection: Connection, { options, reset }: Segment): boolean {
  if (!connection.timestamps || reset || !options.timestamps) return false
  const age = (options.timestamps.value - connection.tsRecent) | 0
  return age < 0 && connection.now - connection.tsRecentAt < OUTDATED
}

/** RFC 7323 §4.3 (2): noted where the segment covers the last ACK that was sent. */
export function rememberTimestamp(connection: Connection, { options, sequence }: Segment) {
  if (!connection.timestamps || !options.timestamps) return
  const isNewer = ((options.timestamps.value - connection.tsRecent) | 0) >= 0
  if (isNewer && !isBefore(connection.lastAckSent, sequence))
    noteTimestamp(connection, options.timestamps.value)
}

/** RFC 7323 §4.1: a round trip from the timestamp that came back with an acknowledgment of something new. */
export function measureByTimestamp(
  connection: Connection,
  { options }: Segment,
  flightBefore: number,
): boolean {
  if (!connection.timestamps || !options.timestamps?.echo) return false
  const ticks = (timestampClock(connection) - options.timestamps.echo) | 0
  if (ticks < 0) return false
  const perWindow = Math.max(1, Math.ceil(flightBefore / (2 * connection.smss)))
  measured(connection, Math.max(1, ticks * 1_000), perWindow)
  return true
}
