/** What befalls a frame that crosses a link: by chance, and by the learner's hand. */
import type { BitPlace, Impairments, Intervention } from '../scenario/scenario'
import type { Micros, Transit } from '../trace/trace'
import { draw } from './chance'

const ALL = 2 ** 32

/** A draw of chance for one frame on one direction of one link, by purpose: a number in [0, 2^32). */
export type Luck = (purpose: string) => number

/**
 * The luck of a frame: a hash of the seed, the link, the direction, the purpose and the PDU's name. Nothing else goes
 * in, no lane and no counter, so what happens to one frame moves no other's luck.
 */
export function luckOf(seed: number, link: number, direction: number, name: string): Luck {
  return purpose => draw(seed, link, direction, purpose, name)
}

/** The luck of a time slot of a link's direction: all that departs in it shares it. */
function isBadSlot(
  seed: number,
  link: number,
  direction: number,
  { share, slot }: NonNullable<Impairments['bursts']>,
  departs: Micros,
): boolean {
  return share > 0 && draw(seed, link, direction, 'burst', Math.floor(departs / slot)) < share * ALL
}

export interface Crossing {
  readonly fate?: Exclude<NonNullable<Transit['fate']>, 'queueFull'>
  /** Held back for so long beyond the link's delay: later frames may overtake it. */
  readonly held: Micros
  readonly jitter: Micros
  readonly bits: readonly BitPlace[]
  readonly isDoubled: boolean
}

const UNTOUCHED: Crossing = { held: 0, jitter: 0, bits: [], isDoubled: false }

/** Where the frame is: what draws and slots depend on. */
export interface Setting {
  readonly seed: number
  readonly link: number
  readonly direction: number
  readonly departs: Micros
  readonly octets: number
  /** The PDU's name; a copy that the network made has ` twin` behind it, because its luck is its own. */
  readonly name: string
  /** A copy that this very link made: it is not doubled again. */
  readonly isTwin: boolean
}

/** What happens to a frame on one crossing. A frame that is lost is neither doubled nor damaged. */
export function crossingOf(
  { seed, link, direction, departs, octets, name, isTwin }: Setting,
  bad: Impairments,
  acts: readonly Intervention['act'][],
): Crossing {
  const luck = luckOf(seed, link, direction, name)
  const hits = (share: number | undefined, purpose: string) =>
    share !== undefined && share > 0 && luck(purpose) < share * ALL
  const did = (kind: Intervention['act']['kind']) => acts.some(act => act.kind === kind)

  if (did('drop')) return { ...UNTOUCHED, fate: 'byHand' }
  if (bad.bursts && isBadSlot(seed, link, direction, bad.bursts, departs))
    return { ...UNTOUCHED, fate: 'burst' }
  if (hits(bad.loss, 'loss')) return { ...UNTOUCHED, fate: 'lost' }

  const bits: BitPlace[] = []
  if (hits(bad.corruption, 'corruption')) bits.push(bitAt(luck('bit'), octets))
  if (did('corrupt')) bits.push(bitAt(luck('bit by hand'), octets))
  const late = bad.reordering && hits(bad.reordering.share, 'reordering') ? bad.reordering.by : 0
  const delayed = acts.reduce((sum, act) => sum + (act.kind === 'delay' ? act.by : 0), 0)
  return {
    held: late + delayed,
    jitter: bad.jitter ? luck('jitter') % (bad.jitter + 1) : 0,
    bits,
    isDoubled: !isTwin && (did('duplicate') || hits(bad.duplication, 'duplication')),
  }
}

function bitAt(luck: number, octets: number): BitPlace {
  const place = luck % (8 * octets)
  return { octet: place >>> 3, bit: place & 7 }
}
