/** Putting a packet together again from its pieces (RFC 791 §3.2, RFC 8200 §4.5). Pure: no clock, timers are the caller's. */

/** One piece: octets [first, first + octets.length) of what was cut, and whether more follow. */
export interface Piece {
  readonly first: number
  readonly octets: Uint8Array
  readonly more: boolean
  /** The headers that the piece itself came with; those of the first one lead the whole packet. */
  readonly header: Uint8Array
}

/** What is there of one packet: pieces in order that do not overlap, each but the last a multiple of 8 octets. */
export interface Assembly {
  readonly pieces: readonly Piece[]
  /** Octets that are there. */
  readonly octets: number
  /** How many it takes: known once the last piece is there. */
  readonly length?: number
}

export const NOTHING: Assembly = { pieces: [], octets: 0 }

/** What is wrong with a piece, by the rule. */
export type PieceFault =
  /** It carries nothing. */
  | 'empty'
  /** It overlaps another one without being its copy. */
  | 'overlap'
  /** It ends past 65,535 octets. */
  | 'tooLong'
  /** It ends behind the last piece, or is a second last one that ends elsewhere. */
  | 'length'
  /** More follow, and it does not end at a multiple of 8. */
  | 'notEights'

export type Outcome =
  | { readonly kind: 'held'; readonly assembly: Assembly }
  | { readonly kind: 'whole'; readonly assembly: Assembly; readonly octets: Uint8Array }
  /** It was there already: its copy is let go, all else stays. */
  | { readonly kind: 'duplicate'; readonly assembly: Assembly }
  /** This piece is let go, all else stays. */
  | { readonly kind: 'refused'; readonly fault: PieceFault; readonly assembly: Assembly }
  /** This piece and all that was there are let go. */
  | { readonly kind: 'abandoned'; readonly fault: PieceFault }

export type Version = 'ipv4' | 'ipv6'

/** What a length field of 16 bits can say. */
const LONGEST = 65_535
const EIGHT = 8
const FIXED_IPV6 = 40

/**
 * What becomes of an assembly when a piece comes. The same piece twice counts once. Pieces that overlap in any other
 * way are let go with all the rest: RFC 8200 §4.5 (from RFC 5722) demands it, and Linux does the same in IPv4 since
 * 2018 (CVE-2018-5391), where RFC 791 §3.2 would let the newer octets win: two ends that disagree on what wins have
 * let many an attack past a firewall. As there, an IPv4 piece that is no multiple of 8 is cut down to one, and a
 * contradiction about the length ends the whole; in IPv6 a piece that breaks a rule of its own is let go alone.
 *
 * As many as 8,192 pieces can be held and no more: none is empty, none overlaps, and all but the last are at least
 * 8 octets long. Finding a piece's place takes a binary search.
 */
export function add(assembly: Assembly, came: Piece, version: Version): Outcome {
  const isUneven = came.more && came.octets.length % EIGHT !== 0
  if (isUneven && version === 'ipv6') return { kind: 'refused', fault: 'notEights', assembly }
  const piece = isUneven ? cutDown(came) : came
  const { first, octets, more } = piece
  const end = first + octets.length
  if (end > LONGEST - countedIn(piece.header, version)) {
    if (version === 'ipv6') return { kind: 'refused', fault: 'tooLong', assembly }
    return { kind: 'abandoned', fault: 'tooLong' }
  }
  if (octets.length === 0) return { kind: 'abandoned', fault: 'empty' }
  const at = placeOf(assembly.pieces, first)
  const [before, behind] = [assembly.pieces[at - 1], assembly.pieces[at]]
  if (behind && isCopy(behind, piece)) return { kind: 'duplicate', assembly }
  if (contradicts(assembly, end, more)) return { kind: 'abandoned', fault: 'length' }
  if ((before && endOf(before) > first) || (behind && behind.first < end))
    return { kind: 'abandoned', fault: 'overlap' }
  const length = more ? assembly.length : end
  const grown: Assembly = {
    pieces: assembly.pieces.toSpliced(at, 0, piece),
    octets: assembly.octets + octets.length,
    ...(length !== undefined && { length }),
  }
  // What does not overlap and is as much as it takes has no hole.
  if (grown.octets !== length) return { kind: 'held', assembly: grown }
  return { kind: 'whole', assembly: grown, octets: joined(grown) }
}

/** A stretch of the packet: octets [start, end); what is missing may have no known end. */
export interface Stretch {
  readonly start: number
  readonly end?: number
}

/** The stretches that are there, neighbours joined, in order. */
export function present({ pieces }: Assembly): readonly Required<Stretch>[] {
  const stretches: { start: number; end: number }[] = []
  for (const piece of pieces) {
    const last = stretches.at(-1)
    if (last?.end === piece.first) last.end = endOf(piece)
    else stretches.push({ start: piece.first, end: endOf(piece) })
  }
  return stretches
}

/** The holes, in order (RFC 815 calls them so); the last one is open while nobody knows how long the packet is. */
export function missing(assembly: Assembly): readonly Stretch[] {
  const holes: Stretch[] = []
  let at = 0
  for (const { start, end } of present(assembly)) {
    if (start > at) holes.push({ start: at, end: start })
    at = end
  }
  const { length } = assembly
  if (length === undefined) holes.push({ start: at })
  return holes
}

/** Octets of the headers that a length counts: all in IPv4 (RFC 791 §3.1), extensions in IPv6 (RFC 8200 §3). */
function countedIn(header: Uint8Array, version: Version): number {
  return version === 'ipv4' ? header.length : header.length - FIXED_IPV6
}

const endOf = ({ first, octets }: Piece) => first + octets.length

function cutDown(piece: Piece): Piece {
  return { ...piece, octets: piece.octets.subarray(0, piece.octets.length & ~(EIGHT - 1)) }
}

/** Where a piece that begins at `first` goes: in front of the first one that does not begin before it. */
function placeOf(pieces: readonly Piece[], first: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((pieces[middle]?.first ?? 0) < first) low = middle + 1
    else high = middle
  }
  return low
}

/** Its very copy: the same octets in the same place. */
function isCopy(one: Piece, other: Piece): boolean {
  return (
    one.first === other.first &&
    one.more === other.more &&
    one.octets.length === other.octets.length &&
    one.octets.every((octet, at) => octet === other.octets[at])
  )
}

/** Does a piece say another length than those that are there? */
function contradicts({ pieces, length }: Assembly, end: number, more: boolean): boolean {
  if (length !== undefined) return more ? end >= length : end !== length
  const last = pieces.at(-1)
  return !more && last !== undefined && endOf(last) >= end
}

function joined({ pieces, octets }: Assembly): Uint8Array {
  const whole = new Uint8Array(octets)
  for (const piece of pieces) whole.set(piece.octets, piece.first)
  return whole
}
