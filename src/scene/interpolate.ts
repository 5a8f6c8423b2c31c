/** The picture between two pictures: what keeps its key moves, what is new arrives, what is gone leaves. */
import type { Box, Item, Line, Mark, Picture, Text } from './scene'

type Point = { readonly x: number; readonly y: number }

/** Slow, quick, slow: half-way is half-way, so a motion played backwards is the same motion. */
export function ease(t: number): number {
  return t < 0.5 ? 4 * t * t * t : 1 - (2 - 2 * t) ** 3 / 2
}

const mix = (from: number, to: number, t: number) => from + (to - from) * t

/** What becomes of each item on the way from one picture to the next, in the order of drawing. */
type Part = { readonly still: Item } | { readonly at: (t: number) => Item }

const plans = new WeakMap<Picture, { readonly before: Picture; readonly parts: readonly Part[] }>()

/**
 * The picture at `t` (0 to 1) of the way from one to the next.
 * At the ends it is the very picture given; an item that does not change keeps its identity all the way.
 */
export function interpolate(before: Picture, after: Picture, t: number): Picture {
  if (t <= 0) return before
  if (t >= 1) return after
  const known = plans.get(after)
  const parts = known?.before === before ? known.parts : planOf(before, after)
  if (known?.before !== before) plans.set(after, { before, parts })
  return { ...after, items: parts.map(part => ('still' in part ? part.still : part.at(t))) }
}

/** Worked out once for a motion, so that a frame of it costs what moves and no more. */
function planOf(before: Picture, after: Picture): readonly Part[] {
  const old = new Map(before.items.map((item, at) => [item.key, { item, at }]))
  const kept = new Set(after.items.map(item => item.key))
  const parts: Part[] = []
  // What leaves is drawn where it stood in the order, so that nothing jumps to the front to go.
  let next = 0
  const leaveUpTo = (end: number) => {
    for (; next < end; next++) {
      const item = before.items[next]
      if (item && !kept.has(item.key)) parts.push({ at: t => passing(item, item.leave, 1 - ease(t)) })
    }
  }
  for (const item of after.items) {
    const from = old.get(item.key)
    if (from && from.at >= next) leaveUpTo(from.at)
    if (!from) parts.push({ at: t => passing(item, item.enter, ease(t)) })
    else if (looksSame(from.item, item)) parts.push({ still: item })
    else parts.push({ at: t => between(from.item, item, t) })
  }
  leaveUpTo(before.items.length)
  return parts
}

/** The same picture, with every item that was already drawn like that in its place: what is equal is identical. */
export function sharing(drawn: Picture, picture: Picture): Picture {
  const old = new Map(drawn.items.map(item => [item.key, item]))
  const items = picture.items.map(item => {
    const same = old.get(item.key)
    return same && isEqual(same, item) ? same : item
  })
  return { ...picture, items }
}

/** An item on its way in (or, with `presence` falling, out): it moves from its door and becomes visible. */
function passing(item: Item, door: Point | undefined, presence: number): Item {
  // A thing that travels is seen early on its way. One that fades in its place is only there when what stood in
  // the same place has gone.
  const seen = door ? Math.min(1, presence * 2.5) : Math.max(0, (presence - 0.5) * 2)
  const opacity = (item.opacity ?? 1) * seen
  if (!door) return { ...item, opacity }
  const [x, y] = centre(item)
  return { ...moved(item, (door.x - x) * (1 - presence), (door.y - y) * (1 - presence)), opacity }
}

function centre(item: Item): readonly [number, number] {
  if (item.kind === 'box') return [item.x + item.width / 2, item.y + item.height / 2]
  if (item.kind === 'line') return item.points[0] ?? [0, 0]
  return [item.x, item.y]
}

function moved(item: Item, dx: number, dy: number): Item {
  if (item.kind === 'line') return { ...item, points: item.points.map(([x, y]) => [x + dx, y + dy] as const) }
  return { ...item, x: item.x + dx, y: item.y + dy }
}

function between(from: Item, to: Item, t: number): Item {
  if (from.kind !== to.kind) return t < 0.5 ? from : to
  const e = ease(t)
  if (to.kind === 'box') return betweenBoxes(from as Box, to, t, e)
  if (to.kind === 'text') return betweenTexts(from as Text, to, t, e)
  if (to.kind === 'line') return betweenLines(from as Line, to, t, e)
  return betweenMarks(from as Mark, to, t, e)
}

const opacityBetween = (from: Item, to: Item, e: number) => mix(from.opacity ?? 1, to.opacity ?? 1, e)

function betweenBoxes(from: Box, to: Box, t: number, e: number): Box {
  return {
    ...(t < 0.5 ? from : to),
    x: mix(from.x, to.x, e),
    y: mix(from.y, to.y, e),
    width: mix(from.width, to.width, e),
    height: mix(from.height, to.height, e),
    radius: mix(from.radius, to.radius, e),
    border: mix(from.border, to.border, e),
    opacity: opacityBetween(from, to, e),
  }
}

function betweenTexts(from: Text, to: Text, t: number, e: number): Text {
  const opacity = opacityBetween(from, to, e)
  return {
    ...(t < 0.5 ? from : to),
    x: mix(from.x, to.x, e),
    y: mix(from.y, to.y, e),
    size: mix(from.size, to.size, e),
    // Words cannot be half-way: the old ones pale, the new ones come.
    opacity: from.text === to.text ? opacity : opacity * Math.abs(2 * t - 1),
  }
}

function betweenLines(from: Line, to: Line, t: number, e: number): Line {
  if (from.points.length !== to.points.length) return t < 0.5 ? from : to
  return {
    ...(t < 0.5 ? from : to),
    points: to.points.map(([x, y], at) => {
      const [fromX, fromY] = from.points[at] ?? [x, y]
      return [mix(fromX, x, e), mix(fromY, y, e)] as const
    }),
    border: mix(from.border, to.border, e),
    opacity: opacityBetween(from, to, e),
  }
}

function betweenMarks(from: Mark, to: Mark, t: number, e: number): Mark {
  return {
    ...(t < 0.5 ? from : to),
    x: mix(from.x, to.x, e),
    y: mix(from.y, to.y, e),
    size: mix(from.size, to.size, e),
    opacity: opacityBetween(from, to, e),
  }
}

/** Equal in all that is seen; where it will go to may have changed. */
function looksSame(from: Item, to: Item): boolean {
  if (from === to) return true
  const { enter: _enter, leave: _leave, ...old } = from
  const { enter: _in, leave: _out, ...now } = to
  return isEqual(old, now)
}

/** Deeply equal plain data. */
function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false
  const [from, to] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const names = Object.keys(to)
  return names.length === Object.keys(from).length && names.every(name => isEqual(from[name], to[name]))
}
