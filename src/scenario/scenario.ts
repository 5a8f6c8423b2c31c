/** The scenario document, format 0: everything a run is made of, as JSON. Simulating it gives a trace. */

/** Hosts, switches and routers are known by short ids: `client`, `switch1`, `router1`, `server`. */
export type NodeId = string

/**
 * The stable name of a PDU, the same in every lane and every future: `client>server DATA 1`, with ` copy 2` for a
 * retransmission, ` fragment 3` for a piece of it, `router1>* ARP 198.51.100.20` for a question and
 * `server>router1 ARP reply` for an answer.
 */
export type PduName = string

/** One port of a node on a network, with its hardware and its internet address. */
export interface InterfaceSetup {
  readonly mac: string
  readonly address: string
  /** Length of the network prefix, 0 to 32 bits. */
  readonly prefix: number
}

/** A neighbour that is known before anybody asked; the page says so. */
export interface ArpEntry {
  readonly address: string
  readonly mac: string
}

export interface HostSetup {
  readonly kind: 'host'
  readonly id: NodeId
  readonly interfaces: readonly [InterfaceSetup]
  /** The router for destinations outside the prefix. */
  readonly gateway?: string
  readonly timeToLive: number
  /**
   * Datagrams carry DF, and one that is longer than the cable's MTU is refused (Linux: IP_PMTUDISC_DO); false: it is
   * cut into pieces, here or on the way (IP_PMTUDISC_DONT). Left out: true.
   */
  readonly doNotFragment?: boolean
  readonly arp: readonly ArpEntry[]
}

export interface SwitchSetup {
  readonly kind: 'switch'
  readonly id: NodeId
}

export interface RouteSetup {
  readonly network: string
  readonly prefix: number
  /** The next router's address. */
  readonly via: string
}

export interface RouterSetup {
  readonly kind: 'router'
  readonly id: NodeId
  readonly interfaces: readonly InterfaceSetup[]
  /** Networks that are not on one of its own interfaces. */
  readonly routes: readonly RouteSetup[]
  readonly arp: readonly ArpEntry[]
}

export type NodeSetup = HostSetup | SwitchSetup | RouterSetup

/** A cable between two ports. A host has port 0; a router's ports are its interfaces; a switch's are counted up. */
export interface LinkSetup {
  readonly ends: readonly [
    { readonly node: NodeId; readonly port: number },
    { readonly node: NodeId; readonly port: number },
  ]
  /** Bits per second. */
  readonly rate: number
  /** Propagation delay, µs. */
  readonly delay: number
  /** The largest packet this link carries, octets. */
  readonly mtu: number
  /** What goes wrong on it: from `ends[0]` to `ends[1]`, and back. Left out: nothing. */
  readonly directions?: readonly [Impairments, Impairments]
}

/** What one direction of a link does to frames; what is left out does nothing. Shares are 0 to 1. */
export interface Impairments {
  /** This share of frames is lost. */
  readonly loss?: number
  /** Bad times: this share of all slots of so many µs lose every frame that departs in them. */
  readonly bursts?: { readonly share: number; readonly slot: number }
  /** This share of frames arrives twice. */
  readonly duplication?: number
  /** This share of frames is held back by `by` µs, so that later ones overtake them. */
  readonly reordering?: { readonly share: number; readonly by: number }
  /** Uniform 0 … jitter µs on top of the delay, never overtaking (only `reordering` does that). */
  readonly jitter?: number
  /** This share of frames has one real bit turned over on the wire. */
  readonly corruption?: number
  /** Frames that may wait for the wire; more are dropped at the tail. */
  readonly queue?: number
}

/** The learner's bytes. */
export type Payload =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hex'; readonly hex: string }
  | { readonly kind: 'file'; readonly name: string; readonly base64: string }

/** One socket call of a program that is a plain list of calls. */
export type CallSetup =
  | { readonly call: 'socket' }
  | { readonly call: 'bind'; readonly port: number }
  | { readonly call: 'sendto'; readonly payload: Payload; readonly address: string; readonly port: number }
  | { readonly call: 'recvfrom'; readonly length: number }
  | { readonly call: 'close' }

/** SOCK_STREAM or SOCK_DGRAM. */
export type SocketKind = 'stream' | 'datagram'

/** What a `sender` sends: one call of send() for each message. */
export type Messages =
  | { readonly kind: 'list'; readonly payloads: readonly Payload[] }
  /** A file in pieces of `size` octets; the last may be shorter. */
  | { readonly kind: 'file'; readonly payload: Payload; readonly size: number }
  /** So many positions of a player in a game, each 12 octets (`positions.ts`). */
  | { readonly kind: 'positions'; readonly count: number }

/** The options of RFC 2347 that a TFTP client asks for. */
export interface TftpOptions {
  /** Octets of data in a block, 8 to 65464 (RFC 2348). */
  readonly blksize?: number
  /** Seconds until the other side repeats, 1 to 255 (RFC 2349). */
  readonly timeout?: number
  /** Says, or asks for, the size of the file (RFC 2349). */
  readonly tsize?: boolean
  /** Blocks sent before an ACK is waited for (RFC 7440). */
  readonly windowsize?: number
}

/** What both TFTP clients can be told. */
interface TftpClientSetup {
  readonly host: NodeId
  /** The client's own port (its TID). */
  readonly port: number
  readonly server: { readonly address: string; readonly port: number }
  readonly file: string
  /** Wait for an answer before sending again, µs. */
  readonly timeout: number
  /** How often a message is sent at most. */
  readonly tries: number
  /** Left out: octet. */
  readonly mode?: 'octet' | 'netascii'
  /** Left out: it asks for none. */
  readonly options?: TftpOptions
}

/** A field's value in JSON: up to 32 bits as a number, anything else as octets in lower-case hex. */
export type WrittenValue = number | string

/**
 * One header of a frame built by hand. Fields that are not named are automatic; a length, a checksum or another
 * field that nobody has to choose is forced by naming it.
 */
export interface LayerDocument {
  readonly protocol: string
  /** By field name; those of options stand in `options`. */
  readonly values?: Readonly<Record<string, WrittenValue>>
  /** The header's options in their order, by the field names of each. */
  readonly options?: readonly Readonly<Record<string, WrittenValue>>[]
  /** The bytes of `data`, as they were typed. */
  readonly payload?: Payload
}

export type ProgramSetup =
  | { readonly kind: 'calls'; readonly host: NodeId; readonly calls: readonly CallSetup[] }
  | (TftpClientSetup & {
      readonly kind: 'tftpWrite'
      readonly payload: Payload
      /** A duplicate ACK makes it send the next block again, as before RFC 1123 §4.2.3.1. */
      readonly sorcerersApprentice?: boolean
    })
  | (TftpClientSetup & { readonly kind: 'tftpRead' })
  | {
      readonly kind: 'tftpServer'
      readonly host: NodeId
      readonly port: number
      /** The port (TID) the server answers from: RFC 1350 §4 asks for a new one. */
      readonly transferPort: number
      /** What can be read from it. */
      readonly files?: readonly { readonly name: string; readonly payload: Payload }[]
      /** False: it knows nothing of options, as before RFC 2347. */
      readonly options?: boolean
      /** The most that it agrees to; left out: whatever is asked for. */
      readonly most?: { readonly blksize?: number; readonly windowsize?: number }
      /** Where it sends a file: as for the client. */
      readonly sorcerersApprentice?: boolean
    }
  | {
      /** Sends messages to one peer: the same calls on a stream and on a connected datagram socket. */
      readonly kind: 'sender'
      readonly host: NodeId
      readonly socket: SocketKind
      /** Its own port; left out: any free one. */
      readonly port?: number
      readonly to: { readonly address: string; readonly port: number }
      readonly messages: Messages
      /** When it begins, µs. */
      readonly start: number
      /** µs between two calls of send(). */
      readonly every: number
      /** It sets TCP_NODELAY. */
      readonly noDelay?: boolean
      /**
       * What it does after the last message. `shutdown`: it tells the other side that nothing more will come
       * (shutdown(SHUT_WR)), reads the answer to its end, and closes then.
       */
      readonly end: 'close' | 'stay' | 'shutdown'
    }
  | {
      /** Reads whatever comes to its port. */
      readonly kind: 'reader'
      readonly host: NodeId
      readonly socket: SocketKind
      readonly port: number
      /** recv(…, length) */
      readonly length: number
      /** Pause after each recv(), µs; 0: none. */
      readonly every: number
      /** SO_RCVBUF, octets of data. */
      readonly receiveBuffer?: number
      /** What it sends back when recv() has told it that the other side's stream is at its end. */
      readonly answer?: Payload
    }
  | {
      /**
       * Writes all headers itself and hands them to the card through a raw socket (Linux: AF_PACKET, SOCK_RAW).
       * Its PDU is called `client>server frame 1`. Padding and FCS are the card's.
       */
      readonly kind: 'frame'
      readonly host: NodeId
      /** Whom it is meant for, by name; what its addresses say is another matter. */
      readonly to: NodeId
      /** From the outside in. */
      readonly layers: readonly LayerDocument[]
    }

/** A field forced by the learner, in the sender's encoder. Octet values are hex. */
export interface Override {
  readonly pdu: PduName
  readonly protocol: string
  readonly field: string
  readonly value: number | string
}

/** One bit of the frame as its sender made it: octet from the frame's first, bit 7 the most significant. */
export interface BitPlace {
  readonly octet: number
  readonly bit: number
}

/** Bits turned over on the way. Two that cancel are one flip of two bits. */
export interface Flip {
  readonly pdu: PduName
  readonly bits: readonly BitPlace[]
  /** On the `hop`-th cable of its way (0 is the sender's), or in the memory of a router. */
  readonly where:
    | { readonly kind: 'wire'; readonly hop: number }
    | { readonly kind: 'memory'; readonly node: NodeId }
}

/** A learner's hand in the network: what happens to one PDU on one link of its way. */
export interface Intervention {
  readonly pdu: PduName
  /** Links crossed before: where on its way. */
  readonly hop: number
  /** Only in this lane; left out: in all. */
  readonly lane?: string
  readonly act:
    | { readonly kind: 'drop' }
    /** It is held back for so many µs. */
    | { readonly kind: 'delay'; readonly by: number }
    | { readonly kind: 'duplicate' }
    /** One bit, drawn by chance, is turned over. */
    | { readonly kind: 'corrupt' }
}

/** Switches and buffers of TCP, of every host; what is left out is as the simulator's `MODEL.md` says. */
export interface TcpSetup {
  /** RFC 1122 §4.2.3.2. */
  readonly delayedAck?: boolean
  /** RFC 9293 §3.7.4. */
  readonly nagle?: boolean
  /** RFC 2018, RFC 6675. */
  readonly sack?: boolean
  /** RFC 7323 §3. */
  readonly timestamps?: boolean
  /** RFC 7323 §2. */
  readonly windowScale?: boolean
  /** RFC 3042. */
  readonly limitedTransmit?: boolean
  /** µs (RFC 6298 §2.4: a second). */
  readonly minimumRto?: number
  /** Segments (RFC 6928: ten). */
  readonly initialWindow?: number
  /** Octets. */
  readonly receiveBuffer?: number
  /** Octets. */
  readonly sendBuffer?: number
  /** µs (RFC 9293 §3.4.1: two minutes); TIME-WAIT lasts twice as long. */
  readonly maximumSegmentLifetime?: number
}

/** One run of the scenario, simulated alone; without any there is one, called `only`. */
export interface LaneSetup {
  /** `stream`, `datagram`, or a future's name. */
  readonly name: string
  /** Puts this socket into every `sender` and `reader`. */
  readonly socket?: SocketKind
  /** Other programs altogether: TFTP beside TCP. */
  readonly programs?: readonly ProgramSetup[]
  /** On top of the scenario's own. */
  readonly interventions?: readonly Intervention[]
  /** Changes of the scenario's own. */
  readonly tcp?: TcpSetup
}

export interface Scenario {
  readonly format: 0
  /** The id of the library scenario it began as; its title and story are messages. */
  readonly origin: string
  readonly seed: number
  readonly nodes: readonly NodeSetup[]
  readonly links: readonly LinkSetup[]
  readonly programs: readonly ProgramSetup[]
  /** The PDU followed at first. */
  readonly follow: PduName
  readonly overrides: readonly Override[]
  readonly flips: readonly Flip[]
  readonly interventions?: readonly Intervention[]
  readonly tcp?: TcpSetup
  readonly lanes?: readonly LaneSetup[]
}
