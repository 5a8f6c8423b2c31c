// Staying where one was when an edit makes another future: the same step again, or the nearest before it.
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'

/** A future and the steps of a scene through it. */
interface Future {
  readonly lanes: readonly Trace[]
  readonly track: Track
}

/** What makes two steps of two futures the same: what happened, where, to which part of the PDU. */
function signatures({ lanes, track }: Future): string[] {
  const seen = new Map<string, number>()
  const isOfAll = track.scene === 'delivery'
  return track.steps.map(({ event, place }) => {
    const happened = lanes.find(({ lane }) => lane === place.lane)?.events[event]
    const whose = isOfAll ? [place.lane, place.pdu] : []
    const what = [
      happened?.kind,
      happened?.node,
      place.layer,
      place.field,
      place.octets?.[0],
      ...whose,
    ].join()
    const times = (seen.get(what) ?? 0) + 1
    seen.set(what, times)
    return `${what} ${times}`
  })
}

/**
 * The step of `after` that is the same as `step` of `before`; where that did not happen in this future, the last of
 * the steps before it that did. -1 where none did.
 */
export function sameStep(before: Future & { readonly step: number }, after: Future): number {
  const { step, track } = before
  const isEnd = step >= 0 && step === track.steps.length - 1
  if (isEnd && after.track.scene === 'frame') return after.track.steps.length - 1
  const old = signatures(before)
  const places = new Map(signatures(after).map((each, at) => [each, at]))
  for (let at = step; at >= 0; at--) {
    const found = places.get(old[at] ?? '')
    if (found !== undefined) return found
  }
  return -1
}
