/** The ready scenarios at a glance: their titles, and what is said before the first step. */
import { eventsOf } from '../trace/lineage'
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import { hasMessage, say, sayRich } from './catalogue'
import type { Rich } from './message'
import { dissectionOf, pduTitle } from './scope'

/** The title of a scenario, by where it began; one that began nowhere has a plain one. */
export function titleOf(origin: string): string {
  return say(`library.${originOf(origin)}.title`)
}

/** Where a scenario began, if the library knows it, else `own`. */
export function originOf(origin: string): string {
  return hasMessage(`library.${origin}.title`) ? origin : 'own'
}

/** What is said before the first step. */
export function openingOf(trace: Trace, track: Track): Rich {
  const first = eventsOf(trace, track.pdu).find(event => event.strip)
  const dissection = first && dissectionOf(trace, first)
  return sayRich(`opening.${track.scene}`, {
    message: pduTitle(track.pdu),
    steps: track.steps.length,
    total: dissection?.octets.length ?? 0,
    title: titleOf(trace.scenario?.origin ?? ''),
  })
}
