/** Keeping the moment when the scene changes: the step nearest to an event. */
import type { EventId } from '../trace/trace'
import type { Track } from './track'

/**
 * The last step of a track at or before an event of a lane, or -1 where the event was before its first one. Where several
 * steps share one event (the fields of a header), the last of them: the event has happened in full.
 */
export function nearestStep(track: Track, event: EventId, lane?: string): number {
  let best = -1
  let bestEvent = -1
  for (const [index, step] of track.steps.entries()) {
    if (lane !== undefined && step.place.lane !== lane) continue
    if (step.event <= event && step.event >= bestEvent) {
      best = index
      bestEvent = step.event
    }
  }
  return best
}
