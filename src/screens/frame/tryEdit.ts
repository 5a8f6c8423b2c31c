// An edit that is refused in words where the document would not make sense any more; the last good one stays.

import { checkScenario } from '../../scenario/check'
import type { Scenario } from '../../scenario/scenario'
import type { FieldCard } from '../../scene/frameCard'
import { act, useOctet } from '../../store/store'
import { hasMessage, say } from '../../story/catalogue'
import type { Problem } from '../../wire/value'

/** Why a text cannot be this field's value: the field's own rule, where it has one, for what is out of range. */
export function refusal(
  { field, means }: Pick<FieldCard, 'field' | 'means'>,
  { problem, params }: Problem,
): string {
  const { rule } = field.spec
  const isRange = problem === 'problem.number.range' || problem === 'problem.number.negative'
  if (!isRange || rule === undefined) return say(problem, params)
  const key = means.replace(/means$/, 'rule')
  return hasMessage(key) ? say(key) : rule
}

/** Changes the document unless that would break it: then it says why not, in a reader's words. */
export function tryEdit(change: (scenario: Scenario) => Scenario, gesture?: string): string | undefined {
  const next = change(useOctet.getState().scenario)
  const checked = checkScenario(next)
  const [first] = 'problems' in checked ? checked.problems : []
  if (first) return say(first.problem, first.params)
  act.edit(() => next, gesture)
  return undefined
}
