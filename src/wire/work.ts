/** Shows the working of a check field, word by word, as plain data that a person can follow. */

import { covered, type PseudoOctets, pseudoHeader } from './checksum'
import { type CrcWork, crcWork } from './crc32'
import { fieldOf, octetRange } from './dissection'
import type { Dissection, FieldSpan } from './spec'

/** Where a word comes from. */
export type WordSource =
  /** Made up for the sum: names of the parts (`sourceAddress`, `zero`, `protocol`, `length`). */
  | { readonly kind: 'pseudoHeader'; readonly parts: readonly string[] }
  /** Two octets of the frame: their offset and the fields with a bit in them, by layer. */
  | {
      readonly kind: 'frame'
      readonly offset: number
      readonly fields: readonly { readonly layer: number; readonly name: string; readonly label: string }[]
    }

/** One 16-bit word that is summed. */
export interface Word {
  readonly value: number
  readonly source: WordSource
  /** The sum after it, carries not yet folded in. */
  readonly sum: number
  /** An odd last octet: a zero octet is thought behind it (RFC 1071 §1). */
  readonly padded?: true
  /** The check field itself, which counts as 0. */
  readonly own?: true
}

/** A carry folded back into the sum: `high` is added to `low`. */
export interface Fold {
  readonly high: number
  readonly low: number
  readonly sum: number
}

/** An internet checksum as a person can follow it. */
export interface InternetWork {
  readonly kind: 'internet'
  /** First octet covered and the one behind the last, in the frame. */
  readonly covers: readonly [number, number]
  readonly words: readonly Word[]
  readonly folds: readonly Fold[]
  /** The folded sum with every bit turned over. */
  readonly complement: number
  /** The complement was 0 and is sent as FFFF, because 0 says "no checksum" (RFC 768). */
  readonly zeroAsOnes: boolean
  /** What the field must hold, and what it does hold. */
  readonly wanted: number
  readonly seen: number
}

export type CheckWork = InternetWork | CrcWork

/** Works out the check field `name` of a layer; undefined where that layer has no such field. */
export function checkWork(dissection: Dissection, layerIndex: number, name: string): CheckWork | undefined {
  const layer = dissection.layers[layerIndex]
  const field = fieldOf(layer, name)
  const check = field?.spec.check
  if (!layer || !field || !check) return undefined
  const seen = typeof field.value === 'number' ? field.value : 0
  const covers = covered(layer, field)
  if (check.algorithm === 'crc32') return crcWork(dissection.octets, covers[0], covers[1], seen)
  const pseudo = pseudoHeader(dissection.octets, dissection.layers, layerIndex, check)
  const words = runningSum([...pseudoWords(pseudo), ...frameWords(dissection, covers, field)])
  const folds = foldsOf(words.at(-1)?.sum ?? 0)
  const complement = ~(folds.at(-1)?.sum ?? words.at(-1)?.sum ?? 0) & 0xffff
  const zeroAsOnes = complement === 0 && check.zeroMeansNone === true
  const wanted = zeroAsOnes ? 0xffff : complement
  return { kind: 'internet', covers, words, folds, complement, zeroAsOnes, wanted, seen }
}

type Unsummed = Omit<Word, 'sum'>

function runningSum(words: readonly Unsummed[]): Word[] {
  let sum = 0
  return words.map(word => {
    sum += word.value
    return { ...word, sum }
  })
}

function pseudoWords(parts: readonly PseudoOctets[]): Unsummed[] {
  const octets = parts.flatMap(({ label, octets }) => Array.from(octets, octet => ({ octet, label })))
  return Array.from({ length: octets.length / 2 }, (_, i) => {
    const [high, low] = octets.slice(2 * i, 2 * i + 2)
    const value = (high?.octet ?? 0) * 256 + (low?.octet ?? 0)
    const labels = [...new Set([high?.label ?? '', low?.label ?? ''])]
    return { value, source: { kind: 'pseudoHeader', parts: labels } }
  })
}

function frameWords(
  { octets, layers }: Dissection,
  [start, end]: readonly [number, number],
  own: FieldSpan,
): Unsummed[] {
  const fields = layers
    .flatMap(({ fields }, layer) => fields.map(field => ({ layer, field })))
    .sort((one, other) => one.field.bitOffset - other.field.bitOffset)
  let from = 0
  return Array.from({ length: Math.ceil((end - start) / 2) }, (_, i) => {
    const offset = start + 2 * i
    const isOwn = offset === own.bitOffset >> 3
    const isPadded = offset + 1 === end
    const value = (octets[offset] ?? 0) * 256 + (isPadded ? 0 : (octets[offset + 1] ?? 0))
    const stop = Math.min(offset + 2, end)
    while (from < fields.length && endsBefore(fields[from]?.field, offset)) from++
    const here = fields
      .slice(from, from + 16)
      .filter(({ field }) => !endsBefore(field, offset) && octetRange(field)[0] < stop)
      .map(({ layer, field }) => ({ layer, name: field.name, label: field.spec.label }))
    return {
      value: isOwn ? 0 : value,
      source: { kind: 'frame', offset, fields: here },
      ...(isPadded && { padded: true as const }),
      ...(isOwn && { own: true as const }),
    }
  })
}

const endsBefore = (field: FieldSpan | undefined, octet: number) => !field || octetRange(field)[1] <= octet

/** Folds the carries back in, until there is none. */
function foldsOf(total: number): Fold[] {
  const folds: Fold[] = []
  for (let sum = total; sum > 0xffff; ) {
    const [high, low] = [Math.floor(sum / 0x10000), sum % 0x10000]
    sum = high + low
    folds.push({ high, low, sum })
  }
  return folds
}
