// The one clock: the only file that reads time or asks for a frame. Nothing is scheduled while nothing moves.

/** Where frames come from: the browser, or a test that turns the hand itself. */
export interface Frames {
  request(then: (now: number) => void): number
  cancel(id: number): void
}

const browserFrames: Frames = {
  request: then => requestAnimationFrame(then),
  cancel: id => cancelAnimationFrame(id),
}

/** A page that was hidden does not catch up: a longer gap between two frames counts as this, ms. */
const LONGEST_GAP = 100

export interface Clock {
  /** Starts asking for frames, unless it already does. */
  wake(): void
  /** Stops at once. */
  sleep(): void
  readonly awake: boolean
}

/**
 * Calls `tick` with the milliseconds since the last frame for as long as it returns true.
 * The first frame only takes the time, so that a move starts from its start.
 */
export function createClock(tick: (elapsed: number) => boolean, frames: Frames = browserFrames): Clock {
  let waiting: number | undefined
  let last: number | undefined
  const frame = (now: number) => {
    waiting = undefined
    const elapsed = last === undefined ? 0 : Math.min(now - last, LONGEST_GAP)
    last = now
    if (tick(elapsed)) waiting ??= frames.request(frame)
    else last = undefined
  }
  return {
    wake() {
      waiting ??= frames.request(frame)
    },
    sleep() {
      if (waiting !== undefined) frames.cancel(waiting)
      waiting = undefined
      last = undefined
    },
    get awake() {
      return waiting !== undefined
    },
  }
}

/** Milliseconds on a clock that only goes forward, for budgets of work. */
export function now(): number {
  return performance.now()
}

/** Runs a function once the browser has drawn what it has; returns how to call it off. */
export const afterDrawing = (then: () => void) => soon(0, then)

/** Runs a function once, after so many milliseconds; returns how to call it off. */
export function soon(delay: number, then: () => void): () => void {
  const id = setTimeout(then, delay)
  return () => clearTimeout(id)
}
