/** A cable: each direction sends one frame after the other, at the link's rate, and lets so many wait. */
import type { Impairments, LinkSetup } from '../scenario/scenario'
import type { Micros } from '../trace/trace'

/** Preamble and start delimiter go before a frame, the gap behind it (IEEE 802.3 §3.1.1, §4.4.2); in octets. */
export const PREAMBLE = 8
export const GAP = 12

/** How long so many octets take, in µs, rounded up to whole ones. */
export function serialisation(octets: number, rate: number): Micros {
  return Math.ceil((octets * 8 * 1_000_000) / rate)
}

/** A direction of a link: from its first end to its second, or back. */
export type Direction = 0 | 1

const GOOD: Impairments = {}

/** What a direction of a link does to frames; nothing where nobody said so. */
export function impairmentsOf({ directions }: LinkSetup, direction: Direction): Impairments {
  return directions?.[direction] ?? GOOD
}

/** One direction: when its wire is free, who waits for it, and when its latest frame arrives. */
interface Wire {
  free: Micros
  /** When those who wait will depart, in their order; entries before `first` have departed. */
  departures: Micros[]
  first: number
  latest: Micros
}

const newWire = (): Wire => ({ free: 0, departures: [], first: 0, latest: 0 })

/** How many frames still wait for the wire at a moment. */
function waitingAt(wire: Wire, now: Micros): number {
  const { departures } = wire
  while (wire.first < departures.length && (departures[wire.first] ?? 0) <= now) wire.first++
  if (wire.first > 64 && 2 * wire.first > departures.length) {
    departures.splice(0, wire.first)
    wire.first = 0
  }
  return departures.length - wire.first
}

/** The two wires of a link. */
export function makeLink(setup: LinkSetup) {
  const wires: [Wire, Wire] = [newWire(), newWire()]
  return {
    setup,
    /**
     * Books the wire for a frame of so many octets: first bit of the preamble leaves, last bit arrives. Undefined
     * where it would have to wait and as many wait already as may.
     */
    book(
      direction: Direction,
      now: Micros,
      octets: number,
    ): { departs: Micros; arrives: Micros } | undefined {
      const wire = wires[direction]
      const departs = Math.max(now, wire.free)
      const { queue } = impairmentsOf(setup, direction)
      if (departs > now) {
        if (queue !== undefined && waitingAt(wire, now) >= queue) return undefined
        if (queue !== undefined) wire.departures.push(departs)
      }
      wire.free = departs + serialisation(PREAMBLE + octets + GAP, setup.rate)
      return { departs, arrives: departs + serialisation(PREAMBLE + octets, setup.rate) + setup.delay }
    },
    /** A frame that nobody holds back arrives no earlier than the one before it: jitter never overtakes. */
    inOrder(direction: Direction, arrives: Micros): Micros {
      const wire = wires[direction]
      wire.latest = Math.max(wire.latest, arrives)
      return wire.latest
    },
  }
}

export type Link = ReturnType<typeof makeLink>
