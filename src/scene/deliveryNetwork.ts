/** The network between the two hosts: the cables, the nodes on the way, and every frame where it is just now. */
import type { Ledger } from '../trace/ledger'
import { drawFlights } from './deliveryFlight'
import { drawGhost } from './deliveryGhost'
import type { LaneMoment } from './deliveryMoment'
import { type NetworkOptions, type Rails, railsOf, xOf } from './deliveryRails'
import type { Areas, Rect } from './deliveryRoom'
import { drawSwarm } from './deliverySwarm'
import { trafficOf } from './deliveryTraffic'
import { named } from './displayList'
import { textWidth } from './measure'
import type { Crowd, Item } from './scene'
import { box, line, words } from './shapes'

/** More frames at once than this are a crowd, which a player may draw otherwise than item by item. */
const CROWD = 200

export interface NetworkPicture {
  readonly items: readonly Item[]
  /** The frames under way, where they are very many. */
  readonly crowd?: Crowd
}

export function drawNetwork(moment: LaneMoment, areas: Areas, options: NetworkOptions): NetworkPicture {
  const { network: area, u } = areas
  const { ledger, flying } = moment
  const rails = railsOf(ledger, area, u, options.kind)
  const ground = [
    ...drawHead(moment, area, u, options.say('delivery.network')),
    ...drawRails(rails),
    ...drawNodes(ledger, rails, u, options),
  ]
  const ghost = drawGhost(ledger, moment.ghost, rails, areas, options)
  const behind = ghost.filter(({ tone }) => tone !== 'alarm')
  const front = ghost.filter(({ tone }) => tone === 'alarm')
  if (!rails.isSwarm) {
    const flights = drawFlights(ledger, flying, rails, u, options)
    return { items: [...ground, ...behind, ...flights, ...front] }
  }
  const over = ground.at(-1)?.key ?? ''
  const crowd = drawSwarm(ledger, flying, rails, area, over, u, options)
  if (trafficOf(ledger).both > CROWD) return { items: [...ground, ...behind, ...front], crowd }
  return { items: [...ground, ...named(crowd), ...behind, ...front] }
}

function drawRails({ left, right, forth, back }: Rails): readonly Item[] {
  const rail = (key: string, y: number) =>
    line(key, 'quiet', [[left, y] as const, [right, y] as const], { border: 2, dashed: true })
  const levels = new Set([forth, back])
  return [...levels].map((y, at) => rail(`rail/${at}`, y))
}

/** Above the way its name and, towards each end, the state of the socket there, as RFC 9293 spells it. */
function drawHead({ near, far }: LaneMoment, area: Rect, u: number, title: string): readonly Item[] {
  const y = area.y + 0.95 * u
  const setting = { size: 0.85 * u, face: 'octets', weight: 600 } as const
  const behind = area.x + textWidth(title, { size: 0.9 * u }) + 1.2 * u
  const end = area.x + area.width
  return [
    words('network/title', 'quiet', [area.x, y], title, { size: 0.9 * u }),
    ...(near.state ? [words('state/near', 'transport', [behind, y], near.state, setting)] : []),
    ...(far.state
      ? [words('state/far', 'transport', [end, y], far.state, { ...setting, anchor: 'end' })]
      : []),
  ]
}

/** What stands between the hosts: a small square with its name. */
function drawNodes(ledger: Ledger, rails: Rails, u: number, { nodeName }: NetworkOptions): readonly Item[] {
  const level = (rails.forth + rails.back) / 2
  return ledger.way.slice(1, -1).flatMap(node => {
    const x = xOf(ledger, node, rails)
    const side = 0.9 * u
    const height = side + rails.back - rails.forth
    return [
      box(
        `node/${node}`,
        'quiet',
        { x: x - side / 2, y: level - height / 2, width: side, height },
        { radius: 0.2 * u, fill: 'panel', border: 2 },
      ),
      words(`node/${node}/name`, 'quiet', [x, level + height / 2 + 1.1 * u], nodeName(ledger.trace, node), {
        size: 0.9 * u,
        anchor: 'middle',
      }),
    ]
  })
}
