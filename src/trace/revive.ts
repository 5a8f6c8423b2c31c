/** Brings a trace back that was written down (`record.ts`), with the octets of its frames: nothing is simulated for it. */
import type { Scenario } from '../scenario/scenario'
import { readField } from '../wire/bits'
import { specOf } from '../wire/protocols'
import type { Dissection, FieldSpan, FieldValue, LayerSpan, LayerValues } from '../wire/spec'
import { keepOctets, octetsOf } from './octets'
import type { Cause, Check, Frame, Trace, TraceEvent, Transit } from './trace'

/** A layer: its protocol, the end of what it carries, then for each field the number of its row and its bits. */
export type RecordedLayer = readonly [protocol: string, bodyEnd: number, ...fields: number[]]

/** A layer's recipe: its protocol, then the numbers of the rows that it names. */
export type RecordedRecipe = readonly [protocol: string, ...rows: number[]]

export type RecordedFrame = readonly [
  pdu: string,
  by: string,
  octets: string,
  spans: readonly RecordedLayer[],
  recipe: readonly RecordedRecipe[],
  /** Octets of the packet in it that was kept as it was; 0: there is none. */
  packet: number,
]

/** A crossing: its frame, hop and link, the ports at both ends, µs since the one before departed, µs that it takes. */
export type RecordedTransit = readonly [
  frame: number,
  hop: number,
  link: number,
  out: number,
  into: number,
  later: number,
  takes: number,
  from: number,
  to: number,
]

/** A check without what the octets of its frame say (`seen`), and what goes without saying. */
export type RecordedCheck = Pick<Check, 'check'> & Partial<Check>

export type RecordedCause =
  | Exclude<Cause, { kind: 'checks' }>
  | (Omit<Extract<Cause, { kind: 'checks' }>, 'checks'> & { readonly checks: readonly RecordedCheck[] })

/** A trace as columns: what is like its neighbours costs little. */
export interface Recorded {
  readonly lane: string
  readonly notReached: Trace['notReached']
  readonly nodes: readonly string[]
  readonly pdus: readonly string[]
  readonly frames: readonly RecordedFrame[]
  readonly transits: readonly RecordedTransit[]
  /** A number for each event: its node, its PDU (-1: none), µs since the one before, how far back its cause is (0: none). */
  readonly node: readonly number[]
  readonly pdu: readonly number[]
  readonly later: readonly number[]
  readonly because: readonly number[]
  /** A number for each event: frame (-1: nothing of a frame is there), first octet, the one behind the last. */
  readonly frame: readonly number[]
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly causes: readonly RecordedCause[]
}

/** Octets in JSON. */
export interface Hex {
  readonly hex: string
}

const isHex = (value: unknown): value is Hex => typeof value === 'object' && value !== null && 'hex' in value

const octetsOfHex = (hex: string) =>
  Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))

/** The trace of this scenario that was written down. The same as simulating it, octets and provenance and all. */
export function revive(text: string, scenario: Scenario): Trace {
  const recorded: Recorded = JSON.parse(text, (_, value) => (isHex(value) ? octetsOfHex(value.hex) : value))
  const { lane, notReached } = recorded
  const frames = recorded.frames.map(reviveFrame)
  const before = {
    lane,
    scenario,
    frames,
    transits: reviveTransits(recorded, frames),
    events: [],
    notReached,
  }
  return { ...before, events: reviveEvents(recorded, before) }
}

function reviveTransits({ transits, nodes }: Recorded, frames: readonly Frame[]): Transit[] {
  let departs = 0
  return transits.map(([frame, hop, link, out, into, later, takes, from, to], id) => {
    departs += later
    return {
      id,
      frame,
      pdu: frames[frame]?.pdu ?? '',
      hop,
      link,
      from: { node: nodes[from] ?? '', port: out },
      to: { node: nodes[to] ?? '', port: into },
      damage: [],
      departs,
      arrives: departs + takes,
    }
  })
}

function reviveEvents({ nodes, pdus, causes, ...column }: Recorded, trace: Trace): TraceEvent[] {
  let at = 0
  return causes.map((cause, id) => {
    const number = (name: 'node' | 'pdu' | 'later' | 'because' | 'frame' | 'start' | 'end') =>
      column[name][id] ?? 0
    at += number('later')
    const pdu = pdus[number('pdu')]
    const [frame, start, end] = [number('frame'), number('start'), number('end')]
    return {
      id,
      at,
      node: nodes[number('node')] ?? '',
      ...reviveCause(cause, trace, frame),
      ...(pdu !== undefined && { pdu }),
      ...(frame >= 0 && { strip: { frame, start, end } }),
      ...(number('because') > 0 && { because: id - number('because') }),
    }
  })
}

function reviveCause(cause: RecordedCause, trace: Trace, frame: number): Cause {
  if (cause.kind !== 'checks') return cause
  const { fields = [] } = octetsOf(trace, frame).layers[cause.layer] ?? {}
  const checks = cause.checks.map(({ check, seen, wanted, verdict = 'passed', ...rest }): Check => {
    const found = seen ?? fields.find(({ name }) => name === rest.field)?.value ?? 0
    return { check, seen: found, wanted: wanted ?? found, verdict, ...rest }
  })
  return { ...cause, checks }
}

function reviveFrame([pdu, by, hex, spans, recipe, packet]: RecordedFrame, id: number): Frame {
  const octets = octetsOfHex(hex)
  const dissection = reviveDissection(octets, spans)
  const start = dissection.layers[0]?.bodyStart ?? 0
  const layers = recipe.map((named, at) => reviveRecipe(named, dissection.layers[at]))
  const frame = { id, pdu, by, layers, ...(packet > 0 && { packet: octets.slice(start, start + packet) }) }
  keepOctets(frame, dissection)
  return frame
}

function reviveRecipe([protocol, ...rows]: RecordedRecipe, layer: LayerSpan | undefined): LayerValues {
  const values: Record<string, FieldValue> = {}
  for (const row of rows) {
    const name = layer && rowsOf(layer)[row]?.name
    const field = layer?.fields.find(each => each.name === name)
    if (field) values[field.name] = field.value
  }
  return { protocol, values }
}

/** The rows of a layer's table, those of its trailer behind the others. */
export const rowsOf = ({ spec }: Pick<LayerSpan, 'spec'>) => [...spec.fields, ...(spec.trailer ?? [])]

function reviveDissection(octets: Uint8Array, spans: readonly RecordedLayer[]): Dissection {
  const layers: LayerSpan[] = []
  for (const [protocol, bodyEnd, ...numbers] of spans) {
    const spec = specOf(protocol)
    const start = layers.at(-1)?.bodyStart ?? 0
    const fields: FieldSpan[] = []
    let at = start * 8
    let bodyStart = start
    for (let n = 0; n < numbers.length; n += 2) {
      const [row = 0, bitLength = 0] = numbers.slice(n)
      const field = rowsOf({ spec })[row]
      if (!field) continue
      const isHeaders = row < spec.fields.length
      // The trailer stands behind what the layer carries.
      if (!isHeaders) at = Math.max(at, bodyEnd * 8)
      const value = readField(octets, at, field, bitLength)
      fields.push({ spec: field, name: field.name, bitOffset: at, bitLength, value })
      at += bitLength
      if (isHeaders) bodyStart = at >> 3
    }
    layers.push({ spec, protocol, start, bodyStart, bodyEnd, fields })
  }
  return { octets, layers, findings: [] }
}
