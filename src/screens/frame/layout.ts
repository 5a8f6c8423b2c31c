// How Frame is arranged in the room it has: side by side, closer together, one below the other, or the diagram across.

import type { ByteNotation } from '../../store/prefs'

/**
 * `wide`: bytes and diagram side by side; `mid`: bytes narrow, all cards at the right; `slim`: one column;
 * `broad`: the diagram takes the full width below bytes and cards, so that its letters are read from the last row.
 */
export type Shape = 'wide' | 'mid' | 'slim' | 'broad'

export interface Arrangement {
  readonly shape: Shape
  /** Whether the first line has room for everything. */
  readonly isRoomy: boolean
  /** Whether there is room for the bytes as characters beside their digits. */
  readonly hasAscii: boolean
  readonly octetsPerRow: number
  readonly bitsPerRow: number
  /** Letters that fit into the width of a bit of the diagram. */
  readonly lettersPerBit: number
}

/** The width of a small letter, rem: in the projector's theme small type is as large as all other. */
const LETTER = 0.4725
const LETTER_PROJECTED = 0.54

/** What `frame.css` takes off the scene's width, rem: the sides, the gap, the bytes of `mid`. */
const SIDES = 3
const SIDES_SLIM = 1.5
const GAP = 1.75
const BYTES_MID = 25.5
/** The diagram's share where it stands beside the bytes. */
const SHARE = 1 / 2.42

/**
 * The arrangement for so many rem of width; `projected`: everything is for the last row of a hall; `building`: the
 * layers stand where the bytes were, and need the height that a diagram across would take.
 */
export function arrange(
  rem: number,
  writing: ByteNotation,
  projected = false,
  building = false,
): Arrangement {
  const letter = projected ? LETTER_PROJECTED : LETTER
  const common = { isRoomy: rem >= 84, hasAscii: true, bitsPerRow: 32 }
  const octets = (most: number) => (writing === 'binary' ? most / 2 : most)
  const letters = (width: number, bits = 32) => width / bits / letter
  if (projected && !building && rem >= 58) {
    const lettersPerBit = letters(rem - SIDES)
    const hasAscii = rem >= 74
    // Eight bytes of bits need more than their half of a narrow hall's screen.
    const octetsPerRow = writing === 'binary' && !hasAscii ? 4 : octets(16)
    return { ...common, shape: 'broad', hasAscii, octetsPerRow, lettersPerBit }
  }
  if (rem >= 74) {
    const lettersPerBit = letters((rem - SIDES - GAP) * SHARE)
    return { ...common, shape: 'wide', octetsPerRow: octets(16), lettersPerBit }
  }
  if (rem >= 58) {
    const lettersPerBit = letters(rem - SIDES - GAP - BYTES_MID)
    return { ...common, shape: 'mid', octetsPerRow: octets(8), lettersPerBit }
  }
  const bitsPerRow = rem >= 30 ? 32 : 16
  const lettersPerBit = letters(rem - SIDES_SLIM, bitsPerRow)
  return { ...common, shape: 'slim', octetsPerRow: octets(rem >= 42 ? 16 : 8), bitsPerRow, lettersPerBit }
}
