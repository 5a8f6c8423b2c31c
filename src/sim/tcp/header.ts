/** A segment as header fields for the encoder, and a header's octets as a segment (RFC 9293 §3.1, §3.2). */
import type { FieldValue, LayerValues } from '../../wire/spec'
import type { Block, Segment, SegmentOptions } from './segment'
import { sequence } from './sequence'

const OPTION = {
  end: 0,
  filler: 1,
  segmentSize: 2,
  scale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
} as const
export const SMALLEST_HEADER = 20

type Item = Readonly<Record<string, FieldValue>>
const FILLER: Item = { kind: OPTION.filler }

/** The layers of a segment: the header, and its data where it has some. */
export function layersOf(segment: Segment, sourcePort: number, destinationPort: number): LayerValues[] {
  const { acknowledgment, data } = segment
  const values: Record<string, FieldValue> = {
    sourcePort,
    destinationPort,
    sequenceNumber: segment.sequence,
    acknowledgmentNumber: acknowledgment ?? 0,
    acknowledgment: Number(acknowledgment !== undefined),
    push: Number(segment.push),
    reset: Number(segment.reset),
    synchronize: Number(segment.synchronize),
    finish: Number(segment.finish),
    window: segment.window,
  }
  for (const [at, item] of itemsOf(segment.options).entries()) {
    for (const [field, value] of Object.entries(item)) values[`options[${at}].${field}`] = value
  }
  const header = { protocol: 'tcp', values }
  return data.length > 0 ? [header, { protocol: 'data', values: { data } }] : [header]
}

/** Options with the fillers that put each group on a border of four octets, as most senders do. */
function itemsOf({
  maximumSegmentSize,
  windowScale,
  sackPermitted,
  timestamps,
  sack,
}: SegmentOptions): Item[] {
  const items: Item[] = []
  if (maximumSegmentSize !== undefined) items.push({ kind: OPTION.segmentSize, maximumSegmentSize })
  if (windowScale !== undefined) items.push(FILLER, { kind: OPTION.scale, shiftCount: windowScale })
  if (sackPermitted) items.push(FILLER, FILLER, { kind: OPTION.sackPermitted })
  if (timestamps) {
    const { value, echo } = timestamps
    items.push(FILLER, FILLER, { kind: OPTION.timestamps, timestampValue: value, timestampEchoReply: echo })
  }
  if (sack && sack.length > 0) {
    const edges = sack.flatMap(([left, right], at) => [
      [`leftEdge${at + 1}`, left] as const,
      [`rightEdge${at + 1}`, right] as const,
    ])
    items.push(FILLER, FILLER, { kind: OPTION.sack, ...Object.fromEntries(edges) })
  }
  return items
}

/** What the octets of a segment say; the data offset has been looked at. */
export function segmentOf(octets: Uint8Array): Segment {
  const header = new DataView(octets.buffer, octets.byteOffset, octets.byteLength)
  const start = headerOctets(octets)
  const flags = header.getUint8(13)
  const has = (bit: number) => (flags & bit) !== 0
  return {
    sequence: sequence(header.getUint32(4)),
    ...(has(0x10) && { acknowledgment: sequence(header.getUint32(8)) }),
    push: has(0x08),
    reset: has(0x04),
    synchronize: has(0x02),
    finish: has(0x01),
    window: header.getUint16(14),
    data: octets.subarray(start),
    options: optionsOf(header, start),
  }
}

/** Octets of the header by its own word. */
export const headerOctets = (octets: Uint8Array): number => ((octets[12] ?? 0) >> 4) * 4

/** Options up to the first that cannot be (RFC 9293 §3.2: a length below two or past the end). */
function optionsOf(header: DataView, end: number): SegmentOptions {
  const found: { -readonly [Key in keyof SegmentOptions]: SegmentOptions[Key] } = {}
  for (let at = SMALLEST_HEADER; at < end; ) {
    const kind = header.getUint8(at)
    if (kind === OPTION.end) break
    const length = kind === OPTION.filler ? 1 : at + 1 < end ? header.getUint8(at + 1) : 0
    if (length < 1 || (length < 2 && kind !== OPTION.filler) || at + length > end) break
    if (kind === OPTION.segmentSize && length === 4) found.maximumSegmentSize = header.getUint16(at + 2)
    if (kind === OPTION.scale && length === 3) found.windowScale = header.getUint8(at + 2)
    if (kind === OPTION.sackPermitted && length === 2) found.sackPermitted = true
    if (kind === OPTION.timestamps && length === 10)
      found.timestamps = { value: header.getUint32(at + 2), echo: header.getUint32(at + 6) }
    if (kind === OPTION.sack && length % 8 === 2) found.sack = blocksOf(header, at + 2, at + length)
    at += length
  }
  return found
}

function blocksOf(header: DataView, start: number, end: number): Block[] {
  const blocks: Block[] = []
  for (let at = start; at < end; at += 8)
    blocks.push([sequence(header.getUint32(at)), sequence(header.getUint32(at + 4))])
  return blocks
}
