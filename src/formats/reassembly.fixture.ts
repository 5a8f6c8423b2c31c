/** Puts the pieces in a capture together again, frame by frame, with no clock: nothing times out. */
import '../wire/protocols/breadth.fixture'
import { gunzipSync } from 'node:zlib'
import { decode } from '../wire/decode'
import { pieceOf } from '../wire/fragments'
import { pieceOf as pieceOfIpv6 } from '../wire/fragmentsIpv6'
import { type Assembly, add, NOTHING } from '../wire/reassembly'
import type { LayerSpan } from '../wire/spec'
import { LINK_TYPE } from './capture'
import { isPcap, readPcap } from './pcap'
import { isPcapng, readPcapng } from './pcapng'

export interface Reassembled {
  /** What became whole, at which frame (counted from 1): what the packet carries. */
  readonly whole: readonly { readonly frame: number; readonly octets: Uint8Array }[]
  /** What was refused or given up: frame and reason. */
  readonly faults: readonly string[]
}

/** All outermost packets of a capture file that are pieces, as a receiver of all of them would take them. */
export function reassembled(file: Uint8Array): Reassembled {
  const whole: { frame: number; octets: Uint8Array }[] = []
  const faults: string[] = []
  const assemblies = new Map<string, Assembly>()
  for (const [at, { packet, span }] of packetsOf(file).entries()) {
    if (!packet || !span) continue
    const version = span.protocol === 'ipv4' ? 'ipv4' : 'ipv6'
    const part = version === 'ipv4' ? pieceOf(packet) : pieceOfIpv6(packet)
    // What a capture cut short nobody received.
    if (!part || isCut(packet, version)) continue
    const alone = 'isAtomic' in part && part.isAtomic
    const key = `${version} ${part.packet}`
    const outcome = add(alone ? NOTHING : (assemblies.get(key) ?? NOTHING), part.piece, version)
    if ('fault' in outcome) faults.push(`${at + 1} ${outcome.kind} ${outcome.fault}`)
    if (outcome.kind === 'whole' && !alone) whole.push({ frame: at + 1, octets: outcome.octets })
    if (alone) continue
    if (outcome.kind === 'whole' || outcome.kind === 'abandoned') assemblies.delete(key)
    else assemblies.set(key, outcome.assembly)
  }
  return { whole, faults }
}

function isCut(packet: Uint8Array, version: 'ipv4' | 'ipv6'): boolean {
  const at = version === 'ipv4' ? 2 : 4
  const said = (packet[at] ?? 0) * 256 + (packet[at + 1] ?? 0)
  return packet.length < (version === 'ipv4' ? said : 40 + said)
}

/** The outermost packet of each frame, where it can be read as one. */
function packetsOf(file: Uint8Array) {
  const raw =
    file[0] === 0x1f && file[1] === 0x8b
      ? new Uint8Array(gunzipSync(file, { maxOutputLength: 1 << 26 }))
      : file
  const capture = isPcap(raw) ? readPcap(raw) : isPcapng(raw) ? readPcapng(raw) : undefined
  return (capture?.packets ?? []).map(({ octets, ...each }) => {
    const type = capture?.interfaces[each.interface]?.linkType
    if (type !== LINK_TYPE.ethernet && type !== LINK_TYPE.raw) return {}
    const { layers } = decode(octets, { link: type === LINK_TYPE.raw ? 'raw' : 'ethernet' })
    const span: LayerSpan | undefined = layers.find(
      ({ protocol }) => protocol === 'ipv4' || protocol === 'ipv6',
    )
    return { span, packet: span && octets.subarray(span.start) }
  })
}
