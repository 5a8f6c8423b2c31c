/** What all plots of Delivery have in common: a pair of axes, steps that hold until the next, a key, the playhead. */
import { scaleLinear } from 'd3'
import type { Say } from '../story/message'
import type { Micros } from '../trace/trace'
import type { Since } from '../trace/windows'
import type { Rect } from './deliveryRoom'
import { textWidth } from './measure'
import type { Item, Tone } from './scene'
import { box, DROP, line, words } from './shapes'

/** A quantity along an axis: its largest value (the smallest is 0 unless given), and what is written at a value. */
export interface Quantity {
  readonly least?: number
  readonly most: number
  /** What the axis is called. */
  readonly name: string
  /** The text of one tick, for the largest value of the axis. */
  readonly text: (value: number, most: number) => string
}

/** Axes with their scales; `inside` is where the curves are. */
export interface Plot {
  readonly items: readonly Item[]
  readonly inside: Rect
  /** Where the words above the plot end. */
  readonly headEnds: number
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

/** Axes within an area: numbers at the left and below, faint lines across. */
export function plotIn(
  key: string,
  title: string,
  area: Rect,
  across: Quantity,
  up: Quantity,
  u: number,
  /** Room for one more line above the plot, px. */
  above = 0,
): Plot {
  const size = 0.8 * u
  const setting = { size, face: 'octets' as const }
  const tall = area.height - 3.2 * u - above
  const yScale = scaleLinear([up.least ?? 0, up.most || 1], [0, 1]).nice(tall < 5 * u ? 3 : 4)
  const top = yScale.domain()[1] ?? up.most
  const yTicks = yScale.ticks(tall < 5 * u ? 3 : 4)
  const labels = yTicks.map(value => up.text(value, top))
  const margin = Math.max(...labels.map(label => textWidth(label, setting))) + 0.6 * u
  const head = title ? textWidth(title, { size: u, weight: 700 }) + 0.8 * u : 0
  const inside: Rect = {
    x: area.x + margin,
    y: area.y + 1.8 * u + above,
    width: area.width - margin - 0.8 * u,
    height: tall,
  }
  const xScale = scaleLinear(
    [across.least ?? 0, across.most || 1],
    [inside.x, inside.x + inside.width],
  ).clamp(true)
  yScale.range([inside.y + inside.height, inside.y]).clamp(true)
  const foot = inside.y + inside.height
  const right = inside.x + inside.width
  const items: Item[] = [
    ...(title
      ? [words(`${key}/title`, 'ink', [area.x, area.y + 0.9 * u], title, { size: u, weight: 700 as const })]
      : []),
    words(`${key}/up`, 'quiet', [area.x + head, area.y + 0.9 * u], up.name, { size: 0.85 * u }),
    ...yTicks.flatMap((value, at) => [
      line(
        `${key}/up/${at}`,
        at === 0 ? 'quiet' : 'line',
        [
          [inside.x, yScale(value)],
          [right, yScale(value)],
        ],
        { border: at === 0 ? 1.5 : 1 },
      ),
      words(
        `${key}/up/${at}/text`,
        'quiet',
        [inside.x - 0.4 * u, yScale(value) + DROP * size],
        labels[at] ?? '',
        { ...setting, anchor: 'end' as const },
      ),
    ]),
    ...drawAcross(key, across, inside, foot, u, xScale),
  ]
  const headEnds = area.x + head + textWidth(up.name, { size: 0.85 * u })
  return { items, inside, headEnds, x: xScale, y: yScale }
}

function drawAcross(
  key: string,
  { least = 0, most, name, text }: Quantity,
  inside: Rect,
  foot: number,
  u: number,
  x: (value: number) => number,
): Item[] {
  const size = 0.8 * u
  const setting = { size, face: 'octets' as const }
  const nameWidth = textWidth(name, { size: 0.85 * u }) + 0.8 * u
  const right = inside.x + inside.width
  const wanted = Math.max(2, Math.floor(inside.width / (4.5 * u)))
  const ticks = scaleLinear([least, most || 1], [0, 1]).ticks(wanted)
  let free = inside.x - 1.3 * u
  return [
    words(`${key}/across`, 'quiet', [right, foot + 1.2 * u], name, { size: 0.85 * u, anchor: 'end' }),
    ...ticks.flatMap((value, at) => {
      const label = text(value, most)
      const half = textWidth(label, setting) / 2
      const middle = x(value)
      const tick = line(`${key}/across/${at}`, 'quiet', [
        [middle, foot],
        [middle, foot + 0.25 * u],
      ])
      if (middle - half < free || middle + half > right - nameWidth) return [tick]
      free = middle + half + 0.6 * u
      return [
        tick,
        words(`${key}/across/${at}/text`, 'quiet', [middle, foot + 1.2 * u], label, {
          ...setting,
          anchor: 'middle' as const,
        }),
      ]
    }),
  ]
}

/**
 * Values that hold until the next, up to a moment, as the corners of lines, px. What is above the scale is not drawn:
 * a line ends there, and another begins where it is back.
 */
export function stepsUpTo(
  list: readonly Since[],
  until: Micros,
  { x, y }: Pick<Plot, 'x' | 'y'>,
  most: number,
): readonly (readonly (readonly [number, number])[])[] {
  const runs: (readonly [number, number])[][] = []
  let run: (readonly [number, number])[] = []
  list.forEach(({ at, value }, index) => {
    const next = Math.min(until, list[index + 1]?.at ?? until)
    if (value > most) {
      if (run.length > 0) runs.push(run)
      run = []
    } else run.push([x(at), y(value)], [x(next), y(value)])
  })
  if (run.length > 0) runs.push(run)
  return runs
}

/** How one curve is told from the others: by its tone, how thick it is, and whether it is dashed. */
export interface Look {
  readonly key: string
  readonly name: string
  readonly tone: Tone
  readonly border: number
  readonly dashed?: boolean
  /** Separate points instead of a line. */
  readonly dots?: boolean
  /** A circle instead of a spot. */
  readonly hollow?: boolean
}

const KEY_SIZE = 0.85
/** Between two entries of a key, and the sample before the words, rems. */
const KEY_GAP = 0.7
const sampleOf = ({ dots }: Look) => (dots ? 0.9 : 1.6)

const widthOf = (look: Look, u: number) =>
  textWidth(look.name, { size: KEY_SIZE * u }) + (sampleOf(look) + KEY_GAP) * u

/** How wide a whole key is, px. */
export const keyWidth = (looks: readonly Look[], u: number) =>
  looks.reduce((sum, look) => sum + widthOf(look, u), -KEY_GAP * u)

/** The key of a plot at the right end of its heading, from `left` on. */
export function drawKey(key: string, looks: readonly Look[], area: Rect, left: number, u: number): Item[] {
  const right = area.x + area.width
  const start = Math.max(left, right - keyWidth(looks, u))
  return drawKeyAt(key, looks, start, area.y, right - start, u)
}

/** The key of a plot in one line of `width` from (x, y) on; what has no room is left out. */
export function drawKeyAt(
  key: string,
  looks: readonly Look[],
  x: number,
  y: number,
  width: number,
  u: number,
): Item[] {
  const size = KEY_SIZE * u
  let start = x
  return looks.flatMap(look => {
    const own = widthOf(look, u)
    if (start + own - KEY_GAP * u > x + width + 1) return []
    const from = start
    start += own
    const [name, middle] = [`${key}/key/${look.key}`, y + 0.6 * u]
    return [
      look.dots
        ? (look.hollow ? circle : dot)(name, look.tone, [from + 0.35 * u, middle], 0.26 * u)
        : line(
            name,
            look.tone,
            [
              [from, middle],
              [from + 1.3 * u, middle],
            ],
            { border: look.border, ...(look.dashed && { dashed: true }) },
          ),
      words(`${name}/name`, 'quiet', [from + sampleOf(look) * u, y + 0.9 * u], look.name, { size }),
    ]
  })
}

/** A round spot about a point. */
export function dot(key: string, tone: Tone, [x, y]: readonly [number, number], radius: number): Item {
  const rect = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
  return box(key, tone, rect, { radius, fill: 'solid', border: 0 })
}

/** An open circle about a point. */
export function circle(
  key: string,
  tone: Tone,
  [x, y]: readonly [number, number],
  radius: number,
  border = 1.25,
): Item {
  const rect = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }
  return box(key, tone, rect, { radius, fill: 'outline', border })
}

/** Where the playhead stands: an upright line over the whole plot. */
export function drawNow(key: string, { x, inside }: Plot, time: Micros, u: number): Item {
  return line(
    `${key}/now`,
    'ink',
    [
      [x(time), inside.y - 0.3 * u],
      [x(time), inside.y + inside.height + 0.3 * u],
    ],
    { border: 2.5 },
  )
}

/** A time on an axis: in the unit that its largest value asks for, short. */
export function timeTick(say: Say): Quantity['text'] {
  return (value, most) => {
    if (most < 1000) return say('delivery.tick.us', { time: value })
    if (most < 1_000_000) return say('delivery.tick.ms', { time: value / 1000 })
    return say('delivery.tick.s', { time: value / 1_000_000 })
  }
}

/** How wide one of several plots beside each other is, and where each stands; one under the other where there is no room. */
export function cellsIn(
  count: number,
  { x, y, width, height }: Rect,
  isBeside: boolean,
  gap: number,
): readonly Rect[] {
  const wide = isBeside ? (width - gap * (count - 1)) / count : width
  const tall = isBeside ? height : (height - gap * (count - 1)) / count
  return Array.from({ length: count }, (_, at) =>
    isBeside
      ? { x: x + at * (wide + gap), y, width: wide, height: tall }
      : { x, y: y + at * (tall + gap), width: wide, height: tall },
  )
}
