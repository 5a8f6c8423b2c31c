/** What is remembered of a packet that is cut into pieces and put together again, and how its pieces are called. */
import type { PduName } from '../scenario/scenario'
import type { PieceFault } from '../wire/reassembly'

/** One packet of those that a bigger one was cut into: octets [first, first + octets) of what that one carries. */
export interface Fragment {
  readonly pdu: PduName
  readonly first: number
  readonly octets: number
  /** More follow, of the packet that the sender made. */
  readonly more: boolean
}

/** A stretch of what a packet carries: its first octet and the one behind its last; without an end where none is known. */
export type Stretch = readonly [start: number, end?: number]

export type FragmentCause =
  /** A packet is too long for the next cable, which carries packets of `mtu` octets: it goes on in pieces. */
  | { readonly kind: 'fragment'; readonly mtu: number; readonly fragments: readonly Fragment[] }
  /**
   * A piece came, and this is what is there of the packet `whole` then. `held`: it waits for the others; `whole`: the
   * packet is put together and goes up (the PDU is the packet, the strip all of it); `duplicate`: it was there already;
   * `refused`: it alone is let go; `abandoned`: all that was there is let go with it.
   */
  | {
      readonly kind: 'reassemble'
      readonly outcome: 'held' | 'whole' | 'duplicate' | 'refused' | 'abandoned'
      readonly whole: PduName
      readonly fault?: PieceFault
      readonly present: readonly Stretch[]
      readonly missing: readonly Stretch[]
      /** The pieces that are there, in their order. */
      readonly pieces: readonly PduName[]
    }

const NAME = /^(.*?) fragment ([\d.]+)( copy \d+)?$/

/**
 * The name of a packet's `number`-th piece: `client>server DATA 1 fragment 2`, and for the first piece of that one,
 * where it is cut again, `client>server DATA 1 fragment 2.1`.
 */
export function fragmentName(pdu: PduName, number: number): PduName {
  const [, whole, numbers] = NAME.exec(pdu) ?? []
  return whole === undefined ? `${pdu} fragment ${number}` : `${whole} fragment ${numbers}.${number}`
}

/** What a piece's name says: the packet that its sender made, and which piece of it; undefined for a whole packet. */
export function fragmentOf(
  pdu: PduName,
): { readonly whole: PduName; readonly number: string; readonly copy: number } | undefined {
  const [, whole, number, copy] = NAME.exec(pdu) ?? []
  if (whole === undefined || number === undefined) return undefined
  return { whole, number, copy: Number(copy?.slice(6) ?? 1) }
}
