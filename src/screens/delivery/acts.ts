// The learner's own interventions: which of them is for a frame, and how each is listed.

import type { Intervention } from '../../scenario/scenario'
import { packetName } from '../../scene/deliveryWords'
import { say } from '../../story/catalogue'
import type { Trace, Transit } from '../../trace/trace'
import { partsOf } from '../../track/follow'

/** The place in the list of what was done to this frame in this lane; -1 where nothing was. */
export function indexOfAct(
  interventions: readonly Intervention[] | undefined,
  lane: string,
  { pdu, hop }: Transit,
): number {
  return (interventions ?? []).findIndex(
    each => each.pdu === pdu && each.hop === hop && (each.lane === undefined || each.lane === lane),
  )
}

/** One of them as it is listed. */
export interface Listed {
  readonly index: number
  readonly text: string
  /** Its frame does not occur in this future. */
  readonly isNotReached: boolean
}

export function listed(interventions: readonly Intervention[], lanes: readonly Trace[]): readonly Listed[] {
  return interventions.map((each, index) => {
    const own = lanes.filter(({ lane }) => each.lane === undefined || each.lane === lane)
    const trace = own[0] ?? lanes[0]
    const transit = trace?.transits.find(({ pdu }) => pdu === each.pdu)
    const name = trace && transit ? packetName(trace, transit, say) : partsOf(each.pdu).kind
    return {
      index,
      text: say(`delivery.did.${each.act.kind}`, { name, lane: each.lane ?? 'all' }),
      isNotReached: own.length > 0 && own.every(({ notReached }) => notReached.interventions.includes(index)),
    }
  })
}
