/** What a trace remembers of a TCP connection: its calls, its states, its segments and why each was sent, its variables. */

/** A connection's state, spelled as in RFC 9293 §3.3.2. */
export type TcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'CLOSING'
  | 'LAST-ACK'
  | 'TIME-WAIT'

/**
 * Why a segment was sent. What is sent a second time has one of `timer` (the retransmission timer ran out),
 * `thirdDuplicateAck`, `partialAck` (RFC 6582), `sack` (RFC 6675: so much behind it has arrived), `probe`.
 */
export type SegmentReason =
  /** SYN, or SYN and ACK. */
  | 'open'
  | 'data'
  /** At once: the second full segment, a hole filled, a FIN, the end of the handshake. */
  | 'acknowledge'
  /** The delayed-ACK timer ran out. */
  | 'delayedAck'
  /** Something arrived out of order, or a second time. */
  | 'duplicateAck'
  /** The program has read; there is room again. */
  | 'windowUpdate'
  | 'timer'
  | 'thirdDuplicateAck'
  | 'partialAck'
  | 'sack'
  /** Cut anew, because a router on the way had no room for it (RFC 1191). */
  | 'pathMtu'
  /** New data on the first and second duplicate ACK (RFC 3042). */
  | 'limitedTransmit'
  /** One octet into a closed window. */
  | 'probe'
  /** FIN. */
  | 'close'
  /** RST. */
  | 'reset'
  /** An ACK that asks whether a SYN or RST was meant (RFC 5961). */
  | 'challenge'

export type SegmentFlag = 'SYN' | 'ACK' | 'FIN' | 'RST' | 'PSH'

/** Edges of a piece of the stream, relative: its first octet and the one behind its last. */
export type Piece = readonly [from: number, end: number]

/** What became of a segment's data at its receiver. */
export type Fate = 'inOrder' | 'held' | 'fillsHole' | 'duplicate' | 'outside'

/**
 * The variables of a connection (RFC 9293 §3.3.1, RFC 5681, RFC 6298). Sequence numbers are relative: the SYN is 0 and the
 * first octet of a program is 1, each side by its own count. Windows in octets, times in µs.
 */
export interface Variables {
  readonly sndUna: number
  readonly sndNxt: number
  readonly sndWnd: number
  readonly rcvNxt: number
  readonly rcvWnd: number
  readonly cwnd: number
  readonly ssthresh: number
  /** Octets sent and not yet acknowledged. */
  readonly flight: number
  readonly srtt?: number
  readonly rttvar?: number
  readonly rto: number
  /** The round trip that was measured just now, by the segment that this event is about; once each. */
  readonly rttSample?: number
  /** When the next of its timers runs out. */
  readonly timerDue?: number
  /** Octets that the program has handed over and that are not yet acknowledged. */
  readonly sendBuffer: number
  /** Octets in order that wait for recv(). */
  readonly receiveBuffer: number
}

/** Calls on a socket that has a peer: a stream's, and those of a connected datagram socket. */
export type StreamCall =
  | { readonly name: 'listen'; readonly fd: number; readonly backlog: number }
  | { readonly name: 'accept'; readonly fd: number }
  | { readonly name: 'connect'; readonly fd: number; readonly address: string; readonly port: number }
  | { readonly name: 'recv'; readonly fd: number; readonly length: number }
  | { readonly name: 'shutdown'; readonly fd: number; readonly how: 'read' | 'write' | 'both' }
  | {
      readonly name: 'setsockopt'
      readonly fd: number
      readonly option: 'TCP_NODELAY' | 'SO_RCVBUF' | 'SO_SNDBUF'
      readonly value: number
    }

/** Whose connection it is: its descriptor, or, before accept() has given it one, that of the socket that listens. */
export type Whose =
  | { readonly fd: number; readonly listener?: never }
  | { readonly fd?: never; readonly listener: number }

/** What happens to a connection. The event's PDU is the segment that was sent, or the one that caused it. */
export type ConnectionCause = Whose & Happening

type Happening =
  | { readonly kind: 'state'; readonly from: TcpState; readonly to: TcpState }
  /** TCP makes a segment. Sequence and acknowledgment number are relative. */
  | {
      readonly kind: 'segment'
      readonly sequence: number
      /** Octets of data. */
      readonly length: number
      readonly flags: readonly SegmentFlag[]
      readonly acknowledgment?: number
      /** Octets, scaled. */
      readonly window: number
      readonly why: SegmentReason
    }
  /** The receive buffer after a segment with data: `first` to `first + length` came, `next` is expected now. */
  | {
      readonly kind: 'accepted'
      readonly first: number
      readonly length: number
      readonly fate: Fate
      readonly next: number
      readonly held: readonly Piece[]
    }
  /** The other side acknowledged `newly` octets more, or the same once again. */
  | {
      readonly kind: 'acked'
      readonly upTo: number
      readonly newly: number
      readonly duplicates: number
      readonly flight: number
    }
  | { readonly kind: 'connection'; readonly variables: Variables }
