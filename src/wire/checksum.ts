/** The internet checksum (RFC 1071) and the verdict on any check field, from the header tables alone. */

import { frameCheckSequence } from './crc32'
import { fieldOf, numberOf } from './dissection'
import type { CheckSpec, FieldSpan, LayerSpan } from './spec'
import { write } from './write'

/** Ones' complement sum of 16-bit words, carries folded in; an odd last octet is the high half of a word. */
export function onesComplementSum(octets: Uint8Array, start = 0): number {
  let sum = start
  const last = octets.length - 1
  for (let at = 0; at < last; at += 2) sum += ((octets[at] ?? 0) << 8) | (octets[at + 1] ?? 0)
  if (last % 2 === 0) sum += (octets[last] ?? 0) << 8
  while (sum > 0xffff) sum = (sum % 0x10000) + Math.floor(sum / 0x10000)
  return sum
}

/** The internet checksum of octets whose checksum field holds 0: the complement of their sum. */
export function internetChecksum(octets: Uint8Array): number {
  return ~onesComplementSum(octets) & 0xffff
}

/**
 * The checksum that a UDP datagram or TCP segment over IPv4 should carry: over pseudo-header, header and data, its own
 * field at octet `at` counted as 0 (RFC 768, RFC 9293 §3.1).
 */
export function transportChecksum(
  octets: Uint8Array,
  at: number,
  { source, destination, protocol }: { source: number; destination: number; protocol: number },
): number {
  const addresses = (source >>> 16) + (source & 0xffff) + (destination >>> 16) + (destination & 0xffff)
  const inFront = onesComplementSum(octets.subarray(0, at), addresses + protocol + octets.length)
  return ~onesComplementSum(octets.subarray(at + 2), inFront) & 0xffff
}

/** One part of a pseudo-header with its octets: `label` is a field's name, or `zero`, `protocol`, `length`. */
export interface PseudoOctets {
  readonly label: string
  readonly octets: Uint8Array
}

/** What stands in front of `layers[index]` for its checksum; empty where no layer around it has addresses. */
export function pseudoHeader(
  octets: Uint8Array,
  layers: readonly LayerSpan[],
  index: number,
  check: CheckSpec,
): PseudoOctets[] {
  const layer = layers[index]
  const around = layers.slice(0, index).findLast(outer => outer.spec.pseudoHeader)
  if (check.pseudoHeader === undefined || !layer || !around) return []
  return (around.spec.pseudoHeader ?? []).map(({ part, field, octets: size }) => {
    if (part === 'field') {
      const span =
        field === 'destinationAddress'
          ? finalDestination(layers.slice(layers.indexOf(around), index))
          : undefined
      const at = ((span ?? fieldOf(around, field ?? ''))?.bitOffset ?? 0) >> 3
      return { label: field ?? '', octets: octets.subarray(at, at + size) }
    }
    const value = part === 'zero' ? 0 : part === 'protocol' ? check.pseudoHeader : coveredLength(layer)
    return { label: part, octets: numberOctets(value ?? 0, size) }
  })
}

/** The sum of the pseudo-header's words: its parts stand behind one another, and some are no whole words. */
function pseudoSum(
  octets: Uint8Array,
  layers: readonly LayerSpan[],
  index: number,
  check: CheckSpec,
): number {
  let [sum, isLow] = [0, false]
  for (const part of pseudoHeader(octets, layers, index, check)) {
    for (const octet of part.octets) {
      sum += isLow ? octet : octet << 8
      isLow = !isLow
    }
  }
  return sum
}

/** With a source route the destination is the route's last address (RFC 8200 §8.1, RFC 1122 §3.2.1.8). */
function finalDestination(layers: readonly LayerSpan[]): FieldSpan | undefined {
  const layer = layers.findLast(outer => outer.spec.finalDestination?.(outer))
  return fieldOf(layer, layer?.spec.finalDestination?.(layer) ?? '')
}

function numberOctets(value: number, size: number): Uint8Array {
  const octets = new Uint8Array(size)
  write(octets, 0, 8 * size, value)
  return octets
}

/** Octets of a transport PDU for its pseudo-header: UDP's own length field (RFC 768), else what is there. */
function coveredLength(layer: LayerSpan): number {
  return fieldOf(layer, 'length') ? numberOf(layer, 'length') : layer.bodyEnd - layer.start
}

/** The octets of the frame that a check covers, [start, end). */
export function covered(layer: LayerSpan, field: FieldSpan): readonly [number, number] {
  if (field.spec.check?.covers === 'header') return [layer.start, layer.bodyStart]
  if (field.spec.check?.algorithm === 'crc32') return [layer.start, field.bitOffset >> 3]
  // A datagram is as long as it says, whatever stands behind it (RFC 768).
  const length = coveredLength(layer)
  const isShorter = length >= layer.bodyStart - layer.start && length < layer.bodyEnd - layer.start
  return [layer.start, isShorter ? layer.start + length : layer.bodyEnd]
}

/** What a check field has to hold, given all other octets. */
export function checkValue(
  octets: Uint8Array,
  layers: readonly LayerSpan[],
  index: number,
  field: FieldSpan,
): number {
  const layer = layers[index]
  const check = field.spec.check
  if (!layer || !check) return 0
  const [start, end] = covered(layer, field)
  if (check.algorithm === 'crc32') return frameCheckSequence(octets.subarray(start, end))
  // The field itself counts as 0: leave it out. It begins at a whole word of what is covered.
  const at = field.bitOffset >> 3
  const inFront = onesComplementSum(octets.subarray(start, at), pseudoSum(octets, layers, index, check))
  const checksum = ~onesComplementSum(octets.subarray(at + 2, end), inFront) & 0xffff
  return checksum === 0 && check.zeroMeansNone ? 0xffff : checksum
}

/** The verdict on a check field: `none` where the sender made no checksum, `unverified` where octets are missing. */
export interface Verdict {
  readonly verdict: 'good' | 'bad' | 'none' | 'unverified' | 'illegal'
  readonly seen: number
  readonly wanted: number
}

/** Verifies the check field `name` of `layers[index]`; undefined where the layer has no such field. */
export function verify(
  octets: Uint8Array,
  layers: readonly LayerSpan[],
  index: number,
  name: string,
): Verdict | undefined {
  const layer = layers[index]
  const field = fieldOf(layer, name)
  const check = field?.spec.check
  if (!layer || !field || !check) return undefined
  const seen = typeof field.value === 'number' ? field.value : 0
  if (check.zeroMeansNone && seen === 0) {
    const allowed = !layers.slice(0, index).some(outer => outer.spec.checksumRequired)
    return { verdict: allowed ? 'none' : 'illegal', seen, wanted: checkValue(octets, layers, index, field) }
  }
  const wanted = checkValue(octets, layers, index, field)
  if (check.covers === 'body' ? layer.partial : layer.cut) return { verdict: 'unverified', seen, wanted }
  // In ones' complement all ones is also zero: a receiver's sum comes out right with either.
  const isGood = seen === wanted || (check.algorithm === 'internet' && wanted === 0 && seen === 0xffff)
  return { verdict: isGood ? 'good' : 'bad', seen, wanted }
}
