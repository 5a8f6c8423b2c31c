/** What a simulation leaves behind: frames, their crossings of links, and every event of every node. */

import type { BitPlace, NodeId, PduName, Scenario } from '../scenario/scenario'
import type { FieldValue, LayerValues } from '../wire/spec'
import type { ConnectionCause, StreamCall } from './connection'
import type { FragmentCause } from './fragmentation'

/** Simulated time: an integer of microseconds. */
export type Micros = number
export type EventId = number
export type FrameId = number

/**
 * One frame as one node made it: the recipe of its octets. A router makes a new one, a switch does not.
 * `octetsOf(trace, frame)` gives its octets with provenance, cached.
 */
export interface Frame {
  readonly id: FrameId
  readonly pdu: PduName
  /** The node whose card made it. */
  readonly by: NodeId
  /** Layers from the outside in; what they do not name is automatic. */
  readonly layers: readonly LayerValues[]
  /**
   * Where a node sends on what it had in memory (a router's, or a piece of what was cut): the octets of the packet it
   * holds after its changes, from the internet header on. They are kept as they are, damaged or not; only the link layer is new.
   */
  readonly packet?: Uint8Array
  /**
   * Its maker put `packet` together from pieces: no such frame was ever on a cable. The link header is the first
   * piece's, and there is no FCS.
   */
  readonly joined?: true
}

/** One frame crossing one link: an interval. */
export interface Transit {
  readonly id: number
  readonly frame: FrameId
  readonly pdu: PduName
  /** Links crossed before this one: 0 on the sender's own cable. */
  readonly hop: number
  readonly link: number
  readonly from: { readonly node: NodeId; readonly port: number }
  readonly to: { readonly node: NodeId; readonly port: number }
  /** First bit leaves, last bit arrives. */
  readonly departs: Micros
  readonly arrives: Micros
  /** Bits turned over on this wire, or on an earlier one since the frame was made. */
  readonly damage: readonly BitPlace[]
  /**
   * Why it never arrives; absent: it does. `arrives` is when it would have. For `queueFull` it never departed
   * either: both are when it was refused.
   */
  readonly fate?: 'lost' | 'burst' | 'byHand' | 'queueFull'
  /** A duplicate: the transit it is a copy of. */
  readonly copyOf?: number
  /** How long it was held back on the wire, by reordering or by hand. */
  readonly held?: Micros
}

/** What a receiver looked at. Scenes and stories never compute a verdict again. */
export interface Check {
  /** `frameCheckSequence`, `destinationAddress` …: a message key's ending `check.<check>`, and a counter's name. */
  readonly check: string
  /** The field it reads, where there is one. */
  readonly field?: string
  readonly seen: FieldValue
  readonly wanted: FieldValue | readonly FieldValue[]
  readonly verdict: 'passed' | 'failed'
  /** Why it passed where there is more than one way: `mine`, `broadcast`, `none` … a message key's ending. */
  readonly reason?: string
  /** The counter a failure adds to, as the kernel names it: `InCsumErrors`. */
  readonly counter?: string
}

/** The part of a frame that is in somebody's hands: octets [start, end) of it. */
export interface Strip {
  readonly frame: FrameId
  readonly start: number
  readonly end: number
}

export type Errno =
  | 'EMSGSIZE'
  | 'ENETUNREACH'
  | 'EHOSTUNREACH'
  | 'EADDRINUSE'
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ETIMEDOUT'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'EISCONN'
  | 'EALREADY'
  | 'EDESTADDRREQ'
  | 'EOPNOTSUPP'
  | 'EBADF'
  | 'EAGAIN'
  | 'EINVAL'

/** A socket call as a program made it. */
export type Call =
  /** `raw`: for whole frames (AF_PACKET, SOCK_RAW). */
  | {
      readonly name: 'socket'
      readonly fd: number
      readonly raw?: true
      readonly type?: 'stream' | 'datagram'
    }
  | { readonly name: 'bind'; readonly fd: number; readonly port: number }
  | {
      readonly name: 'sendto'
      readonly fd: number
      readonly octets: number
      readonly address: string
      readonly port: number
    }
  /** Octets for the peer; on a raw socket a whole frame, all headers written by the program. */
  | { readonly name: 'send'; readonly fd: number; readonly octets: number }
  | { readonly name: 'recvfrom'; readonly fd: number; readonly length: number; readonly timeout?: Micros }
  | { readonly name: 'close'; readonly fd: number }
  | StreamCall

/** What goes up with the bytes: the layer above needs it. */
export interface Tag {
  readonly source: string
  readonly destination: string
  readonly protocol: number
  readonly length: number
}

export type Cause =
  /** A program calls; it may block. For sendto the strip is the message as the program wants it sent: data only. */
  | { readonly kind: 'call'; readonly call: Call }
  | {
      readonly kind: 'return'
      readonly call: Call
      readonly value: number
      readonly errno?: Errno
      readonly from?: { readonly address: string; readonly port: number }
      /** Number of the first application octet that send() or recv() moved, counted from 1; `value` is how many. */
      readonly first?: number
      /** From how many calls of send() the octets came that recv() took out of a stream. */
      readonly messages?: number
    }
  /** Octets cross the border between program and kernel. */
  | { readonly kind: 'copy'; readonly direction: 'in' | 'out'; readonly octets: number }
  /** A header is put in front: `layer` counts from the outside of the finished frame. */
  | { readonly kind: 'encapsulate'; readonly layer: number; readonly protocol: string }
  /** Which way? */
  | {
      readonly kind: 'route'
      readonly destination: string
      /** The network it was held against. */
      readonly network: string
      readonly prefix: number
      readonly inside: boolean
      readonly nextHop: string
      readonly port: number
      /** The address the packet will leave from (a sender's choice; a router does not touch it). */
      readonly source?: string
      readonly mtu: number
    }
  /** The next hop's MAC: known (`mac` set; `preloaded` or learned at `learned`), or somebody has to ask. */
  | {
      readonly kind: 'resolve'
      readonly address: string
      readonly mac?: string
      readonly known: 'preloaded' | 'learned' | 'asked'
      readonly learnedFrom?: PduName
    }
  /** The question went out as `question`; the PDU waits. */
  | { readonly kind: 'ask'; readonly address: string; readonly question: PduName }
  /** The answer `answer` is there; the waiting PDU goes on. */
  | { readonly kind: 'answered'; readonly address: string; readonly mac: string; readonly answer: PduName }
  /** The card adds padding (maybe 0 octets) and FCS. */
  | { readonly kind: 'finish'; readonly padding: number }
  | { readonly kind: 'transmit'; readonly transit: number }
  | { readonly kind: 'arrive'; readonly transit: number }
  /** A switch notes a source. */
  | { readonly kind: 'learn'; readonly mac: string; readonly port: number; readonly isNew: boolean }
  | { readonly kind: 'forward'; readonly ports: readonly number[]; readonly flooded: boolean }
  | {
      readonly kind: 'checks'
      readonly layer: number
      readonly protocol: string
      readonly checks: readonly Check[]
    }
  /** The header goes; what is left goes up to `up` because of `field`. */
  | {
      readonly kind: 'decapsulate'
      readonly layer: number
      readonly protocol: string
      readonly field?: string
      readonly value?: number
      readonly up: string
      readonly trimmed: number
      readonly tag?: Tag
    }
  /** A bit was turned over in this node's memory. */
  | { readonly kind: 'damage'; readonly bits: readonly BitPlace[] }
  | {
      readonly kind: 'hopLimit'
      readonly before: number
      readonly after: number
      readonly checksumBefore: number
      readonly checksumAfter: number
    }
  /** A datagram waits in a socket's receive buffer. */
  | { readonly kind: 'enqueue'; readonly fd: number; readonly octets: number; readonly waiting: number }
  /** A program read a message and knows what it is. */
  | {
      readonly kind: 'understand'
      readonly protocol: string
      readonly summary: string
      readonly block?: number
      readonly keeps: number
      readonly last?: boolean
      /** An ICMP error: the connected socket whose next call will fail with it. */
      readonly fd?: number
    }
  /** An ARP cache gets to know somebody. */
  | { readonly kind: 'neighbour'; readonly address: string; readonly mac: string; readonly isNew: boolean }
  | {
      readonly kind: 'drop'
      readonly reason: string
      readonly counter?: string
      readonly layer?: number
      /** The crossing on which the wire lost it, or for which there was no room; `reason` is the transit's fate. */
      readonly transit?: number
    }
  /**
   * A timer set at `set` ran out. `retransmit`: the PDU is sent again, as a copy with a name of its own. With `fd` it is one
   * of a connection's, else a program's.
   */
  | {
      readonly kind: 'timer'
      readonly set: Micros
      readonly what: 'retransmit' | 'persist' | 'delayedAck' | 'timeWait' | 'reassembly'
      /** A connection's: whose it is. */
      readonly fd?: number
      readonly listener?: number
    }
  | { readonly kind: 'done'; readonly what: 'transfer' | 'gaveUp'; readonly octets: number }
  | ConnectionCause
  | FragmentCause

/** One thing that happened. Ids are positions in `trace.events`, in the order of time, priority, scheduling. */
export type TraceEvent = {
  readonly id: EventId
  readonly at: Micros
  readonly node: NodeId
  /** The PDU it happened to; programs' other calls have none. */
  readonly pdu?: PduName
  /** What of it is there after the event. */
  readonly strip?: Strip
  /** The event without which this one would not be. */
  readonly because?: EventId
} & Cause

export interface Trace {
  readonly lane: string
  /** Absent in a capture. */
  readonly scenario?: Scenario
  readonly frames: readonly Frame[]
  readonly transits: readonly Transit[]
  readonly events: readonly TraceEvent[]
  /** What the learner did to PDUs that did not occur in this future: positions in the scenario's lists. */
  readonly notReached: {
    readonly overrides: readonly number[]
    readonly flips: readonly number[]
    readonly interventions: readonly number[]
  }
  /** The simulation was ended because it had too many events. */
  readonly isCut?: boolean
  /** It was ended because for two hours nobody had got any further: kernels would ask and answer for ever. */
  readonly isStill?: boolean
}

/** A place is the same in every scene; when its target vanishes it falls back to the nearest parent that is left. */
export interface Place {
  readonly lane: string
  readonly pdu?: PduName
  readonly hop?: number
  readonly layer?: number
  readonly field?: string
  /** First octet and the one behind the last. */
  readonly octets?: readonly [number, number]
  readonly call?: EventId
}
