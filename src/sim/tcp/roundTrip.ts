/** The retransmission timeout: round trips measured, smoothed, and doubled when they fail (RFC 6298). */
import type { Connection } from './connection'

/** G: the grain of the sender's clock, µs. */
const GRANULARITY = 1_000
/** RFC 6298 §2.5 allows a bound of at least 60 seconds. */
export const LONGEST_RTO = 60_000_000
/** RFC 6298 §5.7: after a lost SYN the first data gets so much time. */
const AFTER_LOST_SYN = 3_000_000
const ALPHA = 1 / 8
const BETA = 1 / 4

/**
 * A round trip of `sample` µs was measured (RFC 6298 §2.2 to §2.4). With timestamps there are several samples in a window:
 * each then weighs as little as that many deserve together (RFC 7323 appendix G).
 */
export function measured(connection: Connection, sample: number, samplesPerWindow = 1) {
  const { srtt, rttvar, settings } = connection
  connection.rttSample = sample
  if (srtt === undefined || rttvar === undefined) {
    connection.srtt = sample
    connection.rttvar = sample / 2
  } else {
    // RTTVAR first: it needs SRTT as it was.
    connection.rttvar = rttvar + (BETA / samplesPerWindow) * (Math.abs(srtt - sample) - rttvar)
    connection.srtt = srtt + (ALPHA / samplesPerWindow) * (sample - srtt)
  }
  const timeout = (connection.srtt ?? 0) + Math.max(GRANULARITY, 4 * (connection.rttvar ?? 0))
  connection.rto = Math.min(LONGEST_RTO, Math.max(settings.minimumRto, Math.ceil(timeout)))
}

/** The timer ran out: it will wait twice as long (RFC 6298 §5.5). */
export function backOff(connection: Connection) {
  connection.rto = Math.min(LONGEST_RTO, connection.rto * 2)
}

/** The connection is open; a SYN that had to be sent again makes the first timeout longer (RFC 6298 §5.7). */
export function openedAfterLoss(connection: Connection) {
  if (connection.srtt === undefined) connection.rto = Math.max(AFTER_LOST_SYN, connection.settings.minimumRto)
}
