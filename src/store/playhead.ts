// How the playhead moves: a pure function of the time that has passed, the same forward and back.
import type { Playhead, Step } from '../track/track'

/** Where a learner stands and what the picture shows on its way there. */
export interface Standing {
  /** The step that has happened: narrator, count and ticks follow it at once. -1 stands before the first. */
  readonly step: number
  /** What is drawn. At rest `{ step, fraction: 1 }`; going back, the step behind runs from 1 down to 0. */
  readonly playhead: Playhead
  /** Milliseconds rested on the step while playing. */
  readonly rested: number
}

/** The longest a move may take that says nothing of it, ms (then rest). */
const LONGEST_MOVE = 400

/** Milliseconds that a step's motion takes at speed 1: its own, or half of what it is worth watching, at most 400. */
export function moveOf(step: Step | undefined): number {
  return step ? (step.move ?? Math.min(LONGEST_MOVE, step.watch / 2)) : 0
}

/** Standing at rest on a step, no motion. */
export function restOn(step: number): Standing {
  return { step, playhead: { step, fraction: 1 }, rested: 0 }
}

/** Going to a step: one step runs its motion, forward or back; further is a cut, and so is reduced motion. */
export function goTo(from: Standing, step: number, cut: boolean): Standing {
  if (cut || Math.abs(step - from.step) !== 1) return restOn(step)
  if (step > from.step) return { step, playhead: { step, fraction: 0 }, rested: 0 }
  const showing = from.playhead.step === from.step ? from.playhead.fraction : 1
  return { step, playhead: { step: from.step, fraction: showing }, rested: 0 }
}

export const isAtRest = ({ step, playhead }: Standing) => playhead.step === step && playhead.fraction >= 1

export interface Pace {
  readonly playing: boolean
  readonly speed: number
  /** Reduced motion: the same states, cut. */
  readonly cut: boolean
}

/** The standing `elapsed` milliseconds later. Playing stops by itself at the last step: the caller sees `step`. */
export function advance(from: Standing, steps: readonly Step[], elapsed: number, pace: Pace): Standing {
  const passed = elapsed * (pace.playing ? pace.speed : 1)
  const { step, playhead } = from
  const move = moveOf(steps[playhead.step])
  if (playhead.step !== step) {
    const fraction = move > 0 ? playhead.fraction - passed / move : 0
    return fraction > 0 ? { ...from, playhead: { step: playhead.step, fraction } } : restOn(step)
  }
  if (playhead.fraction < 1) {
    const fraction = move > 0 ? playhead.fraction + passed / move : 1
    return { ...from, playhead: { step, fraction: Math.min(1, fraction) } }
  }
  if (!pace.playing) return from
  const rested = from.rested + passed
  const worth = (steps[step]?.watch ?? 0) - move
  if (rested < worth || step >= steps.length - 1) return { ...from, rested }
  return goTo(from, step + 1, pace.cut)
}
