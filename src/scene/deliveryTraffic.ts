/** How much goes on between the hosts in a whole run: how many frames at once, which one after which, how close together. */

import type { Flight, Ledger } from '../trace/ledger'
import { once } from '../trace/once'
import type { Transit } from '../trace/trace'
import { carriesData } from './deliveryMoment'

export interface Traffic {
  /** The most frames that are under way at once in one direction. */
  readonly peak: number
  /** The most of both directions together. */
  readonly both: number
  /** Position of each transit among all that go the same way, by its id. */
  readonly order: readonly number[]
  /** How close one frame with data follows another on its cable: share of the cable's length; nine of ten are farther. */
  readonly closest: number
}

/** Looked at once for a run: where frames are drawn does not depend on the moment. */
export const trafficOf: (ledger: Ledger) => Traffic = once(look)

function look(ledger: Ledger): Traffic {
  const order: number[] = []
  const directions = [true, false].map(forth =>
    ledger.flights.filter(({ transit }) => isForth(ledger, transit) === forth),
  )
  for (const flights of directions) for (const [at, { transit }] of flights.entries()) order[transit.id] = at
  return {
    peak: Math.max(...directions.map(peakOf)),
    both: peakOf(ledger.flights),
    order,
    closest: Math.min(...directions.map(closestOf)),
  }
}

/** Whether a frame goes the way of the messages. */
export function isForth({ way }: Ledger, { from, to }: Transit): boolean {
  return way.indexOf(from.node) <= way.indexOf(to.node)
}

function peakOf(flights: readonly Flight[]): number {
  const ends = flights.map(({ transit }) => transit.arrives).sort((one, other) => one - other)
  let [peak, done] = [0, 0]
  for (const [at, { transit }] of flights.entries()) {
    while ((ends[done] ?? Number.POSITIVE_INFINITY) <= transit.departs) done++
    peak = Math.max(peak, at + 1 - done)
  }
  return peak
}

function closestOf(flights: readonly Flight[]): number {
  const last = new Map<number, Transit>()
  const shares: number[] = []
  for (const { transit } of flights) {
    if (!carriesData(transit.pdu) || transit.copyOf !== undefined || transit.fate === 'queueFull') continue
    const before = last.get(transit.link)
    last.set(transit.link, transit)
    if (!before || before.arrives <= transit.departs) continue
    shares.push((transit.departs - before.departs) / (before.arrives - before.departs))
  }
  return shares.sort((one, other) => one - other)[Math.floor(shares.length / 10)] ?? 1
}
