/** All English messages: the one list of the files in `en/`, one file per area, each owned by that area. */
import { protocols } from '../wire/protocols'
import type { FieldSpec } from '../wire/spec'
import { checks } from './en/checks'
import { describe } from './en/describe'
import { findings } from './en/findings'
import { frame } from './en/frame'
import { journey } from './en/journey'
import { library } from './en/library'
import { problems } from './en/problems'
import { scenarioProblems } from './en/problems.scenario'
import { sentences } from './en/sentences'
import { shell } from './en/shell'
import { stack } from './en/stack'

/** What each field of each header means: the one sentence of its row, under the key `<protocol>.<field>.means`. */
function meanings(): Record<string, string> {
  const found: Record<string, string> = {}
  const add = (protocol: string, fields: readonly FieldSpec[]) => {
    for (const { name, means, list } of fields) {
      found[`${protocol}.${name}.means`] = means
      for (const item of [...Object.values(list?.items ?? {}), ...(list ? [list.other] : [])])
        add(`${protocol}.${name}`, item.fields)
    }
  }
  for (const { protocol, fields, trailer = [] } of protocols) add(protocol, [...fields, ...trailer])
  return found
}

export const english: Readonly<Record<string, string>> = {
  ...meanings(),
  ...stack,
  ...sentences,
  ...checks,
  ...library,
  ...describe,
  ...problems,
  ...scenarioProblems,
  ...findings,
  ...shell,
  ...frame,
  ...journey,
}
