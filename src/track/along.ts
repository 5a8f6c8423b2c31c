/** The steps of a journey: down the sender's layers, across every hop, up the receiver's, or to where it stops. */
import type { PduName } from '../scenario/scenario'
import { eventsOf, isBecauseOf } from '../trace/lineage'
import type { Check, Place, Trace, TraceEvent } from '../trace/trace'
import { isSending, layerOfEvent } from './layers'
import { paceOf } from './pace'
import type { Step, Track } from './track'

/**
 * One step for each thing that happens to a PDU, from the call that sends it to the answer that it causes; while it
 * waits for ARP, the exchange in three steps between the asking and the answer. A PDU that never gets there ends
 * with its drop, and with the timer that notices. `along`: its events as somebody follows it.
 */
export function trackAlong(trace: Trace, pdu: PduName, along: readonly TraceEvent[]): Track {
  const steps: Step[] = []
  const answers = new Set<PduName>()
  let hop = 0
  for (const event of along) {
    if (event.kind === 'transmit') hop = trace.transits[event.transit]?.hop ?? hop
    // Of its pieces nobody is followed from cable to cable.
    if (event.kind === 'reassemble' && event.outcome !== 'whole') hop = hopsOf(trace, event.pdu)
    if (event.kind === 'arrive') hop = (trace.transits[event.transit]?.hop ?? hop) + 1
    // Two copies of a packet may have waited for one answer.
    if (event.kind === 'answered' && !answers.has(event.answer)) {
      answers.add(event.answer)
      for (const each of exchange(trace, event.answer)) steps.push(stepOf(trace, each, hop))
    }
    if (isStep(trace, event)) steps.push(stepOf(trace, event, hop))
  }
  const end = consequence(trace, pdu, along)
  if (end) steps.push(stepOf(trace, end, hop))
  steps.sort((one, other) => one.event - other.event)
  return { scene: 'journey', pdu, steps }
}

/** Cables that a PDU crossed. */
function hopsOf(trace: Trace, pdu = ''): number {
  return eventsOf(trace, pdu).reduce(
    (most, event) => (event.kind === 'arrive' ? (trace.transits[event.transit]?.hop ?? 0) + 1 : most),
    0,
  )
}

/** What a learner walks through; the rest happens in between. */
function isStep(trace: Trace, event: TraceEvent): boolean {
  switch (event.kind) {
    case 'call':
      return isSending(event.call)
    case 'return':
      // The sender's call returns long before the message arrives; only its failure is worth a step.
      return event.call.name === 'recvfrom' || event.call.name === 'recv' || event.errno !== undefined
    case 'copy':
      return event.direction === 'in'
    case 'arrive':
    case 'neighbour':
    case 'connection':
      return false
    case 'learn':
      return event.isNew
    case 'checks':
      // A switch that lets a frame pass says so by passing it on.
      return !isSwitch(trace, event.node) || event.checks.some(isFailed)
    default:
      return true
  }
}

function isSwitch(trace: Trace, node: string): boolean {
  return trace.scenario?.nodes.find(({ id }) => id === node)?.kind === 'switch'
}

const isFailed = (check: Check) => check.verdict === 'failed'

/** Behind an answer: the question leaves, its owner sees that it is meant, the answer leaves. */
function exchange(trace: Trace, answer: PduName): TraceEvent[] {
  const reply = eventsOf(trace, answer)
  const owner = reply[0]?.node
  // The reply's first event was caused by the question being taken in.
  const because = reply[0]?.because
  const question = because === undefined ? undefined : trace.events[because]?.pdu
  const asked = question === undefined ? [] : eventsOf(trace, question)
  return [
    asked.find(({ kind }) => kind === 'transmit'),
    asked.find(event => event.kind === 'checks' && event.protocol === 'arp' && event.node === owner),
    reply.find(({ kind }) => kind === 'transmit'),
  ].filter(event => event !== undefined)
}

/**
 * What comes of it: the first frame that is sent because it was understood, or the ICMP error because it was dropped;
 * or the end of the transfer.
 */
function consequence(trace: Trace, pdu: PduName, along: readonly TraceEvent[]): TraceEvent | undefined {
  const cause = along.findLast(({ kind }) => kind === 'understand' || kind === 'drop')
  if (!cause) return undefined
  for (let id = cause.id + 1; id < trace.events.length; id++) {
    const event = trace.events[id]
    if (!event || event.at > cause.at) return undefined
    if (event.node !== cause.node || event.pdu === pdu) continue
    const isEnd = event.kind === 'done'
    const isAnswer = event.kind === 'call' ? isSending(event.call) : event.kind === 'encapsulate'
    if (!(isEnd || isAnswer) || !isBecauseOf(trace, event, cause.id)) continue
    return isEnd || event.pdu === undefined
      ? event
      : eventsOf(trace, event.pdu).find(({ kind }) => kind === 'transmit')
  }
  return undefined
}

function stepOf(trace: Trace, event: TraceEvent, hop: number): Step {
  const place: Place = {
    lane: trace.lane,
    ...(event.pdu !== undefined && { pdu: event.pdu }),
    hop,
    ...('layer' in event && event.layer !== undefined && { layer: event.layer }),
  }
  const isFailure = event.kind === 'drop' || (event.kind === 'checks' && event.checks.some(isFailed))
  return {
    event: event.id,
    place,
    at: event.at,
    watch: paceOf(event),
    layer: layerOfEvent(event),
    ...(isFailure && { failed: true }),
  }
}
