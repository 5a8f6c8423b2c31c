/** Very many frames on their way: each a small block of its own, in rows along its rail, so that one is told from the next. */
import type { Ledger } from '../trace/ledger'
import type { Transit } from '../trace/trace'
import type { Flying } from './deliveryMoment'
import { type NetworkOptions, placeOf, type Rails } from './deliveryRails'
import type { Rect } from './deliveryRoom'
import { trafficOf } from './deliveryTraffic'
import { packetLabel, toneOf } from './deliveryWords'
import type { Crowd, Item, Tone } from './scene'
import { mark } from './shapes'

/** The widest and the narrowest block, and what one should have at least of the way, in type sizes. */
const WIDEST = 1.2
const NARROWEST = 0.14
const SHARE = 0.55
/** No more rows than this: lower blocks would not be seen. */
const MOST_ROWS = 10

/** All that is under way as one crowd, in front of the item `over`. */
export function drawSwarm(
  ledger: Ledger,
  flying: readonly Flying[],
  rails: Rails,
  area: Rect,
  over: string,
  u: number,
  { say, opens }: NetworkOptions,
): Crowd {
  const grid = gridOf(ledger, rails, u)
  const { order } = trafficOf(ledger)
  const looks = looksOf(ledger)
  const cables = cablesOf(ledger, rails, grid.width)
  const items: Item[] = []
  const marks: Item[] = []
  for (const { flight, part } of flying) {
    const { transit } = flight
    const look = looks(transit)
    const { key, tone } = look
    const { from, to, level } = cables(transit)
    const x = from + (to - from) * part
    const row = (order[transit.id] ?? 0) % grid.rows
    const y = level + (row + 0.5 - grid.rows / 2) * grid.pitch - grid.height / 2
    items.push({
      kind: 'box',
      ...(opens ? look : { key, tone }),
      x: x - grid.width / 2,
      y,
      width: grid.width,
      height: grid.height,
      radius: grid.radius,
      fill: grid.border > 0 ? 'tint' : 'solid',
      border: grid.border,
    })
    if (transit.damage.length > 0)
      marks.push(mark(`${key}/bolt`, 'alarm', 'bolt', [x, y], Math.max(0.8 * u, grid.height)))
  }
  return {
    over,
    area,
    items: marks.length > 0 ? [...items, ...marks] : items,
    labelOf: target => {
      const transit = ledger.trace.transits[Number(target.split(':').at(-1))]
      return transit ? packetLabel(ledger.trace, transit, say) : ''
    },
  }
}

interface Cable {
  readonly from: number
  readonly to: number
  readonly level: number
}

/** Where each cable begins and ends, in either direction: measured once for a picture, not for each frame. */
function cablesOf(ledger: Ledger, rails: Rails, width: number): (transit: Transit) => Cable {
  const known = new Map<string, Map<string, Cable>>()
  return transit => {
    const { from, to } = transit
    const found = known.get(from.node)?.get(to.node)
    if (found) return found
    const [[start, level], [end]] = [0, 1].map(part => placeOf(ledger, transit, part, rails, width)) as [
      readonly [number, number],
      readonly [number, number],
    ]
    const made = { from: start, to: end, level }
    known.set(from.node, (known.get(from.node) ?? new Map()).set(to.node, made))
    return made
  }
}

interface Grid {
  readonly rows: number
  /** From one row to the next. */
  readonly pitch: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly border: number
}

/** As few rows as give each frame its share of the way. */
function gridOf(ledger: Ledger, { left, right, forth, back }: Rails, u: number): Grid {
  const each = (right - left) / (trafficOf(ledger).peak + 1)
  const rows = Math.max(1, Math.min(MOST_ROWS, Math.ceil((SHARE * u) / each)))
  const depth = back > forth ? Math.min(2.6 * u, back - forth - 0.3 * u) : 3 * u
  const pitch = Math.min(2.2 * u, depth / rows)
  const width = Math.max(NARROWEST * u, Math.min(WIDEST * u, 0.8 * rows * each))
  const isBlock = width < 0.5 * u
  return {
    rows,
    pitch,
    width,
    height: Math.max(2, pitch - Math.max(1, 0.15 * pitch)),
    radius: isBlock ? 0 : 0.25 * u,
    border: isBlock ? 0 : 1.5,
  }
}

interface Look {
  readonly key: string
  readonly target: string
  readonly tone: Tone
}

const looks = new WeakMap<Ledger, (Look | undefined)[]>()

/** What of a frame is the same in every picture, written down once. */
function looksOf(ledger: Ledger): (transit: Transit) => Look {
  const all = looks.get(ledger) ?? []
  looks.set(ledger, all)
  return transit => {
    const known = all[transit.id]
    if (known) return known
    const { id } = transit
    const made = { key: `flight/${id}`, target: `flight:${id}`, tone: toneOf(transit) }
    all[id] = made
    return made
  }
}
