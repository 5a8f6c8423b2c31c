/** The layers of TCP/IP as data (RFC 1122 §1.1.3), who runs them, and which header sits where. */
import type { HeaderSpec, Layer } from '../wire/spec'

/** Who does the work of a layer: the learner's program, the operating system's kernel, the network card. */
export type Realm = 'program' | 'kernel' | 'card'

/** One layer of a model. All words are message keys. */
export interface ModelLayer {
  readonly id: string
  /** Its name: `layer.internet`. */
  readonly name: string
  /** The colours it holds, from the top: what a header spec calls its layer. */
  readonly holds: readonly Layer[]
  /** The colour it is drawn in. */
  readonly tone: Layer
  readonly realm: Realm
  /** What textbooks call its unit: `pdu.packet`. */
  readonly pdu: string
  /** What RFC 1122 §1.3.3 calls it, where that differs. */
  readonly pduOfRfc1122?: string
}

/** A way of slicing the same stack, from the top down. */
export interface Model {
  readonly id: 'tcpip' | 'osi'
  readonly name: string
  readonly layers: readonly ModelLayer[]
}

/** Four layers. RFC 1122 calls the lowest “link” and leaves the wires out; textbooks say “network access”. */
export const TCPIP: Model = {
  id: 'tcpip',
  name: 'model.tcpip',
  layers: [
    {
      id: 'application',
      name: 'layer.application',
      holds: ['data', 'application'],
      tone: 'application',
      realm: 'program',
      pdu: 'pdu.message',
      pduOfRfc1122: 'names.rfc.application',
    },
    {
      id: 'transport',
      name: 'layer.transport',
      holds: ['transport'],
      tone: 'transport',
      realm: 'kernel',
      pdu: 'pdu.datagram',
      pduOfRfc1122: 'names.rfc.transport',
    },
    {
      id: 'internet',
      name: 'layer.internet',
      holds: ['internet'],
      tone: 'internet',
      realm: 'kernel',
      pdu: 'pdu.packet',
      pduOfRfc1122: 'names.rfc.internet',
    },
    {
      id: 'networkAccess',
      name: 'layer.networkAccess',
      holds: ['link', 'physical'],
      tone: 'link',
      realm: 'kernel',
      pdu: 'pdu.frame',
    },
  ],
}

/** The lines that a message crosses on its way down; on its way up the same in the other order. */
export const BORDERS: readonly { readonly above: Realm; readonly below: Realm; readonly name: string }[] = [
  { above: 'program', below: 'kernel', name: 'border.sockets' },
  { above: 'kernel', below: 'card', name: 'border.driver' },
]

/**
 * Who writes the octets of a layer. The kernel's driver writes the Ethernet header; the card puts padding and FCS
 * behind it and makes signals of it all.
 */
export function realmOf(layer: Layer, inTrailer = false): Realm {
  if (layer === 'data' || layer === 'application') return 'program'
  return layer === 'physical' || inTrailer ? 'card' : 'kernel'
}

/** One row of a stack for a given PDU: a layer and the headers that stand there, outermost first. */
export interface Occupied {
  readonly layer: ModelLayer
  readonly headers: readonly HeaderSpec[]
}

/** Which of a PDU's headers sits in which layer of a model, from the top down. A layer may be empty. */
export function occupy(model: Model, headers: readonly HeaderSpec[]): readonly Occupied[] {
  return model.layers.map(layer => ({
    layer,
    headers: headers.filter(header => layer.holds.includes(header.layer)),
  }))
}

/** The layer of a model that holds a colour. */
export function layerOf(model: Model, layer: Layer): ModelLayer | undefined {
  return model.layers.find(each => each.holds.includes(layer))
}
