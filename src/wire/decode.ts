/** Reads octets by the header tables: every field with its place, what is wrong as findings, the rest as data. */

import { readNumber } from './bits'
import { verify } from './checksum'
import { fieldOf, octetRange } from './dissection'
import { specOf } from './protocols'
import type { Dissection, FieldSpan, FieldSpec, Finding, LayerSpan } from './spec'
import { type Walked, walk } from './walk'

/** How octets are to be read. */
export interface DecodeOptions {
  /** What the first octet belongs to: Ethernet, or a bare IP packet. */
  readonly link?: 'ethernet' | 'raw'
  /** The last four octets are Ethernet's frame check sequence. */
  readonly fcs?: boolean
  /** Ports known from the conversation: 50000 → `tftp`. */
  readonly ports?: Readonly<Record<number, string>>
  /** Leaves out the verdicts on checksums among the findings, for whoever judges them anyway. */
  readonly unjudged?: boolean
}

/**
 * Dissects octets. Never throws: a malformed or cut header yields the fields that are there, findings, and the
 * rest as data.
 */
export function decode(octets: Uint8Array, options: DecodeOptions = {}): Dissection {
  const { fields: fcs, end } = frameCheck(octets, options)
  const walked = walk(octets, end, first(octets, options), options.ports ?? {})
  const layers = close(octets, walked, end, fcs)
  const findings = [
    ...walked.flatMap(layer => layer.findings),
    ...(options.unjudged
      ? []
      : layers.flatMap((layer, index) => checkFindings(octets, layers, layer, index))),
  ]
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

/** From the inside out: what a layer's room holds behind what it carries is its trailer. */
function close(
  octets: Uint8Array,
  walked: readonly Walked[],
  frameEnd: number,
  fcs: readonly FieldSpan[],
): LayerSpan[] {
  const layers: LayerSpan[] = []
  let innerEnd: number | undefined
  for (const [index, { head, extent, partial, quoted }] of [...walked.entries()].toReversed()) {
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
