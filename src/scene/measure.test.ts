// Widths of words: additive, larger in bold, and wordings that keep to their room.
import { describe, expect, it } from 'vitest'
import { fitting, lines, textWidth } from './measure'

describe('measure', () => {
  it('adds up', () => {
    expect(textWidth('ab', { size: 20 })).toBeCloseTo(
      textWidth('a', { size: 20 }) + textWidth('b', { size: 20 }),
    )
    expect(textWidth('octet', { size: 20, weight: 700 })).toBeGreaterThan(textWidth('octet', { size: 20 }))
    expect(textWidth('4e', { size: 10, face: 'octets' })).toBeCloseTo(12.64)
  })

  it('takes the first wording that fits and cuts where none does', () => {
    const setting = { size: 10 }
    expect(fitting(['a long wording', 'short'], 40, setting)).toBe('short')
    const cut = fitting(['a long wording'], 40, setting)
    expect(cut).toMatch(/…$/)
    expect(textWidth(cut, setting)).toBeLessThanOrEqual(40)
  })

  it('breaks between words', () => {
    const broken = lines('one two three four', 45, { size: 10 })
    expect(broken.join(' ')).toBe('one two three four')
    for (const line of broken) expect(textWidth(line, { size: 10 })).toBeLessThanOrEqual(45)
  })
})
