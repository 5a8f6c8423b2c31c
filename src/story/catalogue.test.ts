// The catalogue is whole: every key that code asks for is there, none lies about unused, and all are well written.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createCatalogue, say, sayRich } from './catalogue'
import { english } from './english.fixture'
import { parseMessage } from './icu'

const src = fileURLToPath(new URL('..', import.meta.url))
const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map(path => path.replaceAll('\\', '/'))
  .filter(
    path => /\.tsx?$/.test(path) && !/\.(test|fixture)\.tsx?$/.test(path) && !path.startsWith('story/en/'),
  )
  .map(path => ({ path, text: readFileSync(join(src, path), 'utf8') }))

/** Keys asked for by their full name: say('a.b') and the like. */
const asked = code.flatMap(({ path, text }) =>
  [...text.matchAll(/\b(?:say|sayRich)\(\s*'([^']+)'/g)].map(([, key = '']) => ({ path, key })),
)

/** Every quoted text, and every template as a pattern: what a key may be put together from. */
const quoted = new Set(
  code.flatMap(({ text }) => [...text.matchAll(/'([\w.<>-]+)'/g)].map(found => found[1])),
)
const patterns = code.flatMap(({ text }) =>
  [...text.matchAll(/`((?:[\w.-]|\$\{(?:[^{}`]|`[^`]*`)*\})+)`/g)]
    .map(([, template = '']) => template.replace(/\$\{(?:[^{}`]|`[^`]*`)*\}/g, '*'))
    .filter(template => template.includes('.') && /[a-z]{3}/i.test(template))
    // A list of messages is numbered from 1.
    .map(each => new RegExp(`^${each.replaceAll('.', '\\.').replaceAll('*', '[\\w.-]+')}(\\.\\d+)?$`)),
)

describe('the catalogue', () => {
  it('has every key that code asks for by name', () => {
    expect(asked.filter(({ key }) => !(key in english))).toEqual([])
  })

  it('holds no key that nobody asks for', () => {
    const unused = Object.keys(english).filter(
      key => !/\.(means|rule)$/.test(key) && !quoted.has(key) && !patterns.some(pattern => pattern.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('is written in good ICU', () => {
    for (const [key, source] of Object.entries(english)) {
      expect(() => parseMessage(source), key).not.toThrow()
      expect(source.trim(), key).not.toBe('')
    }
  })

  it('shows an unknown key to whoever develops, and does not throw', () => {
    expect(say('no.such.key')).toBe('⟦no.such.key⟧')
    expect(sayRich('toString')).toEqual([{ text: '⟦toString⟧' }])
  })

  it('speaks other languages with their own numbers', () => {
    const { say: sage } = createCatalogue('de', { bytes: '{n, plural, one {# Byte} other {# Bytes}}' })
    expect(sage('bytes', { n: 1234567 })).toBe('1.234.567 Bytes')
  })
})
