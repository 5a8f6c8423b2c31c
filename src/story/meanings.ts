/** The sentences of the header tables as messages: whatever says what a field means imports this. */
import { protocols } from '../wire/protocols'
import '../wire/protocols/meanings'
import type { FieldSpec, HeaderSpec } from '../wire/spec'
import { addMessages } from './catalogue'

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

addMessages(meaningsOf(protocols))
