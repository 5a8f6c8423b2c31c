// What is typed into a row of the setup, read by the same reader as the fields of a header.
import type { Problem } from '../../scenario/problem'
import type { FieldSpec, FieldValue, Notation } from '../../wire/spec'
import { formatValue, parseValue } from '../../wire/value'

/** A value, or the message that says what is wrong. */
export type Read<Value> = { readonly value: Value } | Problem

/** A row as a field of fixed width: only notation and width matter to the reader. */
const asField = (notation: Notation, bits: number | 'rest'): FieldSpec => ({
  name: '',
  label: '',
  width: bits === 'rest' ? 'rest' : { bits },
  notation,
  role: 'given',
  means: '',
  section: '',
})

const MAC = asField('mac', 48)
const IPV4 = asField('ipv4', 32)
const OCTETS = asField('octets', 'rest')

const written =
  (field: FieldSpec) =>
  (typed: string): Read<string> => {
    const read = parseValue(field, typed)
    return 'value' in read ? { value: formatValue(field, read.value) } : read
  }

/** `00-00-5E-00-53-01`, however it was typed. */
export const readMac = written(MAC)
/** Dotted decimal. */
export const readIpv4 = written(IPV4)
/** Hex pairs with spaces between. */
export const readHex = written(OCTETS)

/** A whole number from `least` to `most`. */
export function readNumber(least: number, most: number): (typed: string) => Read<number> {
  const field = asField('decimal', 32)
  return typed => {
    const read = parseValue(field, typed)
    if ('problem' in read) {
      const isOutside = read.problem === 'problem.number.range' || read.problem === 'problem.number.negative'
      return isOutside ? outside(least, most) : read
    }
    const value: FieldValue = read.value
    return typeof value === 'number' && value >= least && value <= most ? { value } : outside(least, most)
  }
}

const outside = (least: number, most: number): Problem => ({
  problem: 'setup.range',
  params: { least, most },
})
