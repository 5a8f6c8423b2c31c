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
    // Not kept: its message may still be on its way.
    if (source === undefined) return [import.meta.env.PROD ? key : `⟦${key}⟧`]
    const message = safely(source)
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

const messages: Record<string, string> = { ...english }

/** Is there a message under this key? */
export function hasMessage(key: string): boolean {
  return Object.hasOwn(messages, key)
}

/** Messages that come with a part of the page that is loaded later. Its module calls this before anything is said. */
export function addMessages(more: Messages): void {
  Object.assign(messages, more)
}

/** English, the one language so far. */
export const { say, sayRich } = createCatalogue('en', messages)
