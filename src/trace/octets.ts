/** The octets of a frame with their provenance, and what a wire made of them. */
import type { BitPlace, LayerDocument, Scenario } from '../scenario/scenario'
import { decode } from '../wire/decode'
import { encode } from '../wire/encode'
import type { Dissection } from '../wire/spec'
import type { Frame, FrameId, Trace, Transit } from './trace'

/** Octets to what they say. */
export type Reader = (octets: Uint8Array, fcs?: boolean) => Dissection

/** Ports that a run's programs speak TFTP on, beside the well-known one. */
export function portsOf(scenario: Scenario | undefined): Readonly<Record<number, string>> {
  const ports: Record<number, string> = {}
  for (const program of scenario?.programs ?? []) {
    if (program.kind === 'frame') Object.assign(ports, tftpPorts(program.layers))
    if (program.kind === 'tftpWrite' || program.kind === 'tftpRead') ports[program.port] = 'tftp'
    if (program.kind === 'tftpServer') {
      ports[program.port] = 'tftp'
      ports[program.transferPort] = 'tftp'
    }
  }
  return ports
}

/** A frame built by hand that carries TFTP says so by its ports, whichever they are. */
function tftpPorts(layers: readonly LayerDocument[]): Record<number, string> {
  const udp = layers[layers.findIndex(({ protocol }) => protocol === 'tftp') - 1]?.values ?? {}
  const ports = [udp.sourcePort, udp.destinationPort].filter(port => typeof port === 'number' && port > 0)
  return Object.fromEntries(ports.map(port => [port, 'tftp']))
}

/**
 * A reader of whole frames (FCS included) of this scenario's run. `unjudged`: without the verdicts on checksums, which
 * the simulator's receivers make by themselves.
 */
export function readerOf(scenario: Scenario | undefined, unjudged = false): Reader {
  const ports = portsOf(scenario)
  return (octets, fcs = true) => decode(octets, { fcs, ports, unjudged })
}

/**
 * Makes a frame's octets from its recipe. A sender's frame has provenance from the encoder; where a router sends on
 * a packet it had in memory, only the frame around it is new and `read` says what the packet holds.
 */
export function build(frame: Frame, read: Reader): Dissection {
  if (!frame.packet) {
    const made = encode(frame.layers, { fcs: true })
    // An error message quotes a packet, which has fields of its own.
    return frame.layers.some(({ protocol }) => protocol === 'icmp') ? read(made.octets) : made
  }
  const inside = { protocol: 'data', values: { data: frame.packet } }
  const fcs = !frame.joined
  return read(encode([...frame.layers, inside], { fcs }).octets, fcs)
}

/** Turns bits over. Places outside of the octets are left out. */
export function withDamage(octets: Uint8Array, bits: readonly BitPlace[]): Uint8Array {
  if (bits.length === 0) return octets
  const damaged = octets.slice()
  for (const { octet, bit } of bits) {
    if (octet < damaged.length) damaged[octet] = (damaged[octet] ?? 0) ^ (1 << bit)
  }
  return damaged
}

const cache = new WeakMap<Frame, Dissection>()
const readers = new WeakMap<Trace, Reader>()

function readerFor(trace: Trace): Reader {
  const known = readers.get(trace)
  if (known) return known
  const reader = readerOf(trace.scenario)
  readers.set(trace, reader)
  return reader
}

/** A frame's octets as its maker sent them, FCS included, with the place of every field. Pure and cached. */
export function octetsOf(trace: Trace, id: FrameId): Dissection {
  const frame = trace.frames[id]
  if (!frame) throw new RangeError(`no frame ${id}`)
  const known = cache.get(frame)
  if (known) return known
  const made = build(frame, readerFor(trace))
  cache.set(frame, made)
  return made
}

const onWire = new WeakMap<Transit, Dissection>()

/** A frame as it comes out of a cable, damage and all, and what its octets say then. Pure and cached. */
export function octetsOnWire(trace: Trace, transit: Transit): Dissection {
  if (transit.damage.length === 0) return octetsOf(trace, transit.frame)
  const known = onWire.get(transit)
  if (known) return known
  const read = readerFor(trace)(withDamage(octetsOf(trace, transit.frame).octets, transit.damage))
  onWire.set(transit, read)
  return read
}
