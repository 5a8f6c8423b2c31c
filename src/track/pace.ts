/** How long a step is worth watching: the move, then the rest. Simulated time has no say in it. */
import type { TraceEvent } from '../trace/trace'

/** Milliseconds at speed 1. */
export const FIELD_PACE = 1200
const USUAL = 1800

const PACES: Partial<Record<TraceEvent['kind'], number>> = {
  call: 2200,
  checks: 3200,
  decapsulate: 2200,
  resolve: 2200,
  ask: 2200,
  answered: 2200,
  transmit: 2400,
  hopLimit: 2600,
  fragment: 3200,
  reassemble: 3200,
  damage: 2600,
  drop: 3200,
  understand: 2600,
  segment: 2400,
  accepted: 2600,
}

/** Milliseconds for a step of a journey. */
export function paceOf(event: TraceEvent): number {
  return PACES[event.kind] ?? USUAL
}
