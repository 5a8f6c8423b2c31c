/** In whose hands the bytes are once something has happened. */
import type { Trace } from '../trace/trace'
import { isCards, type Moment } from './journeyMoment'
import type { Speaker } from './journeyPanel'

export function handsOf(trace: Trace, moment: Moment, { say, nodeName }: Speaker): string {
  const { transit, node, kind, layer, dropped } = moment
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
  const realm = layer === 'application' || layer === 'data' ? 'program' : isCards(moment) ? 'card' : 'kernel'
  return say(`journey.hands.${realm}`, { node: name })
}
