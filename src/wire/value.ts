/** Writes a field's value for a reader and reads what was typed into its editor. */

import { formatIpv4, formatMac, numberOfOctets, octetsOfHex } from './address'
import { formatIpv6, parseIpv6 } from './ipv6'
import type { FieldSpec, FieldValue } from './spec'

/** What parsing gives: a value, or a message key with its arguments. */
export type Parsed = { readonly value: FieldValue } | Problem

export interface Problem {
  readonly problem: string
  readonly params: Readonly<Record<string, string | number>>
}

const problem = (code: string, params: Problem['params'] = {}): Problem => ({
  problem: `problem.${code}`,
  params,
})

/** Width of a field whose width is fixed; undefined for the others. */
export function fixedBits(field: FieldSpec): number | undefined {
  return typeof field.width === 'object' && 'bits' in field.width ? field.width.bits : undefined
}

/** Octets as hex pairs with spaces between: `de ad be ef`. */
export function formatOctets(octets: Uint8Array): string {
  return Array.from(octets, octet => octet.toString(16).padStart(2, '0')).join(' ')
}

/** A value as a reader sees it and an editor starts with; `parseValue` takes it back. */
export function formatValue(field: FieldSpec, value: FieldValue): string {
  if (typeof value !== 'number') {
    if (field.notation === 'mac') return formatMac(value)
    if (field.notation === 'ipv4' && value.length === 4) return formatIpv4(numberOfOctets(value))
    if (field.notation === 'ipv6' && value.length === 16) return formatIpv6(value)
    return field.notation === 'text' ? new TextDecoder().decode(value) : formatOctets(value)
  }
  if (field.notation === 'ipv4') return formatIpv4(value)
  if (field.notation === 'hex') return formatHex(value, fixedBits(field) ?? 32)
  return String(value)
}

/** A number in hex, as many digits as its width has room for: `0x0800`. */
export function formatHex(value: number, bits: number): string {
  return `0x${value.toString(16).padStart(Math.ceil(bits / 4), '0')}`
}

/** The name of a value where it has one: 17 → `UDP`. */
export function nameOf(field: FieldSpec, value: FieldValue): string | undefined {
  return typeof value === 'number' ? field.names?.[value] : undefined
}

/** Reads what was typed into a field's editor. Spaces around it do not matter. */
export function parseValue(field: FieldSpec, typed: string): Parsed {
  // A space belongs to a file's name.
  if (field.notation === 'text') return parseText(typed)
  const text = typed.trim()
  if (field.notation === 'mac') return parseMacField(text)
  if (field.notation === 'ipv4') return parseIpv4Field(text)
  if (field.notation === 'ipv6') return parseIpv6Field(text)
  if (field.notation === 'octets') return parseOctets(text, fixedBits(field))
  if (field.notation === 'flag') return parseFlag(text)
  return parseNumber(text, fixedBits(field) ?? 32, field.names)
}

function parseText(text: string): Parsed {
  const zero = text.indexOf('\0')
  return zero < 0 ? { value: new TextEncoder().encode(text) } : problem('text.zero', { position: zero + 1 })
}

/** `00-00-5E-00-53-01`, with colons, or in three groups with dots. */
function parseMacField(text: string): Parsed {
  const wrong = /[^0-9a-f:.-]/i.exec(text)
  if (wrong) return problem('mac.character', { character: wrong[0], position: wrong.index + 1 })
  const parts = text.split(/[-:.]/)
  const digits = text.replace(/[-:.]/g, '')
  if (digits.length !== 12) return problem('mac.length', { count: digits.length })
  const isOneKind = new Set(text.replace(/[^-:.]/g, '')).size <= 1
  const size = text.includes('.') ? 4 : 2
  const isEven = parts.length === 1 || parts.every(part => part.length === size)
  const value = isOneKind && isEven ? octetsOfHex(digits) : undefined
  return value ? { value } : problem('mac.form')
}

function parseIpv4Field(text: string): Parsed {
  const wrong = /[^0-9.]/.exec(text)
  if (wrong) return problem('ipv4.character', { character: wrong[0], position: wrong.index + 1 })
  const parts = text.split('.')
  if (parts.length !== 4) return problem('ipv4.parts', { count: text === '' ? 0 : parts.length })
  let value = 0
  for (const [i, part] of parts.entries()) {
    if (part === '') return problem('ipv4.empty', { part: i + 1 })
    // Some programs read 010 as octal 8, others as ten: nobody can know what was meant.
    if (/^0\d/.test(part)) return problem('ipv4.leadingZero', { part })
    if (Number(part) > 255) return problem('ipv4.range', { part })
    value = value * 256 + Number(part)
  }
  return { value }
}

function parseIpv6Field(text: string): Parsed {
  const parsed = parseIpv6(text)
  return parsed instanceof Uint8Array ? { value: parsed } : problem(`ipv6.${parsed.code}`, parsed.params)
}

/** Hex digits, spaces between octets as one likes; with a fixed width neither more nor fewer. */
function parseOctets(text: string, bits: number | undefined): Parsed {
  const wrong = /[^0-9a-f\s]/i.exec(text)
  if (wrong) return problem('hex.character', { character: wrong[0], position: wrong.index + 1 })
  const digits = text.replace(/\s/g, '')
  if (digits.length % 2) return problem('hex.odd', { count: digits.length })
  if (bits !== undefined && digits.length * 4 !== bits) {
    return problem('hex.length', { count: digits.length / 2, wanted: bits / 8 })
  }
  return { value: octetsOfHex(digits) ?? new Uint8Array(0) }
}

function parseFlag(text: string): Parsed {
  return text === '0' || text === '1' ? { value: Number(text) } : problem('flag')
}

/** Decimal, `0x` and hex digits, or the name of a value. */
function parseNumber(text: string, bits: number, names: FieldSpec['names']): Parsed {
  const named = Object.entries(names ?? {}).find(([, name]) => name.toLowerCase() === text.toLowerCase())
  if (named) return { value: Number(named[0]) }
  if (text === '') return problem('number.empty')
  if (/^-\d/.test(text)) return problem('number.negative')
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(text)) return problem('number.form', { text })
  const most = 2 ** bits - 1
  // Thousands of digits are Infinity, which is out of range too.
  return Number(text) > most ? problem('number.range', { most, bits }) : { value: Number(text) }
}
