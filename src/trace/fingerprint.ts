/** A trace in one number: two runs of one scenario must have the same. */
import type { Trace } from './trace'

const encoder = new TextEncoder()

/** FNV-1a, 32 bits, over every event, transit and frame, as hex. */
export function fingerprint(trace: Trace): string {
  let hash = 0x811c9dc5
  for (const part of [trace.events, trace.transits, trace.frames]) {
    for (const each of part) {
      for (const octet of encoder.encode(JSON.stringify(each)))
        hash = Math.imul(hash ^ octet, 0x01000193) >>> 0
    }
  }
  return hash.toString(16).padStart(8, '0')
}
