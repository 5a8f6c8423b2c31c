/** Where frames travel between the hosts, how wide one may be there, and where it is at a part of its cable. */
import type { Say } from '../story/message'
import type { Ledger } from '../trace/ledger'
import type { Trace, Transit } from '../trace/trace'
import type { Rect } from './deliveryRoom'
import { isForth, trafficOf } from './deliveryTraffic'
import type { LaneKind } from './deliveryWords'

export interface NetworkOptions {
  readonly kind: LaneKind
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
  /** Frames can be opened; in a future that is gone they cannot. */
  readonly opens: boolean
}

/** Where frames travel: to the reader above, back below. */
export interface Rails {
  readonly left: number
  readonly right: number
  readonly forth: number
  readonly back: number
  /** The widest a frame may be. */
  readonly most: number
  /** So many are under way at once that each is but a small block. */
  readonly isSwarm: boolean
}

/** A frame that is narrower than this, in type sizes, is no frame but a block. */
const NARROWEST = 1.2
/** Narrower than this none is made to keep clear of the next one. */
const CLEAR = 2.4

export function railsOf(ledger: Ledger, area: Rect, u: number, kind: LaneKind): Rails {
  const middle = area.y + area.height / 2 + 0.8 * u
  const apart = kind === 'stream' ? Math.min(1.6 * u, area.height / 6) : 0
  const [left, right] = [area.x, area.x + area.width]
  const { peak, closest } = trafficOf(ledger)
  const cables = Math.max(1, ledger.way.length - 1)
  const share = (right - left) / Math.max(2.5, peak + 1)
  // As wide as the way from one frame to the next, of what the frame itself leaves of its cable.
  const clear = (closest * (right - left)) / (1.08 * cables + closest)
  const most = Math.min(8.5 * u, Math.max(NARROWEST * u, share), Math.max(CLEAR * u, clear))
  return {
    left,
    right,
    forth: middle - apart,
    back: middle + apart,
    most,
    isSwarm: share < NARROWEST * u,
  }
}

/** Where a node stands. */
export function xOf({ way }: Ledger, node: string, { left, right }: Rails): number {
  return left + ((right - left) * Math.max(0, way.indexOf(node))) / Math.max(1, way.length - 1)
}

/** A frame's middle at a part of its cable. */
export function placeOf(
  ledger: Ledger,
  transit: Transit,
  part: number,
  rails: Rails,
  width: number,
): readonly [number, number] {
  // At a host it stands beside the door, not across it.
  const inner = { ...rails, left: rails.left + width / 2, right: rails.right - width / 2 }
  const [from, to] = [xOf(ledger, transit.from.node, inner), xOf(ledger, transit.to.node, inner)]
  return [from + (to - from) * part, isForth(ledger, transit) ? rails.forth : rails.back]
}
