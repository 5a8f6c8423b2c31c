// The arrangements of Frame: each width has one, and the projector gives the diagram the whole of it.
import { describe, expect, it } from 'vitest'
import { arrange } from './layout'

/** Window width in pixels and root type size there. */
const LAPTOP = 1366 / 16
const PHONE = 390 / 16
/** 1024 × 768 and 1920 × 1080 in the projector's theme. */
const HALL = 1024 / 16
const BIG_HALL = 1920 / 24

describe('the arrangement', () => {
  it('stands side by side, closer together, one below the other', () => {
    expect(arrange(LAPTOP, 'hex')).toMatchObject({ shape: 'wide', octetsPerRow: 16, bitsPerRow: 32 })
    expect(arrange(64, 'hex')).toMatchObject({ shape: 'mid', octetsPerRow: 8 })
    expect(arrange(PHONE, 'hex')).toMatchObject({ shape: 'slim', bitsPerRow: 16 })
  })

  it('gives the diagram the full width in the projector theme, and with it more letters a bit', () => {
    for (const rem of [HALL, BIG_HALL]) {
      const hall = arrange(rem, 'hex', true)
      expect(hall).toMatchObject({ shape: 'broad', octetsPerRow: 16 })
      expect(hall.lettersPerBit).toBeGreaterThan(arrange(rem, 'hex').lettersPerBit)
    }
    expect(arrange(PHONE, 'hex', true).shape).toBe('slim')
    // A stack of layers that is being built needs the height.
    expect([HALL, BIG_HALL].map(rem => arrange(rem, 'hex', true, true).shape)).toEqual(['mid', 'wide'])
  })

  it('lets no byte of a row be cut where a narrow hall’s screen shows bits', () => {
    expect(arrange(HALL, 'binary', true).octetsPerRow).toBe(4)
    expect(arrange(BIG_HALL, 'binary', true).octetsPerRow).toBe(8)
  })

  it('halves the bytes of a row where they are written as bits', () => {
    for (const rem of [LAPTOP, 64, PHONE])
      expect(arrange(rem, 'binary').octetsPerRow * 2).toBe(arrange(rem, 'hex').octetsPerRow)
  })
})
