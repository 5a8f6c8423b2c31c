/** The network between the two hosts: the cables, the nodes on the way, and every frame where it is just now. */
import type { Say } from '../story/message'
import type { Flight, Ledger } from '../trace/ledger'
import { dataOf } from '../trace/sent'
import type { Trace, Transit } from '../trace/trace'
import { carriesData, type Flying, type LaneMoment } from './deliveryMoment'
import { drawOctets } from './deliveryOctets'
import type { Areas, Rect } from './deliveryRoom'
import { datagramWordings, type LaneKind, packetLabel, packetName, toneOf } from './deliveryWords'
import { fitting, OCTET_ADVANCE, textWidth } from './measure'
import type { Item, Tone } from './scene'
import { box, DROP, line, mark, words } from './shapes'

export interface NetworkOptions {
  readonly kind: LaneKind
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
  /** Frames can be opened; in a future that is gone they cannot. */
  readonly opens: boolean
}

/** Where frames travel: to the reader above, back below. */
interface Rails {
  readonly left: number
  readonly right: number
  readonly forth: number
  readonly back: number
  /** The widest a frame may be. */
  readonly most: number
}

export function drawNetwork(moment: LaneMoment, areas: Areas, options: NetworkOptions): readonly Item[] {
  const { network: area, u } = areas
  const { ledger } = moment
  const rails = railsOf(moment, area, u, options.kind)
  const ghost = isPassed(moment, rails, u, options) ? [] : drawGhost(moment, rails, areas, options)
  const size = 0.9 * u
  return [
    words('network/title', 'quiet', [area.x, titleLevel(area, areas)], options.say('delivery.network'), {
      size,
    }),
    ...drawRails(rails),
    ...drawNodes(ledger, rails, u, options),
    ...ghost.filter(({ tone }) => tone !== 'alarm'),
    ...moment.flying.flatMap(each => drawFlying(ledger, each, rails, u, options)),
    ...ghost.filter(({ tone }) => tone === 'alarm'),
  ]
}

const titleLevel = (area: Rect, { u }: Areas) => area.y + 0.95 * u

function railsOf({ ledger }: LaneMoment, area: Rect, u: number, kind: LaneKind): Rails {
  const middle = area.y + area.height / 2 + 0.8 * u
  const apart = kind === 'stream' ? Math.min(1.6 * u, area.height / 6) : 0
  const [left, right] = [area.x, area.x + area.width]
  const most = Math.min(8.5 * u, Math.max(1.2 * u, (right - left) / Math.max(2.5, peakOf(ledger) + 1)))
  return { left, right, forth: middle - apart, back: middle + apart, most }
}

const peaks = new WeakMap<Ledger, number>()

/** The most frames that are under way at once in one direction. */
function peakOf(ledger: Ledger): number {
  const known = peaks.get(ledger)
  if (known !== undefined) return known
  let peak = 0
  for (const direction of [true, false]) {
    const own = ledger.flights.filter(({ transit }) => isForth(ledger, transit) === direction)
    const ends = own.map(({ transit }) => transit.arrives).sort((one, other) => one - other)
    let done = 0
    own.forEach(({ transit }, at) => {
      while ((ends[done] ?? Number.POSITIVE_INFINITY) <= transit.departs) done++
      peak = Math.max(peak, at + 1 - done)
    })
  }
  peaks.set(ledger, peak)
  return peak
}

const indexOf = ({ way }: Ledger, node: string) => way.indexOf(node)
const isForth = (ledger: Ledger, { from, to }: Transit) =>
  indexOf(ledger, from.node) <= indexOf(ledger, to.node)

function xOf(ledger: Ledger, node: string, { left, right }: Rails): number {
  return left + ((right - left) * Math.max(0, indexOf(ledger, node))) / Math.max(1, ledger.way.length - 1)
}

function drawRails({ left, right, forth, back }: Rails): readonly Item[] {
  const rail = (key: string, y: number) =>
    line(key, 'quiet', [[left, y] as const, [right, y] as const], { border: 2, dashed: true })
  const levels = new Set([forth, back])
  return [...levels].map((y, at) => rail(`rail/${at}`, y))
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

/** A frame's middle at a part of its cable. */
function placeOf(
  ledger: Ledger,
  transit: Transit,
  part: number,
  rails: Rails,
  width: number,
): readonly [number, number] {
  // At a host it stands beside the door, not across it.
  const inner = { ...rails, left: rails.left + width / 2, right: rails.right - width / 2 }
  const [from, to] = [xOf(ledger, transit.from.node, inner), xOf(ledger, transit.to.node, inner)]
  return [from + (to - from) * part, isForth(ledger, transit) ? rails.forth : rails.back]
}

interface Shape {
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

function shapeOf(
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
  const width = Math.min(rails.most, Math.max(data.length ? inside : named, 2.6 * u))
  return { width, height: data.length ? 2.2 * u : 1.5 * u, name, tone, data, wordings, first }
}

function drawFlying(
  ledger: Ledger,
  { flight: { transit }, part }: Flying,
  rails: Rails,
  u: number,
  options: NetworkOptions,
): readonly Item[] {
  const { trace } = ledger
  const shape = shapeOf(trace, transit, rails, u, options)
  const [x, level] = placeOf(ledger, transit, part, rails, shape.width)
  // A copy is seen beside what it is a copy of.
  const y = transit.copyOf === undefined ? level : level + 1 * u
  const rect = { x: x - shape.width / 2, y: y - shape.height / 2, width: shape.width, height: shape.height }
  const key = `flight/${transit.id}`
  const isDamaged = transit.damage.length > 0
  const items: Item[] = [
    box(key, shape.tone, rect, {
      radius: 0.45 * u,
      border: 2.25,
      ...(options.opens && {
        target: `flight:${transit.id}`,
        label: packetLabel(trace, transit, options.say),
      }),
    }),
    ...drawInside(key, shape, rect, u, options, transit.copyOf !== undefined),
  ]
  if (isDamaged) items.push(mark(`${key}/bolt`, 'alarm', 'bolt', [rect.x + rect.width, rect.y], 1.3 * u))
  return items
}

/** What a frame carries: a stream's bytes one by one, a datagram's message as one box; its name above or within. */
function drawInside(
  key: string,
  shape: Shape,
  rect: Rect,
  u: number,
  options: NetworkOptions,
  isTwin = false,
): readonly Item[] {
  const { kind, say } = options
  const { data, wordings, name, tone } = shape
  const middle = rect.x + rect.width / 2
  const size = 0.9 * u
  if (data.length === 0) {
    if (textWidth(name, { size, weight: 600 }) > rect.width) return []
    const at = [middle, rect.y + rect.height / 2 + DROP * size] as const
    return [words(`${key}/name`, tone, at, name, { size, weight: 600, anchor: 'middle' })]
  }
  const inner = {
    x: rect.x + 0.35 * u,
    y: rect.y + 0.35 * u,
    width: rect.width - 0.7 * u,
    height: rect.height - 0.7 * u,
  }
  const above = kind === 'stream' || / /.test(name) ? name : ''
  const named = textWidth(above, { size, weight: 600 }) <= rect.width + u
  const title =
    above && named && kind === 'stream' && !isTwin
      ? [
          words(`${key}/name`, tone, [middle, rect.y - 0.4 * u], above, {
            size,
            weight: 600,
            anchor: 'middle' as const,
          }),
        ]
      : []
  if (inner.width < u) return title
  if (kind === 'stream') {
    const runs = [{ first: shape.first, end: shape.first + data.length, kind: 'here' as const }]
    const octetsOf = (first: number, end: number) => data.subarray(first - shape.first, end - shape.first)
    return [...title, ...drawOctets(`${key}/data`, runs, inner, { u, say, octetsOf })]
  }
  const setting = { size: Math.min(0.95 * u, inner.width / (3 * OCTET_ADVANCE)), face: 'octets' as const }
  const text = fitting(wordings, inner.width - 0.4 * u, setting)
  return [
    box(`${key}/message`, 'data', inner, { radius: 0.3 * u, border: 1.5 }),
    words(`${key}/text`, 'data', [middle, inner.y + inner.height / 2 + DROP * setting.size], text, {
      ...setting,
      weight: 600,
      anchor: 'middle',
    }),
  ]
}

/** Where many are under way, one that passes stands where the lost one was: it is not to look crossed out. */
function isPassed(moment: LaneMoment, rails: Rails, u: number, options: NetworkOptions): boolean {
  const { ledger, ghost, flying } = moment
  if (!ghost || peakOf(ledger) < CROWD) return false
  const { width } = shapeOf(ledger.trace, ghost.transit, rails, u, options)
  const [x, y] = placeOf(ledger, ghost.transit, ghost.refused ? 1 : 0.5, rails, width)
  return flying.some(({ flight, part }) => {
    const [otherX, otherY] = placeOf(ledger, flight.transit, part, rails, width)
    return otherY === y && Math.abs(otherX - x) < width
  })
}

/** Frames at once that fill the way. */
const CROWD = 3

/** Why a frame went no further. */
export function fateText({ transit, refused }: Flight, say: Say): string {
  if (!refused) return say(`delivery.fate.${transit.fate ?? 'lost'}`)
  const kind = refused === 'receiveBuffer' ? 'noRoom' : transit.damage.length > 0 ? 'damaged' : 'refused'
  return say(`delivery.fate.${kind}`)
}

/** What was lost last, where it was last seen: pale, crossed out, and why. */
function drawGhost(moment: LaneMoment, rails: Rails, { u }: Areas, options: NetworkOptions): readonly Item[] {
  const { ledger, ghost } = moment
  if (!ghost) return []
  const { transit } = ghost
  const shape = shapeOf(ledger.trace, transit, rails, u, options)
  const part = ghost.refused ? 1 : transit.fate === 'queueFull' ? 0 : 0.5
  const [x, y] = placeOf(ledger, transit, part, rails, shape.width)
  const rect = { x: x - shape.width / 2, y: y - shape.height / 2, width: shape.width, height: shape.height }
  const key = `flight/${transit.id}`
  const text = fateText(ghost, options.say)
  const forth = isForth(ledger, transit)
  const below = forth ? rect.y + rect.height + 1.05 * u : undefined
  // At the reader's door there is no room behind it.
  const fateWidth = textWidth(text, { size: 0.95 * u, weight: 700 })
  const isBefore = (forth && part === 1) || (!forth && x + 2 * u + fateWidth > rails.right)
  const beside = (Math.max(rect.width / 2, 1.6 * u) + 0.4 * u) * (isBefore ? -1 : 1)
  const at: readonly [number, number] = below && !isBefore ? [x, below] : [x + beside, y - 0.45 * u]
  return [
    box(key, shape.tone, rect, {
      radius: 0.45 * u,
      border: 2,
      dashed: true,
      opacity: 0.55,
      fill: 'panel',
      ...(options.opens && {
        target: `flight:${transit.id}`,
        label: options.say('delivery.lostLabel', { name: shape.name, fate: text }),
      }),
    }),
    ...drawInside(key, shape, rect, u, options).map(item => ({ ...item, opacity: 0.4 })),
    mark(`${key}/cross`, 'alarm', 'cross', [x, y], 3.2 * u),
    words(`${key}/fate`, 'alarm', at, text, {
      size: 0.95 * u,
      weight: 700,
      anchor: isBefore ? 'end' : below ? 'middle' : 'start',
    }),
  ]
}
