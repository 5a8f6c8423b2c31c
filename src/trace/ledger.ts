/** What one lane's calls, buffers and cables look like after any of its events, found without walking up to it. */

import type { NodeId, PduName } from '../scenario/scenario'
import type { Piece } from './connection'
import { once } from './once'
import { type Spans, spansOf } from './spans'
import type { Errno, EventId, Trace, TraceEvent, Transit } from './trace'

/** One call of send() or sendto(), from when it was made. */
export interface SendCall {
  readonly event: EventId
  readonly name: 'send' | 'sendto'
  /** Octets that the program hands over. */
  readonly octets: number
  /** Number of the first of them, counted from 1 over all that this host sends. */
  readonly first: number
  /** The datagram it becomes; a stream's call has none. */
  readonly pdu?: PduName
  /** When it returned, how many octets were taken, or why none. */
  readonly returned?: { readonly event: EventId; readonly value: number; readonly errno?: Errno }
}

/** One call of recv() or recvfrom(), from when it was made. */
export interface ReceiveCall {
  readonly event: EventId
  readonly name: 'recv' | 'recvfrom'
  readonly fd: number
  /** Octets that it has room for. */
  readonly length: number
  readonly returned?: {
    readonly event: EventId
    /** 0: the other side has ended its stream. */
    readonly value: number
    readonly errno?: Errno
    readonly first?: number
    readonly pdu?: PduName
    /** From how many calls of send() the octets of a stream came. */
    readonly messages?: number
  }
}

/** A datagram that waits in a receive buffer. */
export interface Waiting {
  readonly pdu: PduName
  readonly octets: number
}

/** A receive buffer after an event: whole datagrams, or the octets of a stream by their numbers. */
export interface ReceiveBuffer {
  readonly event: EventId
  readonly datagrams: readonly Waiting[]
  /** The next octet that recv() will return, and the next that is expected from the network. */
  readonly read: number
  readonly next: number
  /** Pieces behind a hole. */
  readonly held: readonly Piece[]
}

/** What a stream's sender keeps until it is acknowledged. */
export interface SendBuffer {
  readonly event: EventId
  /** Octets before this one are acknowledged. */
  readonly acked: number
  /** Octets before this one have been sent at least once. */
  readonly sent: number
  /** Octets before this one have been handed over by the program. */
  readonly written: number
}

/** One frame on one cable. */
export interface Flight {
  readonly transit: Transit
  /** The event with which it left, and the one with which it came. */
  readonly left: EventId
  readonly came?: EventId
  /** The drop with which it ended: on its way, or where it came and was not taken. */
  readonly gone?: EventId
  /** Why it was not taken: a check's name, `full` … */
  readonly refused?: string
}

export interface Ledger {
  readonly trace: Trace
  /** Hosts and what stands between them, from the host that sends most to the other. */
  readonly way: readonly NodeId[]
  readonly sends: readonly SendCall[]
  readonly receives: readonly ReceiveCall[]
  readonly receiveBuffers: readonly ReceiveBuffer[]
  readonly sendBuffers: readonly SendBuffer[]
  readonly flights: readonly Flight[]
  /** When each of them is under way. */
  readonly underWay: Spans
}

/** The ledger of a lane; made once. */
export const ledgerOf: (trace: Trace) => Ledger = once(makeLedger)

function makeLedger(trace: Trace): Ledger {
  const way = wayOf(trace)
  const [from, to] = [way[0] ?? '', way.at(-1) ?? '']
  const flights = flightsOf(trace)
  return {
    trace,
    way,
    sends: sendsOf(trace, from),
    receives: receivesOf(trace, to),
    receiveBuffers: receiveBuffersOf(trace, to),
    sendBuffers: sendBuffersOf(trace, from),
    flights,
    underWay: spansOf(
      flights.map(({ transit }) => transit.departs),
      flights.map(({ transit }) => transit.arrives),
    ),
  }
}

/** The nodes in their chain, from whom the messages come; else turned round where the last sends more octets than the first. */
function wayOf({ scenario, events }: Trace): readonly NodeId[] {
  const ids = (scenario?.nodes ?? []).map(({ id }) => id)
  const sender = scenario?.programs.find(({ kind }) => kind === 'sender')?.host
  // However long the answer is.
  if (sender !== undefined) return sender === ids.at(-1) ? ids.toReversed() : ids
  const sent = (host: NodeId | undefined) =>
    events.reduce((sum, each) => sum + (each.node === host && each.kind === 'call' ? handedOver(each) : 0), 0)
  return sent(ids.at(-1)) > sent(ids[0]) ? ids.toReversed() : ids
}

type EventOf<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

function handedOver({ call }: EventOf<'call'>): number {
  return call.name === 'send' || call.name === 'sendto' ? call.octets : 0
}

function sendsOf({ events }: Trace, host: NodeId): readonly SendCall[] {
  const found: SendCall[] = []
  let first = 1
  for (const event of events) {
    if (event.node !== host) continue
    if (event.kind === 'call' && (event.call.name === 'send' || event.call.name === 'sendto')) {
      const { name, octets } = event.call
      found.push({ event: event.id, name, octets, first, ...(event.pdu !== undefined && { pdu: event.pdu }) })
      first += octets
    } else if (event.kind === 'return' && (event.call.name === 'send' || event.call.name === 'sendto')) {
      const { name, fd } = event.call
      const open = found.findLastIndex(each => each.name === name && !each.returned && fd >= 0)
      const call = found[open]
      if (!call) continue
      const { id, value, errno } = event
      found[open] = {
        ...call,
        first: event.first ?? call.first,
        returned: { event: id, value, ...(errno && { errno }) },
      }
      first = call.first + Math.max(0, value)
    }
  }
  return found
}

function receivesOf({ events }: Trace, host: NodeId): readonly ReceiveCall[] {
  const found: ReceiveCall[] = []
  for (const event of events) {
    if (event.node !== host || (event.kind !== 'call' && event.kind !== 'return')) continue
    const { call } = event
    if (call.name !== 'recv' && call.name !== 'recvfrom') continue
    if (event.kind === 'call') {
      found.push({ event: event.id, name: call.name, fd: call.fd, length: call.length })
      continue
    }
    const open = found.findLastIndex(each => each.fd === call.fd && !each.returned)
    const last = found[open]
    if (!last) continue
    const { id, value, errno, first, pdu, messages } = event
    const returned = {
      event: id,
      value,
      ...(errno && { errno }),
      ...(first !== undefined && { first }),
      ...(pdu !== undefined && { pdu }),
      ...(messages !== undefined && { messages }),
    }
    found[open] = { ...last, returned }
  }
  return found
}

function receiveBuffersOf({ events }: Trace, host: NodeId): readonly ReceiveBuffer[] {
  const found: ReceiveBuffer[] = []
  let now: ReceiveBuffer = { event: -1, datagrams: [], read: 1, next: 1, held: [] }
  const become = (event: TraceEvent, change: Partial<ReceiveBuffer>) => {
    now = { ...now, ...change, event: event.id }
    found.push(now)
  }
  for (const event of events) {
    if (event.node !== host) continue
    if (event.kind === 'enqueue')
      become(event, { datagrams: [...now.datagrams, { pdu: event.pdu ?? '', octets: event.octets }] })
    if (event.kind === 'accepted') become(event, { next: event.next, held: event.held })
    if (
      event.kind === 'return' &&
      event.value >= 0 &&
      (event.call.name === 'recv' || event.call.name === 'recvfrom')
    ) {
      const isDatagram = now.datagrams.length > 0
      if (isDatagram) become(event, { datagrams: now.datagrams.slice(1) })
      else if (event.first !== undefined) become(event, { read: event.first + event.value })
    }
  }
  return found
}

function sendBuffersOf({ events }: Trace, host: NodeId): readonly SendBuffer[] {
  const found: SendBuffer[] = []
  let now: SendBuffer = { event: -1, acked: 1, sent: 1, written: 1 }
  const become = (event: TraceEvent, change: Partial<SendBuffer>) => {
    now = { ...now, ...change, event: event.id }
    found.push(now)
  }
  for (const event of events) {
    if (event.node !== host) continue
    if (event.kind === 'return' && event.call.name === 'send' && event.value > 0)
      become(event, { written: (event.first ?? now.written) + event.value })
    if (event.kind === 'segment' && event.length > 0)
      become(event, { sent: Math.max(now.sent, event.sequence + event.length) })
    // A FIN counts as an octet of its own behind the last one.
    if (event.kind === 'acked') become(event, { acked: Math.max(now.acked, Math.min(event.upTo, now.sent)) })
  }
  return found
}

function flightsOf({ events, transits }: Trace): readonly Flight[] {
  const left = new Map<number, EventId>()
  const came = new Map<number, EventId>()
  const gone = new Map<number, EventId>()
  for (const event of events) {
    if (event.kind === 'transmit') left.set(event.transit, event.id)
    if (event.kind === 'arrive') came.set(event.transit, event.id)
    if (event.kind === 'drop' && event.transit !== undefined) gone.set(event.transit, event.id)
  }
  const refused = refusalsOf(events, transits)
  return transits
    .map((transit): Flight => {
      const [arrival, refusal] = [came.get(transit.id), refused.get(transit.id)]
      const loss = gone.get(transit.id) ?? refusal?.id
      return {
        transit,
        left: left.get(transit.id) ?? loss ?? -1,
        ...(arrival !== undefined && { came: arrival }),
        ...(loss !== undefined && { gone: loss }),
        ...(refusal && { refused: refusal.reason }),
      }
    })
    .sort((one, other) => one.transit.departs - other.transit.departs || one.left - other.left)
}

/** What was dropped by the node that it had come to: by the crossing that brought it, which was the node's last. */
function refusalsOf(events: readonly TraceEvent[], transits: readonly Transit[]) {
  const last = new Map<string, number>()
  const found = new Map<number, { readonly id: EventId; readonly reason: string }>()
  for (const event of events) {
    const key = `${event.node} ${event.pdu}`
    if (event.kind === 'arrive') last.set(key, event.transit)
    if (event.kind !== 'drop' || event.transit !== undefined) continue
    const transit = transits[last.get(key) ?? -1]
    if (transit) found.set(transit.id, { id: event.id, reason: event.reason })
  }
  return found
}

/** How many of a list, ordered by `of`, come up to a bound. */
export function countUpTo<Item>(list: readonly Item[], of: (item: Item) => number, bound: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (of(list[middle] as Item) <= bound) low = middle + 1
    else high = middle
  }
  return low
}

const eventOf = ({ event }: { readonly event: EventId }) => event

/** The calls of a list that have been made up to an event. */
export function madeUpTo<Item extends { readonly event: EventId }>(
  list: readonly Item[],
  cursor: EventId,
): readonly Item[] {
  return list.slice(0, countUpTo(list, eventOf, cursor))
}

/** The last entry of a list up to an event; undefined before its first. */
export function lastUpTo<Item extends { readonly event: EventId }>(
  list: readonly Item[],
  cursor: EventId,
): Item | undefined {
  return list[countUpTo(list, eventOf, cursor) - 1]
}
