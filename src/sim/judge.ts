/** Judging what a held frame says: checks in their order, up to and with the first that fails. */
import type { Check } from '../trace/trace'
import type { Dissection, FieldValue, LayerSpan } from '../wire/spec'

/** The layer at a place, if it is read as this protocol. */
export function layerAt(dissection: Dissection, index: number, protocol: string): LayerSpan | undefined {
  const layer = dissection.layers[index]
  return layer?.protocol === protocol ? layer : undefined
}

export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return one.length === other.length
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
    const seen = look()
    checks.push(verdictOf(seen))
    if (!seen.good) return { checks, failed: checks.at(-1) }
  }
  return { checks, failed: undefined }
}

function verdictOf({ check, field, seen, wanted, good, reason, counter }: Look): Check {
  // Nearly every check is one of these two, and a long run keeps millions of them: each in as little room as it can be.
  if (good && field !== undefined) {
    const verdict = 'passed'
    return reason === undefined
      ? { check, seen, wanted, verdict, field }
      : { check, seen, wanted, verdict, field, reason }
  }
  const verdict = good ? 'passed' : 'failed'
  const counted = !good && counter !== undefined && { counter }
  return {
    check,
    seen,
    wanted,
    verdict,
    ...(field !== undefined && { field }),
    ...(reason !== undefined && { reason }),
    ...counted,
  }
}
