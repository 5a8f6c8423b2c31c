/**
 * The English messages of the first load: the list of the files in `en/`, one an area, each owned by that area.
 * What a part of the page brings along later it adds itself (`addMessages`); english.fixture.ts lists all.
 */
import { protocols } from '../wire/protocols'
import type { FieldSpec, HeaderSpec } from '../wire/spec'
import { journey } from './en/journey'
import { library } from './en/library'
import { shell } from './en/shell'
import { stack } from './en/stack'

/**
 * What each field of these headers means and, for some, what it may hold: the sentences of its row, under the keys
 * `<protocol>.<field>.means` and `<protocol>.<field>.rule`.
 */
export function meaningsOf(specs: readonly HeaderSpec[]): Record<string, string> {
  const found: Record<string, string> = {}
  const add = (protocol: string, fields: readonly FieldSpec[]) => {
    for (const { name, means, rule, list } of fields) {
      found[`${protocol}.${name}.means`] = means
      if (rule !== undefined) found[`${protocol}.${name}.rule`] = rule
      for (const item of [...Object.values(list?.items ?? {}), ...(list ? [list.other] : [])])
        add(`${protocol}.${name}`, item.fields)
    }
  }
  for (const { protocol, fields, trailer = [] } of specs) add(protocol, [...fields, ...trailer])
  return found
}

export const english: Readonly<Record<string, string>> = {
  ...meaningsOf(protocols),
  ...stack,
  ...library,
  ...shell,
  ...journey,
}
