/** Questions about a lane of Delivery: what becomes of messages over a stream and among datagrams. */
import { LARGEST_MESSAGE } from '../sim/udp'
import type { Trace, TraceEvent } from '../trace/trace'
import type { Arguments } from './message'
import type { EventOf } from './scope'

/** A question by its key: which answer is right in this trace, the numbers in it, the event that shows it. */
export interface Asked {
  readonly id: string
  readonly choices: readonly string[]
  readonly right: string
  readonly args: Arguments
  readonly shownBy?: TraceEvent
}

export const questionsOfDelivery: Readonly<Record<string, (trace: Trace) => Asked | undefined>> = {
  threeMessages: askCalls,
  theGame: askLost,
  holeInTheStream: askHole,
  shortReads: askRest,
  slowReader: askFull,
  handshakeAndFarewell: askBefore,
  tooBigToSend: askTooBig,
  oneFragmentLost: askPiece,
  fullQueue: askQueue,
}

const kindOf = ({ events }: Trace) => (events.some(({ kind }) => kind === 'segment') ? 'stream' : 'datagram')

/** The octets that the sender's program hands over in each call, by the number of their first. */
function sendsOf({
  events,
}: Trace): { readonly first: number; readonly octets: number; readonly at: number }[] {
  let first = 1
  return events.flatMap(event => {
    if (event.kind !== 'call' || event.call.name !== 'send') return []
    const { octets } = event.call
    first += octets
    return [{ first: first - octets, octets, at: event.at }]
  })
}

/** The calls of recv() that returned something, with the number of their first octet. */
function readsOf({ events }: Trace): { readonly event: EventOf<'return'>; readonly first: number }[] {
  return events.flatMap(event =>
    event.kind === 'return' && event.call.name === 'recv' && event.value > 0 && event.first !== undefined
      ? [{ event, first: event.first }]
      : [],
  )
}

/** The call of recv() that got this octet. */
const readOf = (trace: Trace, octet: number) =>
  readsOf(trace).find(({ event, first }) => first <= octet && octet < first + event.value)?.event

/** That one send() is one recv(). */
function askCalls(trace: Trace): Asked | undefined {
  const sends = sendsOf(trace).length
  const reads = readsOf(trace)
  const several = reads.find(({ event }) => (event.messages ?? 1) > 1)?.event
  const shownBy = several ?? reads.at(-1)?.event
  if (shownBy?.call.name !== 'recv') return undefined
  return {
    id: 'calls',
    choices: ['same', 'fewer', 'more'],
    right: reads.length === sends ? 'same' : reads.length < sends ? 'fewer' : 'more',
    args: {
      kind: kindOf(trace),
      sends,
      reads: reads.length,
      together: several?.messages ?? 1,
      room: shownBy.call.length,
    },
    shownBy,
  }
}

/** That a stream is slower, or that it just goes on after a loss. */
function askLost(trace: Trace): Asked | undefined {
  const sends = sendsOf(trace)
  const lost = sends.find(({ first }) =>
    trace.events.some(
      each => each.kind === 'drop' && each.transit !== undefined && each.pdu?.endsWith(` data ${first}`),
    ),
  )
  if (!lost) return undefined
  const read = readOf(trace, lost.first)
  const next = readsOf(trace).find(({ first }) => first > lost.first)?.event
  const before = readsOf(trace).findLast(({ first }) => first < lost.first)?.event
  const shownBy = read ?? next
  if (!shownBy || !before) return undefined
  const pace = (sends[1]?.at ?? 0) - (sends[0]?.at ?? 0)
  const pause = shownBy.at - before.at
  const isFrozen = read !== undefined && pause > LONG_PAUSE * pace
  return {
    id: 'lost',
    choices: ['skips', 'freezes', 'slower'],
    right: isFrozen ? 'freezes' : read ? '' : 'skips',
    args: { kind: kindOf(trace), milliseconds: Math.round(pause / 1000), pace: Math.round(pace / 1000) },
    shownBy,
  }
}

/** So many times the usual pause between two positions are seen as standing still. */
const LONG_PAUSE = 4

function askHole(trace: Trace): Asked | undefined {
  const third = sendsOf(trace)[2]
  if (!third) return undefined
  const came = trace.events.find(
    event =>
      (event.kind === 'enqueue' || event.kind === 'accepted') &&
      event.pdu !== undefined &&
      event.pdu.endsWith(` data ${third.first}`),
  )
  const read = readOf(trace, third.first)
  const waited = read && came ? read.at - came.at : undefined
  return {
    id: 'hole',
    choices: ['atOnce', 'afterwards', 'never'],
    right: waited === undefined ? 'never' : waited === 0 ? 'atOnce' : 'afterwards',
    args: { kind: kindOf(trace), milliseconds: Math.round((waited ?? 0) / 1000) },
    ...(read && { shownBy: read }),
  }
}

function askRest(trace: Trace): Asked | undefined {
  const [message] = sendsOf(trace)
  const read = readsOf(trace)[0]?.event
  if (!message || read?.call.name !== 'recv' || read.value >= message.octets) return undefined
  const rest = readOf(trace, read.value + 1)
  return {
    id: 'rest',
    choices: ['next', 'gone', 'again'],
    right: rest ? 'next' : 'gone',
    args: { kind: kindOf(trace), room: read.call.length, whole: message.octets },
    shownBy: rest ?? read,
  }
}

function askFull(trace: Trace): Asked | undefined {
  const closed = trace.events.find(
    each => each.kind === 'segment' && each.window === 0 && each.flags.join() === 'ACK',
  )
  const drops = trace.events.filter(each => each.kind === 'drop' && each.reason === 'receiveBuffer')
  const shownBy = closed ?? drops[0]
  return {
    id: 'full',
    choices: ['waits', 'dropped', 'grows'],
    right: closed ? 'waits' : drops.length > 0 ? 'dropped' : '',
    args: { kind: kindOf(trace), dropped: drops.length },
    ...(shownBy && { shownBy }),
  }
}

function askBefore(trace: Trace): Asked | undefined {
  const leaves = trace.events.filter(
    each =>
      each.kind === 'transmit' && trace.transits[each.transit]?.hop === 0 && !/ ARP /.test(each.pdu ?? ''),
  )
  const count = leaves.findIndex(({ pdu = '' }) => / data \d+$/.test(pdu))
  const shownBy = leaves[count]
  if (!shownBy) return undefined
  const right = { 0: 'none', 1: 'one', 3: 'three' }[count] ?? ''
  return {
    id: 'before',
    choices: ['none', 'one', 'three'],
    right,
    args: { kind: kindOf(trace), count },
    shownBy,
  }
}

function askTooBig(trace: Trace): Asked | undefined {
  const failed = trace.events.find(
    each => each.kind === 'return' && each.errno !== undefined && each.call.name === 'send',
  )
  if (failed?.kind !== 'return' || failed.call.name !== 'send') return undefined
  if (failed.call.octets <= LARGEST_MESSAGE) return undefined
  return {
    id: 'tooBig',
    choices: ['pieces', 'cut', 'refused'],
    right: 'refused',
    args: { octets: failed.call.octets, most: LARGEST_MESSAGE, errno: failed.errno ?? '' },
    shownBy: failed,
  }
}

function askPiece(trace: Trace): Asked | undefined {
  const octets = sendsOf(trace).reduce((sum, each) => sum + each.octets, 0)
  const reads = readsOf(trace)
  const got = reads.reduce((sum, { event }) => sum + event.value, 0)
  const last = reads.at(-1)?.event
  const shownBy =
    last ?? trace.events.findLast(each => each.kind === 'drop' && each.reason === 'reassemblyTimeout')
  return {
    id: 'piece',
    choices: ['most', 'nothing', 'all'],
    right: got === 0 ? 'nothing' : got === octets ? 'all' : 'most',
    args: { kind: kindOf(trace), octets, seconds: Math.round((last?.at ?? 0) / 100_000) / 10 },
    ...(shownBy && { shownBy }),
  }
}

function askQueue(trace: Trace): Asked | undefined {
  const drop = trace.events.find(each => each.kind === 'drop' && each.reason === 'queueFull')
  const again =
    drop && trace.events.find(each => each.kind === 'segment' && each.pdu === `${drop.pdu} copy 2`)
  if (again?.kind !== 'segment') return undefined
  return {
    id: 'queue',
    choices: ['told', 'duplicates', 'timer'],
    right: again.why === 'timer' ? 'timer' : 'duplicates',
    args: {},
    shownBy: again,
  }
}
