/** A host as a stack of layers, sliced in four, in seven, or in both ways beside each other: where its rows stand. */
import { OSI, osiWithin } from '../stack/osi'
import { type ModelLayer, type Realm, TCPIP } from '../stack/tcpip'
import type { Layer } from '../wire/spec'
import type { LayerModelChoice, Rect } from './journeyRoom'

/** A layer's box, and the layer that stands in it. */
export interface Row {
  readonly layer: ModelLayer
  readonly rect: Rect
  /** OSI's 5 and 6: no header of their own. */
  readonly inside: boolean
}

export interface Stack {
  readonly area: Rect
  /** Where the message goes along: the rows of the finest model shown. */
  readonly rows: readonly Row[]
  /** The coarse rows beside them, where both models are shown. */
  readonly beside: readonly Row[]
  readonly captions: readonly {
    readonly realm: Realm
    readonly x: number
    readonly y: number
    readonly width: number
  }[]
}

const realmOf = (id: string): Realm =>
  ['application', 'presentation', 'session'].includes(id) ? 'program' : id === 'physical' ? 'card' : 'kernel'

/**
 * Lays the rows out; the same for both hosts, so that equal layers stand at equal height.
 * `header` is the height of the lines above the layers in type sizes: 0 where a narrow room has none.
 */
export function layOutStack(area: Rect, u: number, model: LayerModelChoice, header: number): Stack {
  const narrow = header === 0
  const gap = narrow ? 0.3 * u : 0.45 * u
  const caption = narrow ? 0 : 1.45 * u
  const top = area.y + header * u
  const room = area.y + area.height - top - 2 * caption - caption
  // Seven slots, also for four layers: switching the model then keeps every border where it is.
  const weights =
    model === 'tcpip'
      ? { application: 1.5, transport: 1, internet: 1, networkAccess: 1.5 }
      : Object.fromEntries(OSI.layers.map(layer => [layer.id, layer.inside ? 0.86 : 1]))
  const layers: readonly ModelLayer[] = model === 'tcpip' ? TCPIP.layers : OSI.layers
  const sum = Object.values(weights).reduce((total, each) => total + each, 0)
  const unit = (room - gap * (layers.length - 1)) / sum
  const column = model === 'both' ? Math.max(7.6 * u, Math.min(area.width * 0.44, 8.4 * u)) : 0
  const captions: { realm: Realm; x: number; y: number; width: number }[] = []
  const rows: Row[] = []
  let y = top
  for (const layer of layers) {
    const realm = realmOf(layer.id)
    if (!narrow && captions.at(-1)?.realm !== realm) {
      // Beside the seven, the box of the lowest of the four reaches across the card's border.
      const inset = realm === 'card' && column ? column + 0.35 * u : 0
      captions.push({ realm, x: area.x + inset, y, width: area.width - inset })
      y += caption
    }
    const height = unit * ((weights as Record<string, number>)[layer.id] ?? 1)
    // In the model of four the card's part is the lower half of the lowest layer.
    const tall = model === 'tcpip' && layer.id === 'networkAccess' ? height + caption : height
    rows.push({
      layer,
      inside: OSI.layers.some(each => each === layer && each.inside === true),
      rect: {
        x: area.x + column + (column ? 0.35 * u : 0),
        y,
        width: area.width - column - (column ? 0.35 * u : 0),
        height: tall,
      },
    })
    y += tall + gap
  }
  return { area, rows, beside: column ? besideRows(rows, area, column) : [], captions }
}

/** The four beside the seven: each as tall as those it spans. */
function besideRows(rows: readonly Row[], area: Rect, column: number): readonly Row[] {
  return TCPIP.layers.map(layer => {
    const spanned = rows.filter(row => osiWithin(layer.id).some(each => each.id === row.layer.id))
    const [first, last] = [spanned[0]?.rect ?? area, spanned.at(-1)?.rect ?? area]
    return {
      layer,
      inside: false,
      rect: { x: area.x, y: first.y, width: column, height: last.y + last.height - first.y },
    }
  })
}

/** The row of the finest model that holds a colour. */
export function rowOf(stack: Stack, layer: Layer): Row | undefined {
  return stack.rows.find(row => row.layer.holds.includes(layer))
}

/** Where the bytes are while this layer has them: the inner end of its row, clear of the words. */
export function chipAt(row: Row, u: number, physical: boolean): readonly [number, number] {
  const { x, y, width, height } = row.rect
  const right = x + width - 0.6 * u
  // Where the name reaches across the row, on its upper border.
  if (row.layer.id === 'networkAccess' && !physical && width < 10 * u) return [right, y]
  if (row.layer.id === 'networkAccess')
    return [right, physical ? y + height - 1.15 * u : y + height / 4 + 0.5 * u]
  // Where the name of the unit stands on the first line, the packet takes the second; a row of one line has it on
  // its lower border.
  // The cable leaves from the middle of a low row.
  if (height < 2.55 * u && physical) return [right, y + height / 2]
  const below = height < 2.55 * u ? height / 2 - 0.1 * u : width > 10 * u ? 0.75 * u : under(height, u)
  return [right, y + height / 2 + below]
}

/** In a slim row: under both lines where it is tall, else over them. */
const under = (height: number, u: number) => (height > 5 * u ? 2.05 * u : -0.55 * u)
