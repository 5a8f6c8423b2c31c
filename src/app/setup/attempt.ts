// An edit that only happens when the document stays one that can be simulated; else the last good one is kept.
import type { Problem } from '../../scenario/problem'
import type { Scenario } from '../../scenario/scenario'
import { act, useOctet } from '../../store/store'
import { problemOf } from '../document'

/** Applies a change, or says why not. Changes of one `gesture` are one entry of the history until it settles. */
export function attempt(change: (scenario: Scenario) => Scenario, gesture?: string): Problem | undefined {
  const next = change(useOctet.getState().scenario)
  const problem = problemOf(next)
  if (!problem) act.edit(() => next, gesture)
  return problem
}
