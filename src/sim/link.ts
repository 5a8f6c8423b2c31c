/** A cable: each direction sends one frame after the other, at the link's rate. */
import type { LinkSetup } from '../scenario/scenario'
import type { Micros } from '../trace/trace'

/** Preamble and start delimiter go before a frame, the gap behind it (IEEE 802.3 §3.1.1, §4.4.2); in octets. */
export const PREAMBLE = 8
export const GAP = 12

/** How long so many octets take, in µs, rounded up to whole ones. */
export function serialisation(octets: number, rate: number): Micros {
  return Math.ceil((octets * 8 * 1_000_000) / rate)
}

/** When the wire of one direction is free again, by link and direction. */
export function makeLink(setup: LinkSetup) {
  const free: [Micros, Micros] = [0, 0]
  return {
    setup,
    /** Books the wire for a frame of so many octets: first bit of the preamble leaves, last bit arrives. */
    book(end: 0 | 1, now: Micros, octets: number): { departs: Micros; arrives: Micros } {
      const departs = Math.max(now, free[end])
      free[end] = departs + serialisation(PREAMBLE + octets + GAP, setup.rate)
      return { departs, arrives: departs + serialisation(PREAMBLE + octets, setup.rate) + setup.delay }
    },
  }
}

export type Link = ReturnType<typeof makeLink>
