// Writes a field's value the ways a learner reads it: by its notation, in hex, in binary, in decimal.

import type { FieldSpan } from '../wire/spec'
import { formatHex, formatOctets, formatValue, nameOf as nameOfValue } from '../wire/value'

const utf8 = new TextDecoder()

/** An octet as a reader sees it in the right-hand column of a dump: what does not print is a dot. */
export function printable(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·'
}

/** Octets as UTF-8 text, without a closing NUL; control characters become dots, as they do in a dump. */
export function textOf(octets: Uint8Array): string {
  const end = octets.at(-1) === 0 ? octets.length - 1 : octets.length
  return utf8.decode(octets.subarray(0, end)).replace(/\p{Cc}/gu, '·')
}

/** True for octets that are UTF-8 text a person can read: no broken sequences, few control characters. */
export function readsAsText(octets: Uint8Array): boolean {
  const text = utf8.decode(octets)
  return octets.length > 0 && !/[\p{Cc}\uFFFD]/u.test(text.replace(/[\t\r\n]/g, ''))
}

/** A number in binary, in groups of four from the right: `0011 0010`. */
export function binaryOf(value: number, bits: number): string {
  const digits = value.toString(2).padStart(bits, '0')
  return digits.replace(/\B(?=(\d{4})+$)/g, ' ')
}

/** A value by its field's notation, without its name: `64`, `0x3215`, `192.0.2.10`, `00-00-5E-00-53-01`. */
export function plainValue({ spec, value }: FieldSpan): string {
  return spec.notation === 'text' && typeof value !== 'number' ? textOf(value) : formatValue(spec, value)
}

/** The name a value goes by, where it has one: 17 is `UDP`. */
export function nameOf({ spec, value }: FieldSpan): string | undefined {
  return nameOfValue(spec, value)
}

/** A value with the name it goes by: `17 UDP`. */
export function valueText(field: FieldSpan): string {
  const name = nameOf(field)
  return name === undefined ? plainValue(field) : `${plainValue(field)} ${name}`
}

/** One way of writing a value. */
export interface Form {
  readonly form: 'hex' | 'binary' | 'decimal' | 'text'
  readonly text: string
}

/** Longer fields than this, in bits, are not written out in binary. */
const BINARY_AT_MOST = 32

function numberForms(value: number, bits: number): Form[] {
  const hex: Form = { form: 'hex', text: formatHex(value, bits) }
  const decimal: Form = { form: 'decimal', text: String(value) }
  return bits > BINARY_AT_MOST
    ? [hex, decimal]
    : [hex, { form: 'binary', text: binaryOf(value, bits) }, decimal]
}

function octetForms(octets: Uint8Array, isText: boolean): Form[] {
  const hex: Form = { form: 'hex', text: formatOctets(octets) }
  return isText ? [hex, { form: 'text', text: textOf(octets) }] : [hex]
}

/** A value in hex, binary and decimal, as far as that helps anybody: octets have no decimal, a long field no binary. */
export function formsOf(field: FieldSpan): readonly Form[] {
  const { value, bitLength, spec } = field
  return typeof value === 'number'
    ? numberForms(value, bitLength)
    : octetForms(value, spec.notation === 'text' || (spec.notation === 'octets' && readsAsText(value)))
}
