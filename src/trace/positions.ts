/** A player's positions in a game: each as it was sent, and when the other side's program had it. */

import { POSITION_OCTETS, type Position, readPosition } from '../wire/position'
import { latenessOf } from './lateness'
import { ledgerOf } from './ledger'
import { once } from './once'
import { sentBetween } from './sent'
import type { EventId, Micros, Trace } from './trace'

export interface SentPosition extends Position {
  readonly sent: Micros
  readonly left: EventId
  /** The recv() that returned its last octet; several of one call share it. */
  readonly came?: EventId
  readonly lost?: EventId
}

/** Does this lane's sender send positions? */
export function isGame({ scenario }: Trace): boolean {
  return (scenario?.programs ?? []).some(each => each.kind === 'sender' && each.messages.kind === 'positions')
}

/** All positions in the order in which they were sent; none in other scenarios. Pure and cached. */
export const positionsOf: (trace: Trace) => readonly SentPosition[] = once(trace =>
  isGame(trace) ? positions(trace) : [],
)

function positions(trace: Trace): readonly SentPosition[] {
  const host = ledgerOf(trace).way[0] ?? ''
  const made: SentPosition[] = []
  let begun: EventId | undefined
  let sent: Micros = 0
  for (const late of latenessOf(trace)) {
    // A piece of a stream may hold a part of a position, or the ends of several.
    for (let at = late.first; at < late.end; ) {
      const number = Math.floor((at - 1) / POSITION_OCTETS)
      const end = (number + 1) * POSITION_OCTETS + 1
      if (begun === undefined) [begun, sent] = [late.left, late.sent]
      if (end > late.end) break
      const position = readPosition(sentBetween(trace, host, end - POSITION_OCTETS, end))
      if (position)
        made.push({
          ...position,
          sent,
          left: begun,
          ...(late.came !== undefined && { came: late.came }),
          ...(late.lost !== undefined && { lost: late.lost }),
        })
      begun = undefined
      at = end
    }
  }
  return made
}
