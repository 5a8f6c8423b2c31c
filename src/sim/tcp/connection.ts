/** One TCP connection: its block of variables (RFC 9293 §3.3.1), what it is set to, and what it gives out. */
import type { Fate, Piece, SegmentReason, TcpState, Variables } from '../../trace/connection'
import { makeOctetQueue, type OctetQueue } from './octets'
import { makeReassembly, type Reassembly } from './reassembly'
import type { Segment, SegmentOptions } from './segment'
import { distance, plus, type Sequence, sequence } from './sequence'

/** Switches and sizes of a connection, all of them decided. Octets and µs. */
export interface Settings {
  /** The largest segment that this side takes: the link's MTU less 40 (RFC 9293 §3.7.1). */
  readonly maximumSegmentSize: number
  readonly delayedAck: boolean
  readonly nagle: boolean
  readonly sack: boolean
  readonly timestamps: boolean
  readonly windowScale: boolean
  readonly limitedTransmit: boolean
  readonly minimumRto: number
  /** Segments (RFC 6928). */
  readonly initialWindow: number
  readonly receiveBuffer: number
  readonly sendBuffer: number
  readonly maximumSegmentLifetime: number
}

export type TimerKind = 'retransmit' | 'persist' | 'delayedAck' | 'timeWait'

/** What went out and is not yet acknowledged; resent with the same edges. */
export interface Sent {
  readonly sequence: Sequence
  readonly data: number
  readonly synchronize: boolean
  readonly finish: boolean
  /** When it first went out, and when last. */
  readonly first: number
  last: number
  /** How often it was sent. */
  times: number
  sacked: boolean
  /** Taken for lost, and why; until then it counts as being in the network. */
  lost: SegmentReason | undefined
  /** Sent again since it was taken for lost. */
  resent: boolean
}

/** What a connection tells its host, in the order in which it happens. */
export type Output =
  | {
      readonly kind: 'segment'
      readonly segment: Segment
      readonly why: SegmentReason
      readonly again: boolean
    }
  | { readonly kind: 'state'; readonly from: TcpState; readonly to: TcpState }
  | {
      readonly kind: 'accepted'
      readonly first: number
      readonly length: number
      readonly fate: Fate
      readonly next: number
      readonly held: readonly Piece[]
    }
  | {
      readonly kind: 'acked'
      readonly upTo: number
      readonly newly: number
      readonly duplicates: number
      readonly flight: number
    }
  | { readonly kind: 'timer'; readonly what: TimerKind; readonly set: number; readonly sent?: Sent }
  /** The segment is let go of. */
  | { readonly kind: 'unacceptable' }

/** Why a connection ended badly. */
export type Failure = 'ECONNREFUSED' | 'ECONNRESET' | 'ETIMEDOUT'

export interface Connection {
  readonly settings: Settings
  readonly emit: (output: Output) => void
  /** When the present input came, µs. */
  now: number
  state: TcpState
  /** It was opened by a SYN to a listening socket (RFC 9293 §3.10.7.4, second: RST in SYN-RECEIVED). */
  readonly passive: boolean
  failure: Failure | undefined

  // The stream going out
  readonly iss: Sequence
  sndUna: Sequence
  sndNxt: Sequence
  /** Behind the highest octet ever sent: a probe may lie beyond SND.NXT. */
  sndMax: Sequence
  sndWnd: number
  sndWl1: Sequence
  sndWl2: Sequence
  /** MAX.SND.WND (RFC 5961 §5.2). */
  maxSndWnd: number
  /** Eff.snd.MSS: data in a full segment (RFC 9293 §3.7.1). */
  smss: number
  /** What a packet on this path may have, octets, where somebody has said so (RFC 1191). */
  pathMtu: number | undefined
  /** Octets from SND.UNA on. */
  readonly outgoing: OctetQueue
  readonly sent: Sent[]
  /** The program closed its side: a FIN goes behind the last octet. */
  isClosing: boolean
  finSent: boolean
  noDelay: boolean

  // The stream coming in
  irs: Sequence
  rcvNxt: Sequence
  /** The right edge that was promised: RCV.NXT + RCV.WND; it never goes back. */
  rcvAdv: Sequence
  /** RCV.NXT as the last segment sent said it. */
  lastAckSent: Sequence
  receiveLimit: number
  sendLimit: number
  readonly incoming: Reassembly
  /** The program reads no more (shutdown). */
  ignoresData: boolean
  /** The program has closed its socket: nobody is left to read. */
  isOrphan: boolean
  /** The place of the other side's FIN, as soon as it is known. */
  finAt: Sequence | undefined
  /** All up to the FIN is here. */
  finReceived: boolean
  /** The largest segment that has come: what a full one seems to be. */
  largest: number

  // Agreed on in the two SYNs
  /** What the other side offered in its SYN. */
  offered: SegmentOptions | undefined
  sndScale: number
  rcvScale: number
  sack: boolean
  timestamps: boolean
  /** TS.Recent (RFC 7323 §4.3). */
  tsRecent: number
  /** When TS.Recent was noted (RFC 7323 §5.5). */
  tsRecentAt: number
  /** Added to the clock, so that every connection's starts elsewhere. */
  readonly tsOffset: number

  // Congestion (RFC 5681, RFC 6582, RFC 6675)
  cwnd: number
  ssthresh: number
  duplicates: number
  recovery: 'fast' | 'timeout' | undefined
  /** Everything up to here was out when the last loss was noticed. */
  recover: Sequence
  /** A partial ACK has come in this recovery (RFC 6582 §3.2, step 3). */
  hasPartialAck: boolean
  /** HighRxt, RescueRxt (RFC 6675 §2). */
  rescued: boolean
  lastSentAt: number

  // The timer (RFC 6298)
  srtt: number | undefined
  rttvar: number | undefined
  rto: number
  rttSample: number | undefined
  /** How often the timer ran out since something was acknowledged. */
  timeouts: number
  /** How often the closed window was probed, and since when without an answer. */
  probes: number
  unansweredSince: number | undefined
  synWasLost: boolean
  /** Due and set, µs. */
  readonly timers: Map<TimerKind, { readonly due: number; readonly set: number }>
  /** Why the next pure ACK goes out, if one has to. */
  ackNow: SegmentReason | undefined
  /** The duplicate that the next SACK option reports first (RFC 2883). */
  duplicate: readonly [Sequence, Sequence] | undefined
  challenges: number
}

/** RFC 6298 §2.1. */
export const FIRST_RTO = 1_000_000

/** A connection in CLOSED; `iss` is where it starts to count. */
export function makeConnection(
  settings: Settings,
  emit: (output: Output) => void,
  iss: number,
  passive: boolean,
): Connection {
  const start = sequence(iss)
  return {
    settings,
    emit,
    now: 0,
    state: 'CLOSED',
    passive,
    failure: undefined,
    iss: start,
    sndUna: start,
    sndNxt: start,
    sndMax: start,
    sndWnd: 0,
    sndWl1: sequence(0),
    sndWl2: sequence(0),
    maxSndWnd: 0,
    // RFC 9293 §3.7.1: without the option 536.
    smss: Math.min(536, settings.maximumSegmentSize),
    pathMtu: undefined,
    outgoing: makeOctetQueue(),
    sent: [],
    isClosing: false,
    finSent: false,
    noDelay: !settings.nagle,
    irs: sequence(0),
    rcvNxt: sequence(0),
    rcvAdv: sequence(0),
    lastAckSent: sequence(0),
    receiveLimit: settings.receiveBuffer,
    sendLimit: settings.sendBuffer,
    incoming: makeReassembly(),
    ignoresData: false,
    isOrphan: false,
    finAt: undefined,
    finReceived: false,
    largest: 0,
    offered: undefined,
    sndScale: 0,
    rcvScale: 0,
    sack: false,
    timestamps: false,
    tsRecent: 0,
    tsRecentAt: 0,
    tsOffset: Math.imul(iss, 0x9e37_79b1) >>> 0,
    cwnd: 0,
    ssthresh: 65_535,
    duplicates: 0,
    recovery: undefined,
    recover: start,
    hasPartialAck: false,
    rescued: false,
    lastSentAt: 0,
    srtt: undefined,
    rttvar: undefined,
    rto: Math.max(FIRST_RTO, settings.minimumRto),
    rttSample: undefined,
    timeouts: 0,
    probes: 0,
    unansweredSince: undefined,
    synWasLost: false,
    timers: new Map(),
    ackNow: undefined,
    duplicate: undefined,
    challenges: 0,
  }
}

/** FlightSize: what was sent and not cumulatively acknowledged, octets of sequence space (RFC 5681 §2). */
export const flightSize = ({ sndUna, sndNxt }: Connection): number => distance(sndUna, sndNxt)

/** RCV.WND as the other side knows it. */
export const receiveWindow = ({ rcvNxt, rcvAdv }: Connection): number => Math.max(0, distance(rcvNxt, rcvAdv))

/** The place behind the last octet that the program handed over. */
export function endOfData({ iss, sndUna, outgoing }: Connection): Sequence {
  return plus(sndUna === iss ? plus(iss, 1) : sndUna, outgoing.length)
}

/** Goes over to another state. */
export function enter(connection: Connection, to: TcpState) {
  const from = connection.state
  if (from === to) return
  connection.state = to
  connection.emit({ kind: 'state', from, to })
}

/** When the next timer runs out; undefined where none runs. One is enough for a connection: the earliest. */
export function timerDue({ timers }: Connection): number | undefined {
  return timers.size === 0 ? undefined : Math.min(...[...timers.values()].map(({ due }) => due))
}

/** The variables as a trace remembers them, but for a new measurement; sequence numbers relative to where each side started. */
export function variablesOf(connection: Connection): Variables {
  const { iss, irs, sndUna, sndNxt, sndWnd, rcvNxt, cwnd, ssthresh, srtt, rttvar, rto } = connection
  const due = timerDue(connection)
  return {
    sndUna: distance(iss, sndUna),
    sndNxt: distance(iss, sndNxt),
    sndWnd,
    // Before the other's SYN nobody knows where it starts.
    rcvNxt: connection.offered ? distance(irs, rcvNxt) : 0,
    rcvWnd: receiveWindow(connection),
    cwnd,
    ssthresh,
    flight: flightSize(connection),
    ...(srtt !== undefined && { srtt: Math.round(srtt) }),
    ...(rttvar !== undefined && { rttvar: Math.round(rttvar) }),
    rto: Math.round(rto),
    ...(due !== undefined && { timerDue: due }),
    sendBuffer: connection.outgoing.length,
    receiveBuffer: connection.incoming.readable,
  }
}
