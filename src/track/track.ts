/** What a learner walks: a trace and a focus turned into steps, each with its place and its pace. */

import type { PduName } from '../scenario/scenario'
import type { EventId, Micros, Place } from '../trace/trace'
import type { Layer } from '../wire/spec'

/** One step: what just happened, where, when on the simulated clock, and how long it is worth watching. */
export interface Step {
  readonly event: EventId
  readonly place: Place
  readonly at: Micros
  /** Time to watch it at speed 1, milliseconds: the move, then the rest. */
  readonly watch: number
  /** The layer it belongs to: the colour of its tick. */
  readonly layer: Layer
  /** A loss or a failed check: its tick is marked, also in a merged bin. */
  readonly failed?: boolean
  /** Of these the motion, milliseconds; left out: half of it, and no more than a quick move. */
  readonly move?: number
}

/** A way through a trace. Step 0 is the first thing that happens; a playhead at -1 stands before it. */
export interface Track {
  readonly scene: 'frame' | 'journey' | 'delivery'
  readonly pdu: PduName
  readonly steps: readonly Step[]
}

/** Where a learner stands: `step` has happened, and `fraction` (0 to 1) of its motion has been seen. */
export interface Playhead {
  readonly step: number
  readonly fraction: number
}
