/** The PDU as boxes in boxes: a header stands in front of what it carries, and its outline goes round it. */
import type { Say } from '../story/message'
import type { LayerSpan } from '../wire/spec'
import type { Held } from './journeyMoment'
import { drawPart, drawShell, type NestWords, type Part, partWidth } from './journeyNestParts'
import type { Areas, Rect } from './journeyRoom'
import type { Item } from './scene'

/** A header and the outline round it and all that it carries; `trailer` stands behind that. */
interface Shell {
  readonly part: Part
  readonly present: boolean
  readonly trailers: readonly (Part & { readonly present: boolean })[]
}

/** The nest of what is held. Every box has its place from the start: nothing moves when a header comes in front. */
export function drawNest(areas: Areas, held: Held | undefined, of: NestWords): readonly Item[] {
  if (!held) return []
  const shells = shellsOf(held, of.say)
  const items = isUpright(areas) ? drawUpright(areas, held, shells, of) : drawLevel(areas, held, shells, of)
  // Headers are drawn over all outlines: one that flies in passes in front of what it will carry.
  const isOutline = (item: Item) => item.key.endsWith('/outline')
  return [...items.filter(isOutline), ...items.filter(item => !isOutline(item))]
}

/** How tall a header is where the nest is read from top to bottom. */
export function uprightRow({ u, nest }: Areas, shells: readonly Shell[]): number {
  const ends = shells.reduce((sum, each) => sum + each.trailers.length, 0)
  return Math.min((nest.height - UPRIGHT_INSET * u * shells.length) / (shells.length + ends), 2.6 * u)
}

const UPRIGHT_INSET = 0.3
export const isUpright = ({ narrow, nest, u }: Areas) => narrow || nest.width < 21 * u
export const isTight = ({ nest, u }: Areas) => nest.width < 40 * u

export const shellsOf = (held: Held, say: Say): readonly Shell[] =>
  held.dissection.layers.map((layer, at) => shellOf(held, layer, at, say))

function shellOf(held: Held, layer: LayerSpan, at: number, say: Say): Shell {
  const octets = layer.bodyStart - layer.start || layer.bodyEnd - layer.start
  const data = layer.protocol === 'data'
  const names = data ? dataNames(held, layer, say) : [layer.spec.label, layer.spec.label.split(' ')[0] ?? '']
  const part: Part = {
    id: String(at),
    tone: layer.spec.layer,
    names,
    octets,
    target: `layer:${at}`,
    label: say('journey.boxLabel', { name: data ? say('layer.data') : layer.spec.label, bytes: octets }),
  }
  const trailers = layer.fields
    .filter(field => field.bitOffset >= layer.bodyEnd * 8 && field.bitLength > 0)
    .map(field => ({
      id: `${at}.${field.name}`,
      tone: layer.spec.layer,
      names: [field.spec.short ?? field.spec.label, field.spec.label],
      octets: field.bitLength / 8,
      target: `field:${at}.${field.name}`,
      label: say('journey.boxLabel', { name: field.spec.label, bytes: field.bitLength / 8 }),
      present: held.end >= (field.bitOffset + field.bitLength) / 8,
    }))
  return { part, present: held.start <= layer.start && held.end > layer.start, trailers }
}

/** The learner's own bytes: as text where they are text. */
function dataNames(held: Held, layer: LayerSpan, say: Say): readonly string[] {
  const octets = held.octets.subarray(layer.start, Math.min(layer.bodyEnd, layer.start + 80))
  const cut = layer.bodyEnd - layer.start > 80
  const text = new TextDecoder().decode(octets).replace(/[\r\n\t]/g, ' ')
  const reads = octets.length > 0 && !/[\p{Cc}\uFFFD]/u.test(cut ? text.slice(0, -1) : text)
  return [...(reads ? [`“${text}${cut ? '…' : ''}”`] : []), say('layer.data')]
}

/** Front to back is left to right. */
function drawLevel(areas: Areas, held: Held, shells: readonly Shell[], of: NestWords): readonly Item[] {
  const { u, nest } = areas
  // An ICMP error quotes a packet: seven boxes in each other, and the innermost must still hold two lines.
  const room = Math.max(0, nest.height - 2.7 * u) / (2 * Math.max(1, shells.length - 1))
  const inset = Math.min(0.42 * u, nest.height / 14, room)
  const items: Item[] = []
  const tight = isTight(areas)
  let rect: Rect = nest
  shells.forEach((shell, at) => {
    const data = at === shells.length - 1
    const front = data ? rect.width : headWidth(shell.part, u, tight)
    const ends = shell.trailers.map(each => partWidth(each, u))
    const back = ends.reduce((sum, each) => sum + each, 0)
    const present = shell.trailers.some(each => each.present)
    // The outline goes round what is there: the end of the frame comes last.
    const outline = present ? rect : { ...rect, width: rect.width - (back && back - inset) }
    if (shell.present) {
      items.push(...drawShell(held, shell.part, outline, { ...rect, width: front }, u, of, data))
      let x = rect.x + rect.width - back
      shell.trailers.forEach((each, index) => {
        const width = ends[index] ?? 0
        if (each.present) items.push(...drawPart(held, each, { ...rect, x, width }, u, of))
        x += width
      })
    }
    rect = {
      x: rect.x + front,
      y: rect.y + inset,
      width: Math.max(0, rect.width - front - (back || inset)),
      height: rect.height - 2 * inset,
    }
  })
  return items
}

export const headWidth = (part: Part, u: number, tight: boolean) =>
  tight ? partWidth({ ...part, names: [part.names.at(-1) ?? ''] }, u) - 0.4 * u : partWidth(part, u)

/** Front to back is top to bottom: for a narrow room. */
function drawUpright(areas: Areas, held: Held, shells: readonly Shell[], of: NestWords): readonly Item[] {
  const { u, nest } = areas
  const inset = UPRIGHT_INSET * u
  const row = uprightRow(areas, shells)
  const items: Item[] = []
  let rect: Rect = nest
  shells.forEach((shell, at) => {
    const data = at === shells.length - 1
    const back = shell.trailers.length * row
    const outline = shell.trailers.some(each => each.present) ? rect : { ...rect, height: rect.height - back }
    if (shell.present) {
      items.push(
        ...drawShell(held, shell.part, outline, data ? outline : { ...rect, height: row }, u, of, data, true),
      )
      shell.trailers.forEach((each, index) => {
        if (each.present)
          items.push(
            ...drawPart(
              held,
              each,
              { ...rect, y: rect.y + rect.height - back + index * row, height: row },
              u,
              of,
              true,
            ),
          )
      })
    }
    rect = {
      x: rect.x + inset,
      y: rect.y + row,
      width: rect.width - 2 * inset,
      height: rect.height - row - (back || inset),
    }
  })
  return items
}
