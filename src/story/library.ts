/** The ready scenarios at a glance: their titles, and what is said before the first step. */
import { firstFrameOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import { hasMessage, say, sayRich } from './catalogue'
import type { Rich } from './message'
import { pduTitle } from './naming'

/** The title of a scenario, by where it began; one that began nowhere has a plain one. */
export function titleOf(origin: string): string {
  return say(`library.${originOf(origin)}.title`)
}

/** Where a scenario began, if the library knows it, else `own`. */
export function originOf(origin: string): string {
  return hasMessage(`library.${origin}.title`) ? origin : 'own'
}

/** What is said before the first step. */
export function openingOf(trace: Trace, track: Track, lanes = 1): Rich {
  const first = firstFrameOf(trace, track.pdu)
  return sayRich(`opening.${track.scene}`, {
    message: pduTitle(track.pdu),
    steps: track.steps.length,
    lanes,
    total: first === undefined ? 0 : octetsOf(trace, first).octets.length,
    title: titleOf(trace.scenario?.origin ?? ''),
  })
}
