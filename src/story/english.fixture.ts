// All English messages, those of the first load and those that come later, for tests.

import { protocols } from '../wire/protocols'
import { breadth } from '../wire/protocols/breadth'
import { build } from './en/build'
import { checks } from './en/checks'
import { delivery } from './en/delivery'
import { describe } from './en/describe'
import { dialogs } from './en/dialogs'
import { findings } from './en/findings'
import { fragments } from './en/fragments'
import { frame } from './en/frame'
import { guides } from './en/guides'
import { journeySteps } from './en/journeySteps'
import { lanes } from './en/lanes'
import { menu } from './en/menu'
import { names } from './en/names'
import { problems } from './en/problems'
import { scenarioProblems } from './en/problems.scenario'
import { sentences } from './en/sentences'
import { streams } from './en/streams'
import { titles } from './en/titles'
import { workshop } from './en/workshop'
import { english as first } from './english'
import { meaningsOf } from './meanings'

export const english: Readonly<Record<string, string>> = {
  ...first,
  ...meaningsOf(protocols),
  ...meaningsOf(breadth),
  ...sentences,
  ...streams,
  ...fragments,
  ...build,
  ...checks,
  ...describe,
  ...guides,
  ...journeySteps,
  ...delivery,
  ...dialogs,
  ...findings,
  ...frame,
  ...names,
  ...lanes,
  ...menu,
  ...titles,
  ...problems,
  ...scenarioProblems,
  ...workshop,
}
