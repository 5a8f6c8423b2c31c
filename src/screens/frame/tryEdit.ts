// An edit that is refused in words where the document would not make sense any more; the last good one stays.

import { checkScenario } from '../../scenario/check'
import type { Scenario } from '../../scenario/scenario'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'

/** Changes the document unless that would break it: then it says why not, in a reader's words. */
export function tryEdit(change: (scenario: Scenario) => Scenario, gesture?: string): string | undefined {
  const next = change(useOctet.getState().scenario)
  const checked = checkScenario(next)
  const [first] = 'problems' in checked ? checked.problems : []
  if (first) return say(first.problem, first.params)
  act.edit(() => next, gesture)
  return undefined
}
