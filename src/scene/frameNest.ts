// The nest: a header is a box that stands in front of what it carries, and its outline goes round it.

import type { Dissection, FieldSpan, Layer } from '../wire/spec'
import { formatOctets } from '../wire/value'
import { keyOf, type Progress, type State, stateOf } from './frameProgress'
import { readsAsText, textOf } from './frameValue'

/** A field behind the body: padding, FCS. */
export interface NestTrailer {
  readonly key: string
  readonly label: string
  readonly octets: number
  readonly state: State
}

export interface NestBox {
  readonly key: string
  /** The layer's number, counted from the outside. */
  readonly layer: number
  readonly tone: Layer
  readonly label: string
  /** Octets of its header alone; of the data where nothing reads on. */
  readonly octets: number
  readonly state: State
  /** Header complete, nothing left open. */
  readonly inner?: NestBox
  readonly trailer: readonly NestTrailer[]
  /** The data itself, for the innermost box: as text where it is text, else as hex. */
  readonly text?: string
}

/** How much of the data the innermost box is given to show. */
const SHOWN = 64

function dataText(octets: Uint8Array): string {
  const shown = octets.subarray(0, SHOWN)
  // A cut in the middle of a character would make text look broken: judge a little less of it.
  const text = readsAsText(octets.length > SHOWN ? shown.subarray(0, SHOWN - 4) : shown)
    ? textOf(shown).replace(/\uFFFD+$/, '')
    : formatOctets(shown)
  return octets.length > SHOWN ? `${text}…` : text
}

function trailerOf(progress: Progress, layer: number, fields: readonly FieldSpan[]): NestTrailer[] {
  return fields.map(field => ({
    key: keyOf(layer, field.name),
    label: field.spec.short ?? field.spec.label,
    octets: field.bitLength / 8,
    state: stateOf(progress, layer, field),
  }))
}

/** The boxes of a frame from the outside in, or nothing for no layers. */
export function nestOf(dissection: Dissection, progress: Progress, layer = 0): NestBox | undefined {
  const span = dissection.layers[layer]
  if (!span) return undefined
  const isData = span.spec.layer === 'data'
  const header = isData ? [span.start, span.bodyEnd] : [span.start, span.bodyStart]
  const [first = 0, behind = 0] = header
  const fields = span.fields.filter(field => field.bitLength > 0)
  const front = fields.filter(field => isData || field.bitOffset < span.bodyStart * 8)
  const back = fields.filter(field => !front.includes(field))
  const complete = front.every(field => stateOf(progress, layer, field) === 'decided')
  const begun = progress.begun.has(layer)
  const inner = nestOf(dissection, progress, layer + 1)
  return {
    key: `layer-${layer}`,
    layer,
    tone: span.spec.layer,
    label: span.spec.label,
    octets: behind - first,
    state: !begun ? 'ahead' : complete ? 'decided' : 'open',
    trailer: trailerOf(progress, layer, back),
    ...(inner && { inner }),
    ...(isData && { text: dataText(dissection.octets.subarray(first, behind)) }),
  }
}

/** Octets before a frame (preamble and start delimiter) and the silence after it, IEEE 802.3 §3.1.1 and §4.4.2. */
export const PREAMBLE = 8
export const GAP = 12

/** What a frame costs on the wire, in octets or the time an octet takes. */
export interface Totals {
  readonly soFar: number
  readonly onWire: number
  readonly preamble: number
  readonly gap: number
  readonly byteTimes: number
  readonly payload: number
  /** Of all byte times, the part that is payload: 0 to 1. */
  readonly share: number
}

/** Totals of a frame: payload is what no protocol reads. */
export function totalsOf(dissection: Dissection, progress: Progress): Totals {
  const onWire = dissection.octets.length
  const data = dissection.layers.find(span => span.spec.layer === 'data')
  const payload = data ? data.bodyEnd - data.start : 0
  const byteTimes = onWire + PREAMBLE + GAP
  return {
    soFar: progress.soFar,
    onWire,
    preamble: PREAMBLE,
    gap: GAP,
    byteTimes,
    payload,
    share: payload / byteTimes,
  }
}
