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
  /** The addresses of the layer below are summed too (RFC 768, RFC 9293 §3.1, RFC 8200 §8.1). */
  readonly pseudoHeader?: boolean
  /** A computed 0 is sent as all ones, because 0 says "no checksum" (RFC 768). */
  readonly zeroMeansNone?: boolean
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
  /** Where it is defined: `RFC 791 §3.1`. */
  readonly section: string
  /** What a sender writes where nobody says otherwise. */
  readonly initial?: FieldValue
  /** Names of values: 17 → `UDP`. */
  readonly names?: Readonly<Record<number, string>>
  /** For `demux` fields: value → protocol id of what is inside. */
  readonly selects?: Readonly<Record<number, string>>
  /** For `measured` fields: the value, given octet counts and this layer's values. */
  readonly measure?: (measured: Measured) => number
  readonly check?: CheckSpec
}

/** What a `measured` field may look at. */
export interface Measured {
  /** This header's own octets. */
  readonly header: number
  /** Octets of all that this header carries (trailer excluded). */
  readonly body: number
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
  /** Fields behind the body: Ethernet's padding and FCS. */
  readonly trailer?: readonly FieldSpec[]
}

/** One layer to be encoded: values by field name; those not named are automatic. */
export interface LayerValues {
  readonly protocol: string
  readonly values: Readonly<Record<string, FieldValue>>
  /** Fields a learner forced: these win over everything automatic, and other automatic fields follow them. */
  readonly overrides?: Readonly<Record<string, FieldValue>>
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
