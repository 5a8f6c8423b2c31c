/** How late it was: every octet or datagram by when it was sent, both lanes on the same scales, nothing where nothing came. */
import type { Say } from '../story/message'
import { type Late, latenessOf } from '../trace/lateness'
import type { EventId, Micros, Trace } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import { laneTitle } from './delivery'
import { type Moment, momentColumns } from './deliveryMarks'
import { cursorAt, standingAt } from './deliveryMoment'
import { describePath, drawPath, hasPath } from './deliveryPath'
import {
  cellsIn,
  circle,
  dot,
  drawKey,
  drawNow,
  type Look,
  type Plot,
  plotIn,
  timeTick,
} from './deliveryPlot'
import type { Rect, Room } from './deliveryRoom'
import { kindOf, runName, timeText } from './deliveryWords'
import type { Item, Picture } from './scene'
import { box, line, mark } from './shapes'

export interface PlotOptions {
  readonly say: Say
  /** One rem in px. */
  readonly rem: number
}

/** The least height of a plot, and side by side from this width on, rems. */
const LEAST = 7.4
const BESIDE = 56
/** A picture of the way stands beside the plot from this width of a lane on; else below it. */
const PATH_BESIDE = 24

/** The height that all lanes need in a room of this width, px. */
export function latenessHeight(lanes: readonly Trace[], width: number, rem: number): number {
  const isBeside = width / rem >= BESIDE
  const each = isBeside ? width / lanes.length : width
  const parts = lanes.some(hasPath) && each / rem < PATH_BESIDE ? 2 : 1
  return (isBeside ? 1 : lanes.length) * parts * LEAST * rem
}

/** What a lane looks like at the playhead: what its events up to `cursor` say, at a time. */
interface Standing {
  readonly cursor: EventId
  readonly time: Micros
}

/** The lateness of all lanes as far as time has come. */
export function latenessPicture(
  lanes: readonly Trace[],
  track: Track,
  playhead: Playhead,
  room: Room,
  options: PlotOptions,
): Picture {
  const { rem: u } = options
  const { done, time } = standingAt(track, playhead)
  const isBeside = room.width / u >= BESIDE
  const height = Math.max(room.height, latenessHeight(lanes, room.width, u))
  const cells = cellsIn(
    lanes.length,
    { x: 0, y: 0, width: room.width, height },
    isBeside,
    isBeside ? 2 * u : 0,
  )
  const scales = scalesOf(lanes)
  const standings = lanes.map(trace => ({ cursor: cursorAt(track, lanes, trace.lane, done), time }))
  const items = lanes.flatMap((trace, at) => {
    const [cell, standing] = [cells[at], standings[at]]
    return cell && standing ? drawLane(trace, standing, cell, scales, options) : []
  })
  const told = lanes.map((trace, at) => describe(trace, standings[at] as Standing, options.say))
  return { width: room.width, height, items, description: told.join(' ') }
}

interface Scales {
  readonly from: Micros
  readonly to: Micros
  readonly latest: Micros
}

/** The same for all lanes: from the first call of send() to the last, and up to the most that anything was late. */
function scalesOf(lanes: readonly Trace[]): Scales {
  let [from, to, latest] = [Number.POSITIVE_INFINITY, 0, 0]
  for (const trace of lanes)
    for (const { sent, read } of latenessOf(trace)) {
      from = Math.min(from, sent)
      to = Math.max(to, sent)
      if (read !== undefined) latest = Math.max(latest, read - sent)
    }
  const start = Number.isFinite(from) ? from : 0
  // So that what was sent first and last does not stand on the edge.
  const edge = Math.max(1000, (to - start) / 40)
  return { from: Math.max(0, start - edge), to: to + edge, latest: latest || 1000 }
}

function drawLane(
  trace: Trace,
  standing: Standing,
  cell: Rect,
  { from, to, latest }: Scales,
  { say, rem: u }: PlotOptions,
): Item[] {
  const [area, field] = partsOf(trace, cell, u)
  const key = `late/${trace.lane}`
  const isStream = kindOf(trace) === 'stream'
  const text = timeTick(say)
  const plot = plotIn(
    key,
    laneTitle(trace, say),
    area,
    { least: from, most: to, name: say('delivery.late.sent'), text },
    { most: latest, name: say('delivery.late.axis'), text },
    u,
  )
  const sent = latenessOf(trace).filter(({ left }) => left <= standing.cursor)
  const looks: Look[] = [
    { key: 'read', name: say('delivery.late.read'), tone: 'data', border: 2, dots: !isStream },
    {
      key: 'waiting',
      name: say('delivery.late.waiting'),
      tone: 'quiet',
      border: 1.25,
      dots: true,
      hollow: true,
    },
  ]
  return [
    ...plot.items,
    ...drawKey(key, looks, area, plot.headEnds + 0.6 * u, u),
    ...drawRead(key, sent, standing, plot, isStream, u),
    ...drawUnread(key, sent, standing, plot, u),
    drawNow(key, plot, standing.time, u),
    ...momentColumns('late', trace, standing.cursor, plot.inside, u, () => momentsOf(trace, plot, say)),
    ...(field ? drawPath(trace, standing, field, { say, rem: u }) : []),
  ]
}

/** The plot, and beside or below it the way of a player, where there is one. */
function partsOf(trace: Trace, cell: Rect, u: number): readonly [Rect, Rect?] {
  if (!hasPath(trace)) return [cell]
  if (cell.width / u < PATH_BESIDE) {
    const height = cell.height / 2
    return [
      { ...cell, height },
      { ...cell, y: cell.y + height, height },
    ]
  }
  const width = Math.min(0.42 * cell.width, Math.max(11 * u, 1.5 * cell.height))
  return [
    { ...cell, width: cell.width - width - 1.2 * u },
    { ...cell, x: cell.x + cell.width - width, width },
  ]
}

const isRead = ({ came }: Late, { cursor }: Standing) => came !== undefined && came <= cursor

/** The way to where each was read, or lost for good. */
function momentsOf(trace: Trace, { x }: Plot, say: Say): readonly Moment[] {
  return latenessOf(trace).flatMap(({ first, end, sent, left, read, came, lost }): Moment[] => {
    const event = came ?? lost
    if (event === undefined) return []
    const what = { run: runName(first, end, say), sent: timeText(sent, say) }
    const label = () =>
      read === undefined
        ? say('delivery.mark.lost', what)
        : say('delivery.mark.read', { ...what, late: timeText(read - sent, say) })
    return [{ x: x(sent), event, tag: `${first}.${left}`, label, isRare: came === undefined }]
  })
}

/** Points that lie on one another are drawn once. */
const NEAR = 1

/** A stream's octets hang together until one is missing; datagrams are boxes, each for itself. */
function drawRead(
  key: string,
  sent: readonly Late[],
  standing: Standing,
  { x, y }: Plot,
  isStream: boolean,
  u: number,
): Item[] {
  const items: Item[] = []
  let run: (readonly [number, number])[] = []
  const endRun = () => {
    if (isStream && run.length > 1) items.push(line(`${key}/run/${items.length}`, 'data', run, { border: 2 }))
    run = []
  }
  let last: readonly [number, number] | undefined
  const r = 0.17 * u
  // Boxes stay apart, so that one that is missing leaves a gap.
  const apart = (x(sent.at(-1)?.sent ?? 0) - x(sent[0]?.sent ?? 0)) / Math.max(1, sent.length - 1)
  const half = Math.max(0.6, Math.min(0.24 * u, 0.35 * apart || 0.24 * u))
  const isNarrow = half < 0.15 * u
  for (const late of sent) {
    if (late.read === undefined || !isRead(late, standing)) {
      endRun()
      continue
    }
    const point = [x(late.sent), y(late.read - late.sent)] as const
    run.push(point)
    if (last && Math.abs(last[0] - point[0]) < NEAR && Math.abs(last[1] - point[1]) < NEAR) continue
    last = point
    const rect = { x: point[0] - half, y: point[1] - 0.24 * u, width: 2 * half, height: 0.48 * u }
    items.push(
      isStream
        ? dot(`${key}/at/${late.first}`, 'data', point, r)
        : box(`${key}/at/${late.first}/${late.left}`, 'data', rect, {
            radius: isNarrow ? 0 : 1,
            fill: isNarrow ? 'solid' : 'tint',
            border: isNarrow ? 0 : 1.25,
          }),
    )
  }
  endRun()
  return items
}

/** What has not come is later by the moment: open circles that rise; what never will has a cross below. */
function drawUnread(key: string, sent: readonly Late[], standing: Standing, plot: Plot, u: number): Item[] {
  const { x, y, inside } = plot
  const r = 0.2 * u
  let last: number | undefined
  return sent.flatMap((late): Item[] => {
    if (isRead(late, standing)) return []
    const name = `${key}/open/${late.first}/${late.left}`
    if (late.lost !== undefined && late.lost <= standing.cursor)
      return [mark(name, 'alarm', 'cross', [x(late.sent), inside.y + inside.height - 0.5 * u], 0.85 * u)]
    const [px, py] = [x(late.sent), y(Math.max(0, standing.time - late.sent))]
    if (last !== undefined && Math.abs(px - last) < NEAR) return []
    last = px
    return [circle(name, 'quiet', [px, py], r)]
  })
}

function describe(trace: Trace, standing: Standing, say: Say): string {
  const sent = latenessOf(trace).filter(({ left }) => left <= standing.cursor)
  const times = sent.flatMap(late =>
    late.read !== undefined && isRead(late, standing) ? [late.read - late.sent] : [],
  )
  const lost = sent.filter(late => late.lost !== undefined && late.lost <= standing.cursor).length
  const told = say('delivery.told.late', {
    lane: laneTitle(trace, say),
    count: times.length,
    least: timeText(times.length ? Math.min(...times) : 0, say),
    most: timeText(times.length ? Math.max(...times) : 0, say),
    lost,
    waiting: sent.length - times.length - lost,
  })
  return hasPath(trace) ? `${told} ${describePath(trace, standing, say)}` : told
}
