// The address's fragment: written and read alike, and hostile ones refused or read without harm.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Link, readLink, writeLink } from './link'

describe('a link', () => {
  it('is read as it was written', () => {
    const links: Link[] = [
      { document: { kind: 'library', origin: 'fileCrosses' } },
      {
        document: { kind: 'packed', packed: 'q1ZKK8rPV' },
        scene: 'frame',
        lane: 'stream',
        followed: 'client>server DATA 1',
        step: -1,
        place: { pdu: 'client>server DATA 1', hop: 2, layer: 1, field: 'options[2].kind', octets: [24, 26] },
      },
      { document: { kind: 'kept' }, scene: 'journey', step: 16 },
    ]
    for (const link of links) expect(readLink(`#${writeLink(link)}`)).toEqual(link)
  })

  it('counts steps as a reader does', () => {
    expect(writeLink({ document: { kind: 'library', origin: 'a' }, step: 16 })).toContain('step=17')
  })

  it('is refused by name when it is from a newer version', () => {
    expect(readLink('#v=1&scenario=fileCrosses')).toEqual({ problem: 'newer' })
  })

  it('is refused when it is no link of ours', () => {
    expect(readLink('#hello')).toEqual({ problem: 'unknown' })
    expect(readLink('#v=zero&doc=x')).toEqual({ problem: 'unknown' })
    expect(readLink('')).toEqual({ problem: 'empty' })
  })

  it('never throws and gives no numbers out of range', () => {
    const junk = fc.oneof(
      fc.string(),
      fc.string().map(text => `v=0&scenario=a&step=${text}&octets=${text}-9`),
    )
    fc.assert(
      fc.property(junk, fragment => {
        const link = readLink(fragment)
        if ('problem' in link || link.step === undefined) return
        expect(link.step).toBeGreaterThanOrEqual(-1)
        expect(Number.isSafeInteger(link.step)).toBe(true)
      }),
    )
  })
})
