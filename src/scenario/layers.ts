/** A frame built by hand: its name, its rows, and the layers of its document as the encoder takes them. */
import { hexOf, octetsOfHex } from '../wire/address'
import { isPort } from '../wire/naming'
import { specOf } from '../wire/protocols'
import type { FieldSpec, FieldValue, HeaderSpec, LayerValues, ListSpec } from '../wire/spec'
import { payloadOctets } from './payload'
import type { LayerDocument, ProgramSetup, Scenario, WrittenValue } from './scenario'

export type FrameProgram = Extract<ProgramSetup, { kind: 'frame' }>

/** The programs that send a frame built by hand. */
export function framePrograms({ programs }: Pick<Scenario, 'programs'>): readonly FrameProgram[] {
  return programs.filter(program => program.kind === 'frame')
}

/** What a program's frame is called: the first of a pair of hosts is number 1. */
export function frameName(scenario: Pick<Scenario, 'programs'>, program: FrameProgram): string {
  const like = framePrograms(scenario).filter(({ host, to }) => host === program.host && to === program.to)
  return `${program.host}>${program.to} frame ${like.indexOf(program) + 1}`
}

/** The program whose frame has this name. */
export function programOf(scenario: Scenario, pdu: string): FrameProgram | undefined {
  return framePrograms(scenario).find(program => frameName(scenario, program) === pdu)
}

/** The list of options of a header, where it has one. */
export function listRow(spec: HeaderSpec): (FieldSpec & { readonly list: ListSpec }) | undefined {
  return spec.fields.find((row): row is FieldSpec & { list: ListSpec } => row.list !== undefined)
}

/** Where a field stands in a document: in an option, or in the header itself. */
export function placeOf(name: string): { readonly option?: number; readonly field: string } {
  const [, option, field] = /^\w+\[(\d+)\]\.(.+)$/.exec(name) ?? []
  return option === undefined || field === undefined ? { field: name } : { option: Number(option), field }
}

/** The rows of one option, by the number in its first field. */
export function itemRows(list: ListSpec, option: Readonly<Record<string, unknown>>): readonly FieldSpec[] {
  const kind = option[list.other.fields[0]?.name ?? '']
  const known = typeof kind === 'number' ? list.items[kind] : undefined
  const fits = known && Object.keys(option).every(name => known.fields.some(row => row.name === name))
  return (fits ? known : list.other).fields
}

/** The table's row for a field of a layer; undefined where that layer has no such field. */
export function rowFor(layer: LayerDocument, name: string): FieldSpec | undefined {
  const spec = specOf(layer.protocol)
  const { option, field } = placeOf(name)
  const list = listRow(spec)
  if (option === undefined) {
    return [...spec.fields, ...(spec.trailer ?? [])].find(row => row.name === field && !row.list)
  }
  const named = layer.options?.[option]
  return list && named && itemRows(list.list, named).find(row => row.name === field)
}

/**
 * Whether naming this field forces it: nobody has to choose it, since the protocol, what is inside or the other
 * octets decide. A port only names what is inside where everybody has agreed on one.
 */
export function isForced(row: FieldSpec, next: string | undefined): boolean {
  if (row.role === 'given' || isPort(row)) return false
  const named = row.selects !== undefined && next !== undefined && specOf(next).numbers?.[row.selects]
  return row.role !== 'demux' || !!named || row.measure !== undefined
}

const fieldValueOf = (written: WrittenValue): FieldValue =>
  typeof written === 'number' ? written : (octetsOfHex(written) ?? new Uint8Array(0))

/** A value as a document writes it. */
export const writtenOf = (value: FieldValue): WrittenValue =>
  typeof value === 'number' ? value : hexOf(value)

/** All values of a layer by the names that the encoder knows: `options[2].kind`. */
function namedIn(layer: LayerDocument): Record<string, WrittenValue> {
  const list = listRow(specOf(layer.protocol))
  const named = { ...layer.values }
  for (const [at, option] of (list ? (layer.options ?? []) : []).entries()) {
    for (const [field, value] of Object.entries(option)) named[`${list?.name}[${at}].${field}`] = value
  }
  return named
}

/** The layers of a document as the encoder takes them. */
export function layerValues(layers: readonly LayerDocument[]): LayerValues[] {
  return layers.map((layer, at) => {
    const values: Record<string, FieldValue> = {}
    const overrides: Record<string, FieldValue> = {}
    for (const [name, written] of Object.entries(namedIn(layer))) {
      const row = rowFor(layer, name)
      if (row) (isForced(row, layers[at + 1]?.protocol) ? overrides : values)[name] = fieldValueOf(written)
    }
    if (layer.payload) values.data = payloadOctets(layer.payload)
    const { protocol } = layer
    return { protocol, values, ...(Object.keys(overrides).length > 0 && { overrides }) }
  })
}
