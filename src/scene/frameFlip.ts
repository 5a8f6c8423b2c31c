// Finds the second of two flipped bits that cancel in a checksum: a ones' complement sum cannot tell them.

import type { Dissection, LayerSpan } from '../wire/spec'

export interface Bit {
  readonly octet: number
  /** 7 is the most significant. */
  readonly bit: number
}

const bitOf = ({ octets }: Dissection, { octet, bit }: Bit) => ((octets[octet] ?? 0) >> bit) & 1

/** What stays in a router's memory: everything from the internet header to the end of what it carries. */
export function packetRange(dissection: Dissection): readonly [number, number] | undefined {
  const packet = dissection.layers.find(({ spec }) => spec.layer !== 'link')
  return packet && [packet.start, packet.bodyEnd]
}

/** Whether a layer has a 16-bit internet checksum over its header alone, or over its body too. */
function coveredBy(span: LayerSpan): readonly [number, number] | undefined {
  const check = span.fields.find(field => field.spec.check?.algorithm === 'internet')?.spec.check
  if (!check) return undefined
  return [span.start, check.covers === 'header' ? span.bodyStart : span.bodyEnd]
}

/**
 * The bit to turn over together with `bit` so that the checksum over both stays right: the same place in another
 * 16-bit word of the same cover, holding the other value (RFC 1071 §2: the sum does not know the order of its words).
 * The nearest one in the data is taken first, then in the same layer; undefined where no checksum covers the bit.
 */
export function partnerOf(dissection: Dissection, bit: Bit): Bit | undefined {
  const covers = dissection.layers.map(coveredBy).filter(range => range !== undefined)
  const range = covers.findLast(([from, to]) => bit.octet >= from && bit.octet < to)
  if (!range) return undefined
  const data = dissection.layers.find(({ spec }) => spec.layer === 'data')
  const inData = (octet: number) => data !== undefined && octet >= data.start && octet < data.bodyEnd
  const candidates: Bit[] = []
  for (let octet = range[0]; octet < range[1]; octet++)
    if ((octet - bit.octet) % 2 === 0 && octet !== bit.octet) candidates.push({ octet, bit: bit.bit })
  const other = candidates.filter(each => bitOf(dissection, each) !== bitOf(dissection, bit))
  const near = (each: Bit) => Math.abs(each.octet - bit.octet) + (inData(each.octet) ? 0 : 1e6)
  return other.sort((a, b) => near(a) - near(b))[0]
}
