// Numbers beside the sliders: what is read, what is refused and by which rule, and that every slider keeps to it.
import { describe, expect, test } from 'vitest'
import { LINK_DIALS, WIRE_DIALS } from './dials'
import { readTyped, typedOf, UNITS } from './typedNumber'

const read = (text: string, unit: keyof typeof UNITS, endless = false) =>
  readTyped(text, UNITS[unit], endless)

test('a typed number is in its unit, to the microsecond', () => {
  expect(read('20', 'time')).toEqual({ value: 20_000 })
  expect(read(' 0.055 ', 'time')).toEqual({ value: 55 })
  expect(read('2.5', 'share')).toEqual({ value: 0.025 })
  expect(read('0.01', 'rate')).toEqual({ value: 10_000 })
  expect(read('', 'frames', true)).toEqual({ value: Number.POSITIVE_INFINITY })
})

describe('what cannot be taken is refused by its rule', () => {
  const refused = (text: string, unit: keyof typeof UNITS) => {
    const found = read(text, unit)
    return 'problem' in found ? found.problem : undefined
  }
  test.each([
    ['', 'time', 'delivery.typed.notNumber'],
    ['1,5', 'time', 'delivery.typed.notNumber'],
    ['1e3', 'rate', 'delivery.typed.notNumber'],
    ['-1', 'time', 'delivery.rule.ms'],
    ['0', 'slot', 'delivery.rule.slot'],
    ['101', 'share', 'delivery.rule.share'],
    ['575', 'bytes', 'delivery.rule.bytes'],
    ['1501', 'bytes', 'delivery.rule.bytes'],
    ['1.5', 'frames', 'delivery.typed.whole.frames'],
    ['0.0001', 'time', 'delivery.typed.whole.ms'],
  ] as const)('%j as %s', (text, unit, rule) => expect(refused(text, unit)).toBe(rule))
})

test('every position of every slider can be typed, and means the same', () => {
  for (const dial of [...LINK_DIALS, ...WIRE_DIALS])
    for (let at = 0; at <= dial.most; at++) {
      const value = dial.valueAt(at)
      const found = readTyped(typedOf(value, dial.unit), dial.unit, value === Number.POSITIVE_INFINITY)
      expect(found, dial.name).toEqual({ value })
      expect(dial.positionOf(value), dial.name).toBe(at)
    }
})
