// A document from outside (a file, a link, this tab's memory) or an edit of one: checked, or refused with a sentence.

import { checkScenario, checkText } from '../scenario/check'
import type { Problem } from '../scenario/problem'
import type { Scenario } from '../scenario/scenario'
import { learn } from '../wire/protocols'
import { breadth } from '../wire/protocols/breadth'

// A document may hold a frame of any protocol.
learn(breadth)

/** The first thing that keeps a scenario from being simulated, if anything does. */
export function problemOf(scenario: Scenario): Problem | undefined {
  const checked = checkScenario(scenario)
  return 'problems' in checked ? checked.problems[0] : undefined
}

/** The scenario that a JSON text holds, or why it holds none. */
export function readDocument(text: string): { readonly scenario: Scenario } | Problem {
  const checked = checkText(text)
  return 'scenario' in checked ? checked : (checked.problems[0] ?? { problem: 'link.invalid', params: {} })
}
