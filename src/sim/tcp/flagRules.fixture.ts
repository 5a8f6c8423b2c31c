// How tshark 4.0 names what TCP does, recomputed from header fields alone (packet-tcp.c, tcp_analyze_sequence_number()).
import { distance, isBefore, plus, type Sequence, sequence } from './sequence'

/** One segment as it passed a capture point; time in µs. */
export interface Passed {
  readonly at: number
  /** Which conversation, and from whom. */
  readonly stream: string
  readonly from: string
  readonly sequence: Sequence
  readonly acknowledgment: Sequence
  readonly length: number
  readonly synchronize: boolean
  readonly finish: boolean
  readonly reset: boolean
  readonly acknowledges: boolean
  readonly window: number
  readonly shift: number | undefined
}

export const FLAGS = [
  'retransmission',
  'fast_retransmission',
  'spurious_retransmission',
  'duplicate_ack',
  'out_of_order',
  'lost_segment',
  'ack_lost_segment',
  'zero_window',
  'zero_window_probe',
  'zero_window_probe_ack',
  'window_update',
  'window_full',
  'keep_alive',
  'keep_alive_ack',
] as const
export type Flag = (typeof FLAGS)[number]

/** What tshark remembers of one direction. `undefined` is its 0: nothing seen yet. */
interface Direction {
  next: Sequence | undefined
  nextAt: number
  maxAck: Sequence | undefined
  lastAck: Sequence | undefined
  lastAckAt: number
  duplicates: number
  window: number
  flags: ReadonlySet<Flag>
  /** −1: its SYN was not seen; −2: no scaling. */
  shift: number
  /** The last segment was its SYN. */
  isFirst: boolean
  base: Sequence | undefined
}

interface Conversation {
  readonly directions: Map<string, Direction>
  readonly nobody: Direction
  synAt: number | undefined
  /** 0: not known. */
  handshake: number
}

const unseen = (): Direction => ({
  next: undefined,
  nextAt: 0,
  maxAck: undefined,
  lastAck: undefined,
  lastAckAt: 0,
  duplicates: 0,
  window: 0xffff_ffff,
  flags: new Set(),
  shift: -1,
  isFirst: false,
  base: undefined,
})

/** A hole mended sooner than this, where the handshake was not seen, was only reordered; µs. */
const SHORT_ROUND_TRIP = 3_000
const FAST = 20_000

/** The flags of each segment, in order. */
export function flagsOf(segments: readonly Passed[]): ReadonlySet<Flag>[] {
  const conversations = new Map<string, Conversation>()
  return segments.map(segment => {
    const known = conversations.get(segment.stream)
    const conversation = known ?? {
      directions: new Map(),
      nobody: unseen(),
      synAt: undefined,
      handshake: 0,
    }
    conversations.set(segment.stream, conversation)
    return judge(conversation, segment)
  })
}

function judge(conversation: Conversation, segment: Passed): ReadonlySet<Flag> {
  const { directions, nobody } = conversation
  const own = directions.get(segment.from) ?? unseen()
  directions.set(segment.from, own)
  const other = [...directions].find(([from]) => from !== segment.from)?.[1] ?? nobody
  if (segment.synchronize) noteSyn(own, other, segment)
  const flags = new Set<Flag>()
  const isPlain = !segment.synchronize && !segment.finish && !segment.reset
  windows(own, other, segment, isPlain, flags)
  acknowledgments(own, other, segment, flags)
  repeats(conversation, own, other, segment, flags)
  remember(conversation, own, segment, flags)
  return flags
}

function noteSyn(own: Direction, other: Direction, { acknowledges, sequence: first, shift }: Passed) {
  if (!acknowledges && own.base === first) own.next = own.maxAck
  own.base ??= first
  if (shift !== undefined) own.shift = shift
  if (own.shift === -1) {
    own.shift = -2
    other.shift = -2
  } else if (acknowledges && other.shift === -2) own.shift = -2
}

function windows(own: Direction, other: Direction, segment: Passed, isPlain: boolean, flags: Set<Flag>) {
  const { sequence: first, acknowledgment, length, window, reset } = segment
  if (length === 1 && first === own.next && other.window === 0) {
    flags.add('zero_window_probe')
    return
  }
  if (window === 0 && isPlain) flags.add('zero_window')
  if (own.next !== undefined && isBefore(own.next, first) && !reset) flags.add('lost_segment')
  if (length <= 1 && own.next !== undefined && first === plus(own.next, -1) && isPlain)
    flags.add('keep_alive')
  const isSame = first === own.next && acknowledgment === own.lastAck && isPlain && length === 0
  if (isSame && window !== 0 && window !== own.window) flags.add('window_update')
  if (length > 0 && other.shift !== -1 && isPlain && fills(other, plus(first, length)))
    flags.add('window_full')
  if (isSame && window !== 0 && window === own.window && other.flags.has('keep_alive')) {
    flags.add('keep_alive_ack')
    return
  }
  if (isSame && window === 0 && own.window === 0 && other.flags.has('zero_window_probe')) {
    flags.add('zero_window_probe_ack')
    return
  }
  if (isSame && window !== 0 && window === own.window) {
    own.duplicates = own.duplicates === -1 ? 1 : own.duplicates + 1
    flags.add('duplicate_ack')
  }
}

/** Does it end just where the other's window does? */
function fills(other: Direction, end: Sequence): boolean {
  const shift = other.isFirst || other.shift < 0 ? 0 : other.shift
  return end === plus(other.lastAck ?? sequence(0), other.window * 2 ** shift)
}

function acknowledgments(own: Direction, other: Direction, segment: Passed, flags: Set<Flag>) {
  const { acknowledgment, acknowledges } = segment
  if (acknowledgment !== (own.lastAck ?? 0)) own.duplicates = 0
  if (other.maxAck === undefined || !isBefore(other.maxAck, acknowledgment) || !acknowledges) return
  if (other.next !== undefined && isBefore(other.maxAck, other.next)) {
    other.maxAck = other.next
    flags.add('ack_lost_segment')
    return
  }
  if (other.duplicates === 0) flags.add('ack_lost_segment')
  other.duplicates = -1
}

function repeats(
  { handshake }: Conversation,
  own: Direction,
  other: Direction,
  segment: Passed,
  flags: Set<Flag>,
) {
  const { at, sequence: first, length, synchronize, finish } = segment
  if ((length === 0 && !synchronize && !finish) || flags.has('keep_alive')) return
  const end = plus(first, length)
  let isOld = own.next !== undefined && isBefore(first, own.next)
  if (length > 1 && own.next !== undefined && plus(own.next, -1) === first) isOld = false
  if (length > 0 && other.lastAck !== undefined && distance(other.lastAck, end) <= 0) {
    flags.add('spurious_retransmission').add('retransmission')
    return
  }
  if (!isOld) return
  if (other.duplicates >= 2 && other.lastAck === first && at - other.lastAckAt < FAST) {
    flags.add('fast_retransmission').add('retransmission')
    return
  }
  const behind = plus(end, synchronize || finish ? 1 : 0)
  if (at - own.nextAt < (handshake || SHORT_ROUND_TRIP) && own.next !== behind) flags.add('out_of_order')
  else flags.add('retransmission')
}

function remember(conversation: Conversation, own: Direction, segment: Passed, flags: Set<Flag>) {
  const { at, sequence: first, acknowledgment, length, synchronize, finish, window, acknowledges } = segment
  const behind = plus(first, length + (synchronize || finish ? 1 : 0))
  const isProbe = flags.has('zero_window_probe')
  if ((own.next === undefined || isBefore(own.next, behind)) && !isProbe) {
    own.next = behind
    own.nextAt = at
  }
  if ((own.maxAck === undefined || first === own.maxAck) && !isProbe) own.maxAck = own.next
  own.window = window
  own.lastAck = acknowledgment
  own.lastAckAt = at
  own.flags = flags
  if (synchronize) {
    own.isFirst = true
    if (!acknowledges) conversation.synAt = at
  } else if (acknowledges) {
    if (conversation.synAt !== undefined) conversation.handshake ||= at - conversation.synAt
    own.isFirst = false
  }
}
