/** Messages in ICU's MessageFormat, the part of it that is used here, with tags that colour words. */
import type { Layer } from '../wire/spec'
import type { Arguments, Rich, Run } from './message'

/** A word's look; tags nest and the inner one wins. */
type Style = Omit<Run, 'text'>

type Node =
  | string
  | { readonly kind: 'argument'; readonly name: string }
  /** `#` within a plural: its number. */
  | { readonly kind: 'count' }
  | {
      readonly kind: 'choice'
      readonly name: string
      readonly by: 'plural' | 'select'
      readonly cases: Readonly<Record<string, Message>>
    }
  | { readonly kind: 'tag'; readonly style: Style; readonly body: Message }

export type Message = readonly Node[]

const LAYERS: readonly Layer[] = ['data', 'application', 'transport', 'internet', 'link', 'physical']
const STYLES: Readonly<Record<string, Style>> = {
  b: { strong: true },
  octets: { octets: true },
  alarm: { alarm: true },
  ...Object.fromEntries(LAYERS.map(layer => [layer, { layer }])),
}

/**
 * Parses a message: `{name}`, `{n, plural, =0 {…} one {…} other {# …}}`, `{x, select, a {…} other {…}}`, text between
 * `'{` and `'` as it stands, `''` for an apostrophe, and the tags `<b>`, `<octets>`, `<alarm>` and one for each layer.
 * Throws a SyntaxError that names the place.
 */
export function parseMessage(source: string): Message {
  const reader = new Reader(source)
  const message = reader.message(false, '')
  if (reader.at < source.length) reader.fail('a brace or a tag too many')
  return message
}

class Reader {
  at = 0
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  fail(what: string): never {
    throw new SyntaxError(`${what} at ${this.at} in “${this.source}”`)
  }

  /** What matches `pattern` (sticky) here is taken; its first group, or all of it. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)
    if (!found) return undefined
    this.at += found[0].length
    return found[1] ?? found[0]
  }

  /** Reads to the end, or to the brace or the closing tag that ends the part it stands in. */
  message(inPlural: boolean, tag: string): Message {
    const nodes: Node[] = []
    for (;;) {
      const opened = this.take(/<([a-z]+)>/y)
      const quoted = this.take(/'([{}<#][^']*)'/y)
      if (opened) nodes.push(this.tag(opened, inPlural))
      else if (quoted) nodes.push(quoted)
      else if (this.take(/''/y)) nodes.push("'")
      else if (inPlural && this.take(/#/y)) nodes.push({ kind: 'count' })
      else if (this.take(/\{\s*/y)) nodes.push(this.placeholder(inPlural))
      else if (this.at === this.source.length || /[}]|<\//y.test(this.source.slice(this.at, this.at + 2)))
        break
      else nodes.push(this.take(inPlural ? /[^{}<'#]+|./sy : /[^{}<']+|./sy) ?? this.fail('nothing'))
    }
    if (tag && !this.take(new RegExp(`</${tag}>`, 'y'))) this.fail(`<${tag}> not closed`)
    return nodes
  }

  tag(name: string, inPlural: boolean): Node {
    const style = STYLES[name]
    if (!style) this.fail(`<${name}> is no tag`)
    return { kind: 'tag', style, body: this.message(inPlural, name) }
  }

  placeholder(inPlural: boolean): Node {
    const name = this.take(/(\w+)\s*/y) ?? this.fail('a placeholder without a name')
    if (this.take(/\}/y)) return { kind: 'argument', name }
    const by = this.take(/,\s*(plural|select)\s*,\s*/y)
    if (by !== 'plural' && by !== 'select') return this.fail('neither plural nor select')
    const cases: Record<string, Message> = {}
    for (let key = this.take(/([=\w]+)\s*\{/y); key; key = this.take(/([=\w]+)\s*\{/y)) {
      cases[key] = this.message(by === 'plural' || inPlural, '')
      if (!this.take(/\}\s*/y)) this.fail('a case not closed')
    }
    if (!cases.other) this.fail('no case “other”')
    if (!this.take(/\}/y)) this.fail('a placeholder not closed')
    return { kind: 'choice', name, by, cases }
  }
}

/** How one language writes numbers and counts. */
export interface Language {
  readonly number: Intl.NumberFormat
  readonly plural: Intl.PluralRules
}

/**
 * Fills a message in. Numbers go through Intl; a string stands as it is, whatever is in it: only the message's own
 * tags make runs. An argument that is not there shows as its name in braces.
 */
export function formatMessage(message: Message, args: Arguments, language: Language): Rich {
  const runs: Run[] = []
  const say = (text: string, style: Style) => {
    const last = runs.at(-1)
    if (last && sameStyle(last, style)) runs[runs.length - 1] = { ...last, text: last.text + text }
    else if (text) runs.push({ text, ...style })
  }
  const shown = (name: string) => {
    const value = args[name]
    return typeof value === 'number' ? language.number.format(value) : String(value ?? `{${name}}`)
  }
  const walk = (nodes: Message, style: Style, counted: string) => {
    for (const node of nodes) {
      if (typeof node === 'string') say(node, style)
      else if (node.kind === 'argument') say(shown(node.name), style)
      else if (node.kind === 'count') say(shown(counted), style)
      else if (node.kind === 'tag') walk(node.body, { ...style, ...node.style }, counted)
      else walk(chosen(node, args[node.name], language), style, node.by === 'plural' ? node.name : counted)
    }
  }
  walk(message, {}, '')
  return runs
}

function chosen(
  node: Extract<Node, { kind: 'choice' }>,
  value: string | number | boolean | undefined,
  { plural }: Language,
): Message {
  const named = node.by === 'select' ? node.cases[String(value)] : node.cases[`=${value}`]
  const counted = node.by === 'plural' ? node.cases[plural.select(Number(value))] : undefined
  return named ?? counted ?? node.cases.other ?? []
}

function sameStyle(a: Style, b: Style): boolean {
  return a.layer === b.layer && a.strong === b.strong && a.octets === b.octets && a.alarm === b.alarm
}
