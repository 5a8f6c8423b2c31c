// Messages are read as ICU reads them (judge: the parser and formatter of Lingui), and nothing from outside is a tag.
import { setupI18n } from '@lingui/core'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { english } from './english.fixture'
import { formatMessage, type Message, parseMessage } from './icu'
import { say as sayLonger } from './pseudo.fixture'

const language = { number: new Intl.NumberFormat('en'), plural: new Intl.PluralRules('en') }
const rich = (source: string, args = {}) => formatMessage(parseMessage(source), args, language)
const plain = (source: string, args = {}) =>
  rich(source, args)
    .map(run => run.text)
    .join('')

describe('messages', () => {
  it('fills in numbers through Intl and strings as they are', () => {
    expect(plain('{n} bytes to port {port}', { n: 1500, port: '49152' })).toBe('1,500 bytes to port 49152')
  })

  it('chooses by count and by name', () => {
    const source =
      '{n, plural, =0 {nothing} one {# byte} other {# bytes}} {who, select, router {on} other {up}}'
    expect(plain(source, { n: 0, who: 'router' })).toBe('nothing on')
    expect(plain(source, { n: 1, who: 'host' })).toBe('1 byte up')
    expect(plain(source, { n: 2048, who: 'host' })).toBe('2,048 bytes up')
  })

  it('makes runs of tags, nested ones too', () => {
    expect(
      rich('<internet><b>Internet layer</b> says</internet> <octets>{o}</octets>.', { o: '45' }),
    ).toEqual([
      { text: 'Internet layer', layer: 'internet', strong: true },
      { text: ' says', layer: 'internet' },
      { text: ' ' },
      { text: '45', octets: true },
      { text: '.' },
    ])
  })

  it('never reads an argument: neither tags, nor braces, nor escapes', () => {
    const text = '<b>x</b> {n} \\x41 \\u0041 <img src=x> #'
    expect(rich('{text}', { text })).toEqual([{ text }])
    expect(plain('{n, plural, other {# {text}}}', { n: 1, text })).toBe(`1 ${text}`)
  })

  it('keeps apostrophes and quoted braces as ICU does', () => {
    expect(plain("the server's card, it''s '{'n'}'")).toBe("the server's card, it's {n}")
  })

  it.each(['{', '{n', 'a}', '{n, number}', '{n, plural, one {a}}', '<b>x', '</b>', '<i>x</i>'])(
    'refuses %s',
    source => expect(() => parseMessage(source)).toThrow(SyntaxError),
  )

  it('shows an argument that is missing by its name', () => {
    expect(plain('{n} bytes')).toBe('{n} bytes')
  })

  it('keeps every placeholder and every case of a message in a language with longer words', () => {
    for (const [key, source] of Object.entries(english)) {
      const args = argumentsOf(parseMessage(source), 2)
      const kept = sayLonger(key, args)
      for (const name of Object.values(args)) {
        if (plain(source, args).includes(String(name))) expect(kept, key).toContain(String(name))
      }
    }
  })

  it('says what Lingui says, for each message of the catalogue', () => {
    for (const [key, source] of Object.entries(english)) {
      const untagged = source.replace(/<\/?[a-z]+>/g, '')
      for (const number of [0, 1, 2, 30]) {
        const args = argumentsOf(parseMessage(source), number)
        const lingui = setupI18n({ locale: 'en', messages: { en: { x: compileMessageOrThrow(untagged) } } })
        expect(plain(source, args), key).toBe(lingui._('x', args))
      }
    }
  })
})

/** An argument for each placeholder: the number for a count, the name itself otherwise. */
function argumentsOf(message: Message, number: number): Record<string, string | number> {
  const args: Record<string, string | number> = {}
  const walk = (nodes: Message) => {
    for (const node of nodes) {
      if (typeof node === 'string' || node.kind === 'count') continue
      if (node.kind === 'argument') args[node.name] ??= node.name
      else if (node.kind === 'tag') walk(node.body)
      else {
        args[node.name] =
          node.by === 'plural'
            ? number
            : (Object.keys(node.cases)[number % Object.keys(node.cases).length] ?? '')
        for (const body of Object.values(node.cases)) walk(body)
      }
    }
  }
  walk(message)
  return args
}
