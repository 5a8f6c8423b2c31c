/** The panel under the strip as plain data: the few lines that say what was just done, and why. */
import type { Say } from '../story/message'
import type { Check, Tag, Trace, TraceEvent } from '../trace/trace'
import type { Mark, Tone } from './scene'

/** One line: what, its value (or the old and the new one), and what that means. */
export interface Row {
  readonly key: string
  readonly label: string
  /** The label where there is little room. */
  readonly short?: string
  readonly value: string
  /** The value before, where something was changed. */
  readonly was?: string
  readonly verdict?: string
  /** The verdict where there is little room. */
  readonly brief?: string
  readonly tone: Tone
  readonly mark?: Mark['mark']
  readonly target?: string
}

/** An address held against a prefix, bit by bit. */
export interface PrefixBits {
  readonly destination: string
  readonly network: string
  readonly prefix: number
  readonly inside: boolean
}

/** Octets as they go out, each with what it belongs to. */
export interface WireBits {
  readonly octets: readonly { readonly value: number; readonly tone: Tone; readonly name: string }[]
}

export interface Panel {
  readonly title: string
  readonly note?: string
  readonly rows: readonly Row[]
  readonly prefix?: PrefixBits
  readonly wire?: WireBits
}

/** One line of a receiver's checks, as the story tells it. */
export interface CheckLine {
  readonly checks: readonly Check[]
  readonly label: string
  readonly seen: string
  readonly verdict: string
  readonly passed: boolean
  readonly up?: string
  readonly counter?: string
}

/** The words a scene needs; the story knows them. */
export interface Speaker {
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
}

/** And those for what receivers check. */
export interface Voice extends Speaker {
  readonly checkLines: (event: Extract<TraceEvent, { kind: 'checks' }>, trace: Trace) => readonly CheckLine[]
}

/** The pale tag that goes up with the bytes, for messages: protocol numbers are names, not amounts. */
export function tagArguments(tag: Tag) {
  return { ...tag, protocol: String(tag.protocol) }
}
