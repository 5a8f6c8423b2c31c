/**
 * A position message of our game, 12 octets in network order: sequence number (32 bits, from 0), x (32 bits), y
 * (32 bits). x and y go from 0 to 1000, the width and the height of the field.
 */

export const POSITION_OCTETS = 12
/** The field is so wide and so high. */
export const FIELD = 1000

export interface Position {
  readonly sequence: number
  readonly x: number
  readonly y: number
}

export function writePosition({ sequence, x, y }: Position): Uint8Array {
  const octets = new Uint8Array(POSITION_OCTETS)
  const numbers = new DataView(octets.buffer)
  numbers.setUint32(0, sequence)
  numbers.setUint32(4, x)
  numbers.setUint32(8, y)
  return octets
}

/** The message that begins at an octet; undefined where fewer than 12 are left. */
export function readPosition(octets: Uint8Array, at = 0): Position | undefined {
  if (octets.length - at < POSITION_OCTETS) return undefined
  const numbers = new DataView(octets.buffer, octets.byteOffset + at, POSITION_OCTETS)
  return { sequence: numbers.getUint32(0), x: numbers.getUint32(4), y: numbers.getUint32(8) }
}
