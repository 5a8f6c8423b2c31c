/** The message catalogue: a key and its arguments become words in the reader's language. */
import { english } from './english'
import { formatMessage, type Language, type Message, parseMessage } from './icu'
import type { Arguments, Rich, Say, SayRich } from './message'

/** Keys to messages in ICU's MessageFormat. */
export type Messages = Readonly<Record<string, string>>

/**
 * A catalogue of one language. A key that nobody wrote a message for is shown between ⟦ ⟧ while developing, where
 * tests and eyes find it, and as it stands in a build; a malformed message shows its source. Nothing throws.
 */
export function createCatalogue(locale: string, messages: Messages): { say: Say; sayRich: SayRich } {
  const language: Language = {
    number: new Intl.NumberFormat(locale),
    plural: new Intl.PluralRules(locale),
  }
  const parsed = new Map<string, Message>()

  const messageOf = (key: string): Message => {
    const known = parsed.get(key)
    if (known) return known
    const source = Object.hasOwn(messages, key) ? messages[key] : undefined
    const message = source === undefined ? [import.meta.env.PROD ? key : `⟦${key}⟧`] : safely(source)
    parsed.set(key, message)
    return message
  }

  const sayRich = (key: string, args: Arguments = {}): Rich => formatMessage(messageOf(key), args, language)
  return { say: (key, args) => plain(sayRich(key, args)), sayRich }
}

function safely(source: string): Message {
  try {
    return parseMessage(source)
  } catch {
    return [source]
  }
}

/** A sentence without its colours. */
export function plain(rich: Rich): string {
  return rich.map(run => run.text).join('')
}

/** Is there a message under this key? */
export function hasMessage(key: string): boolean {
  return Object.hasOwn(english, key)
}

/** English, the one language so far. */
export const { say, sayRich } = createCatalogue('en', english)
