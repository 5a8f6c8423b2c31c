/** A segment as the connection machine takes and gives it: numbers and octets, no header format. */
import type { Sequence } from './sequence'

/** A piece of the stream that has arrived: its first octet and the one behind its last (RFC 2018 §3). */
export type Block = readonly [left: Sequence, right: Sequence]

export interface SegmentOptions {
  /** Only on a SYN (RFC 9293 §3.7.1). */
  readonly maximumSegmentSize?: number
  /** Only on a SYN (RFC 7323 §2.2). */
  readonly windowScale?: number
  /** Only on a SYN (RFC 2018 §2). */
  readonly sackPermitted?: true
  readonly sack?: readonly Block[]
  /** RFC 7323 §3.2. */
  readonly timestamps?: { readonly value: number; readonly echo: number }
}

export interface Segment {
  readonly sequence: Sequence
  /** Undefined: no ACK flag. */
  readonly acknowledgment?: Sequence
  readonly synchronize: boolean
  readonly finish: boolean
  readonly reset: boolean
  readonly push: boolean
  /** As the field holds it: 16 bits, not scaled. */
  readonly window: number
  readonly data: Uint8Array
  readonly options: SegmentOptions
}

/** SEG.LEN: the sequence numbers that a segment takes up; SYN and FIN take one each (RFC 9293 §3.4). */
export function segmentLength({ data, synchronize, finish }: Segment): number {
  return data.length + Number(synchronize) + Number(finish)
}
