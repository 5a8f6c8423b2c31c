/** The frame in which a router sends a packet on, read without reading it again: all but a few fields are as they came. */
import { encode } from '../wire/encode'
import type { Dissection, FieldSpan, LayerSpan } from '../wire/spec'
import { bigEndian } from './octets'
import type { Draft } from './run'

/** What a router writes into a packet: one octet and two. */
const CHANGED: Readonly<Record<string, (packet: Uint8Array) => number>> = {
  timeToLive: packet => packet[8] ?? 0,
  headerChecksum: packet => bigEndian(packet, 10),
}

/**
 * What the octets of `frame` say, a router's, around `packet`: the new frame, and in it the layers of the frame `came`
 * with TTL and header checksum as they now are. Undefined where somebody has to look, because the headers do not stand
 * where they stood, or are not those of a plain packet.
 */
export function passedOn(frame: Draft, came: Dissection, packet: Uint8Array): Dissection | undefined {
  const [outside, ipv4, ...above] = came.layers
  if (outside?.bodyStart !== 14 || ipv4?.protocol !== 'ipv4' || ipv4.cut) return undefined
  const inside = { protocol: 'data', values: { data: packet } }
  const made = encode([...frame.layers, inside], { fcs: true })
  const [written] = made.layers
  // A sender's padding may be of no length; a reader finds none then.
  const ethernet = written && { ...written, fields: written.fields.filter(({ bitLength }) => bitLength > 0) }
  if (ethernet?.protocol !== 'ethernet' || ethernet.bodyStart !== outside.bodyStart) return undefined
  // Padding may be told from data by the lengths inside alone; who sent other padding is to be read anew.
  if (ethernet.bodyEnd !== outside.bodyEnd) return undefined
  const fields = ipv4.fields.map(field => withValue(field, packet))
  const layers: LayerSpan[] = [ethernet, { ...ipv4, fields }, ...above]
  return { octets: made.octets, layers, findings: [] }
}

function withValue(field: FieldSpan, packet: Uint8Array): FieldSpan {
  const value = CHANGED[field.name]?.(packet)
  return value === undefined ? field : { ...field, value }
}
