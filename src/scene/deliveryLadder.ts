/** The time–sequence ladder: a line for each host, time from left to right, every frame as a slanted arrow. */

import { scaleLinear } from 'd3'
import type { Say } from '../story/message'
import { countUpTo, type Ledger, ledgerOf } from '../trace/ledger'
import { once } from '../trace/once'
import type { EventId, Micros, Trace, TraceEvent, Transit } from '../trace/trace'
import type { Playhead, Step, Track } from '../track/track'
import { laneTitle } from './delivery'
import { fateText } from './deliveryGhost'
import { momentMark } from './deliveryMarks'
import { cursorAt, hasLeft, standingAt } from './deliveryMoment'
import type { Rect, Room } from './deliveryRoom'
import { packetLabel, packetName, timeText, toneOf } from './deliveryWords'
import { textWidth } from './measure'
import type { Item, Picture } from './scene'
import { box, DROP, line, mark, words } from './shapes'

export interface LadderOptions {
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
  readonly rem: number
  readonly opens: (trace: Trace) => boolean
}

/** µs to px. Long waits are drawn shorter than they are; the axis says where which time is. */
type Scale = (time: Micros) => number

/** The least height of a lane's ladder, rems. */
const LEAST = 7.2
/** Side by side from this width on, rems. */
const BESIDE = 56

/** More than two would be too narrow for the names of what flies. */
const columnsOf = (lanes: number, width: number, rem: number) =>
  width / rem >= BESIDE ? Math.min(2, lanes) : 1

/** The height that all ladders need in a room of this width, px. */
export function ladderHeight(lanes: number, width: number, rem: number): number {
  return Math.ceil(lanes / columnsOf(lanes, width, rem)) * LEAST * rem
}

/** All ladders at a playhead, as far as time has come. */
export function ladderPicture(
  lanes: readonly Trace[],
  track: Track,
  playhead: Playhead,
  room: Room,
  options: LadderOptions,
): Picture {
  const { rem: u } = options
  const columns = columnsOf(lanes.length, room.width, u)
  const gap = 2 * u
  const height = Math.max(room.height, ladderHeight(lanes.length, room.width, u))
  const width = (room.width - gap * (columns - 1)) / columns
  const each = height / Math.ceil(lanes.length / columns)
  const { done, time } = standingAt(track, playhead)
  const page = pageAt(track, done)
  const items = lanes.flatMap((trace, at) => {
    const rect = {
      x: (at % columns) * (width + gap),
      y: Math.floor(at / columns) * each,
      width,
      height: each,
    }
    const cursor = cursorAt(track, lanes, trace.lane, done)
    return drawLadder(trace, page, { cursor, time }, rect, options)
  })
  return { width: room.width, height, items, description: describe(lanes, time, options.say) }
}

/** The part of a run that the ladder shows: all of a short one, else a page around the playhead. */
interface Page {
  readonly steps: readonly Step[]
  readonly from: Micros
  readonly to: Micros
}

/** Longer runs are paged, by so many steps; a page begins a little before its first. */
const LONGEST = 140
const PAGE = 90
const OVERLAP = 15

function pageAt({ steps }: Track, done: number): Page {
  const isPaged = steps.length > LONGEST
  const start = isPaged ? Math.max(0, Math.floor(Math.max(0, done) / PAGE) * PAGE - OVERLAP) : 0
  const shown = isPaged ? steps.slice(start, start + PAGE + 2 * OVERLAP) : steps
  return { steps: shown, from: start === 0 ? 0 : (shown[0]?.at ?? 0), to: shown.at(-1)?.at ?? 0 }
}

/**
 * The time axis, the same for all lanes: a breakpoint for each step's time, so that a hop of 50 µs and a timer of a
 * second are both seen.
 */
function axisOf({ steps, from }: Page, width: number): Scale {
  const times = [...new Set([from, ...steps.map(({ at }) => at)])]
  let place = 0
  const places = times.map((time, at) => {
    if (at > 0) place += lengthOf(time - (times[at - 1] ?? 0))
    return place
  })
  // A scale wants two points.
  const [domain, range] =
    times.length > 1
      ? [times, places]
      : [
          [from, from + 1],
          [0, 1],
        ]
  const all = range.at(-1) || 1
  return scaleLinear<number>()
    .domain(domain)
    .range(range.map(each => (each / all) * width))
    .clamp(true)
}

/** How long a time is drawn, in no unit: shorter than it is, but a second is a good deal longer than a round trip. */
const lengthOf = (time: Micros) => 0.35 + (time / 1000) ** 0.34

interface Standing {
  readonly cursor: EventId
  readonly time: Micros
}

function drawLadder(
  trace: Trace,
  page: Page,
  standing: Standing,
  rect: Rect,
  options: LadderOptions,
): Item[] {
  const { rem: u, say, nodeName } = options
  const ledger = ledgerOf(trace)
  const [from = '', to = ''] = [ledger.way[0], ledger.way.at(-1)]
  const names = [from, to].map(node => nodeName(trace, node))
  const margin = Math.max(...names.map(name => textWidth(name, { size: 0.9 * u }))) + 0.8 * u
  const scale = axisOf(page, rect.width - margin - 1.2 * u)
  const x: Scale = time => rect.x + margin + 0.6 * u + scale(time)
  const top = rect.y + 1.9 * u
  const bottom = rect.y + rect.height - 1.5 * u
  const key = `ladder/${trace.lane}`
  const quiet = { size: 0.9 * u }
  const life = (which: string, y: number, name: string): Item[] => [
    line(`${key}/${which}`, 'quiet', [
      [rect.x + margin, y],
      [rect.x + rect.width, y],
    ]),
    words(`${key}/${which}/name`, 'quiet', [rect.x, y + DROP * 0.9 * u], name, quiet),
  ]
  const now = x(standing.time)
  const taken: Rect[] = []
  return [
    words(`${key}/title`, 'ink', [rect.x, rect.y + 0.95 * u], laneTitle(trace, say), {
      size: u,
      weight: 700,
    }),
    ...life('from', top, names[0] ?? ''),
    ...ledger.way.slice(1, -1).map((node, at) => {
      const y = top + ((bottom - top) * (at + 1)) / (ledger.way.length - 1)
      return line(`${key}/between/${node}`, 'line', [
        [rect.x + margin, y],
        [rect.x + rect.width, y],
      ])
    }),
    ...life('to', bottom, names[1] ?? ''),
    ...drawTicks(key, page, x, bottom, standing.time, rect, options),
    ...drawTimers(key, trace, page, standing, x, [top, bottom], taken, options),
    ...drawArrows(
      key,
      ledger,
      page,
      standing,
      x,
      [top, bottom],
      { taken, start: rect.x + margin, edge: rect.x + rect.width },
      options,
    ),
    line(
      `${key}/now`,
      'ink',
      [
        [now, top - 0.6 * u],
        [now, bottom + 0.5 * u],
      ],
      { border: 2.5 },
    ),
  ]
}

/** Times under the lower line, as many as there is room for; only those that have been. */
function drawTicks(
  key: string,
  { steps }: Page,
  x: Scale,
  bottom: number,
  now: Micros,
  rect: Rect,
  { say, rem: u }: LadderOptions,
): Item[] {
  const setting = { size: 0.8 * u, face: 'octets' as const }
  const times = [...new Set(steps.map(({ at }) => at))].filter(at => at <= now)
  let free = rect.x
  return times.flatMap((time, index) => {
    const text = timeText(time, say)
    const half = textWidth(text, setting) / 2
    const at = Math.min(x(time), rect.x + rect.width - half)
    if (at - half < free) return []
    free = at + half + 0.8 * u
    return [
      line(`${key}/tick/${index}`, 'quiet', [
        [x(time), bottom - 0.15 * u],
        [x(time), bottom + 0.25 * u],
      ]),
      words(`${key}/tick/${index}/time`, 'quiet', [at, bottom + 1.15 * u], text, {
        ...setting,
        anchor: 'middle',
      }),
    ]
  })
}

type Timer = Extract<TraceEvent, { kind: 'timer' }>

const timeOf = ({ at }: Timer) => at

/** All timers of a run that ran out, in their order. */
const timersOf: (trace: Trace) => readonly Timer[] = once(trace =>
  trace.events.flatMap(event => (event.kind === 'timer' ? [event] : [])),
)

/** From when it was set to when it ran out: a dashed line. */
function drawTimers(
  key: string,
  trace: Trace,
  { from, to }: Page,
  { cursor, time }: Standing,
  x: Scale,
  [top, bottom]: readonly [number, number],
  taken: Rect[],
  { say, rem: u }: LadderOptions,
): Item[] {
  const timers = timersOf(trace)
  const shown = timers.slice(countUpTo(timers, timeOf, from - 1), countUpTo(timers, timeOf, to))
  return shown.flatMap((event): Item[] => {
    const y = (top + bottom) / 2 + 0.6 * u
    const [left, right] = [x(event.set), x(event.at)]
    const text = say(`delivery.timer.${event.what}`, { time: timeText(event.at - event.set, say) })
    const size = 0.8 * u
    const width = textWidth(text, { size })
    const middle = (left + right) / 2
    const rect = { x: middle - width / 2, y: y - 1.2 * u, width, height: 1.2 * u }
    const fits = width < right - left - 0.4 * u && isFree(rect, taken)
    if (fits) taken.push(rect)
    if (event.at > time || event.id > cursor) return []
    return [
      line(
        `${key}/timer/${event.id}`,
        'quiet',
        [
          [left, y],
          [right, y],
        ],
        { dashed: true },
      ),
      ...(fits
        ? [
            words(`${key}/timer/${event.id}/name`, 'quiet', [middle, y - 0.4 * u], text, {
              size,
              anchor: 'middle' as const,
            }),
          ]
        : []),
    ]
  })
}

/** Arrows as far as time has come; the names of those that carry data first, others where they do not collide. */
function drawArrows(
  key: string,
  ledger: Ledger,
  { from }: Page,
  { cursor, time }: Standing,
  x: Scale,
  levels: readonly [number, number],
  words: Pick<Arrow, 'taken' | 'start' | 'edge'>,
  options: LadderOptions,
): Item[] {
  const { trace } = ledger
  const since = countUpTo(ledger.flights, ({ transit }) => transit.departs, from - 1)
  const until = countUpTo(ledger.flights, ({ transit }) => transit.departs, time)
  const flights = ledger.flights.slice(since, until).filter(flight => hasLeft(flight, cursor, time))
  const level = (node: string) => {
    const at = Math.max(0, ledger.way.indexOf(node)) / Math.max(1, ledger.way.length - 1)
    return levels[0] + (levels[1] - levels[0]) * at
  }
  const drawn = flights.flatMap(flight =>
    drawArrow(
      `${key}/${flight.transit.id}`,
      trace,
      flight.transit,
      {
        time,
        x,
        level,
        ...words,
        isGone: (flight.gone ?? Number.POSITIVE_INFINITY) <= cursor,
        end: flight.gone ?? flight.came,
        fate: fateText(flight, options.say),
      },
      options,
    ),
  )
  // Words stand on the lines, not under them.
  const isWords = ({ key: each }: Item) => /\/(name|fate)(\/box)?$/.test(each)
  return [...drawn.filter(item => !isWords(item)), ...drawn.filter(isWords)]
}

interface Arrow {
  readonly time: Micros
  readonly x: Scale
  readonly level: (node: string) => number
  /** Where words stand already, and between what they may. */
  readonly taken: Rect[]
  readonly start: number
  readonly edge: number
  /** It was lost or not taken, and why. */
  readonly isGone: boolean
  readonly fate: string
  /** The event with which it ended. */
  readonly end: EventId | undefined
}

function drawArrow(
  key: string,
  trace: Trace,
  transit: Transit,
  arrow: Arrow,
  options: LadderOptions,
): Item[] {
  const { rem: u } = options
  const { time, x, level, isGone, edge } = arrow
  const { departs, arrives, from, to, fate } = transit
  const [y1, y2] = [level(from.node), level(to.node)]
  const ends = fate ? departs + Math.floor((arrives - departs) / 2) : arrives
  const until = Math.min(time, ends)
  const part = arrives > departs ? (until - departs) / (arrives - departs) : 1
  const [x1, x2] = [x(departs), x(until)]
  const y = y1 + (y2 - y1) * part
  const tone = toneOf(transit)
  const items: Item[] = [
    line(
      key,
      tone,
      [
        [x1, y1],
        [x2, y],
      ],
      { border: 2.25 },
    ),
  ]
  if (!fate && !isGone && time >= arrives) {
    const r = 0.28 * u
    items.push(
      box(
        `${key}/end`,
        tone,
        { x: x2 - r, y: y2 - r, width: 2 * r, height: 2 * r },
        { radius: r, fill: 'solid', border: 0 },
      ),
    )
  }
  if (isGone) items.push(mark(`${key}/cross`, 'alarm', 'cross', [x2, y], 1.1 * u))
  if (arrow.end !== undefined && (isGone || (!fate && time >= arrives))) {
    const rect = { x: x2 - 0.6 * u, y: y - 0.6 * u, width: 1.2 * u, height: 1.2 * u }
    const name = packetName(trace, transit, options.say)
    const label = isGone
      ? options.say('delivery.lostLabel', { name, fate: arrow.fate })
      : options.say('delivery.mark.arrived', { name, time: timeText(arrives, options.say) })
    items.push(momentMark('ladder', trace.lane, { event: arrow.end }, rect, label))
  }
  if (transit.hop === 0) items.push(...drawName(key, trace, transit, [x1, y1, y2], arrow, options))
  if (fate || isGone) {
    const text = arrow.fate
    const size = 0.8 * u
    const middle = y1 + (y2 - y1) * (fate ? 0.5 : 0.82)
    const rect = {
      x: x(ends) + 0.8 * u,
      y: middle - 0.5 * u,
      width: textWidth(text, { size, weight: 700 }),
      height: u,
    }
    if (rect.x + rect.width <= edge && isFree(rect, arrow.taken)) {
      // Its place is kept from the start, so that nothing moves when it comes.
      arrow.taken.push(rect)
      if (isGone)
        items.push(
          box(`${key}/fate/box`, 'panel', rect, { fill: 'panel', border: 0 }),
          words(`${key}/fate`, 'alarm', [rect.x, middle + DROP * size], text, { size, weight: 700 }),
        )
    }
  }
  return items
}

/** Its name beside the arrow near where it left, if nothing stands there; a box around it opens it. */
function drawName(
  key: string,
  trace: Trace,
  transit: Transit,
  [x1, y1, y2]: readonly [number, number, number],
  { taken, x, start, edge }: Arrow,
  options: LadderOptions,
): Item[] {
  const { rem: u, say } = options
  const name = packetName(trace, transit, say)
  const setting = { size: 0.82 * u, weight: 600 as const }
  const width = textWidth(name, setting)
  const down = y2 > y1 ? 1 : -1
  const slope = (x(transit.arrives) - x1) / Math.max(1, Math.abs(y2 - y1))
  const sides = [0.5 * u, -0.5 * u - width]
  for (const [depth, beside] of [0.85, 1.9, 3].flatMap(each => sides.map(side => [each, side] as const))) {
    const rect = {
      x: x1 + slope * depth * u + beside,
      y: y1 + down * depth * u - 0.55 * u,
      width,
      height: 1.1 * u,
    }
    const isBeyond = Math.abs(rect.y + 0.55 * u - y1) > Math.abs(y2 - y1)
    if (isBeyond || rect.x < start || rect.x + width + 0.2 * u > edge || !isFree(rect, taken)) continue
    taken.push(rect)
    const target = options.opens(trace)
      ? { target: `packet:${trace.lane}:${transit.id}`, label: packetLabel(trace, transit, say) }
      : {}
    return [
      box(
        `${key}/name/box`,
        'panel',
        { ...rect, x: rect.x - 0.2 * u, width: width + 0.4 * u },
        { fill: 'panel', border: 0, radius: 3, ...target },
      ),
      words(`${key}/name`, toneOf(transit), [rect.x, rect.y + 0.55 * u + DROP * setting.size], name, setting),
    ]
  }
  return []
}

function isFree(rect: Rect, taken: readonly Rect[]): boolean {
  return taken.every(
    other =>
      rect.x + rect.width + 2 < other.x ||
      other.x + other.width + 2 < rect.x ||
      rect.y + rect.height < other.y + 1 ||
      other.y + other.height < rect.y + 1,
  )
}

function describe(lanes: readonly Trace[], time: Micros, say: Say): string {
  const parts = lanes.map(trace => {
    const { flights } = ledgerOf(trace)
    const count = countUpTo(flights, ({ transit }) => transit.departs, time - 1)
    // Of a long list the last ones are told.
    const names = flights.slice(Math.max(0, count - 20), count).map(({ transit }) =>
      transit.fate
        ? say('delivery.lostLabel', {
            name: packetName(trace, transit, say),
            fate: say(`delivery.fate.${transit.fate}`),
          })
        : packetName(trace, transit, say),
    )
    return say('delivery.told.ladder', {
      lane: laneTitle(trace, say),
      count,
      what: names.join('; '),
    })
  })
  return parts.join(' ')
}
