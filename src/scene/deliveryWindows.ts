/** Windows, round trips and buffers as step plots, as far as time has come. */
import type { Say } from '../story/message'
import { lastUpTo } from '../trace/ledger'
import type { EventId, Micros, Trace } from '../trace/trace'
import { type BufferName, type WindowName, type Windows, windowsOf } from '../trace/windows'
import type { Playhead, Track } from '../track/track'
import { laneTitle } from './delivery'
import { type Moment, momentColumns } from './deliveryMarks'
import { cursorAt, standingAt } from './deliveryMoment'
import { dot, drawKeyAt, drawNow, keyWidth, type Look, plotIn, stepsUpTo, timeTick } from './deliveryPlot'
import type { Rect, Room } from './deliveryRoom'
import { timeText } from './deliveryWords'
import type { Item, Picture } from './scene'
import { line } from './shapes'

export interface WindowsOptions {
  readonly say: Say
  /** One rem in px. */
  readonly rem: number
}

type CurveName = WindowName | BufferName
type Which = 'windows' | 'roundTrips' | 'buffers'

/** What each plot shows. Those that set the scale come first; others that are far above it are told in the key. */
const PLOTS: Readonly<
  Record<Which, { readonly scaled: readonly CurveName[]; readonly far: readonly CurveName[] }>
> = {
  windows: { scaled: ['cwnd', 'flight'], far: ['ssthresh', 'window'] },
  roundTrips: { scaled: ['srtt'], far: ['rto'] },
  buffers: { scaled: ['sendBuffer', 'receiveBuffer', 'held'], far: [] },
}

const LOOKS: Readonly<Record<CurveName, Omit<Look, 'key' | 'name'>>> = {
  cwnd: { tone: 'transport', border: 3 },
  flight: { tone: 'transport', border: 1.5 },
  ssthresh: { tone: 'transport', border: 1.75, dashed: true },
  window: { tone: 'quiet', border: 1.75, dashed: true },
  srtt: { tone: 'transport', border: 2.5 },
  rto: { tone: 'transport', border: 1.75, dashed: true },
  sendBuffer: { tone: 'data', border: 1.75, dashed: true },
  receiveBuffer: { tone: 'data', border: 2.75 },
  held: { tone: 'quiet', border: 1.75 },
}

/** So many times above what sets the scale a curve is still drawn to scale. */
const FAR = 3
/** The least height of a plot, rems, and the widths from which on so many stand beside each other. */
const LEAST = 8.2
const WIDE = 72
const MIDDLE = 44

interface Cell {
  readonly trace: Trace
  readonly which: Which
}

function cellsOf(lanes: readonly Trace[]): readonly Cell[] {
  return lanes.flatMap(trace => {
    const { curves } = windowsOf(trace)
    const all: readonly Which[] = curves.cwnd ? ['windows', 'roundTrips', 'buffers'] : ['buffers']
    return all.map(which => ({ trace, which }))
  })
}

function columnsOf(count: number, width: number, rem: number): number {
  if (width / rem >= WIDE) return count <= 4 ? count : 3
  return width / rem >= MIDDLE ? Math.min(2, count) : 1
}

/** The height that all plots need in a room of this width, px. */
export function windowsHeight(lanes: readonly Trace[], width: number, rem: number): number {
  const count = cellsOf(lanes).length
  return Math.ceil(count / columnsOf(count, width, rem)) * LEAST * rem
}

interface Standing {
  readonly cursor: EventId
  readonly time: Micros
}

/** All plots of all lanes at a playhead, on one axis of time. */
export function windowsPicture(
  lanes: readonly Trace[],
  track: Track,
  playhead: Playhead,
  room: Room,
  options: WindowsOptions,
): Picture {
  const { rem: u, say } = options
  const { done, time } = standingAt(track, playhead)
  const cells = cellsOf(lanes)
  const columns = columnsOf(cells.length, room.width, u)
  const height = Math.max(room.height, windowsHeight(lanes, room.width, u))
  const gap = 1.4 * u
  const width = (room.width - gap * (columns - 1)) / columns
  const tall = height / Math.ceil(cells.length / columns)
  const end = Math.max(1, ...lanes.map(trace => windowsOf(trace).end))
  const standing = ({ lane }: Trace) => ({ cursor: cursorAt(track, lanes, lane, done), time })
  const items = cells.flatMap((cell, at) => {
    const area = {
      x: (at % columns) * (width + gap),
      y: Math.floor(at / columns) * tall,
      width,
      height: tall,
    }
    return drawCell(cell, standing(cell.trace), area, end, options)
  })
  const description = lanes.map(trace => describe(trace, standing(trace), say)).join(' ')
  return { width: room.width, height, items, description }
}

const most = (windows: Windows, names: readonly CurveName[]) =>
  names.reduce(
    (top, name) => (windows.curves[name] ?? []).reduce((each, { value }) => Math.max(each, value), top),
    0,
  )

function drawCell(
  { trace, which }: Cell,
  { cursor, time }: Standing,
  area: Rect,
  end: Micros,
  { say, rem: u }: WindowsOptions,
): Item[] {
  const windows = windowsOf(trace)
  const { scaled, far } = PLOTS[which]
  const isTime = which === 'roundTrips'
  const own = Math.max(
    most(windows, scaled),
    isTime ? windows.samples.reduce((top, { value }) => Math.max(top, value), 0) : 0,
  )
  const near = far.filter(name => most(windows, [name]) <= FAR * own)
  // No halves of a byte on an axis on which nothing happens.
  const top = Math.max(own, most(windows, near), 4)
  const key = `windows/${trace.lane}/${which}`
  const plot = plotIn(
    key,
    laneTitle(trace, say),
    area,
    { most: end, name: say('delivery.windows.time'), text: timeTick(say) },
    {
      most: top,
      name: say(`delivery.windows.${which}`),
      text: isTime ? timeTick(say) : value => say('delivery.tick.bytes', { bytes: value }),
    },
    u,
    1.2 * u,
  )
  const shown = [...scaled, ...far].filter(name => windows.curves[name])
  const looksWith = (key: string) =>
    shown.map((name): Look => {
      const now = lastUpTo(windows.curves[name] ?? [], cursor)?.value ?? 0
      const value = isTime ? timeText(now, say) : say('delivery.tick.bytes', { bytes: now })
      const label = say(`delivery.windows.${name}`)
      return { ...LOOKS[name], key: name, name: now > top ? say(key, { name: label, value }) : label }
    })
  const full = looksWith('delivery.windows.above')
  // Where a figure that is off the scale has no room, an arrow says that it is.
  const looks = keyWidth(full, u) <= area.width ? full : looksWith('delivery.windows.above.short')
  const samples: Look = {
    key: 'sample',
    name: say('delivery.windows.sample'),
    tone: 'transport',
    border: 1,
    dots: true,
  }
  return [
    ...plot.items,
    ...drawKeyAt(key, isTime ? [samples, ...looks] : looks, area.x, area.y + 1.25 * u, area.width, u),
    ...looks.flatMap((look): Item[] => {
      const list = (windows.curves[look.key as CurveName] ?? []).filter(({ event }) => event <= cursor)
      return stepsUpTo(list, time, plot, top).map((points, at) =>
        line(`${key}/${look.key}/${at}`, look.tone, points, {
          border: look.border,
          ...(look.dashed && { dashed: true }),
        }),
      )
    }),
    ...(isTime
      ? windows.samples
          .filter(({ event }) => event <= cursor)
          .map(({ event, at, value }) =>
            dot(`${key}/sample/${event}`, 'transport', [plot.x(at), plot.y(value)], 0.2 * u),
          )
      : []),
    drawNow(key, plot, time, u),
    ...momentColumns(which, trace, cursor, plot.inside, u, () => momentsOf(windows, shown, plot.x, say)),
  ]
}

/** Each moment at which one of the curves changed, or a round trip was measured, with what they were then. */
function momentsOf(
  { curves, samples }: Windows,
  shown: readonly CurveName[],
  x: (time: Micros) => number,
  say: Say,
): readonly Moment[] {
  const changes = [...shown.flatMap(name => curves[name] ?? []), ...(shown.includes('srtt') ? samples : [])]
  return changes.map(({ event, at }) => ({
    x: x(at),
    event,
    label: () =>
      say('delivery.mark.windows', { time: timeText(at, say), what: toldAt(curves, shown, event, say) }),
  }))
}

/** What curves stand at with an event, in words. */
function toldAt(curves: Windows['curves'], names: readonly CurveName[], cursor: EventId, say: Say): string {
  const told = names.flatMap(name => {
    const now = lastUpTo(curves[name] ?? [], cursor)?.value
    if (now === undefined) return []
    const value =
      name === 'srtt' || name === 'rto' ? timeText(now, say) : say('delivery.bytes', { bytes: now })
    return [say('delivery.windows.value', { name: say(`delivery.windows.${name}`), value })]
  })
  return told.join(', ')
}

function describe(trace: Trace, { cursor }: Standing, say: Say): string {
  const { curves } = windowsOf(trace)
  const names = Object.values(PLOTS).flatMap(({ scaled, far }) => [...scaled, ...far])
  const what = toldAt(curves, names, cursor, say)
  return say('delivery.told.windows', {
    lane: laneTitle(trace, say),
    count: what ? 1 : 0,
    what,
  })
}
