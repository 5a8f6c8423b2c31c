/** What a capture at one port of one node would hold. */
import type { NodeId } from '../scenario/scenario'
import { octetsOnWire } from './octets'
import type { Micros, Trace, Transit } from './trace'

/** Where a capture can be taken. */
export interface CapturePoint {
  readonly node: NodeId
  readonly port: number
}

/** One frame as it passed a capture point. */
export interface Captured {
  /** When its last bit had passed; for a frame that leaves, when its first one did. */
  readonly at: Micros
  readonly transit: Transit
  readonly direction: 'in' | 'out'
  /** The frame with its FCS, damaged as it was there. */
  readonly octets: Uint8Array
}

/** All ports with a cable, in the order of the scenario's nodes. */
export function capturePoints(trace: Trace): readonly CapturePoint[] {
  const nodes = trace.scenario?.nodes.map(({ id }) => id) ?? []
  const ends = (trace.scenario?.links ?? []).flatMap(link => link.ends)
  return nodes.flatMap(node =>
    ends
      .filter(end => end.node === node)
      .map(({ port }) => ({ node, port }))
      .sort((one, other) => one.port - other.port),
  )
}

/**
 * The frames that passed a point, in order. What left it is as it was sent; what came in has the wire's damage. What was
 * lost on a wire left and never came in, a copy that the wire made came in and never left, and what found no room in the
 * queue did neither.
 */
export function captureAt(trace: Trace, { node, port }: CapturePoint): readonly Captured[] {
  const isHere = (end: CapturePoint) => end.node === node && end.port === port
  return trace.transits
    .flatMap((transit): Omit<Captured, 'octets'>[] => {
      if (isHere(transit.from)) {
        const left = transit.fate !== 'queueFull' && transit.copyOf === undefined
        return left ? [{ at: transit.departs, transit, direction: 'out' }] : []
      }
      return isHere(transit.to) && !transit.fate ? [{ at: transit.arrives, transit, direction: 'in' }] : []
    })
    .sort((one, other) => one.at - other.at || one.transit.id - other.transit.id)
    .map(each => ({ ...each, octets: octetsAt(trace, each.transit, each.direction) }))
}

/** Of copies that a wire made, the one that went on: its damage is still there. */
function isPartOf(before: Transit, { damage }: Transit): boolean {
  return before.damage.every(({ octet, bit }) =>
    damage.some(each => each.octet === octet && each.bit === bit),
  )
}

function octetsAt(trace: Trace, transit: Transit, direction: 'in' | 'out'): Uint8Array {
  if (direction === 'in' || transit.damage.length === 0) return octetsOnWire(trace, transit).octets
  // Damage of this very cable happens behind the sender; what earlier cables did is there already.
  const before = trace.transits.findLast(
    each =>
      each.id < transit.id &&
      each.frame === transit.frame &&
      each.hop === transit.hop - 1 &&
      isPartOf(each, transit),
  )
  return octetsOnWire(trace, before ?? { ...transit, damage: [] }).octets
}
