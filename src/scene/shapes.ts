/** Short ways of writing down the items of a picture. */
import type { Box, Item, Line, Mark, Text, Tone } from './scene'

type More<Kind extends Item> = Partial<Omit<Kind, 'kind' | 'key' | 'tone'>>

/** A rectangle of px; by default a pale fill under a thin border. */
export function box(
  key: string,
  tone: Tone,
  rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  more: More<Box> = {},
): Box {
  const { x, y, width, height } = rect
  return { kind: 'box', key, tone, x, y, width, height, radius: 6, fill: 'tint', border: 1.5, ...more }
}

/** Words whose baseline starts at (x, y). */
export function words(
  key: string,
  tone: Tone,
  at: readonly [number, number],
  text: string,
  more: More<Text> & { readonly size: number },
): Text {
  const [x, y] = at
  return { kind: 'text', key, tone, x, y, text, weight: 400, face: 'words', anchor: 'start', ...more }
}

export function line(
  key: string,
  tone: Tone,
  points: readonly (readonly [number, number])[],
  more: More<Line> = {},
): Line {
  return { kind: 'line', key, tone, points, border: 1.5, ...more }
}

/** A mark about (x, y). */
export function mark(
  key: string,
  tone: Tone,
  which: Mark['mark'],
  at: readonly [number, number],
  size: number,
  more: More<Mark> = {},
): Mark {
  return { kind: 'mark', key, tone, mark: which, x: at[0], y: at[1], size, ...more }
}

/** How far under the middle of a line of text its baseline is, in type sizes. */
export const DROP = 0.345
