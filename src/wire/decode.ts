/** Reads octets by the header tables: every field with its place, what is wrong as findings, the rest as data. */

import { readNumber } from './bits'
import { verify } from './checksum'
import { fieldOf, octetRange } from './dissection'
import { protocolOf, specOf } from './protocols'
import { type Head, readHeader } from './read'
import type { Dissection, Fault, FieldSpan, FieldSpec, Finding, Inspection, LayerSpan } from './spec'

/** How octets are to be read. */
export interface DecodeOptions {
  /** What the first octet belongs to: Ethernet, or a bare IP packet. */
  readonly link?: 'ethernet' | 'raw'
  /** The last four octets are Ethernet's frame check sequence. */
  readonly fcs?: boolean
  /** Ports known from the conversation: 50000 → `tftp`. */
  readonly ports?: Readonly<Record<number, string>>
}

/** Packets within packets within ICMP errors are read so deep. */
const MOST_QUOTES = 3
/** More layers than anybody sends; a bound for hostile stacks of tags. */
const MOST_LAYERS = 100

/** A layer while it is being read. */
interface Open {
  readonly head: Head
  /** Where its octets end by the room around it and its own word. */
  readonly extent: number
  readonly partial: boolean
  readonly quoted: boolean
}

/**
 * Dissects octets. Never throws: a malformed or cut header yields the fields that are there, findings, and the
 * rest as data.
 */
export function decode(octets: Uint8Array, options: DecodeOptions = {}): Dissection {
  const findings: Finding[] = []
  const { fields: fcs, end } = frameCheck(octets, options)
  const open = readLayers(octets, end, options, findings)
  const layers = close(octets, open, end, fcs)
  layers.forEach((layer, index) => {
    findings.push(...checkFindings(octets, layers, layer, index))
  })
  return { octets, layers, findings }
}

function frameCheck(octets: Uint8Array, options: DecodeOptions): { fields: FieldSpan[]; end: number } {
  const row = specOf('ethernet').trailer?.find(({ check }) => check)
  const end = octets.length - 4
  if (!options.fcs || options.link === 'raw' || end < 0 || !row) return { fields: [], end: octets.length }
  const value = readNumber(octets, end * 8, 32)
  return { fields: [{ spec: row, name: row.name, bitOffset: end * 8, bitLength: 32, value }], end }
}

function first(octets: Uint8Array, options: DecodeOptions): string {
  if (options.link !== 'raw') return 'ethernet'
  const version = (octets[0] ?? 0) >> 4
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : 'data'
}

function readLayers(
  octets: Uint8Array,
  frameEnd: number,
  options: DecodeOptions,
  findings: Finding[],
): Open[] {
  const layers: Open[] = []
  let protocol = first(octets, options)
  let start = 0
  let end = frameEnd
  let partial = false
  let inPiece = false
  let quotes = 0
  while (layers.length === 0 || start < end) {
    const spec = specOf(layers.length < MOST_LAYERS ? protocol : 'data')
    const head = readHeader(spec, octets, start, end)
    const inspection = inspect(head, start, end, partial)
    const faults = [...head.faults, ...(head.isCut ? [] : (spec.faults?.(inspection) ?? []))]
    findings.push(...faults.map(fault => toFinding(fault, head, layers.length, [start, end], quotes > 0)))
    const stops = head.isCut || faults.some(fault => fault.stops)
    const said = stops ? undefined : spec.extent?.(inspection)
    const extent = said === undefined ? end : Math.min(end, start + Math.max(said, inspection.header))
    const missing = said !== undefined && start + said > end
    const isPiece = !stops && (spec.isPiece?.(inspection) ?? false)
    // A length of its own that fits says that all is there, whatever is missing around it.
    if (said !== undefined && !missing && !inPiece) partial = false
    layers.push({ head, extent, partial: partial || missing, quoted: quotes > 0 })
    const isQuoting = !stops && (spec.quotes?.(inspection) ?? false)
    if (isQuoting) quotes++
    inPiece = (inPiece && !isQuoting) || isPiece
    partial ||= missing || isPiece || isQuoting
    const most = spec.most ?? MOST_LAYERS
    const isDeep = layers.length >= most && layers.slice(-most).every(layer => layer.head.spec === spec)
    protocol = stops || isDeep || quotes > MOST_QUOTES ? 'data' : next(head, inspection, options)
    start = head.end
    end = extent
    if (start >= end && protocol !== 'data') {
      findings.push(missingHeader(protocol, layers.length - 1, start, quotes > 0))
    }
  }
  return layers
}

/** A header was announced and not one octet of it is there. */
function missingHeader(protocol: string, layer: number, at: number, isQuoted: boolean): Finding {
  const params = { protocol: specOf(protocol).label, octets: 0 }
  return { code: 'header.cut', severity: isQuoted ? 'note' : 'error', params, layer, octets: [at, at] }
}

function inspect(head: Head, start: number, end: number, partial: boolean): Inspection {
  const find = (name: string) => head.fields.find(field => field.name === name)
  return {
    number: name => {
      const value = find(name)?.value
      return typeof value === 'number' ? value : 0
    },
    has: name => find(name) !== undefined,
    header: head.end - start,
    room: end - start,
    partial,
  }
}

/** What reads on: by the protocol's own word, or by the first field that names it. */
function next(head: Head, inspection: Inspection, options: DecodeOptions): string {
  const own = head.spec.inside?.(inspection, options.ports ?? {})
  if (own) return own
  for (const { spec, value } of head.fields) {
    const selected = spec.selects && typeof value === 'number' && protocolOf(spec.selects, value)
    if (selected) return selected
  }
  return 'data'
}

function toFinding(
  fault: Fault,
  head: Head,
  layer: number,
  room: readonly [number, number],
  isQuoted: boolean,
): Finding {
  const field = head.fields.find(({ name }) => name === fault.field)
  return {
    code: fault.code,
    // A quote ends where its author had no more room: nobody's fault.
    severity: isQuoted ? 'note' : fault.severity,
    params: { protocol: head.spec.label, ...fault.params },
    layer,
    ...(fault.field !== undefined && { field: fault.field }),
    octets: field ? octetRange(field) : room,
  }
}

/** From the inside out: what a layer's room holds behind what it carries is its trailer. */
function close(
  octets: Uint8Array,
  open: readonly Open[],
  frameEnd: number,
  fcs: readonly FieldSpan[],
): LayerSpan[] {
  const layers: LayerSpan[] = []
  let innerEnd: number | undefined
  for (const [index, { head, extent, partial, quoted }] of [...open.entries()].toReversed()) {
    const bodyEnd = innerEnd ?? head.end
    const end = index === 0 ? frameEnd : extent
    const row = head.spec.trailer?.find(({ check }) => !check)
    const behind: FieldSpan[] = row && end > bodyEnd ? [trailing(octets, row, bodyEnd, end)] : []
    const fields = [...head.fields, ...behind, ...(index === 0 ? fcs : [])]
    const flags = {
      ...(head.isCut && { cut: true as const }),
      ...(partial && { partial: true as const }),
      ...(quoted && { quoted: true as const }),
    }
    layers.unshift({
      spec: head.spec,
      protocol: head.spec.protocol,
      start: head.start,
      bodyStart: head.end,
      bodyEnd,
      fields,
      ...flags,
    })
    // What has no trailer leaves what is behind it to the layer around.
    innerEnd = row ? end : bodyEnd
  }
  return layers
}

function trailing(octets: Uint8Array, spec: FieldSpec, start: number, end: number): FieldSpan {
  const bitLength = (end - start) * 8
  return { spec, name: spec.name, bitOffset: start * 8, bitLength, value: octets.slice(start, end) }
}

const hex = (value: number, bits: number) => `0x${value.toString(16).padStart(bits / 4, '0')}`

function checkFindings(
  octets: Uint8Array,
  layers: readonly LayerSpan[],
  layer: LayerSpan,
  index: number,
): Finding[] {
  return layer.fields.flatMap(({ spec, name, bitLength }) => {
    const result = spec.check && verify(octets, layers, index, name)
    const field = fieldOf(layer, name)
    if (!result || !field || result.verdict === 'good') return []
    const severity = result.verdict === 'bad' || result.verdict === 'illegal' ? 'error' : 'note'
    const params = {
      protocol: layer.spec.label,
      field: spec.label,
      seen: hex(result.seen, bitLength),
      wanted: hex(result.wanted, bitLength),
    }
    return [
      {
        code: `check.${result.verdict}`,
        severity,
        params,
        layer: index,
        field: name,
        octets: octetRange(field),
      },
    ]
  })
}
