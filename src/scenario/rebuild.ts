/** A frame turned back into a document that makes it, and one field of such a document changed. */
import { hexOf } from '../wire/address'
import { encode } from '../wire/encode'
import { specOf } from '../wire/protocols'
import type { Dissection, FieldValue, LayerSpan } from '../wire/spec'
import { isForced, itemRows, layerValues, listRow, placeOf, rowFor, writtenOf } from './layers'
import type { LayerDocument, Payload, WrittenValue } from './scenario'

/** Passes in which names are added until a document makes the frame it was read from. */
const PASSES = 4

/** A frame as a document that makes the same octets: only what would not come about by itself is named. */
export function documentOf(dissection: Dissection): LayerDocument[] {
  let layers = dissection.layers.map(bare)
  for (let pass = 0; pass < PASSES; pass++) {
    const made = encode(layerValues(layers), { fcs: hasSequence(dissection) })
    if (sameOctets(made.octets, dissection.octets)) return layers
    // What is chosen comes first: lengths and checksums follow it.
    layers = layers.map((layer, at) =>
      withNamed(layer, dissection.layers[at], made.layers[at], layers[at + 1]?.protocol, pass === 0),
    )
  }
  return layers
}

function hasSequence({ layers }: Dissection): boolean {
  return layers[0]?.fields.some(({ spec }) => spec.check?.algorithm === 'crc32') ?? false
}

/** A layer with its payload and the kinds of its options, and nothing else. */
function bare({ protocol, spec, fields }: LayerSpan): LayerDocument {
  const list = listRow(spec)
  const data = fields.find(({ name }) => name === 'data')?.value
  if (spec.layer === 'data') return { protocol, payload: payloadOf(data) }
  const options: Record<string, WrittenValue>[] = []
  for (const { name, spec: row, value } of fields) {
    const { option, field } = placeOf(name)
    if (option === undefined || !list) continue
    options[option] ??= {}
    if (row.role === 'given') options[option] = { ...options[option], [field]: writtenOf(value) }
  }
  return { protocol, ...(options.length > 0 && { options }) }
}

function payloadOf(value: FieldValue | undefined): Payload {
  const octets = value instanceof Uint8Array ? value : new Uint8Array(0)
  const text = new TextDecoder().decode(octets)
  const isText = !/[\p{Cc}\uFFFD]/u.test(text) && !text.startsWith('\uFEFF')
  return isText ? { kind: 'text', text } : { kind: 'hex', hex: hexOf(octets) }
}

function withNamed(
  layer: LayerDocument,
  wanted: LayerSpan | undefined,
  made: LayerSpan | undefined,
  next: string | undefined,
  onlyChosen: boolean,
): LayerDocument {
  let named = layer
  for (const { name, value } of wanted?.fields ?? []) {
    const seen = made?.fields.find(field => field.name === name)?.value
    if (isSame(seen, value)) continue
    const row = rowFor(layer, name)
    if (!row || layer.payload || (onlyChosen && isForced(row, next))) continue
    named = withValue(named, name, writtenOf(value))
  }
  return named
}

/** A layer with one field named, or not named any more. */
export function withValue(
  layer: LayerDocument,
  name: string,
  value: WrittenValue | undefined,
): LayerDocument {
  const { option, field } = placeOf(name)
  if (option === undefined) return { ...layer, values: set(layer.values, field, value) }
  const options = (layer.options ?? []).map((each, at) =>
    at === option ? fitting(layer, set(each, field, value), field) : each,
  )
  return { ...layer, options }
}

function set<Value>(
  from: Readonly<Record<string, Value>> | undefined,
  name: string,
  value: Value | undefined,
): Record<string, Value> {
  const { [name]: _, ...rest } = from ?? {}
  return value === undefined ? rest : { ...from, [name]: value }
}

/** An option of another kind keeps only the fields that kind has. */
function fitting(
  { protocol }: LayerDocument,
  option: Readonly<Record<string, WrittenValue>>,
  changed: string,
): Readonly<Record<string, WrittenValue>> {
  const list = listRow(specOf(protocol))?.list
  const first = list?.other.fields[0]?.name
  if (!list || first === undefined || changed !== first) return option
  const kind = option[first] ?? 0
  const rows = itemRows(list, { [first]: kind })
  const named = Object.entries(option).filter(([name]) => rows.some(row => row.name === name))
  return Object.fromEntries(named)
}

function isSame(one: FieldValue | undefined, other: FieldValue): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) return sameOctets(one, other)
  return one === other
}

function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, at) => octet === other[at])
}
