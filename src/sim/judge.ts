/** Judging what a held frame says: checks in their order, up to and with the first that fails. */
import type { Check } from '../trace/trace'
import type { Dissection, FieldValue, LayerSpan } from '../wire/spec'

/** The layer at a place, if it is read as this protocol. */
export function layerAt(dissection: Dissection, index: number, protocol: string): LayerSpan | undefined {
  const layer = dissection.layers[index]
  return layer?.protocol === protocol ? layer : undefined
}

export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, at) => octet === other[at])
}

/** One thing to look at. */
export interface Look {
  readonly check: string
  readonly field?: string
  readonly seen: FieldValue
  readonly wanted: FieldValue | readonly FieldValue[]
  readonly good: boolean
  readonly reason?: string
  /** What a failure adds to. */
  readonly counter?: string
}

export interface Judgement {
  readonly checks: readonly Check[]
  readonly failed: Check | undefined
}

/** Verdicts in their order. Looks are made lazily, because a receiver that finds a fault looks no further. */
export function judge(looks: readonly (() => Look)[]): Judgement {
  const checks: Check[] = []
  for (const look of looks) {
    const { good, reason, counter, ...what } = look()
    const check: Check = {
      ...what,
      verdict: good ? 'passed' : 'failed',
      ...(reason !== undefined && { reason }),
      ...(!good && counter !== undefined && { counter }),
    }
    checks.push(check)
    if (!good) return { checks, failed: check }
  }
  return { checks, failed: undefined }
}
