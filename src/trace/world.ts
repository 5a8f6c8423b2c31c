/** What is true after an event: caches, tables, sockets, counters, and what of the file has arrived. */
import type { NodeId, PduName } from '../scenario/scenario'
import { called, moved, noted, queued, returned, type SocketState } from './sockets'
import type { EventId, Trace, TraceEvent } from './trace'

/** One entry of an ARP cache. */
export interface Neighbour {
  readonly address: string
  readonly mac: string
  readonly known: 'preloaded' | 'learned'
  /** The ARP packet it was learned from, and the event. */
  readonly learnedFrom?: PduName
  readonly since?: EventId
}

export interface NodeState {
  readonly arp: readonly Neighbour[]
  /** A switch's table: MAC to port. */
  readonly table: readonly { readonly mac: string; readonly port: number; readonly since: EventId }[]
  readonly sockets: readonly SocketState[]
  /** By the kernel's name, only those that are not 0. */
  readonly counters: Readonly<Record<string, number>>
  /** PDUs that wait for ARP. */
  readonly waiting: readonly PduName[]
  /** Octets and blocks of files that programs here have kept. */
  readonly kept: { readonly octets: number; readonly blocks: number; readonly isWhole: boolean }
}

export interface World {
  readonly nodes: Readonly<Record<NodeId, NodeState>>
}

const EMPTY: NodeState = {
  arp: [],
  table: [],
  sockets: [],
  counters: {},
  waiting: [],
  kept: { octets: 0, blocks: 0, isWhole: false },
}

/** A world every so many events is kept, so that scrubbing never goes further than this. */
const STRIDE = 256

const checkpoints = new WeakMap<Trace, World[]>()

/**
 * The world once an event has happened; -1 is the world before the first one. Worlds are never changed in place, so
 * the way to one does not matter.
 */
export function worldAfter(trace: Trace, event: EventId): World {
  const kept = checkpoints.get(trace) ?? [beginning(trace)]
  checkpoints.set(trace, kept)
  const target = Math.min(event, trace.events.length - 1) + 1
  let index = Math.min(kept.length - 1, Math.floor(target / STRIDE))
  let world = kept[index] as World
  for (let at = index * STRIDE; at < target; at++) {
    world = after(world, trace.events[at] as TraceEvent)
    if ((at + 1) % STRIDE === 0) {
      index = (at + 1) / STRIDE
      kept[index] ??= world
    }
  }
  return world
}

function beginning(trace: Trace): World {
  const nodes: Record<NodeId, NodeState> = {}
  for (const node of trace.scenario?.nodes ?? []) {
    const arp = node.kind === 'switch' ? [] : node.arp.map(each => ({ ...each, known: 'preloaded' as const }))
    nodes[node.id] = { ...EMPTY, arp }
  }
  return { nodes }
}

function after(world: World, event: TraceEvent): World {
  const node = world.nodes[event.node] ?? EMPTY
  const changed = changedNode(node, event)
  return changed === node ? world : { nodes: { ...world.nodes, [event.node]: changed } }
}

function changedNode(node: NodeState, event: TraceEvent): NodeState {
  switch (event.kind) {
    case 'neighbour':
      return event.isNew ? { ...node, arp: learned(node, event) } : node
    case 'learn':
      return event.isNew ? { ...node, table: placed(node, event) } : node
    case 'call':
      return { ...node, sockets: called(node.sockets, event) }
    case 'return':
      return { ...node, sockets: returned(node.sockets, event) }
    case 'enqueue':
      return { ...node, sockets: queued(node.sockets, event) }
    case 'state':
      return { ...node, sockets: moved(node.sockets, event) }
    case 'connection':
    case 'accepted':
      return { ...node, sockets: noted(node.sockets, event) }
    case 'fragment':
      return counted(node, { IpFragOKs: 1, IpFragCreates: event.fragments.length })
    case 'reassemble':
      return counted(node, event.outcome === 'whole' ? { IpReasmOKs: 1 } : { IpReasmReqds: 1 })
    case 'timer':
      return event.what === 'reassembly' ? counted(node, { IpReasmTimeout: 1 }) : node
    case 'drop':
      return dropped(node, event)
    case 'ask':
      return event.pdu === undefined || node.waiting.includes(event.pdu)
        ? node
        : { ...node, waiting: [...node.waiting, event.pdu] }
    case 'answered':
      return { ...node, waiting: node.waiting.filter(pdu => pdu !== event.pdu) }
    case 'understand':
      return event.keeps === 0 && event.last === undefined ? node : { ...node, kept: kept(node, event) }
    default:
      return node
  }
}

type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

function learned(node: NodeState, event: Of<'neighbour'>): Neighbour[] {
  const { address, mac, pdu, id } = event
  const entry: Neighbour = { address, mac, known: 'learned', since: id, ...(pdu && { learnedFrom: pdu }) }
  return [...node.arp.filter(each => each.address !== address), entry]
}

function placed(node: NodeState, { mac, port, id }: Of<'learn'>) {
  return [...node.table.filter(each => each.mac !== mac), { mac, port, since: id }]
}

function dropped(node: NodeState, { counter, pdu }: Of<'drop'>): NodeState {
  const waiting = node.waiting.includes(pdu ?? '') ? node.waiting.filter(each => each !== pdu) : node.waiting
  if (counter === undefined) return waiting === node.waiting ? node : { ...node, waiting }
  const counters = { ...node.counters, [counter]: (node.counters[counter] ?? 0) + 1 }
  return { ...node, waiting, counters }
}

function counted(node: NodeState, by: Readonly<Record<string, number>>): NodeState {
  const counters = { ...node.counters }
  for (const [counter, count] of Object.entries(by)) counters[counter] = (counters[counter] ?? 0) + count
  return { ...node, counters }
}

function kept(node: NodeState, event: Of<'understand'>): NodeState['kept'] {
  const { octets, blocks } = node.kept
  return { octets: octets + event.keeps, blocks: blocks + 1, isWhole: event.last ?? false }
}
