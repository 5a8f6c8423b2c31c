// A number that is typed for a dial: in one unit, with the rule that it must keep to.
import { MOST_TIME, MTU } from '../../scenario/limits'
import type { Problem } from '../../scenario/problem'

/** What may be typed for a value, and in which unit. */
export interface Unit {
  /** `ms`, `share`, `mbit`, `bytes`, `frames`: of the words `delivery.unit.…` and `delivery.rule.…`. */
  readonly name: 'ms' | 'slot' | 'share' | 'mbit' | 'bytes' | 'frames'
  /** So much of the document's unit is one of this: 1000 µs are a millisecond. */
  readonly size: number
  /** In the document's unit. */
  readonly least: number
  readonly most: number
  /** The document holds whole numbers of its own unit. */
  readonly isWhole: boolean
}

/** The bounds are those of the document's own check. */
export const UNITS = {
  time: { name: 'ms', size: 1000, least: 0, most: MOST_TIME, isWhole: true },
  slot: { name: 'slot', size: 1000, least: 1, most: MOST_TIME, isWhole: true },
  share: { name: 'share', size: 0.01, least: 0, most: 1, isWhole: false },
  rate: { name: 'mbit', size: 1e6, least: 1000, most: 100e9, isWhole: true },
  bytes: { name: 'bytes', size: 1, ...MTU, isWhole: true },
  frames: { name: 'frames', size: 1, least: 0, most: 100_000, isWhole: true },
} as const satisfies Readonly<Record<string, Unit>>

/** More places than these are rounding of binary fractions, not what somebody typed. */
const PLACES = 6

/** The value as it is typed: `0.5`; nothing for a queue without an end. */
export function typedOf(value: number, { size }: Unit): string {
  return Number.isFinite(value) ? String(Number((value / size).toFixed(PLACES))) : ''
}

/**
 * What was typed, in the document's unit, or what is wrong with it. Nothing at all is no end, where there can be none.
 * A comma is taken neither for thousands nor for a decimal point: people mean both by it.
 */
export function readTyped(text: string, unit: Unit, canBeEndless: boolean): { value: number } | Problem {
  const typed = text.trim()
  if (typed === '' && canBeEndless) return { value: Number.POSITIVE_INFINITY }
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(typed)) return { problem: 'delivery.typed.notNumber', params: { typed } }
  const exact = Number(typed) * unit.size
  if (exact < unit.least || exact > unit.most)
    return {
      problem: `delivery.rule.${unit.name}`,
      params: { least: unit.least / unit.size, most: unit.most / unit.size },
    }
  const value = Number(exact.toFixed(PLACES))
  if (unit.isWhole && !Number.isInteger(value))
    return { problem: `delivery.typed.whole.${unit.name}`, params: { typed } }
  return { value }
}
