/** Building a stack of headers: what may be chosen at each place, and the edits, each a pure function. */
import { encode } from '../wire/encode'
import { followers, heightOf, isStackable, mayEnd, mayFollow } from '../wire/follow'
import { isPort, namingRows } from '../wire/naming'
import { specOf } from '../wire/protocols'
import type { FieldSpec, HeaderSpec, ItemSpec, LayerValues } from '../wire/spec'
import { type Ends, usualValue } from './ends'
import { layerValues, listRow, rowFor, writtenOf } from './layers'
import type { LayerDocument, WrittenValue } from './scenario'

type Layers = readonly LayerDocument[]

/** What stands in for "nothing follows" in a list of choices. */
export const NOTHING = ''

/** A layer as the rules of following look at it: forced fields do not count. */
function plain(layers: Layers, at: number): LayerValues {
  const { protocol, values } = layerValues(layers)[at] ?? { protocol: 'data', values: {} }
  return { protocol, values }
}

/** The protocols that may stand at a place of the stack, `NOTHING` among them where the frame may end before it. */
export function choicesAt(layers: Layers, at: number): readonly (HeaderSpec | typeof NOTHING)[] {
  const before = layers[at - 1]
  if (!before) return [specOf('ethernet')]
  const found = followers(plain(layers, at - 1))
  return mayEnd(before.protocol) ? [NOTHING, ...found] : found
}

/** Tags and extension headers that may be put between a layer and what it carries now. */
export function insertsAt(layers: Layers, at: number): readonly HeaderSpec[] {
  const next = layers[at + 1]
  if (!next) return []
  return followers(plain(layers, at)).filter(
    ({ protocol }) => isStackable(protocol) && mayFollow({ protocol, values: {} }, next.protocol),
  )
}

/** Puts another protocol at a place, or ends the frame before it. What can still be carried stays. */
export function replaceLayer(layers: Layers, at: number, protocol: string, ends: Ends): Layers {
  const front = openAt(layers.slice(0, at), at - 1)
  if (protocol === NOTHING) return completed(front, ends)
  const old = layers[at]
  const fresh = freshLayer(protocol, ends)
  const kept = old ? { ...fresh, values: { ...fresh.values, ...carried(old, protocol) } } : fresh
  return completed([...front, kept, ...whatFits(kept, layers.slice(at + 1))], ends)
}

/** Puts a tag or an extension header between a layer and what it carries. */
export function insertLayer(layers: Layers, behind: number, protocol: string, ends: Ends): Layers {
  const front = openAt(layers.slice(0, behind + 1), behind)
  return completed([...front, freshLayer(protocol, ends), ...layers.slice(behind + 1)], ends)
}

/** Takes one header out; what it carried stays where the layer around may carry it. */
export function removeLayer(layers: Layers, at: number, ends: Ends): Layers {
  const front = openAt(layers.slice(0, at), at - 1)
  const around = front.at(-1)
  return completed([...front, ...(around ? whatFits(around, layers.slice(at + 1)) : [])], ends)
}

/** A new header with what a sender here would write into it. */
export function freshLayer(protocol: string, ends: Ends): LayerDocument {
  const spec = specOf(protocol)
  if (spec.layer === 'data') return { protocol, payload: { kind: 'text', text: 'Hello, network!' } }
  const values = spec.fields.flatMap(row => {
    const value = usualValue(row, ends)
    return value === undefined ? [] : [[row.name, value] as const]
  })
  return { protocol, values: Object.fromEntries(values) }
}

/** Values that mean the same in another protocol: ports, a hop's treatment, a flag. */
function carried(from: LayerDocument, protocol: string): Record<string, WrittenValue> {
  const to = specOf(protocol)
  const kept = Object.entries(from.values ?? {}).filter(([name]) => {
    const [was, is] = [rowFor(from, name), to.fields.find(row => row.name === name)]
    if (!was || (was.role !== 'given' && !isPort(was))) return false
    return is && was.role === is.role && was.notation === is.notation && width(was) === width(is)
  })
  return Object.fromEntries(kept)
}

const width = ({ width }: FieldSpec) => (typeof width === 'object' && 'bits' in width ? width.bits : -1)

/** The layer at a place no longer insists on what it carries. */
function openAt(layers: Layers, at: number): Layers {
  return layers.map((layer, index) => {
    if (index !== at || !layer.values) return layer
    const naming = namingRows(specOf(layer.protocol)).map(row => row.name)
    const values = Object.entries(layer.values).filter(([name]) => !naming.includes(name))
    return { ...layer, values: Object.fromEntries(values) }
  })
}

/** Of what a layer carried, the part that may follow another one: extension headers go, what they carried may stay. */
function whatFits(behind: LayerDocument, rest: Layers): Layers {
  const [values] = layerValues([behind])
  for (let at = 0; at < rest.length; at++) {
    const { protocol } = rest[at] as LayerDocument
    if (values && mayFollow({ protocol: values.protocol, values: values.values }, protocol))
      return rest.slice(at)
    if (!isStackable(protocol)) return []
  }
  return []
}

/** A stack that ends where it may, with the ports that programs have. */
function completed(layers: Layers, ends: Ends): Layers {
  let whole = layers
  for (let last = whole.at(-1); last && !mayEnd(last.protocol); last = whole.at(-1)) {
    const next = likeliest(last, plain(whole, whole.length - 1))
    if (!next) break
    whole = [...whole, freshLayer(next.protocol, ends)]
  }
  return whole.map((layer, at) => withPort(layer, whole[at + 1]?.protocol, ends))
}

/** What to carry where something has to be: the first that is a layer higher up, else the first. */
function likeliest(of: LayerDocument, values: LayerValues): HeaderSpec | undefined {
  const found = followers(values)
  const height = heightOf(specOf(of.protocol))
  return found.find(spec => heightOf(spec) > height) ?? found[0]
}

/** A program's port, where what is inside has none of its own. */
function withPort(layer: LayerDocument, next: string | undefined, ends: Ends): LayerDocument {
  const row = namingRows(specOf(layer.protocol)).find(isPort)
  if (!row?.selects || layer.values?.[row.name] !== undefined) return layer
  if (next !== undefined && specOf(next).numbers?.[row.selects]) return layer
  return { ...layer, values: { ...layer.values, [row.name]: ends.port } }
}

/** One option that may be added. */
export interface OptionChoice {
  readonly label: string
  readonly option: Readonly<Record<string, WrittenValue>>
}

/** Options that a layer may be given, by the table of its list. */
export function optionChoices(layer: LayerDocument): readonly OptionChoice[] {
  const list = listRow(specOf(layer.protocol))?.list
  const first = list?.other.fields[0]?.name
  if (!list || first === undefined) return []
  const utf8 = new TextEncoder()
  const usual = (list.usual ?? []).map(texts => ({
    label: Object.values(texts)[0] ?? '',
    option: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, writtenOf(utf8.encode(text))]),
    ),
  }))
  const numbered = Object.entries(list.items).map(([number, item]) => ({
    label: item.label,
    option: filled(layer, item, { [first]: Number(number) }),
  }))
  return [...numbered, ...usual]
}

/** An option with as many of its repeated parts as its length must have. */
function filled(
  layer: LayerDocument,
  item: ItemSpec,
  option: Record<string, WrittenValue>,
): Record<string, WrittenValue> {
  let named = option
  for (const row of item.fields.filter(each => each.ifNamed)) {
    if (hasGoodLength(layer, item, named)) return named
    named = { ...named, [row.name]: 0 }
  }
  return named
}

function hasGoodLength(layer: LayerDocument, item: ItemSpec, option: Record<string, WrittenValue>): boolean {
  const [span] = encode(
    layerValues([{ protocol: layer.protocol, values: layer.values ?? {}, options: [option] }]),
  ).layers
  const length = span?.fields.find(({ name }) => name.endsWith('[0].length'))?.value
  if (typeof length !== 'number' || item.size === undefined) return true
  return typeof item.size === 'number' ? length === item.size : item.size(length)
}

export function addOption(layer: LayerDocument, { option }: OptionChoice): LayerDocument {
  return { ...layer, options: [...(layer.options ?? []), option] }
}

export function removeOption(layer: LayerDocument, at: number): LayerDocument {
  return { ...layer, options: (layer.options ?? []).filter((_, index) => index !== at) }
}

/** Moves an option by one place, up (-1) or down (1); at the end of the list it stays. */
export function moveOption(layer: LayerDocument, at: number, by: -1 | 1): LayerDocument {
  const options = [...(layer.options ?? [])]
  const [one, other] = [options[at], options[at + by]]
  if (!one || !other) return layer
  options[at] = other
  options[at + by] = one
  return { ...layer, options }
}
