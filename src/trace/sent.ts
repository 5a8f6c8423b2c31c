/** The octets that a program sends, by their numbers, so that a stream can be shown before any segment carries it. */
import { messageOctets } from '../scenario/messages'
import type { NodeId, Scenario } from '../scenario/scenario'
import { octetsOf } from './octets'
import type { Frame, Trace } from './trace'

const NOTHING = new Uint8Array()
const known = new WeakMap<Trace, Map<NodeId, Uint8Array>>()

/** Octets number `first` (counted from 1) to the one before `end` of what a host's program sends; fewer where it has fewer. */
export function sentBetween(trace: Trace, host: NodeId, first: number, end: number): Uint8Array {
  const hosts = known.get(trace) ?? new Map<NodeId, Uint8Array>()
  known.set(trace, hosts)
  const all = hosts.get(host) ?? messagesOf(trace.scenario, host)
  hosts.set(host, all)
  return all.subarray(Math.max(0, first - 1), Math.max(0, end - 1))
}

function messagesOf(scenario: Scenario | undefined, host: NodeId): Uint8Array {
  const program = scenario?.programs.find(each => each.host === host && each.kind === 'sender')
  if (program?.kind !== 'sender') return NOTHING
  return joined([...messageOctets(program.messages)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The data that a frame carries, or nothing. */
export function dataOf(trace: Trace, frame: number): Uint8Array {
  const given = givenTo(trace.frames[frame])
  if (given) return given
  const { layers, octets } = octetsOf(trace, frame)
  const data = layers.findLast(layer => layer.protocol === 'data')
  return data ? octets.subarray(data.start, data.bodyEnd) : NOTHING
}

/** What its sender put into it: where the recipe says so, nobody has to make the frame's octets to know. */
function givenTo(frame: Frame | undefined): Uint8Array | undefined {
  // What an error message quotes is no data of its own (`build` reads it).
  if (!frame || frame.packet || frame.layers.some(({ protocol }) => protocol === 'icmp')) return undefined
  const data = frame.layers.findLast(({ protocol }) => protocol === 'data')?.values.data
  return data instanceof Uint8Array ? data : undefined
}
