/** The ready scenarios in words: what each is about, and what to look at. */
import { addMessages, hasMessage, say } from './catalogue'
import { guides } from './en/guides'
import { originOf, titleOf } from './library'

addMessages(guides)

/** A ready scenario as the library shows it. */
export interface Guide {
  readonly title: string
  /** One line under the title. */
  readonly line: string
  /** What it is about, a paragraph an item. */
  readonly introduction: readonly string[]
  readonly lookAt: readonly string[]
}

/** What is said of a scenario, by where it began; one that began nowhere has a plain title. */
export function guideOf(origin: string): Guide {
  const known = originOf(origin)
  return {
    title: titleOf(origin),
    line: say(`library.${known}.line`),
    introduction: listOf(`library.${known}.introduction`),
    lookAt: listOf(`library.${known}.lookAt`),
  }
}

/** Messages `key.1`, `key.2` … as far as there are any. */
function listOf(key: string): readonly string[] {
  const found: string[] = []
  for (let at = 1; hasMessage(`${key}.${at}`); at++) found.push(say(`${key}.${at}`))
  return found
}
