/** CRC-32 as Ethernet's frame check sequence uses it (IEEE 802.3 §3.2.9), plain and step by step. */

/** The generator polynomial without its x^32, most significant bit first … */
const POLYNOMIAL = 0x04c11db7
/** … and with its bits in the order in which they are sent: least significant first. */
const REFLECTED = reflect(POLYNOMIAL)
/** What a receiver's register holds after data and FCS of an undamaged frame, complemented. */
export const RESIDUE = 0x2144df1c

function reflect(value: number): number {
  let result = 0
  for (let bit = 0; bit < 32; bit++) result = (result << 1) | ((value >>> bit) & 1)
  return result >>> 0
}

/** What eight shifts do to each value of the register's lowest octet. */
const TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let register = index
  for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >>> 1) ^ REFLECTED : register >>> 1
  return register
})
/** The same for an octet with one, two and three more octets behind it, so that four can go in at once. */
const TABLE_1 = TABLE.map(behind)
const TABLE_2 = TABLE_1.map(behind)
const TABLE_3 = TABLE_2.map(behind)

/** What becomes of a register when an octet of zeros follows. */
function behind(register: number): number {
  return (register >>> 8) ^ (TABLE[register & 255] ?? 0)
}

function take(register: number, octet: number): number {
  return ((register >>> 8) ^ (TABLE[(register ^ octet) & 255] ?? 0)) >>> 0
}

/** CRC-32 of octets, an unsigned 32-bit number: the register starts as all ones and is complemented at the end. */
export function crc32(octets: Uint8Array): number {
  let register = -1
  let at = 0
  // This loop sees every octet of every frame, often: four at once (the sum is linear, so their tables add up).
  for (const fours = octets.length - 3; at < fours; at += 4) {
    const first = register ^ (octets[at] ?? 0)
    const second = (register >>> 8) ^ (octets[at + 1] ?? 0)
    const third = (register >>> 16) ^ (octets[at + 2] ?? 0)
    const fourth = (register >>> 24) ^ (octets[at + 3] ?? 0)
    register =
      (TABLE_3[first & 255] ?? 0) ^
      (TABLE_2[second & 255] ?? 0) ^
      (TABLE_1[third & 255] ?? 0) ^
      (TABLE[fourth & 255] ?? 0)
  }
  for (; at < octets.length; at++) register = take(register, octets[at] ?? 0)
  return ~register >>> 0
}

/** The FCS as a 32-bit field read in network order: CRC-32, least significant octet first. */
export function frameCheckSequence(octets: Uint8Array): number {
  const crc = crc32(octets)
  return (((crc & 255) << 24) | ((crc & 0xff00) << 8) | ((crc >>> 8) & 0xff00) | (crc >>> 24)) >>> 0
}

/** A CRC as a person can follow it. */
export interface CrcWork {
  readonly kind: 'crc32'
  /** First octet covered and the one behind the last, in the frame. */
  readonly covers: readonly [number, number]
  /** The register before the first octet. */
  readonly start: number
  /** Each octet goes into the register's low end; `index` is what it meets there: the row of the table. */
  readonly steps: readonly { offset: number; octet: number; index: number; register: number }[]
  /** The last register with every bit turned over: the CRC. */
  readonly complement: number
  /** The CRC's octets in the order in which they are sent: least significant first. */
  readonly sent: readonly number[]
  /** What these octets must hold in the frame, and what they do hold (network order, as the field shows it). */
  readonly wanted: number
  readonly seen: number
}

/** Works a CRC out over octets [start, end) of a frame; `seen` is what the frame's FCS field holds. */
export function crcWork(octets: Uint8Array, start: number, end: number, seen: number): CrcWork {
  let register = 0xffffffff
  const steps = Array.from(octets.subarray(start, end), (octet, i) => {
    const index = (register ^ octet) & 255
    register = take(register, octet)
    return { offset: start + i, octet, index, register }
  })
  const crc = ~register >>> 0
  const sent = [crc & 255, (crc >>> 8) & 255, (crc >>> 16) & 255, crc >>> 24]
  const wanted = frameCheckSequence(octets.subarray(start, end))
  return {
    kind: 'crc32',
    covers: [start, end],
    start: 0xffffffff,
    steps,
    complement: crc,
    sent,
    wanted,
    seen,
  }
}
