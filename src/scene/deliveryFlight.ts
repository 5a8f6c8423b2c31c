/** Frames on their way, each as a box with what it carries and, where there is room for it, its name. */
import type { Ledger } from '../trace/ledger'
import { dataOf } from '../trace/sent'
import type { Trace, Transit } from '../trace/trace'
import { carriesData, type Flying } from './deliveryMoment'
import { drawOctets } from './deliveryOctets'
import { type NetworkOptions, placeOf, type Rails } from './deliveryRails'
import type { Rect } from './deliveryRoom'
import { isForth } from './deliveryTraffic'
import { datagramWordings, packetLabel, packetName, toneOf } from './deliveryWords'
import { fitting, OCTET_ADVANCE, textWidth } from './measure'
import type { Item, Tone } from './scene'
import { box, DROP, mark, words } from './shapes'

export interface Shape {
  readonly width: number
  readonly height: number
  readonly name: string
  readonly tone: Tone
  /** Octets of the program that are inside. */
  readonly data: Uint8Array
  /** What a datagram with them is called, the longest wording first. */
  readonly wordings: readonly string[]
  /** The first of them by number. */
  readonly first: number
}

export function shapeOf(
  trace: Trace,
  transit: Transit,
  rails: Rails,
  u: number,
  { kind, say }: NetworkOptions,
): Shape {
  const tone = toneOf(transit)
  const name = packetName(trace, transit, say)
  const data = carriesData(transit.pdu) ? dataOf(trace, transit.frame) : new Uint8Array()
  const wordings = kind === 'stream' ? [] : datagramWordings(trace, data, say)
  const first = Number(/ (\d+)( copy \d+)?$/.exec(transit.pdu)?.[1] ?? 1)
  const named = textWidth(name, { size: 0.9 * u, weight: 600 }) + 0.9 * u
  const inside =
    kind === 'stream'
      ? Math.min(data.length, 12) * 0.95 * u + 0.8 * u
      : textWidth(wordings[0] ?? '', { size: 0.95 * u, face: 'octets' }) + 1.7 * u
  // What carries nothing may be as wide as its name: it is low, and few of its kind follow closely.
  const most = data.length > 0 ? rails.most : Math.max(rails.most, 4.2 * u)
  const width = Math.min(most, Math.max(data.length ? inside : named, 2.6 * u))
  return { width, height: data.length ? 2.2 * u : 1.5 * u, name, tone, data, wordings, first }
}

/** Names on the rails: each keeps between the ends, and none stands over another. */
export interface Names {
  readonly left: number
  readonly right: number
  readonly taken: Rect[]
  /** Frames yet to be drawn, which would lie over a name. */
  covered: readonly Rect[]
}

/** All frames of a moment, from the one that left first: names go to those that are furthest, where they have room. */
export function drawFlights(
  ledger: Ledger,
  flying: readonly Flying[],
  rails: Rails,
  u: number,
  options: NetworkOptions,
): readonly Item[] {
  const names: Names = { left: rails.left, right: rails.right, taken: [], covered: [] }
  const before = new Map<boolean, { readonly x: number; readonly width: number; readonly down: number }>()
  const placed = flying.map(({ flight: { transit }, part }) => {
    const shape = shapeOf(ledger.trace, transit, rails, u, options)
    const [x, level] = placeOf(ledger, transit, part, rails, shape.width)
    const forth = isForth(ledger, transit)
    const last = before.get(forth)
    const width = Math.min(shape.width, last?.width ?? 0)
    // What goes in step with another, as a copy does, is seen beside it: the closer, the lower.
    const near = last ? Math.max(0, 1 - Math.abs(x - last.x) / (0.7 * width)) : 0
    const down = near * (u - (last?.down ?? 0))
    before.set(forth, { x, width: shape.width, down })
    const [left, top] = [x - shape.width / 2, level + down - shape.height / 2]
    return { transit, shape, rect: { x: left, y: top, width: shape.width, height: shape.height } }
  })
  return placed.flatMap(({ transit, shape, rect }, at) => {
    names.covered = placed.slice(at + 1).map(other => other.rect)
    return drawFlight(ledger, transit, shape, rect, names, u, options)
  })
}

function drawFlight(
  { trace }: Ledger,
  transit: Transit,
  shape: Shape,
  rect: Rect,
  names: Names,
  u: number,
  options: NetworkOptions,
): readonly Item[] {
  const key = `flight/${transit.id}`
  const inside = drawInside(key, shape, rect, names, u, options)
  const isNamed = inside.some(item => item.key === `${key}/name`) || options.kind !== 'stream'
  const items: Item[] = [
    box(key, shape.tone, rect, {
      radius: 0.45 * u,
      border: 2.25,
      ...(options.opens && {
        target: `flight:${transit.id}`,
        label: packetLabel(trace, transit, options.say),
      }),
      ...(!isNamed && { hint: shape.name }),
    }),
    ...inside,
  ]
  if (transit.damage.length > 0)
    items.push(mark(`${key}/bolt`, 'alarm', 'bolt', [rect.x + rect.width, rect.y], 1.3 * u))
  return items
}

/** What a frame carries: a stream's bytes one by one, a datagram's message as one box; its name above or within. */
export function drawInside(
  key: string,
  shape: Shape,
  rect: Rect,
  names: Names,
  u: number,
  options: NetworkOptions,
): readonly Item[] {
  const { kind, say } = options
  const { data, wordings } = shape
  if (data.length === 0) return drawName(key, shape, rect, names, u)
  const title = kind === 'stream' ? drawTitle(key, shape, rect, names, u) : []
  const inner = {
    x: rect.x + 0.35 * u,
    y: rect.y + 0.35 * u,
    width: rect.width - 0.7 * u,
    height: rect.height - 0.7 * u,
  }
  if (inner.width < u) return title
  if (kind === 'stream') {
    const runs = [{ first: shape.first, end: shape.first + data.length, kind: 'here' as const }]
    const octetsOf = (first: number, end: number) => data.subarray(first - shape.first, end - shape.first)
    return [...title, ...drawOctets(`${key}/data`, runs, inner, { u, say, octetsOf })]
  }
  const setting = { size: Math.min(0.95 * u, inner.width / (3 * OCTET_ADVANCE)), face: 'octets' as const }
  const text = fitting(wordings, inner.width - 0.4 * u, setting)
  const at = [rect.x + rect.width / 2, inner.y + inner.height / 2 + DROP * setting.size] as const
  return [
    box(`${key}/message`, 'data', inner, { radius: 0.3 * u, border: 1.5 }),
    words(`${key}/text`, 'data', at, text, { ...setting, weight: 600, anchor: 'middle' }),
  ]
}

/** The name of what carries nothing, within; where it is too long for that, below. */
function drawName(key: string, shape: Shape, rect: Rect, names: Names, u: number): readonly Item[] {
  const setting = { size: 0.9 * u, weight: 600 as const }
  const { name, tone } = shape
  const middle = rect.x + rect.width / 2
  if (textWidth(name, setting) + 0.3 * u <= rect.width) {
    const at = [middle, rect.y + rect.height / 2 + DROP * setting.size] as const
    // A later one in front of it covers its name with itself: no other name may stand there.
    return isTaken(rect, names)
      ? []
      : [words(`${key}/name`, tone, at, name, { ...setting, anchor: 'middle' })]
  }
  return drawTitle(key, shape, { ...rect, y: rect.y + rect.height + 1.4 * u }, names, u)
}

/** A name above a rectangle, unless another name stands there. */
function drawTitle(key: string, { name, tone }: Shape, rect: Rect, names: Names, u: number): readonly Item[] {
  const setting = { size: 0.9 * u, weight: 600 as const }
  const width = textWidth(name, setting)
  const half = width / 2
  const middle = Math.max(names.left + half, Math.min(rect.x + rect.width / 2, names.right - half))
  const place = { x: middle - half, y: rect.y - 1.2 * u, width, height: u }
  if (names.covered.some(later => meet(place, later, 0)) || isTaken(place, names)) return []
  return [
    words(`${key}/name`, tone, [middle, rect.y - 0.4 * u], name, { ...setting, anchor: 'middle' as const }),
  ]
}

/** Whether something stands there already; if not, from now on it does. */
function isTaken(place: Rect, { taken }: Names): boolean {
  const found = taken.some(other => meet(place, other, 4))
  if (!found) taken.push(place)
  return found
}

/** Whether two rectangles overlap, or have less than `gap` px between their sides. */
function meet(one: Rect, other: Rect, gap: number): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}
