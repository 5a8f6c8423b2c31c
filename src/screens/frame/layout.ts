// How Frame is arranged in the room it has: side by side, closer together, or one below the other.

import type { ByteNotation } from '../../store/prefs'

/** `wide`: bytes and diagram side by side; `mid`: bytes narrow, all cards at the right; `slim`: one column. */
export type Shape = 'wide' | 'mid' | 'slim'

export interface Arrangement {
  readonly shape: Shape
  readonly octetsPerRow: number
  readonly bitsPerRow: number
}

/** The arrangement for so many rem of width. */
export function arrange(rem: number, writing: ByteNotation): Arrangement {
  if (rem >= 74) return { shape: 'wide', octetsPerRow: writing === 'binary' ? 8 : 16, bitsPerRow: 32 }
  if (rem >= 58) return { shape: 'mid', octetsPerRow: writing === 'binary' ? 4 : 8, bitsPerRow: 32 }
  const isRoomy = rem >= 42
  const octets = isRoomy ? 16 : 8
  return {
    shape: 'slim',
    octetsPerRow: writing === 'binary' ? octets / 2 : octets,
    bitsPerRow: rem >= 30 ? 32 : 16,
  }
}
