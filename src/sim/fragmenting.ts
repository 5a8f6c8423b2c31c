/** A packet that is too long for the next cable goes on in pieces (RFC 791 §3.2): at its sender, or in a router. */

import type { NodeId, PduName } from '../scenario/scenario'
import { fragmentName } from '../trace/fragmentation'
import type { Strip } from '../trace/trace'
import { decode } from '../wire/decode'
import { encode, layersOf } from '../wire/encode'
import { cut } from '../wire/fragments'
import type { LayerValues } from '../wire/spec'
import type { Arp } from './arp'
import { sendFrame } from './ethernet'
import { wantedHeaderChecksum } from './ipv4'
import { setBigEndian } from './octets'
import { type Held, type Run, strip } from './run'

const ETHERNET_HEADER = 14
const CHECKSUM = 10
const UNKNOWN_MAC = new Uint8Array(6)

/** How pieces leave: to the next hop, through this port, onto a cable that carries packets of `mtu` octets. */
export interface WayOut {
  readonly arp: Arp
  readonly nextHop: number
  readonly port: number
  readonly mtu: number
  /** Where on its way the packet is. */
  readonly from: Pick<Held, 'hop' | 'twin'>
  /** Nobody at the next hop answers. */
  readonly unreachable?: () => void
}

/** Cuts a packet, octets from its header on, and sends each piece as a PDU of its own. */
export function sendPieces(
  run: Run,
  node: NodeId,
  whole: { readonly pdu: PduName; readonly strip: Strip },
  packet: Uint8Array,
  way: WayOut,
) {
  const pieces = cut(packet, way.mtu).map((each, at) => ({
    ...each,
    pdu: run.name(fragmentName(whole.pdu, at + 1)),
  }))
  const fragments = pieces.map(({ pdu, first, length, more }) => ({ pdu, first, octets: length, more }))
  const cause = run.emit(node, { kind: 'fragment', mtu: way.mtu, fragments }, whole)
  for (const [at, piece] of pieces.entries()) {
    run.resume(cause)
    // About later pieces nobody complains (RFC 1122 §3.2.2).
    const unreachable = at === 0 ? way.unreachable : undefined
    sendPiece(run, node, piece.pdu, piece.packet, way, unreachable ?? (() => undefined))
  }
}

function sendPiece(
  run: Run,
  node: NodeId,
  pdu: PduName,
  packet: Uint8Array,
  way: WayOut,
  unreachable: () => void,
) {
  const ethernet = (destination: Uint8Array): readonly LayerValues[] =>
    run.forced(pdu, [{ protocol: 'ethernet', values: { destination, source: way.arp.mac, type: 0x0800 } }])
  const frame = run.draft(pdu, node, ethernet(UNKNOWN_MAC))
  frame.packet = withForced(run, pdu, packet)
  const left = { start: ETHERNET_HEADER, end: ETHERNET_HEADER + frame.packet.length }
  const of = { pdu, strip: strip(frame, left.start, left.end) }
  run.emit(node, { kind: 'encapsulate', layer: 1, protocol: 'ipv4' }, of)
  way.arp.resolve(way.nextHop, {
    frame,
    left,
    unreachable,
    go: mac => {
      frame.layers = ethernet(mac)
      sendFrame(run, node, way.port, frame, way.from)
    },
  })
}

/** A piece with what the learner forced into it; what is not forced stays as it is, but for the header's checksum. */
function withForced(run: Run, pdu: PduName, packet: Uint8Array): Uint8Array {
  const layers = layersOf(decode(packet, { link: 'raw' }))
  const forced = run.forced(pdu, layers)
  if (forced.every(({ overrides }) => overrides === undefined)) return packet
  const { octets } = encode(forced)
  const isForced = forced.some(each => each.overrides && 'headerChecksum' in each.overrides)
  if (!isForced) setBigEndian(octets, CHECKSUM, wantedHeaderChecksum(octets.subarray(0, headerEnd(packet))))
  return octets
}

const headerEnd = (packet: Uint8Array) => ((packet[0] ?? 0) & 15) * 4
