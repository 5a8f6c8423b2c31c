/** What does not make sense about a frame built by hand. */
import { octetsOfHex } from '../wire/address'
import { encode } from '../wire/encode'
import { isStackable } from '../wire/follow'
import { specOf } from '../wire/protocols'
import type { FieldSpec, LayerSpan } from '../wire/spec'
import { fixedBits } from '../wire/value'
import { isForced, layerValues, listRow, rowFor } from './layers'
import { MOST_PACKET, MOST_STACKED } from './limits'
import { payloadProblem } from './payloadCheck'
import type { Problem } from './problem'
import type { LayerDocument, WrittenValue } from './scenario'

type Params = Problem['params']

/** Problems of the layers that stand at `path` of the document; nothing where they make a frame. */
export function layerProblems(layers: readonly LayerDocument[], path: string): Problem[] {
  const problem = (code: string, params: Params = {}, at = ''): Problem => ({
    problem: `problem.layers.${code}`,
    params,
    path: path + at,
  })
  if (layers[0]?.protocol !== 'ethernet') return [problem('first')]
  const shapes = layers.flatMap((layer, at) =>
    shapeProblems(layer, (code, params) => problem(code, params, `.${at}`)),
  )
  if (shapes.length > 0) return shapes
  return [...stackProblems(layers, problem), ...sizeProblems(layers, problem)]
}

type Make = (code: string, params?: Params) => Problem

/** Unknown protocols and fields, and values that their fields cannot hold. */
function shapeProblems(layer: LayerDocument, problem: Make): Problem[] {
  const spec = specOf(layer.protocol)
  if (spec.protocol !== layer.protocol) return [problem('protocol', { protocol: layer.protocol })]
  const list = listRow(spec)
  if (layer.options && !list) return [problem('noOptions', { protocol: spec.label })]
  if (layer.payload && spec.layer !== 'data') return [problem('noPayload', { protocol: spec.label })]
  const wrong = layer.payload && payloadProblem(layer.payload, MOST_PACKET)
  const names = [
    ...Object.keys(layer.values ?? {}),
    ...(layer.options ?? []).flatMap((option, at) =>
      Object.keys(option).map(name => `${list?.name}[${at}].${name}`),
    ),
  ]
  return [
    ...(wrong ? [wrong] : []),
    ...names.flatMap(name => {
      const row = rowFor(layer, name)
      if (!row) return [problem('noField', { protocol: spec.label, field: name })]
      const fault = valueProblem(row, writtenAt(layer, name))
      return fault ? [problem(fault.code, { ...fault.params, field: row.label })] : []
    }),
  ]
}

function writtenAt(layer: LayerDocument, name: string): WrittenValue {
  const [, option, field] = /\[(\d+)\]\.(.+)$/.exec(name) ?? []
  const values = option === undefined ? layer.values : layer.options?.[Number(option)]
  return values?.[field ?? name] ?? 0
}

function valueProblem(row: FieldSpec, value: WrittenValue): { code: string; params: Params } | undefined {
  const bits = fixedBits(row)
  if (typeof value === 'number') {
    // An address of four octets may have its width in another field (ARP).
    const most = 2 ** (bits ?? 32) - 1
    const isNumber = bits === undefined ? row.notation === 'ipv4' : bits <= 32
    if (!isNumber) return { code: 'octets', params: {} }
    return value > most ? { code: 'range', params: { most, bits: bits ?? 32 } } : undefined
  }
  if (bits !== undefined && bits <= 32) return { code: 'number', params: {} }
  const octets = octetsOfHex(value)
  if (!octets) return { code: 'octets', params: {} }
  if (bits !== undefined && octets.length * 8 !== bits)
    return { code: 'width', params: { wanted: bits / 8, count: octets.length } }
  return row.width === 'untilZero' && octets.includes(0) ? { code: 'zero', params: {} } : undefined
}

/** Tags and extension headers are read only so deep. */
function stackProblems(layers: readonly LayerDocument[], problem: Make): Problem[] {
  const extensions = layers.filter(({ protocol }) => isStackable(protocol) && protocol !== 'vlan').length
  const tags = layers.filter(({ protocol }) => protocol === 'vlan').length
  return [
    ...(tags > MOST_STACKED.tags ? [problem('tags', { most: MOST_STACKED.tags, count: tags })] : []),
    ...(extensions > MOST_STACKED.extensions
      ? [problem('extensions', { most: MOST_STACKED.extensions, count: extensions })]
      : []),
  ]
}

/** Lengths that their fields cannot count, and a packet that no card takes. */
function sizeProblems(layers: readonly LayerDocument[], problem: Make): Problem[] {
  const spans = encode(layerValues(layers)).layers
  const counted = layers.flatMap((layer, at) => {
    const span = spans[at]
    const forced = Object.keys(layer.values ?? {})
    return (span?.fields ?? []).flatMap(field => {
      const isOwn = field.name === field.spec.name && !forced.includes(field.name)
      const fault = span && isOwn && countProblem(span, field.spec, layers[at + 1]?.protocol)
      return fault ? [problem('counts', fault)] : []
    })
  })
  const first = spans[0]
  const packet = (first?.bodyEnd ?? 0) - (first?.bodyStart ?? 0) - (layers[1]?.protocol === 'vlan' ? 4 : 0)
  const tooLong = packet > MOST_PACKET ? [problem('tooLong', { octets: packet, most: MOST_PACKET })] : []
  return counted.length > 0 ? counted : tooLong
}

function countProblem(span: LayerSpan, row: FieldSpec, next: string | undefined): Params | undefined {
  const bits = fixedBits(row)
  if (!row.measure || bits === undefined || (row.role === 'demux' && isForced(row, next))) return undefined
  const header = span.bodyStart - span.start
  const body = span.bodyEnd - span.bodyStart
  const needs = row.measure({ header, body, trailer: 0 })
  const most = 2 ** bits - 1
  if (needs <= most) return undefined
  const smallest = encode([{ protocol: span.protocol, values: {} }]).layers[0]?.bodyStart ?? 0
  const unit =
    40 / (row.measure({ header: 80, body, trailer: 0 }) - row.measure({ header: 40, body, trailer: 0 }))
  const least = row.measure({ header: smallest, body: 0, trailer: 0 })
  return { field: row.label, unit: Number.isFinite(unit) ? unit : 1, least, most, needs: Math.ceil(needs) }
}
