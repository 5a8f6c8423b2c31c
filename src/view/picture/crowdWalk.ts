// Pointing at one of a crowd: by its box on the canvas, and by the keys along the crowd.
import type { Box, Crowd, Item } from '../../scene/scene'

const opens = (item: Item): item is Box => item.kind === 'box' && item.target !== undefined

/** How far beside a small block a pointer still means it, px. */
const SLOP = 5

/** The target of the frontmost box at a point, or of the one nearest to it. */
export function targetAt({ items }: Crowd, x: number, y: number): string | undefined {
  let [found, least]: [string | undefined, number] = [undefined, SLOP * SLOP]
  for (const item of items) {
    if (!opens(item)) continue
    const dx = Math.max(item.x - x, 0, x - item.x - item.width)
    const dy = Math.max(item.y - y, 0, y - item.y - item.height)
    const far = dx * dx + dy * dy
    if (far <= least) [found, least] = [item.target, far]
  }
  return found
}

/** So many on each side of the one that has the focus are there for whoever reads the page without seeing it. */
const BESIDE = 3

export interface Near {
  /** The one that Tab comes to: what was asked for, or the first where that has gone. */
  readonly stop: Box | undefined
  /** It and those beside it, in the order of the crowd, each with its name. */
  readonly boxes: readonly Box[]
}

/** The few of a crowd that stand in the page. */
export function nearTo(
  { items, labelOf }: Crowd,
  target: string | undefined,
  also?: string | undefined,
): Near {
  const boxes = items.filter(opens)
  const at = Math.max(
    0,
    boxes.findIndex(box => box.target === target),
  )
  const near = boxes.slice(Math.max(0, at - BESIDE), at + BESIDE + 1)
  const pointed = also === undefined ? undefined : boxes.find(box => box.target === also)
  const all = pointed && !near.includes(pointed) ? [...near, pointed] : near
  return { stop: boxes[at], boxes: all.map(box => ({ ...box, label: labelOf(box.target ?? '') })) }
}

/** The next one along a crowd; the same at its end. */
export function nextOf({ items }: Crowd, target: string, by: number): string | undefined {
  const boxes = items.filter(opens)
  const at = boxes.findIndex(box => box.target === target)
  if (at < 0) return undefined
  return boxes[Math.max(0, Math.min(boxes.length - 1, at + by))]?.target
}
