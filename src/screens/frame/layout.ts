// How Frame is arranged in the room it has: side by side, closer together, or one below the other.

import type { ByteNotation } from '../../store/prefs'

/** `wide`: bytes and diagram side by side; `mid`: bytes narrow, all cards at the right; `slim`: one column. */
export type Shape = 'wide' | 'mid' | 'slim'

export interface Arrangement {
  readonly shape: Shape
  /** Whether the first line has room for everything. */
  readonly isRoomy: boolean
  readonly octetsPerRow: number
  readonly bitsPerRow: number
}

/** The arrangement for so many rem of width. */
export function arrange(rem: number, writing: ByteNotation): Arrangement {
  const isRoomy = rem >= 84
  if (rem >= 74)
    return { shape: 'wide', isRoomy, octetsPerRow: writing === 'binary' ? 8 : 16, bitsPerRow: 32 }
  if (rem >= 58) return { shape: 'mid', isRoomy, octetsPerRow: writing === 'binary' ? 4 : 8, bitsPerRow: 32 }
  const octets = rem >= 42 ? 16 : 8
  return {
    shape: 'slim',
    isRoomy,
    octetsPerRow: writing === 'binary' ? octets / 2 : octets,
    bitsPerRow: rem >= 30 ? 32 : 16,
  }
}
