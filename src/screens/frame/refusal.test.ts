// What is said to a value out of range, for each numeric field of each protocol: the rule of its row, or its width.
import { describe, expect, it } from 'vitest'
import { say } from '../../story/catalogue'
import { learn, protocols } from '../../wire/protocols'
import { breadth } from '../../wire/protocols/breadth'
import type { FieldSpec } from '../../wire/spec'
import { fixedBits, parseValue } from '../../wire/value'
import { refusal } from './tryEdit'
import './words'

learn(breadth)

interface Row {
  readonly protocol: string
  readonly spec: FieldSpec
}

const flat = (protocol: string, fields: readonly FieldSpec[]): Row[] =>
  fields.flatMap(spec => {
    const items = spec.list ? [...Object.values(spec.list.items), spec.list.other] : []
    return [{ protocol, spec }, ...items.flatMap(({ fields: own }) => flat(`${protocol}.${spec.name}`, own))]
  })

const all = new Set([...protocols, ...breadth])
const rows = [...all].flatMap(({ protocol, fields, trailer = [] }) => flat(protocol, [...fields, ...trailer]))
const numbers = rows.filter(({ spec }) => ['decimal', 'hex'].includes(spec.notation) && fixedBits(spec))

function refused({ protocol, spec }: Row, typed: string): string | undefined {
  const parsed = parseValue(spec, typed)
  const field = { spec, name: spec.name, bitOffset: 0, bitLength: 0, value: 0 }
  return 'problem' in parsed ? refusal({ field, means: `${protocol}.${spec.name}.means` }, parsed) : undefined
}

const find = (protocol: string, name: string) => {
  const row = numbers.find(each => each.protocol === protocol && each.spec.name === name)
  if (!row) throw new Error(`no field ${name}`)
  return row
}

describe('a value out of range', () => {
  it('is refused in every numeric field, with the rule of its row or with its width', () => {
    expect(numbers.length).toBeGreaterThan(60)
    for (const row of numbers) {
      const bits = fixedBits(row.spec) ?? 0
      const [params, wanted] = [{ most: 2 ** bits - 1, bits }, row.spec.rule]
      expect(refused(row, String(2 ** bits))).toBe(wanted ?? say('problem.number.range', params))
      expect(refused(row, '-1')).toBe(wanted ?? say('problem.number.negative'))
    }
  })

  it('meets the rule wherever a field counts in units, is numbered from one, or keeps numbers for itself', () => {
    expect(refused(find('ipv4', 'headerLength'), '16')).toBe('IHL counts words of four bytes: 5 to 15.')
    expect(refused(find('tcp', 'dataOffset'), '16')).toContain('words of four bytes: 5 to 15')
    for (const protocol of ['ipv4', 'fragment'])
      expect(refused(find(protocol, 'fragmentOffset'), '8192')).toContain('units of eight bytes: 0 to 8191')
    expect(refused(find('vlan', 'vlanIdentifier'), '4096')).toContain('1 to 4094')
    expect(refused(find('udp', 'destinationPort'), '65536')).toContain('1 to 65535')
    expect(refused(find('tcp.options', 'shiftCount'), '256')).toContain('0 to 14')
  })

  it('is let in where its bits can hold it, however little sense it makes', () => {
    expect(refused(find('ipv4', 'headerLength'), '2')).toBeUndefined()
    expect(refused(find('vlan', 'vlanIdentifier'), '4095')).toBeUndefined()
  })
})
