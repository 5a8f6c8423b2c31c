/** Makes a frame's octets from its recipe, and reads octets as this run's receivers do: what only a simulator needs. */
import type { LayerDocument, Scenario } from '../scenario/scenario'
import { decode } from '../wire/decode'
import { encode } from '../wire/encode'
import type { Dissection } from '../wire/spec'
import { makeOctetsWith, type Reader } from './octets'
import type { Frame } from './trace'

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
  const made = written(frame)
  // An error message quotes a packet, which has fields of its own.
  const isReadBack = frame.packet || frame.layers.some(({ protocol }) => protocol === 'icmp')
  return isReadBack ? read(made.octets, !frame.joined) : made
}

/** A frame as its maker's card writes it: of a packet that was in memory already nothing is said but that it is data. */
export function written({ layers, packet, joined }: Frame): Dissection {
  if (!packet) return encode(layers, { fcs: true })
  return encode([...layers, { protocol: 'data', values: { data: packet } }], { fcs: !joined })
}

// Whoever has a simulator has this: no trace of its making is looked at without.
makeOctetsWith({ build, readerOf })
