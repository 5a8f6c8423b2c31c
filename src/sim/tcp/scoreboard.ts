/** What the other side holds beyond its acknowledgment, as its SACK blocks say (RFC 2018 §5, RFC 6675 §2 to §4). */
import { DUPLICATES_FOR_LOSS, lengthOf } from './congestion'
import type { Connection, Sent } from './connection'
import type { Block } from './segment'
import { isBefore, plus } from './sequence'

/** Notes the blocks; true where they told something new (RFC 6675 §2: only such an ACK is a duplicate). */
export function noteSack({ sent, sndUna, sndMax }: Connection, blocks: readonly Block[]): boolean {
  let isNews = false
  for (const [left, right] of blocks) {
    // Below SND.UNA it is a DSACK (RFC 2883 §4), beyond what was sent it is a lie.
    if (!isBefore(left, right) || isBefore(left, sndUna) || isBefore(sndMax, right)) continue
    for (const each of sent) {
      const end = plus(each.sequence, lengthOf(each))
      if (each.sacked || isBefore(each.sequence, left) || isBefore(right, end)) continue
      each.sacked = true
      isNews = true
    }
  }
  return isNews
}

/** IsLost(): three pieces apart, or more than two segments' octets, have arrived behind it (RFC 6675 §4). */
export function markLost({ sent, smss }: Connection) {
  let pieces = 0
  let octets = 0
  let wasSacked = false
  for (const each of sent.toReversed()) {
    if (each.sacked) {
      if (!wasSacked) pieces++
      octets += lengthOf(each)
    } else if (isLost(pieces, octets, smss)) each.lost ??= 'sack'
    wasSacked = each.sacked
  }
}

const isLost = (pieces: number, octets: number, smss: number) =>
  pieces >= DUPLICATES_FOR_LOSS || octets > (DUPLICATES_FOR_LOSS - 1) * smss

/** The first hole, if it is lost by the rule above. */
export const firstHole = ({ sent }: Connection): Sent | undefined => sent.find(({ sacked }) => !sacked)

/** NextSeg() (3): a hole below something that arrived, which is not lost by the rule and was not sent again yet. */
export function unlikelyHole({ sent }: Connection): Sent | undefined {
  const highest = sent.findLastIndex(({ sacked }) => sacked)
  return sent.slice(0, highest + 1).find(each => !each.sacked && !each.lost && !each.resent)
}
