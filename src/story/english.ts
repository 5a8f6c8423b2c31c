/** All English messages: the one list of the files in `en/`, one file per area, each owned by that area. */
import { checks } from './en/checks'
import { findings } from './en/findings'
import { frame } from './en/frame'
import { journey } from './en/journey'
import { library } from './en/library'
import { problems } from './en/problems'
import { scenarioProblems } from './en/problems.scenario'
import { sentences } from './en/sentences'
import { shell } from './en/shell'
import { stack } from './en/stack'

export const english: Readonly<Record<string, string>> = {
  ...stack,
  ...sentences,
  ...checks,
  ...library,
  ...problems,
  ...scenarioProblems,
  ...findings,
  ...shell,
  ...frame,
  ...journey,
}
