// Packing for an address: there and back, and what was cut, hostile or too large is refused.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from './pack'

describe('a packed text', () => {
  it('comes back as it was, in characters that an address may hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async text => {
        const packed = await pack(text)
        expect(packed).toMatch(/^[\w-]*$/)
        expect(await unpack(packed)).toBe(text)
      }),
      { numRuns: 30 },
    )
  })

  it('is refused when it was cut', async () => {
    const packed = await pack(JSON.stringify({ text: 'Hello, network!', numbers: [1, 2, 3, 4, 5, 6, 7, 8] }))
    for (const length of [1, 10, packed.length - 4])
      expect(await unpack(packed.slice(0, length))).toBeUndefined()
  })

  it('is refused when it is no such text', async () => {
    for (const text of ['%%%', 'hello', '____', '../../etc']) expect(await unpack(text)).toBeUndefined()
  })

  it('is refused when it would unpack to more than the budget', async () => {
    expect(await unpack(await pack(' '.repeat(1_000_001)))).toBeUndefined()
    expect(await unpack(await pack(' '.repeat(1_000_000)))).toHaveLength(1_000_000)
  })
})
