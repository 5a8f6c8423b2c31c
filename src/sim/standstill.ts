/** When a run is over though things still happen: kernels that ask and answer for ever, and nobody who gets any further. */
import type { Cause, Micros } from '../trace/trace'

/**
 * A closed window is probed for as long as somebody answers (RFC 9293 §3.8.6.1), so a program that never reads keeps two
 * kernels talking for ever. The longest pause, timer or delay that a document can ask for is far below this.
 */
export const STANDSTILL: Micros = 2 * 3_600_000_000

/** Whether somebody got further: a program, a state, a stream by at least an octet, or a timer that does not run for ever. */
export function isProgress(cause: Cause): boolean {
  switch (cause.kind) {
    case 'call':
    case 'return':
    case 'state':
    case 'enqueue':
    case 'understand':
      return true
    case 'acked':
      return cause.newly > 0
    case 'accepted':
      return cause.fate !== 'outside' && cause.fate !== 'duplicate'
    case 'timer':
      return cause.what !== 'persist' && cause.what !== 'delayedAck'
    default:
      return false
  }
}
