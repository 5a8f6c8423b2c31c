/** One lane in figures, up to any of its events: what the programs gave and got, what the network carried and lost. */
import type { SegmentReason } from './connection'
import { latenessOf } from './lateness'
import { ledgerOf, madeUpTo } from './ledger'
import type { EventId, Micros, Trace, TraceEvent } from './trace'

/** Why something was sent a second time: TCP's reasons, or a program's own timer. */
export type ResendReason =
  | Extract<SegmentReason, 'timer' | 'thirdDuplicateAck' | 'partialAck' | 'sack' | 'pathMtu' | 'probe'>
  | 'program'

export const RESENDS: readonly ResendReason[] = [
  'timer',
  'thirdDuplicateAck',
  'partialAck',
  'pathMtu',
  'sack',
  'probe',
  'program',
]

export interface Totals {
  /** Calls of send() that took something, and octets that they took. */
  readonly sends: number
  readonly given: number
  /** Calls of recv() that returned something, and octets that they returned. */
  readonly receives: number
  readonly read: number
  /** When the last of these returned. */
  readonly lastRead?: Micros
  /** Datagrams that were sent and are lost, and that were read twice; a stream has none. */
  readonly neverCame?: number
  readonly cameTwice?: number
  /** Frames that hosts sent, both ways, and their octets with FCS. */
  readonly frames: number
  readonly octets: number
  /** Those of them that programs had handed over. */
  readonly data: number
  /** Frames that did not arrive, or were not taken; those that the network made a second of. */
  readonly lost: number
  readonly doubled: number
  readonly resent: Readonly<Partial<Record<ResendReason, number>>>
}

/** What has happened up to and with an event. Pure; goes through the events once. */
export function totalsAt(trace: Trace, cursor: EventId): Totals {
  const { sends, receives, flights } = ledgerOf(trace)
  const given = madeUpTo(sends, cursor).flatMap(({ returned }) =>
    returned && returned.event <= cursor && !returned.errno ? [returned.value] : [],
  )
  const reads = madeUpTo(receives, cursor).flatMap(({ returned }) =>
    returned && returned.event <= cursor && returned.value > 0 ? [returned] : [],
  )
  const last = reads.at(-1)
  return {
    sends: given.length,
    given: sum(given),
    receives: reads.length,
    read: sum(reads.map(({ value }) => value)),
    ...(last && { lastRead: trace.events[last.event]?.at ?? 0 }),
    ...datagramsAt(trace, cursor),
    ...framesAt(trace, cursor),
    lost: flights.filter(({ gone }) => gone !== undefined && gone <= cursor).length,
    doubled: flights.filter(
      ({ transit, left, came, gone }) => transit.copyOf !== undefined && (came ?? gone ?? left) <= cursor,
    ).length,
  }
}

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)

function datagramsAt(trace: Trace, cursor: EventId): Pick<Totals, 'neverCame' | 'cameTwice'> {
  const { sends, receives } = ledgerOf(trace)
  if (!sends.some(({ pdu }) => pdu !== undefined)) return {}
  const came = receives.flatMap(({ returned }) =>
    returned?.pdu !== undefined && returned.event <= cursor ? [returned.pdu] : [],
  )
  return {
    neverCame: latenessOf(trace).filter(({ lost }) => lost !== undefined && lost <= cursor).length,
    cameTwice: came.length - new Set(came).size,
  }
}

function framesAt(trace: Trace, cursor: EventId): Pick<Totals, 'frames' | 'octets' | 'data' | 'resent'> {
  const carried = carriedBy(trace)
  const resent: Partial<Record<ResendReason, number>> = {}
  const count = (reason: ResendReason) => {
    resent[reason] = (resent[reason] ?? 0) + 1
  }
  let [frames, octets, data] = [0, 0, 0]
  for (const event of trace.events) {
    if (event.id > cursor) break
    const reason = reasonOf(event)
    if (reason) count(reason)
    if (event.kind !== 'transmit') continue
    const transit = trace.transits[event.transit]
    // A router's or a switch's cable carries the same frame again.
    if (transit?.hop !== 0 || transit.copyOf !== undefined) continue
    frames++
    octets += event.strip ? event.strip.end - event.strip.start : 0
    data += carried.get(event.pdu ?? '') ?? 0
  }
  return { frames, octets, data, resent }
}

function reasonOf(event: TraceEvent): ResendReason | undefined {
  if (event.kind === 'segment') return RESENDS.find(reason => reason === event.why)
  const isRepeated =
    event.kind === 'call' && event.call.name === 'sendto' && / copy \d+$/.test(event.pdu ?? '')
  return isRepeated ? 'program' : undefined
}

const known = new WeakMap<Trace, ReadonlyMap<string, number>>()

/** A UDP header goes with the first piece of a datagram. */
const UDP_HEADER = 8

/** The octets of programs' data in each PDU that has some. */
function carriedBy(trace: Trace): ReadonlyMap<string, number> {
  const found = known.get(trace)
  if (found) return found
  const carried = new Map<string, number>()
  for (const event of trace.events) {
    const { pdu } = event
    if (event.kind === 'segment' && pdu !== undefined) carried.set(pdu, event.length)
    if (
      event.kind === 'call' &&
      pdu !== undefined &&
      (event.call.name === 'send' || event.call.name === 'sendto')
    )
      carried.set(pdu, event.call.octets)
    if (event.kind === 'fragment')
      for (const { pdu: piece, first, octets } of event.fragments)
        carried.set(piece, octets - (first === 0 ? UDP_HEADER : 0))
  }
  known.set(trace, carried)
  return carried
}
