/** The timers of a connection: four purposes, one alarm, the earliest. */
import type { Connection, TimerKind } from './connection'

/** Starts a timer, or starts it anew. */
export function startTimer({ timers, now }: Connection, kind: TimerKind, wait: number) {
  timers.set(kind, { due: now + Math.round(wait), set: now })
}

export function stopTimer({ timers }: Connection, kind: TimerKind) {
  timers.delete(kind)
}

/** Takes a timer that has run out by now; the earliest first. */
export function takeExpired({ timers, now }: Connection): { kind: TimerKind; set: number } | undefined {
  const expired = [...timers]
    .filter(([, { due }]) => due <= now)
    .sort(([, one], [, other]) => one.due - other.due)
  const [first] = expired
  if (!first) return undefined
  timers.delete(first[0])
  return { kind: first[0], set: first[1].set }
}
