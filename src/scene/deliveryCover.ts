/** *Hide next* in Delivery: a question mark where the next step will put something. */
import type { Say } from '../story/message'
import { ledgerOf } from '../trace/ledger'
import type { Trace } from '../trace/trace'
import type { Step } from '../track/track'
import type { Areas, Rect } from './deliveryRoom'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

/** Only in the lane in which it will happen, and only where: not what. */
export function coverNext(trace: Trace, next: Step | undefined, areas: Areas, say: Say): readonly Item[] {
  if (!next || next.place.lane !== trace.lane) return []
  const event = trace.events[next.event]
  if (!event) return []
  const { u } = areas
  const area = areaOf(trace, next, areas)
  const rect: Rect = {
    x: area.x + area.width - 2.4 * u,
    y: area.y + 0.1 * u,
    width: 2.2 * u,
    height: 1.5 * u,
  }
  return [
    box('cover/box', 'ink', rect, {
      radius: 0.3 * u,
      fill: 'panel',
      border: 2,
      dashed: true,
      label: say('delivery.covered'),
    }),
    words('cover/text', 'ink', [rect.x + rect.width / 2, rect.y + rect.height / 2 + DROP * u], '?', {
      size: u,
      weight: 700,
      anchor: 'middle',
    }),
  ]
}

function areaOf(trace: Trace, { event: id }: Step, areas: Areas): Rect {
  const event = trace.events[id]
  const name = event?.kind === 'call' || event?.kind === 'return' ? event.call.name : ''
  if (name !== '') return event?.node === ledgerOf(trace).way.at(-1) ? areas.receives : areas.sends
  if (event?.kind === 'accepted' || event?.kind === 'enqueue') return areas.receiveBuffer
  return event?.kind === 'acked' ? areas.sendBuffer : areas.network
}
