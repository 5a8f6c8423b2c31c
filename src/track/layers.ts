/** The layer an event belongs to: the colour of its tick. */
import type { Call, TraceEvent } from '../trace/trace'
import { specOf } from '../wire/protocols'
import type { Layer } from '../wire/spec'

const LAYERS: Partial<Record<TraceEvent['kind'], Layer>> = {
  call: 'application',
  return: 'application',
  copy: 'application',
  done: 'application',
  timer: 'application',
  understand: 'data',
  enqueue: 'transport',
  state: 'transport',
  segment: 'transport',
  accepted: 'transport',
  acked: 'transport',
  connection: 'transport',
  route: 'internet',
  hopLimit: 'internet',
  fragment: 'internet',
  reassemble: 'internet',
  damage: 'internet',
  resolve: 'link',
  ask: 'link',
  answered: 'link',
  neighbour: 'link',
  finish: 'link',
  learn: 'link',
  forward: 'link',
  transmit: 'physical',
  arrive: 'physical',
}

const BY_DEPTH: readonly Layer[] = ['link', 'internet', 'transport', 'application']

/** A call by which a program hands bytes over. */
export const isSending = ({ name }: Call) => name === 'sendto' || name === 'send'

/** A timer of a connection, which accept() may not have given a descriptor yet. */
export const isConnections = ({ fd, listener }: Extract<TraceEvent, { kind: 'timer' }>): boolean =>
  fd !== undefined || listener !== undefined

/** Handing data over is the data's step; headers are their protocol's; the rest goes by where it happens. */
export function layerOfEvent(event: TraceEvent): Layer {
  if (event.kind === 'call' && isSending(event.call)) return 'data'
  if (event.kind === 'encapsulate' || event.kind === 'decapsulate' || event.kind === 'checks') {
    return specOf(event.protocol).layer
  }
  if (event.kind === 'drop' && event.transit !== undefined) return 'physical'
  if (event.kind === 'drop') return BY_DEPTH[event.layer ?? 0] ?? 'link'
  if (event.kind === 'timer' && event.what === 'reassembly') return 'internet'
  if (event.kind === 'timer' && isConnections(event)) return 'transport'
  return LAYERS[event.kind] ?? 'data'
}
