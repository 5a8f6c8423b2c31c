/** What was lost last, until its like is sent again: where it was last seen, and why it went no further. */
import type { Say } from '../story/message'
import type { Flight, Ledger } from '../trace/ledger'
import { drawInside, type Shape, shapeOf } from './deliveryFlight'
import { type NetworkOptions, placeOf, type Rails } from './deliveryRails'
import type { Areas, Rect } from './deliveryRoom'
import { isForth, trafficOf } from './deliveryTraffic'
import { textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, mark, words } from './shapes'

/** Frames at once that fill the way. */
const CROWD = 3

/** Why a frame went no further. */
export function fateText({ transit, refused }: Flight, say: Say): string {
  if (!refused) return say(`delivery.fate.${transit.fate ?? 'lost'}`)
  const kind = refused === 'receiveBuffer' ? 'noRoom' : transit.damage.length > 0 ? 'damaged' : 'refused'
  return say(`delivery.fate.${kind}`)
}

export function drawGhost(
  ledger: Ledger,
  ghost: Flight | undefined,
  rails: Rails,
  areas: Areas,
  options: NetworkOptions,
): readonly Item[] {
  if (!ghost) return []
  const shape = shapeOf(ledger.trace, ghost.transit, rails, areas.u, options)
  const part = ghost.refused ? 1 : ghost.transit.fate === 'queueFull' ? 0 : 0.5
  const place = placeOf(ledger, ghost.transit, part, rails, shape.width)
  const target = options.opens && {
    target: `flight:${ghost.transit.id}`,
    label: options.say('delivery.lostLabel', { name: shape.name, fate: fateText(ghost, options.say) }),
  }
  return trafficOf(ledger).peak < CROWD
    ? drawOnRail(ledger, ghost, shape, place, part, target, areas, options)
    : drawBesideRail(ledger, ghost, shape, place, target, areas, options)
}

type Target = { readonly target: string; readonly label: string } | false

/** Pale, where it was, crossed out. */
function drawOnRail(
  ledger: Ledger,
  ghost: Flight,
  shape: Shape,
  [x, y]: readonly [number, number],
  part: number,
  target: Target,
  { network, u }: Areas,
  options: NetworkOptions,
): readonly Item[] {
  const { transit } = ghost
  const rect = { x: x - shape.width / 2, y: y - shape.height / 2, width: shape.width, height: shape.height }
  const key = `flight/${transit.id}`
  const alone = { left: network.x, right: network.x + network.width, taken: [], covered: [] }
  const forth = isForth(ledger, transit)
  const below = forth ? rect.y + rect.height + 1.05 * u : undefined
  // At the reader's door there is no room behind it.
  const text = fateText(ghost, options.say)
  const fateWidth = textWidth(text, { size: 0.95 * u, weight: 700 })
  const isBefore = (forth && part === 1) || (!forth && x + 2 * u + fateWidth > network.x + network.width)
  const beside = (Math.max(rect.width / 2, 1.6 * u) + 0.4 * u) * (isBefore ? -1 : 1)
  const at: readonly [number, number] = below && !isBefore ? [x, below] : [x + beside, y - 0.45 * u]
  return [
    box(key, shape.tone, rect, {
      radius: 0.45 * u,
      border: 2,
      dashed: true,
      opacity: 0.55,
      fill: 'panel',
      ...target,
    }),
    ...drawInside(key, shape, rect, alone, u, options).map(item => ({ ...item, opacity: 0.4 })),
    mark(`${key}/cross`, 'alarm', 'cross', [x, y], 3.2 * u),
    words(`${key}/fate`, 'alarm', at, text, {
      size: 0.95 * u,
      weight: 700,
      anchor: isBefore ? 'end' : below ? 'middle' : 'start',
    }),
  ]
}

/** Where others pass, beside their way, so that it is always seen and none of them looks crossed out. */
function drawBesideRail(
  ledger: Ledger,
  ghost: Flight,
  { tone, name }: Shape,
  [x, y]: readonly [number, number],
  target: Target,
  { network, u }: Areas,
  { kind, say }: NetworkOptions,
): readonly Item[] {
  const key = `flight/${ghost.transit.id}`
  const size = 0.9 * u
  const fate = fateText(ghost, say)
  const above = (kind === 'stream' ? 2.95 : 1.95) * u
  const level = isForth(ledger, ghost.transit)
    ? Math.max(network.y + 0.75 * u, y - above)
    : Math.min(network.y + network.height - 0.75 * u, y + 1.75 * u)
  // In the row of the title it stands behind that.
  const title = textWidth(say('delivery.network'), { size }) + 1.5 * u
  const first = level < network.y + 1.8 * u ? network.x + title : network.x + 0.7 * u
  const last = network.x + network.width
  const widthOf = (wording: string) => textWidth(wording, { size, weight: 700 })
  // Beside the cross, on the side that has room; where neither has, the name is left to its label.
  const text =
    [say('delivery.lostLabel', { name, fate })].find(
      wording => x + u + widthOf(wording) <= last || x - u - widthOf(wording) >= first - u,
    ) ?? fate
  const width = widthOf(text)
  const isBefore = x + u + width > last
  const middle = Math.max(first, isBefore ? Math.min(x, last - 0.7 * u) : x)
  const rect: Rect = { x: middle - 0.7 * u, y: level - 0.7 * u, width: 1.4 * u, height: 1.4 * u }
  // Where it has room on neither side it begins as far to the left as it must.
  const start = isBefore && middle - u - width < first - u ? last - width : undefined
  const at = [start ?? middle + (isBefore ? -u : u), level + DROP * size] as const
  return [
    box(key, tone, rect, { radius: 0.3 * u, border: 1.5, dashed: true, fill: 'panel', ...target }),
    mark(`${key}/cross`, 'alarm', 'cross', [middle, level], 1.5 * u),
    words(`${key}/fate`, 'alarm', at, text, {
      size,
      weight: 700,
      anchor: isBefore && start === undefined ? 'end' : 'start',
    }),
  ]
}
