/** In whose hands the bytes are once something has happened. */
import type { Trace } from '../trace/trace'
import type { Moment } from './journeyMoment'
import type { Speaker } from './journeyPanel'

export function handsOf(
  trace: Trace,
  { transit, node, kind, layer, event, dropped }: Moment,
  { say, nodeName }: Speaker,
): string {
  const name = nodeName(trace, node)
  if (dropped && transit)
    return say('journey.hands.lost', {
      from: nodeName(trace, transit.from.node),
      to: nodeName(trace, transit.to.node),
    })
  if (dropped) return say('journey.hands.dropped', { node: name })
  if (transit)
    return say('journey.hands.cable', {
      from: nodeName(trace, transit.from.node),
      to: nodeName(trace, transit.to.node),
    })
  if (kind !== 'host') return say('journey.hands.node', { node: name })
  // The driver writes the header of a frame; its end, and the checks of it, are the card's.
  const checksFrame = (event?.kind === 'checks' || event?.kind === 'decapsulate') && event.layer === 0
  const card = event?.kind === 'finish' || layer === 'physical' || checksFrame
  const realm = layer === 'application' || layer === 'data' ? 'program' : card ? 'card' : 'kernel'
  return say(`journey.hands.${realm}`, { node: name })
}
