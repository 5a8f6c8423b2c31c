/** A stream drawn as bytes: a cell an octet, with its sign; where they are too many, bars to scale with their numbers. */
import type { Say } from '../story/message'
import type { Rect } from './deliveryRoom'
import { runName, signOf } from './deliveryWords'
import { OCTET_ADVANCE, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

/** A run of octets by number: there, or missing. */
export interface Run {
  readonly first: number
  readonly end: number
  readonly kind: 'here' | 'hole' | 'sent'
}

/** A run's octets, where they are known. */
export type OctetsOf = (first: number, end: number) => Uint8Array

interface Options {
  readonly u: number
  readonly say: Say
  readonly octetsOf: OctetsOf
}

/** The narrowest and the widest cell, in type sizes. */
const NARROWEST = 0.9
/** Below this a second row is better. */
const EASY = 1.12
const WIDEST = 1.4

/** Cells for runs that follow one another, from the left, in the middle of a rectangle. */
export function drawOctets(key: string, runs: readonly Run[], rect: Rect, options: Options): readonly Item[] {
  const { u } = options
  const count = runs.reduce((sum, { first, end }) => sum + end - first, 0)
  if (count === 0) return []
  const height = Math.min(2.6 * u, rect.height)
  const fits = (rows: number, cell: number) =>
    Math.ceil(count / rows) * cell * u <= rect.width && rows * 1.5 * u <= Math.max(rect.height, 1.5 * u)
  const rows = [EASY, NARROWEST].flatMap(cell => [1, 2].filter(each => fits(each, cell)))[0]
  if (rows === undefined) return drawBars(key, runs, { ...rect, height }, options)
  const columns = Math.ceil(count / rows)
  const cell = Math.min(WIDEST * u, rect.width / columns)
  const row = rows === 1 ? height : Math.min(height, rect.height / rows)
  const top = rect.y + (rect.height - rows * row) / 2
  let at = 0
  return runs.flatMap(run => {
    const octets = options.octetsOf(run.first, run.end)
    return Array.from({ length: run.end - run.first }, (_, index) => {
      const place = {
        x: rect.x + (at % columns) * cell,
        y: top + Math.floor(at / columns) * row,
        width: cell,
        height: row,
      }
      at++
      return drawCell(`${key}/${run.first + index}`, octets[index], run.kind, place, u)
    }).flat()
  })
}

function drawCell(
  key: string,
  octet: number | undefined,
  kind: Run['kind'],
  { x, y, width, height }: Rect,
  u: number,
): readonly Item[] {
  const rect = { x: x + 1, y, width: Math.max(1, width - 2), height: height - 2 }
  const isHole = kind === 'hole'
  const shape = box(key, isHole ? 'physical' : 'data', rect, {
    radius: Math.min(rect.width / 2, 0.45 * u),
    border: isHole ? 1.5 : kind === 'sent' ? 1 : 1.75,
    fill: kind === 'sent' ? 'outline' : 'tint',
    dashed: isHole || kind === 'sent',
  })
  if (isHole || octet === undefined) return [shape]
  const sign = signOf(octet)
  const size = Math.min(u, (width - 5) / (sign.length * OCTET_ADVANCE), 0.75 * height)
  if (size < 0.6 * u) return [shape]
  const middle = [rect.x + rect.width / 2, rect.y + rect.height / 2 + DROP * size] as const
  return [
    shape,
    words(`${key}/sign`, 'data', middle, sign, { size, weight: 700, face: 'octets', anchor: 'middle' }),
  ]
}

/** To scale, but never so thin that it is not seen. */
function drawBars(key: string, runs: readonly Run[], rect: Rect, { u, say }: Options): readonly Item[] {
  const least = 0.5 * u
  const count = runs.reduce((sum, { first, end }) => sum + end - first, 0)
  const spare = Math.max(0, rect.width - runs.length * least)
  let x = rect.x
  return runs.flatMap((run, at) => {
    const width = least + (spare * (run.end - run.first)) / count
    const place = { x: x + 1, y: rect.y, width: width - 2, height: rect.height }
    x += width
    const isHole = run.kind === 'hole'
    const tone = isHole ? 'physical' : 'data'
    const name = runName(run.first, run.end, say)
    const size = 0.9 * u
    return [
      box(`${key}/bar/${at}`, tone, place, {
        radius: 0.45 * u,
        dashed: isHole || run.kind === 'sent',
        fill: run.kind === 'sent' ? 'outline' : 'tint',
      }),
      ...(textWidth(name, { size, face: 'octets' }) < place.width - 6
        ? [
            words(
              `${key}/bar/${at}/name`,
              tone,
              [place.x + place.width / 2, place.y + place.height / 2 + DROP * size],
              name,
              { size, face: 'octets', weight: 700, anchor: 'middle' },
            ),
          ]
        : []),
    ]
  })
}
