/** Sequence numbers: a ring of 2^32, in which before and behind are known only of neighbours (RFC 9293 §3.4). */

declare const ring: unique symbol
/** A place on the ring; never compared with `<`, never added to with `+`. */
export type Sequence = number & { readonly [ring]: true }

/** The place that a number falls on, modulo 2^32. */
export const sequence = (value: number): Sequence => (value >>> 0) as Sequence

/** The place so many octets further on, or back where negative. */
export const plus = (from: Sequence, octets: number): Sequence => sequence(from + octets)

/** How far it is from one place to another, −2^31 to 2^31 − 1: negative where the other lies behind. */
export const distance = (from: Sequence, to: Sequence): number => (to - from) | 0

/** Is one place in front of another, that is, earlier in the stream? */
export const isBefore = (one: Sequence, other: Sequence): boolean => distance(one, other) > 0

/** The later of two places. */
export const later = (one: Sequence, other: Sequence): Sequence => (isBefore(one, other) ? other : one)

/** The earlier of two places. */
export const earlier = (one: Sequence, other: Sequence): Sequence => (isBefore(one, other) ? one : other)
