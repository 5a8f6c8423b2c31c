/** What is typed into an editor: taken, or answered with the rule it breaks. */
import './protocols/breadth.fixture'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problems } from '../story/en/problems'
import { protocols, specOf } from './protocols'
import type { FieldSpec } from './spec'
import { formatValue, parseValue } from './value'

function row(protocol: string, name: string): FieldSpec {
  const found = [...specOf(protocol).fields, ...(specOf(protocol).trailer ?? [])].find(
    field => field.name === name,
  )
  if (!found) throw new Error(`no ${protocol}.${name}`)
  return found
}

const mac = row('ethernet', 'destination')
const ipv4 = row('ipv4', 'sourceAddress')
const port = row('udp', 'sourcePort')
const payload = row('data', 'data')
const flag = row('ipv4', 'doNotFragment')

const problemOf = (field: FieldSpec, text: string) => {
  const parsed = parseValue(field, text)
  return 'problem' in parsed ? [parsed.problem, parsed.params] : parsed.value
}

describe('values', () => {
  it('takes MAC addresses with dashes, colons, dots or nothing between', () => {
    const wanted = { value: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 1) }
    for (const text of ['00-00-5E-00-53-01', ' 00:00:5e:00:53:01 ', '0000.5e00.5301', '00005e005301']) {
      expect(parseValue(mac, text)).toEqual(wanted)
    }
  })

  it.each([
    [mac, '00-00-5E-00-53', 'problem.mac.length', { count: 10 }],
    [mac, '00-00-5E-00-53-0G', 'problem.mac.character', { character: 'G', position: 17 }],
    [mac, '00-00:5E-00-53-01', 'problem.mac.form', {}],
    [mac, '000-0-5E-00-53-01', 'problem.mac.form', {}],
    [ipv4, '192.0.2', 'problem.ipv4.parts', { count: 3 }],
    [ipv4, '', 'problem.ipv4.parts', { count: 0 }],
    [ipv4, '192.0.2.256', 'problem.ipv4.range', { part: '256' }],
    [ipv4, '192.0.2.010', 'problem.ipv4.leadingZero', { part: '010' }],
    [ipv4, '192..2.1', 'problem.ipv4.empty', { part: 2 }],
    [ipv4, '192.0.2.x', 'problem.ipv4.character', { character: 'x', position: 9 }],
    [port, '65536', 'problem.number.range', { most: 65535, bits: 16 }],
    [port, '9'.repeat(5000), 'problem.number.range', { most: 65535, bits: 16 }],
    [port, '-1', 'problem.number.negative', {}],
    [port, '', 'problem.number.empty', {}],
    [port, '1e3', 'problem.number.form', { text: '1e3' }],
    [payload, 'abc', 'problem.hex.odd', { count: 3 }],
    [payload, 'ab cg', 'problem.hex.character', { character: 'g', position: 5 }],
    [flag, '2', 'problem.flag', {}],
  ] as const)('answers with the rule that is broken (%#)', (field, text, problem, params) => {
    expect(problemOf(field, text)).toEqual([problem, params])
    expect(Object.keys(problems)).toContain(problem)
  })

  it('takes numbers in decimal, in hex and by name', () => {
    expect(problemOf(port, '0x45')).toBe(69)
    expect(problemOf(port, 'tftp')).toBe(69)
    expect(problemOf(row('ipv4', 'protocol'), 'udp')).toBe(17)
  })

  it('reads back what it writes', () => {
    for (const spec of protocols) {
      for (const field of [...spec.fields, ...(spec.trailer ?? [])]) {
        const bits = typeof field.width === 'object' && 'bits' in field.width ? field.width.bits : undefined
        const values =
          bits !== undefined && bits <= 32
            ? fc.nat(2 ** bits - 1)
            : field.notation === 'text'
              ? fc
                  .string({ unit: 'grapheme' })
                  .map(text => new TextEncoder().encode(text.replaceAll('\0', '')))
              : fc
                  .uint8Array({ minLength: 1, maxLength: 20 })
                  .map(octets => octets.slice(0, (bits ?? 48) / 8))
        fc.assert(
          fc.property(values, value => {
            const isWhole = typeof value === 'number' || bits === undefined || value.length * 8 === bits
            const isMac = field.notation === 'mac' && typeof value !== 'number' && value.length !== 6
            if (!isWhole || isMac) return
            if (field.notation === 'ipv4' && typeof value !== 'number') return
            expect(parseValue(field, formatValue(field, value))).toEqual({ value })
          }),
          { numRuns: 30 },
        )
      }
    }
  })
})
