/** The scenario document, format 0: everything a run is made of, as JSON. Simulating it gives a trace. */

/** Hosts, switches and routers are known by short ids: `client`, `switch1`, `router1`, `server`. */
export type NodeId = string

/**
 * The stable name of a PDU, the same in every lane and every future: `client>server DATA 1`, with ` copy 2` for a
 * retransmission, `router1>* ARP 198.51.100.20` for a question and `server>router1 ARP reply` for an answer.
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
  | {
      readonly kind: 'tftpWrite'
      readonly host: NodeId
      /** The client's own port (its TID). */
      readonly port: number
      readonly server: { readonly address: string; readonly port: number }
      readonly file: string
      readonly payload: Payload
      /** Wait for an ACK before sending again, µs. */
      readonly timeout: number
      /** How often a block is sent at most. */
      readonly tries: number
    }
  | {
      readonly kind: 'tftpServer'
      readonly host: NodeId
      readonly port: number
      /** The port (TID) the server answers from: RFC 1350 §4 asks for a new one. */
      readonly transferPort: number
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
}
