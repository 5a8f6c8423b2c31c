/** The one strip of bytes: it grows in front on the way down, and pales from the front on the way up. */
import type { Say } from '../story/message'
import type { Layer } from '../wire/spec'
import type { Held } from './journeyMoment'
import type { NestWords } from './journeyNestParts'
import { type Areas, isLow, STRIP_TITLE } from './journeyRoom'
import { textWidth } from './measure'
import type { Item, Tone } from './scene'
import { box, DROP, mark, words } from './shapes'

/** One place in the grid: a byte, or the fold that stands for many. */
type Slot =
  | { readonly kind: 'octet'; readonly octet: number; readonly at: number }
  | {
      readonly kind: 'fold'
      readonly from: number
      readonly to: number
      readonly at: number
      readonly span: number
    }

/** Where each byte of a frame stands; a longer frame folds its payload, never its headers or its end. */
export function slotsOf(octets: number, grid: Areas['grid']): readonly Slot[] {
  const { columns, rows } = grid
  const all = (from: number, to: number, at: number): Slot[] =>
    Array.from({ length: to - from }, (_, index) => ({ kind: 'octet', octet: from + index, at: at + index }))
  if (octets <= columns * rows) return all(0, octets, 0)
  const span = Math.min(8, columns - 4)
  const front = columns * (rows - 1)
  const tail = columns - span
  return [
    ...all(0, front, 0),
    { kind: 'fold', from: front, to: octets - tail, at: front, span },
    ...all(octets - tail, octets, front + span),
  ]
}

/** What a reader should know of one byte. */
interface Octet {
  readonly tone: Layer
  readonly field: string
}

const known = new WeakMap<Held['dissection'], readonly Octet[]>()

/** For each octet its layer and field, worked out once for a frame. */
export function octetsOfHeld(held: Held): readonly Octet[] {
  const cached = known.get(held.dissection)
  if (cached) return cached
  const all: Octet[] = Array.from({ length: held.octets.length }, () => ({ tone: 'data', field: '' }))
  for (const layer of held.dissection.layers)
    for (const field of layer.fields) {
      const end = Math.ceil((field.bitOffset + field.bitLength) / 8)
      for (let at = field.bitOffset >> 3; at < end; at++)
        all[at] = { tone: layer.spec.layer, field: all[at]?.field || field.spec.label }
    }
  known.set(held.dissection, all)
  return all
}

export interface StripWords extends NestWords {
  readonly title: string
  readonly count: string
  readonly hidesNext: boolean
}

export function drawStrip(areas: Areas, held: Held | undefined, of: StripWords): readonly Item[] {
  const { u, strip } = areas
  const fits =
    !isLow(areas) &&
    textWidth(of.title, { size: 1.1 * u, weight: 600 }) +
      textWidth(of.count, { size: 1.35 * u, weight: 700 }) +
      u <
      strip.width
  const head: Item[] = [
    ...(fits
      ? [words('strip/title', 'ink', [strip.x, strip.y + 1.25 * u], of.title, { size: 1.1 * u, weight: 600 })]
      : []),
    words('strip/count', 'ink', [strip.x + strip.width, strip.y + 1.25 * u], of.count, {
      size: 1.35 * u,
      weight: 700,
      anchor: 'end',
    }),
  ]
  return held ? [...head, ...drawOctets(areas, held, of), ...drawScale(areas, held, of)] : head
}

/** Where a slot of the grid is. */
export function slotRect({ u, strip, grid }: Areas, at: number, span = 1) {
  const gap = 0.06 * u
  return {
    x: strip.x + (at % grid.columns) * grid.cell,
    y: strip.y + (STRIP_TITLE - 0.1) * u + Math.floor(at / grid.columns) * grid.row,
    width: span * grid.cell - gap,
    height: Math.min(grid.row - 0.14 * u, 2 * u),
  }
}

function drawOctets(areas: Areas, held: Held, of: StripWords): readonly Item[] {
  const info = octetsOfHeld(held)
  // From the back to the front: bytes that arrive pass over those that are there.
  return slotsOf(held.octets.length, areas.grid)
    .toReversed()
    .flatMap(slot => {
      if (slot.kind === 'fold') return drawFold(areas, held, slot, info, of.say)
      const there = slot.octet >= held.start && slot.octet < held.end
      // On the way down there are only open places for what does not exist yet.
      if (!there && held.going === 'down') return of.hidesNext ? [] : [drawOpen(areas, held, slot)]
      return drawOctet(areas, held, slot, there, info[slot.octet] ?? { tone: 'data', field: '' }, of)
    })
}

function drawOpen(areas: Areas, held: Held, { octet, at }: Extract<Slot, { kind: 'octet' }>): Item {
  return box(`${held.frame.pdu}/octet/${octet}/open`, 'line', slotRect(areas, at), {
    radius: 0.2 * areas.u,
    fill: 'outline',
    border: 1,
  })
}

function drawOctet(
  areas: Areas,
  held: Held,
  { octet, at }: Extract<Slot, { kind: 'octet' }>,
  there: boolean,
  { tone, field }: Octet,
  of: StripWords,
): readonly Item[] {
  const { u } = areas
  const place = slotRect(areas, at)
  const key = `${held.frame.pdu}/octet/${octet}`
  const text = (held.octets[octet] ?? 0).toString(16).padStart(2, '0')
  const turned = held.marked.includes(octet)
  const ink: Tone = turned && there ? 'alarm' : there ? tone : 'quiet'
  const from = of.enter(tone)
  const door = from ? { enter: from } : {}
  const items: Item[] = [
    box(`${key}/box`, there ? ink : 'line', place, {
      radius: 0.2 * u,
      fill: there ? 'tint' : 'outline',
      border: there ? (turned ? 2.5 : 1) : 1,
      dashed: !there,
      target: `octet:${octet}`,
      label: of.say(there ? 'journey.octetLabel' : 'journey.octetPeeled', { at: octet, value: text, field }),
      ...door,
    }),
    words(`${key}/text`, ink, [place.x + place.width / 2, place.y + place.height / 2 + DROP * u], text, {
      size: u,
      face: 'octets',
      weight: there ? 600 : 400,
      anchor: 'middle',
      ...door,
    }),
  ]
  if (turned) items.push(mark(`${key}/bolt`, 'alarm', 'bolt', [place.x + place.width, place.y], 0.9 * u))
  return items
}

/** Many bytes of payload as one wide cell, in their layer's colour; damage among them still shows. */
function drawFold(
  areas: Areas,
  held: Held,
  { from, to, at, span }: Extract<Slot, { kind: 'fold' }>,
  info: readonly Octet[],
  say: Say,
): readonly Item[] {
  const there = held.start < to && held.end > from
  if (!there && held.going === 'down') return []
  const { u } = areas
  const place = slotRect(areas, at, span)
  const key = `${held.frame.pdu}/fold`
  const turned = there && held.marked.some(octet => octet >= from && octet < to)
  const tone: Tone = turned ? 'alarm' : there ? (info[from]?.tone ?? 'data') : 'quiet'
  return [
    box(`${key}/box`, there ? tone : 'line', place, {
      radius: 0.2 * u,
      fill: there ? 'tint' : 'outline',
      border: turned ? 2.5 : 1,
      dashed: true,
    }),
    words(
      `${key}/text`,
      tone,
      [place.x + place.width / 2, place.y + place.height / 2 + DROP * u],
      say('journey.folded', { bytes: to - from }),
      { size: u, weight: 600, anchor: 'middle' },
    ),
    ...(turned ? [mark(`${key}/bolt`, 'alarm', 'bolt', [place.x + place.width, place.y], 0.9 * u)] : []),
  ]
}

/** Neighbouring octets of one colour. */
interface Stretch {
  readonly tone: Layer
  readonly from: number
  readonly to: number
}

function stretchesOf(held: Held): readonly Stretch[] {
  const stretches: Stretch[] = []
  octetsOfHeld(held).forEach(({ tone }, at) => {
    const last = stretches.at(-1)
    if (last?.tone === tone) stretches[stretches.length - 1] = { ...last, to: at + 1 }
    else stretches.push({ tone, from: at, to: at + 1 })
  })
  return stretches
}

/** The whole frame to scale, where most of it is folded above: so much data, so little in front of it. */
function drawScale({ u, scale }: Areas, held: Held, of: StripWords): readonly Item[] {
  if (!scale) return []
  const text = of.say('journey.toScale')
  const left = scale.x + textWidth(text, { size: u }) + 0.6 * u
  const octet = (scale.x + scale.width - left) / held.octets.length
  const key = `${held.frame.pdu}/scale`
  const y = scale.y + 0.35 * u
  const parts = stretchesOf(held).flatMap(({ tone, from, to }): Item[] => {
    const there = from >= held.start && to <= held.end
    if (!there && held.going === 'down') return []
    const rect = { x: left + from * octet, y, width: (to - from) * octet, height: 0.8 * u }
    return [
      box(`${key}/${from}`, there ? tone : 'line', rect, {
        radius: 0,
        fill: there ? 'solid' : 'outline',
        border: there ? 0 : 1,
      }),
    ]
  })
  return [words(`${key}/text`, 'quiet', [scale.x, y + 0.4 * u + DROP * u], text, { size: u }), ...parts]
}
