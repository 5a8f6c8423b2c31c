// What the build takes out of the tables of a first visit is what is brought back, no sentence more.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { withoutSentences } from '../../../vite.config'
import { rows } from './rows'
import { told } from './told'

it('brings back every sentence that the build takes out', () => {
  const files = ['arp', 'data', 'ethernet', 'ipv4', 'tftp', 'udp']
  const taken = files.flatMap(name => {
    const code = readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8')
    const { found, left } = withoutSentences(code)
    expect(withoutSentences(left).found.filter(Boolean)).toEqual([])
    return found
  })
  const back = told.flatMap(({ means, rule }) => [means, ...(rule === undefined ? [] : [rule])])
  expect(taken.length).toBeGreaterThan(rows.length)
  expect(taken.filter(sentence => !back.includes(sentence))).toEqual([])
})
