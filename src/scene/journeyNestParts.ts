/** The boxes of the nest: an outline round what is carried, a header in front, the end of the frame behind. */
import type { Say } from '../story/message'
import type { Layer } from '../wire/spec'
import type { Held } from './journeyMoment'
import type { Rect } from './journeyRoom'
import { fitting, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

type Point = { readonly x: number; readonly y: number }

export interface NestWords {
  readonly say: Say
  /** Where a layer's header comes from and goes to; undefined where it just fades. */
  readonly enter: (layer: Layer) => Point | undefined
  readonly leave: (layer: Layer) => Point | undefined
}

/** One box of the nest: a header, the data, or the end of the frame. */
export interface Part {
  readonly id: string
  readonly tone: Layer
  readonly names: readonly string[]
  readonly octets: number
  readonly target: string
  readonly label: string
}

const NAME = 1.1

export function partWidth(part: Part, u: number): number {
  const name = textWidth(part.names[0] ?? '', { size: NAME * u, weight: 600 })
  return Math.max(name, textWidth(`${part.octets} B`, { size: u, face: 'octets' })) + 1.2 * u
}

/** The outline of a header and what it carries, and the header itself in front. */
export function drawShell(
  held: Held,
  part: Part,
  outline: Rect,
  head: Rect,
  u: number,
  of: NestWords,
  data: boolean,
  level = false,
): readonly Item[] {
  const key = `${held.frame.pdu}/nest/${part.id}`
  return [
    box(`${key}/outline`, part.tone, outline, {
      radius: 0.5 * u,
      border: 2,
      target: part.target,
      label: part.label,
      ...(data ? doors(of, part.tone) : {}),
    }),
    ...(data ? [] : [drawHead(key, part, head, u, of, level)]),
    ...partWords(key, part, head, u, of, level),
  ]
}

/** A header by itself: at rest it looks like a part of its outline, on its way it is a box of its own. */
function drawHead(key: string, part: Part, head: Rect, u: number, of: NestWords, level: boolean): Item {
  const edge = 0.22 * u
  const right = level ? edge : edge / 2
  const inner = {
    x: head.x + edge,
    y: head.y + edge,
    width: head.width - edge - right,
    height: head.height - (level ? edge * 1.5 : 2 * edge),
  }
  return box(`${key}/head`, part.tone, inner, { radius: 0.3 * u, border: 0, ...doors(of, part.tone) })
}

/** The end of a frame, behind all that it carries. */
export function drawPart(
  held: Held,
  part: Part,
  rect: Rect,
  u: number,
  of: NestWords,
  level = false,
): readonly Item[] {
  const key = `${held.frame.pdu}/nest/${part.id}`
  const edge = 0.18 * u
  const inner = level
    ? { x: rect.x + 2, y: rect.y, width: rect.width - 4, height: rect.height - 2 }
    : { x: rect.x + edge, y: rect.y + 2, width: rect.width - edge - 2, height: rect.height - 4 }
  return [
    box(`${key}/box`, part.tone, inner, {
      radius: 0.4 * u,
      border: 0,
      target: part.target,
      label: part.label,
      ...doors(of, part.tone),
    }),
    ...partWords(key, part, rect, u, of, level),
  ]
}

function doors({ enter, leave }: NestWords, tone: Layer) {
  const [from, to] = [enter(tone), leave(tone)]
  return { ...(from && { enter: from }), ...(to && { leave: to }) }
}

function partWords(
  key: string,
  part: Part,
  rect: Rect,
  u: number,
  of: NestWords,
  level: boolean,
): readonly Item[] {
  const size = `${part.octets} B`
  const nameSetting = { size: NAME * u, weight: 600 } as const
  const sizeWidth = textWidth(size, { size: u, face: 'octets' })
  const door = doors(of, part.tone)
  if (level) {
    const name = nameIn(part, rect.width - sizeWidth - 1.4 * u, u)
    const y = rect.y + rect.height / 2 + DROP * u
    return [
      words(`${key}/name`, part.tone, [rect.x + 0.5 * u, y], name, { ...nameSetting, ...door }),
      words(`${key}/size`, part.tone, [rect.x + rect.width - 0.5 * u, y], size, {
        size: u,
        face: 'octets',
        anchor: 'end',
        ...door,
      }),
    ]
  }
  const x = rect.x + rect.width / 2
  const y = rect.y + rect.height / 2
  const low = rect.height < 2.9 * u
  // One line where there is little height for two, as long as a word fits beside the size.
  const beside = rect.width - sizeWidth - 2.4 * u
  const oneLine = low && part.tone === 'data' && beside > 2.6 * u
  const name = nameIn(part, oneLine ? beside : rect.width - 0.5 * u, u)
  const joined = textWidth(name, nameSetting) + sizeWidth + 1.2 * u
  if (low && joined < rect.width - u) {
    const left = x - joined / 2
    const level = y + DROP * u
    return [
      words(`${key}/name`, part.tone, [left, level], name, { ...nameSetting, ...door }),
      words(`${key}/size`, part.tone, [left + joined - sizeWidth, level], size, {
        size: u,
        face: 'octets',
        ...door,
      }),
    ]
  }
  const middle = { anchor: 'middle' as const, ...door }
  return [
    words(`${key}/name`, part.tone, [x, y - 0.12 * u], name, { ...nameSetting, ...middle }),
    words(`${key}/size`, part.tone, [x, y + 1.12 * u], size, { size: u, face: 'octets', ...middle }),
  ]
}

/** The learner's own words are cut where they are long; where hardly a word is left, they are just data. */
function nameIn(part: Part, room: number, u: number): string {
  const wordings = part.tone === 'data' && room > 5 * u ? part.names.slice(0, 1) : part.names
  return fitting(wordings, room, { size: NAME * u, weight: 600 })
}
