/** The header table: what one row per field says, and the shapes that encode and decode give back. */

/** The layer of RFC 1122 a protocol belongs to; a learner sees it as a colour. `data` is what no protocol reads. */
export type Layer = 'data' | 'application' | 'transport' | 'internet' | 'link' | 'physical'

/**
 * What a field holds: up to 32 bits as an unsigned number, anything else as octets in network order.
 * JSON documents write the second kind as lower-case hex.
 */
export type FieldValue = number | Uint8Array

/**
 * Who decides a field's value. The word drives the two passes of encoding, the order in which a header fills
 * and whether an editor starts as *Automatic*.
 * - `given`: the sender chooses; `constant`: the protocol does; `demux`: names what is inside;
 * - `measured`: needs widths (lengths, IHL); `check`: needs the other octets (checksums, FCS).
 */
export type Role = 'given' | 'constant' | 'demux' | 'measured' | 'check'

/** The order in which the fields of one header get decided. */
export const ROLES: readonly Role[] = ['given', 'constant', 'demux', 'measured', 'check']

/** How a value is written for a reader and typed into an editor. */
export type Notation =
  | 'decimal'
  | 'hex'
  | 'flag' // one bit, on or off
  | 'mac' // 00-00-5E-00-53-01 (IEEE 802, as RFC 9542 §2.1 writes it)
  | 'ipv4' // dotted decimal
  | 'ipv6' // RFC 5952
  | 'text' // octets read as UTF-8 (RFC 1350 says netascii), without the closing NUL
  | 'octets' // hex pairs

/** What of a layer stands in front of a reader that already decoded `fields` of it. */
export interface Reading {
  /** Value of an earlier field of the same header; 0 where it was cut off. */
  number(field: string): number
  /** Octets left in this header's room, counted from this field's first octet. */
  readonly left: number
  /** Octets of this header in front of this field. */
  readonly position: number
}

/** How wide a field is. A function returns octets. */
export type Width =
  | { readonly bits: number }
  | { readonly octets: (reading: Reading) => number }
  | 'untilZero'
  | 'rest'

/** What a `check` field covers and how it is worked out. */
export interface CheckSpec {
  readonly algorithm: 'internet' | 'crc32'
  /** `header`: this header alone (IPv4); `body`: header and all it carries (UDP, FCS). */
  readonly covers: 'header' | 'body'
  /**
   * The protocol number that goes into the pseudo-header, with the addresses of the layer below
   * (RFC 768, RFC 9293 §3.1, RFC 8200 §8.1). Absent: no pseudo-header.
   */
  readonly pseudoHeader?: number
  /** A computed 0 is sent as all ones, because 0 says "no checksum" (RFC 768). */
  readonly zeroMeansNone?: boolean
}

/** The rows of one item of a list: one option. Its first row is the number that tells which. */
export interface ItemSpec {
  /** A protocol term: `Maximum Segment Size`. */
  readonly label: string
  readonly fields: readonly FieldSpec[]
  /** Octets it must have by its own length field; others are a fault and read as `other`. */
  readonly size?: number | ((octets: number) => boolean)
}

/** A field that is a list of options. Its items' fields are named `options[2].kind`. */
export interface ListSpec {
  /** Items by the number in their first field. */
  readonly items: Readonly<Record<number, ItemSpec>>
  /** An item of any other number. */
  readonly other: ItemSpec
  /** The number that ends the list; what is behind it in the header is padding. */
  readonly end?: number
  /** Items without a number of their own that are worth offering, as their fields hold them. */
  readonly usual?: readonly Readonly<Record<string, string>>[]
  /** Items named in text whose value is a whole number: the least and the most it may be, by lower-case name. */
  readonly ranges?: Readonly<Record<string, readonly [least: number, most: number]>>
}

/** One row of a header's table. */
export interface FieldSpec {
  /** The RFC's name in camelCase: `timeToLive`. */
  readonly name: string
  /** The name as a learner reads it: a protocol term, the same in every language. */
  readonly label: string
  /** A short form for narrow cells of the diagram, where the label does not fit: `TTL`. */
  readonly short?: string
  readonly width: Width
  readonly notation: Notation
  readonly role: Role
  /** One plain sentence: the English source message under the key `<protocol>.<name>.means`. */
  readonly means: string
  /**
   * What it may hold, where that is more than its width says: what is answered to a value out of range. The English
   * source message under the key `<protocol>.<name>.rule`.
   */
  readonly rule?: string
  /** Where it is defined: `RFC 791 §3.1`. */
  readonly section: string
  /** What a sender writes where nobody says otherwise. */
  readonly initial?: FieldValue
  /** Names of values: 17 → `UDP`. */
  readonly names?: Readonly<Record<number, string>>
  /** For fields that name what is inside: whose list of numbers they use, `etherType` or `ipProtocol`. */
  readonly selects?: string
  /** For `measured` fields: the value, given octet counts and this layer's values. */
  readonly measure?: (measured: Measured) => number
  /** For octets that only fill up: those a sender writes, given what stands in front. */
  readonly fill?: (measured: Measured) => Uint8Array
  readonly check?: CheckSpec
  /** A row that means something else for some values: what is then said of it. The name stays. */
  readonly as?: (value: number) => FieldSpec | undefined
  /** The row is there only then. It may look at earlier fields that are not measured. */
  readonly when?: (reading: Reading) => boolean
  /** When writing, the row is there where it is named, whatever `when` says: one of a number of blocks. */
  readonly ifNamed?: true
  /** The row is a list of options; its width is the room for them. */
  readonly list?: ListSpec
}

/** What a `measured` field may look at. */
export interface Measured {
  /** This header's own octets; for a field of an option, the option's; for `fill`, those in front of the field. */
  readonly header: number
  /** Octets of all that this header carries (trailer excluded). */
  readonly body: number
  /** Octets of its trailer. */
  readonly trailer: number
}

/** A part of the pseudo-header: a field of the internet layer, or one of the three that are made up for it. */
export interface PseudoPart {
  readonly part: 'zero' | 'protocol' | 'length' | 'field'
  /** For `field`: its name. */
  readonly field?: string
  readonly octets: number
}

/** A header that was read, for a protocol's own rules. */
export interface Inspection {
  /** Value of a field; 0 where it is not there. */
  number(field: string): number
  has(field: string): boolean
  /** Octets of the header. */
  readonly header: number
  /** Octets from the header's first one to the end of its room. */
  readonly room: number
  /** Octets of the body are known to be missing: a fragment, a cut capture, a quoted packet. */
  readonly partial: boolean
  /** The protocol of the header in front; undefined for the first one. */
  readonly behind: string | undefined
}

/** A fault of a header. `stops`: a receiver cannot read on, all behind the header is data. */
export interface Fault {
  readonly code: string
  readonly severity: Finding['severity']
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly stops?: boolean
}

/** One protocol's header (and, for Ethernet, its rare footer) as a table. */
export interface HeaderSpec {
  /** `ipv4`: the name of its file and its id everywhere. */
  readonly protocol: string
  /** `IPv4`: a protocol term. */
  readonly label: string
  readonly layer: Layer
  /** What RFC 1122 and the textbooks call its PDU: a message key, `pdu.packet`. */
  readonly pdu: string
  /** Where it is defined: `RFC 791`. */
  readonly source: string
  readonly fields: readonly FieldSpec[]
  /** The numbers that name this protocol, by list: `{ ipProtocol: [17] }`. The first is what a sender writes. */
  readonly numbers?: Readonly<Record<string, readonly number[]>>
  /** Fields behind the body: Ethernet's padding and FCS. */
  readonly trailer?: readonly FieldSpec[]
  /** Octets of header and body (and surplus) by its own word; absent: all the room. */
  readonly extent?: (header: Inspection) => number
  /** What is inside where no `demux` field says it: a protocol id. `ports` are those a caller knows of. */
  readonly inside?: (header: Inspection, ports: Readonly<Record<number, string>>) => string | undefined
  /** It carries only a piece of something bigger, so no check over it can be worked out. */
  readonly isPiece?: (header: Inspection) => boolean
  /** It carries the beginning of a packet that was sent earlier: an ICMP error. */
  readonly quotes?: (header: Inspection) => boolean
  /** What is wrong with it by its RFC. */
  readonly faults?: (header: Inspection) => readonly Fault[]
  /** At most so many of these headers behind one another are read. */
  readonly most?: number
  /** A sender puts it only right behind one of these. A reader takes it wherever its number stands. */
  readonly behind?: readonly string[]
  /** The field that holds the destination at the end of a route that the sender chose, while it is not reached. */
  readonly finalDestination?: (layer: LayerSpan) => string | undefined
  /** What a transport checksum covers of it, in the order in which it is summed. */
  readonly pseudoHeader?: readonly PseudoPart[]
  /** What it carries may not go without a checksum (RFC 8200 §8.1). */
  readonly checksumRequired?: true
}

/** One layer to be encoded: values by field name; those not named are automatic. */
export interface LayerValues {
  readonly protocol: string
  readonly values: Readonly<Record<string, FieldValue>>
  /** Fields a learner forced: these win over everything automatic, and other automatic fields follow them. */
  readonly overrides?: Readonly<Record<string, FieldValue>>
  /** As it was read: only the fields named are written, nothing is automatic (a header may be cut). */
  readonly exact?: true
}

/** Where one field stands and what it holds. Offsets count from the frame's first octet. */
export interface FieldSpan {
  readonly spec: FieldSpec
  /** `spec.name`, or with a place in a list: `options[2].kind`. Unique within its layer. */
  readonly name: string
  readonly bitOffset: number
  readonly bitLength: number
  readonly value: FieldValue
}

/** Where one layer stands: header [start, bodyStart), what it carries [bodyStart, bodyEnd), its trailer behind that. */
export interface LayerSpan {
  readonly spec: HeaderSpec
  readonly protocol: string
  readonly start: number
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly fields: readonly FieldSpan[]
  /** Octets that belong to it are missing: cut off, in another fragment, or only quoted. */
  readonly partial?: true
  /** The octets ended before its header did. */
  readonly cut?: true
  /** Not sent here: quoted by the ICMP error around it. */
  readonly quoted?: true
}

/** Something that is wrong or noteworthy about octets. `code` is a message key's ending: `finding.<code>`. */
export interface Finding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly params: Readonly<Record<string, string | number>>
  readonly layer: number
  readonly field?: string
  /** First octet and the one behind the last. */
  readonly octets: readonly [number, number]
}

/** What a row of octets says: layers from the outside in, the last one `data` where nothing reads on. */
export interface Dissection {
  readonly octets: Uint8Array
  readonly layers: readonly LayerSpan[]
  readonly findings: readonly Finding[]
}
