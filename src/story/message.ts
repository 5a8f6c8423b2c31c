/** The shape of what is said: a message key with its arguments, and the rich text it becomes. */
import type { Layer } from '../wire/spec'

/** Arguments of a message: numbers go through Intl, strings are shown as they are. */
export type Arguments = Readonly<Record<string, string | number | boolean>>

/** The message function that views receive: key and arguments to plain text in the reader's language. */
export type Say = (key: string, args?: Arguments) => string

/**
 * A run of words; `layer` colours it as the thing it names, `strong` sets it bold, `octets` in the byte face,
 * `alarm` is for a loss or a failed check: a view sets its mark in front.
 */
export interface Run {
  readonly text: string
  readonly alarm?: boolean
  readonly layer?: Layer
  readonly strong?: boolean
  readonly octets?: boolean
}

/** A sentence with its coloured words. Plain text is its runs joined. */
export type Rich = readonly Run[]

/** As `Say`, keeping `<internet>…</internet>`, `<b>…</b>`, `<octets>…</octets>` and `<alarm>…</alarm>` as runs. */
export type SayRich = (key: string, args?: Arguments) => Rich
