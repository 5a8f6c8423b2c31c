// Preferences: anything that was kept is read without harm.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstPrefs, prefsFrom } from './prefs'

describe('preferences', () => {
  it('keep what is understood and take the rest from a newcomer', () => {
    expect(prefsFrom({ theme: 'projector', letterKeys: false, notation: 'octal' })).toEqual({
      ...firstPrefs,
      theme: 'projector',
      letterKeys: false,
    })
  })

  it('stand whatever was kept', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('theme', 'order', '__proto__', 'x'), fc.anything()), kept => {
        expect(Object.keys(prefsFrom(kept))).toEqual(Object.keys(firstPrefs))
      }),
    )
  })
})
