/** What is told when one field of a frame gets its value: where it stands, who wrote it, and why that. */
import type { Trace } from '../trace/trace'
import type { Step } from '../track/track'
import { numberOf } from '../wire/dissection'
import type { Dissection, FieldSpan, LayerSpan, LayerValues } from '../wire/spec'
import { hasMessage, sayRich } from './catalogue'
import type { Arguments, Rich } from './message'
import { isOwnFrame, ownReason } from './ownFrame'
import { dissectionOf, headerOf, nameOf, valuesOf } from './scope'

/** The sentence of a step that writes a field, or a run of the data; undefined where the step is none. */
export function fieldSentence(trace: Trace, step: Step): Rich | undefined {
  const event = trace.events[step.event]
  const dissection = event && dissectionOf(trace, event)
  const layer = dissection?.layers[step.place.layer ?? -1]
  const field = layer?.fields.find(each => each.name === step.place.field)
  if (!dissection || !layer || !field) return undefined
  const place = placeOf(step, field)
  const args = { ...fieldArguments(dissection, layer, field), ...place }
  const own = layer.protocol === 'data' && dissection.octets.subarray(place.first, place.last + 1)
  const why = isOverridden(trace, step, field)
    ? sayRich('write.forced', args)
    : own
      ? ownBytes(own, place.first > layer.start)
      : (isOwnFrame(trace, event.pdu) && ownReason(dissection, layer, field, args, recipeOf(trace, step))) ||
        reason(layer, field, args)
  return [...headline(layer, field, args), { text: ' ' }, ...why]
}

/** `Bytes 24 and 25, Header Checksum.` in the layer's colour. */
function headline(layer: LayerSpan, field: FieldSpan, args: Arguments): Rich {
  const shape =
    field.bitLength % 8 || field.bitOffset % 8 ? 'bits' : Number(args.count) > 2 ? 'many' : String(args.count)
  return sayRich(`write.where.${shape}`, { ...args, label: field.spec.label }).map(run => ({
    ...run,
    strong: true,
    layer: layer.spec.layer,
  }))
}

/** A run of the learner's own bytes: shown as they read, if they read as text. */
function ownBytes(octets: Uint8Array, isMore: boolean): Rich {
  const run = new TextDecoder().decode(octets)
  if (/[\p{C}\uFFFD]/u.test(run)) return sayRich(isMore ? 'write.data.octetsMore' : 'write.data.octets')
  return sayRich(isMore ? 'write.data.more' : 'write.data.data', { run })
}

/** Why this value: a sentence of its own, or what the header's table says the field means. */
function reason(layer: LayerSpan, field: FieldSpan, args: Arguments): Rich {
  if (field.spec.notation === 'mac' && isEverybody(field))
    return sayRich('write.ethernet.destination.everybody', args)
  const key = `${layer.protocol}.${field.spec.name}`
  // What counts what is inside counted all of it, before the packet was cut.
  const ofPiece = args.inPiece ? [`write.${key}.piece`] : []
  const known = [...ofPiece, `write.${key}`, `${key}.means`].find(hasMessage)
  // Options share their fields' names, so their rows speak for themselves.
  return known === undefined || field.name !== field.spec.name
    ? [{ text: field.spec.means }]
    : sayRich(known, args)
}

function isEverybody({ value }: FieldSpan): boolean {
  return typeof value !== 'number' && value.every(octet => octet === 0xff)
}

/** First and last octet of what the step writes; for a run of data, of that run. */
function placeOf(
  { place }: Step,
  field: FieldSpan,
): { first: number; last: number; count: number; bits: number } {
  const [start, end] = place.octets ?? [field.bitOffset >> 3, (field.bitOffset + field.bitLength + 7) >> 3]
  return { first: start, last: end - 1, count: end - start, bits: field.bitLength }
}

function fieldArguments(dissection: Dissection, layer: LayerSpan, field: FieldSpan): Arguments {
  const values = valuesOf(layer)
  const header = headerOf(layer)
  const at = dissection.layers.indexOf(layer)
  const [outer, inner] = [dissection.layers[at - 1], dissection.layers[at + 1]]
  return {
    ...values,
    value: values[field.name] ?? '',
    name: nameOf(layer, field.name),
    header,
    words: header / 4,
    others: header / 2 - 1,
    body: layer.bodyEnd - layer.bodyStart,
    total: layer.bodyEnd - layer.start,
    behind: layer.bodyEnd - (field.bitOffset >> 3),
    inside: inner?.spec.label ?? '',
    inPiece: numberOf(outer, 'moreFragments') === 1,
    frame: dissection.octets.length,
    covered: field.bitOffset >> 3,
  }
}

/** What the sender's encoder was given for the layer of a step. */
function recipeOf(trace: Trace, { event, place }: Step): LayerValues | undefined {
  const frame = trace.events[event]?.strip?.frame
  return frame === undefined ? undefined : trace.frames[frame]?.layers[place.layer ?? -1]
}

/** Did the learner force this field in this frame? */
function isOverridden(trace: Trace, step: Step, field: FieldSpan): boolean {
  const forced = recipeOf(trace, step)?.overrides
  return forced !== undefined && Object.hasOwn(forced, field.name)
}
