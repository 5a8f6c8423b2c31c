// The field card: one field with its value in every writing, its bits among their neighbours, who wrote it, where it is defined.

import type { Dissection, FieldSpan, HeaderSpec, Layer, Role } from '../wire/spec'
import { partsByOctet } from './frameCells'
import { fieldAt, keyOf, type Progress, type State, stateOf } from './frameProgress'
import { type Form, formsOf, nameOf, valueText } from './frameValue'

/** One bit of an octet that the field has a part of; `mine` if it is the field's own. */
export interface Bit {
  readonly octet: number
  /** 7 is the most significant. */
  readonly bit: number
  readonly value: '0' | '1' | '·'
  readonly mine: boolean
  readonly flipped: boolean
}

/** Bits in a row that belong to one field, with that field's name. */
export interface BitGroup {
  readonly key: string
  readonly label: string
  readonly tone: Layer
  readonly mine: boolean
  readonly bits: readonly Bit[]
}

export interface FieldCard {
  readonly key: string
  readonly layer: number
  readonly field: FieldSpan
  readonly spec: HeaderSpec
  readonly tone: Layer
  readonly role: Role
  readonly state: State
  /** First octet and the one behind the last; of a payload, those that were picked. */
  readonly octets: readonly [number, number]
  readonly value: string
  readonly name: string | undefined
  readonly forms: readonly Form[]
  /** The octets it stands in, bit by bit, in groups of one field; empty where that would be too many. */
  readonly bits: readonly BitGroup[]
  /** `udp.length.means`: the message that says what it means. */
  readonly means: string
  readonly section: string
}

/** More octets than this are not shown bit by bit. */
const BITS_AT_MOST = 6

/** A field as it stands in some of its octets only: one byte picked out of a payload. */
function narrowed(field: FieldSpan, octets: readonly [number, number] | undefined): FieldSpan {
  const start = field.bitOffset / 8
  if (!octets || typeof field.value === 'number' || !Number.isInteger(start)) return field
  const [from, to] = [Math.max(octets[0], start), Math.min(octets[1], start + field.bitLength / 8)]
  if (to <= from || field.spec.width !== 'rest') return field
  return {
    ...field,
    bitOffset: from * 8,
    bitLength: (to - from) * 8,
    value: field.value.subarray(from - start, to - start),
  }
}

function bitGroups(
  dissection: Dissection,
  key: string,
  [first, behind]: readonly [number, number],
  progress: Progress,
  flips: ReadonlyMap<number, number>,
): BitGroup[] {
  if (behind - first > BITS_AT_MOST) return []
  const parts = partsByOctet(dissection)
  const groups: BitGroup[] = []
  for (let octet = first; octet < behind; octet++)
    for (const part of parts[octet] ?? []) {
      const mine = part.key === key
      const bits = Array.from({ length: part.to - part.from }, (_, i): Bit => {
        const mask = 128 >> (part.from + i)
        const decided = (progress.decided[octet] ?? 0) & mask
        return {
          octet,
          bit: 7 - part.from - i,
          value: !decided ? '·' : (dissection.octets[octet] ?? 0) & mask ? '1' : '0',
          mine,
          flipped: ((flips.get(octet) ?? 0) & mask) > 0,
        }
      })
      const { spec } = part.field
      const last = groups.at(-1)
      // A field that goes on in the next octet stays one group.
      if (last?.key === part.key) groups[groups.length - 1] = { ...last, bits: [...last.bits, ...bits] }
      else groups.push({ key: part.key, label: spec.short ?? spec.label, tone: part.tone, mine, bits })
    }
  return groups
}

/** The card of a field; undefined where the place holds none. `octets` narrows a payload to some of its bytes. */
export function cardOf(
  dissection: Dissection,
  place: { readonly layer?: number; readonly field?: string; readonly octets?: readonly [number, number] },
  progress: Progress,
  flips: ReadonlyMap<number, number> = new Map(),
): FieldCard | undefined {
  const whole = fieldAt(dissection, { lane: '', ...place })
  const span = place.layer === undefined ? undefined : dissection.layers[place.layer]
  if (!whole || !span || place.layer === undefined) return undefined
  const field = narrowed(whole, place.octets)
  const octets = [field.bitOffset >> 3, (field.bitOffset + field.bitLength + 7) >> 3] as const
  const key = keyOf(place.layer, whole.name)
  return {
    key,
    layer: place.layer,
    field,
    spec: span.spec,
    tone: span.spec.layer,
    role: field.spec.role,
    state: stateOf(progress, place.layer, field),
    octets,
    value: valueText(field),
    name: nameOf(field),
    forms: formsOf(field),
    bits: bitGroups(dissection, key, octets, progress, flips),
    means: `${span.protocol}.${field.spec.name}.means`,
    section: field.spec.section,
  }
}
