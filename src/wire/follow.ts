/** Which protocols may follow a layer: asked of the header tables, the way a reader would. */

import { encode } from './encode'
import { isPort, namingRows } from './naming'
import { protocolOf, protocols, specOf } from './protocols'
import { type Head, readHeader } from './read'
import type { HeaderSpec, Inspection, Layer, LayerValues } from './spec'

/**
 * All protocols that a reader would find behind this layer if it were encoded in front of them, the lowest layers
 * first. What the layer says of the next one is left to the encoder; its other values count: an ICMP error quotes a
 * packet, an echo carries data.
 */
export function followers(layer: LayerValues): readonly HeaderSpec[] {
  const naming = new Set(namingRows(specOf(layer.protocol)).map(({ name }) => name))
  const values = Object.fromEntries(Object.entries(layer.values).filter(([name]) => !naming.has(name)))
  const plain = { protocol: layer.protocol, values }
  const found = protocols.filter(spec => isBehind(spec, layer.protocol) && reads(plain, spec.protocol))
  return found.toSorted((one, other) => heightOf(one) - heightOf(other))
}

const HEIGHT: readonly Layer[] = ['physical', 'link', 'internet', 'transport', 'application', 'data']

/** How far up a protocol's layer stands: 0 is the cable. */
export const heightOf = ({ layer }: HeaderSpec) => HEIGHT.indexOf(layer)

/** Whether one layer may stand right behind another. */
export function mayFollow(layer: LayerValues, protocol: string): boolean {
  return followers(layer).some(spec => spec.protocol === protocol)
}

/** Whether a frame may end with this header: nothing in it has to name what comes next. */
export function mayEnd(protocol: string): boolean {
  return namingRows(specOf(protocol)).every(row => isPort(row) || row.initial !== undefined)
}

/** Headers that may stand several times behind one another, and so can be put between two others: tags, extensions. */
export function isStackable(protocol: string): boolean {
  return specOf(protocol).most !== undefined
}

function isBehind({ behind }: HeaderSpec, protocol: string): boolean {
  return behind?.includes(protocol) ?? true
}

/** Something to be carried. */
const PROBE = Uint8Array.of(0x61, 0x62)

function reads(layer: LayerValues, next: string): boolean {
  const inner = { protocol: next, values: next === 'data' ? { data: PROBE } : {} }
  const { octets, layers } = encode([layer, inner])
  const end = layers[0]?.bodyEnd ?? 0
  const head = readHeader(specOf(layer.protocol), octets, 0, end)
  const inspection = inspect(head, end)
  const extent = head.spec.extent?.(inspection) ?? end
  return (
    !takesAll(head, inspection) && head.end < Math.min(end, extent) && insideOf(head, inspection) === next
  )
}

/** A list of options that goes on to the end leaves room for nothing behind it. */
function takesAll({ spec }: Head, { number }: Inspection): boolean {
  const reading = { number, left: 0, position: 0 }
  return spec.fields.some(row => row.list && row.width === 'rest' && (row.when?.(reading) ?? true))
}

function inspect({ fields, end: header }: Head, room: number): Inspection {
  const find = (name: string) => fields.find(field => field.name === name)
  const number = (name: string) => {
    const value = find(name)?.value
    return typeof value === 'number' ? value : 0
  }
  return { number, has: name => find(name) !== undefined, header, room, partial: false, behind: undefined }
}

/** What a reader goes on with behind a header: by the protocol's own word, or by the first field that names it. */
function insideOf({ spec, fields }: Head, inspection: Inspection): string {
  const own = spec.inside?.(inspection, {})
  if (own) return own
  for (const { spec: row, value } of fields) {
    const selected = row.selects && typeof value === 'number' && protocolOf(row.selects, value)
    if (selected) return selected
  }
  return 'data'
}
