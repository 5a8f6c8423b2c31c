/** What is told of a receiver's checks, and of a PDU that ends because of one. */
import { fragmentOf } from '../trace/fragmentation'
import type { Check, Trace, TraceEvent } from '../trace/trace'
import { checkRows } from './checks'
import type { Arguments } from './message'
import { kindOf, nodeName, pduTitle } from './naming'
import { damageAt, type EventOf, inHand, type Tellers, type Told } from './scope'

export const judging: Tellers<'checks' | 'drop'> = { checks: tellChecks, drop: tellDrop }

/** Verdicts that have a sentence of their own. */
const FAILURES = [
  'destinationMac',
  'frameLength',
  'frameCheckSequence',
  'etherType',
  'version',
  'headerLength',
  'headerChecksum',
  'totalLength',
  'timeToLive',
  'destinationAddress',
  'protocol',
  'length',
  'checksum',
  'destinationPort',
  'targetAddress',
]

/** A number up to here counts what follows (IEEE 802.3 §3.2.6). */
const MOST_LENGTH = 1500

function tellChecks(event: EventOf<'checks'>, trace: Trace): Told {
  const failed = event.checks.find(check => check.verdict === 'failed')
  const args = { ...where(event, trace), total: inHand(event), ...seenIn(event, trace) }
  if (failed) {
    const row = checkRows(event, trace).find(each => !each.passed)
    const isLength = failed.check === 'etherType' && Number(failed.seen) <= MOST_LENGTH
    const known = FAILURES.includes(failed.check) ? failed.check : 'other'
    const ofTcp = event.protocol === 'tcp' && `tcp.${failed.check}`
    const key = ofTcp || (isLength ? 'etherType.length' : known)
    const damaged = damageAt(trace, event).length > 0
    const short = Number(failed.seen) < Number(failed.wanted)
    return [
      `tell.checks.failed.${key}`,
      {
        ...args,
        damaged,
        short,
        check: row?.label ?? failed.check,
        seen: row?.seen ?? '',
        wanted: row?.wanted ?? '',
        // A receiver names itself first, then what else it would take.
        own: row?.wanted.split(', ')[0] ?? '',
      },
    ]
  }
  const damaged = damageAt(trace, event).length > 0
  const none = event.checks.some(check => check.reason === 'none')
  const broadcast = event.checks.some(check => check.reason === 'broadcast')
  const at = `${event.protocol}.${args.kind}`
  // A router looks at the TTL of what it will pass on.
  const mine = !event.checks.some(check => check.check === 'timeToLive')
  const isPiece = event.checks.some(check => check.reason === 'piece')
  const isJoined = event.protocol === 'ipv4' && event.checks[0]?.check === 'protocol'
  if (isPiece) return ['tell.checks.ipv4.piece', { ...args, damaged }]
  if (isJoined) return ['tell.checks.ipv4.joined', { ...args, up: checkRows(event, trace)[0]?.up ?? '' }]
  if (none) return ['tell.checks.udp.none', { ...args, damaged }]
  if (broadcast) return ['tell.checks.ethernet.broadcast', { ...args, damaged }]
  return [
    PASSED.includes(at) ? `tell.checks.${at}` : 'tell.checks.other',
    { ...args, damaged, mine, protocol: event.protocol },
  ]
}

const PASSED = [
  'ethernet.host',
  'ethernet.router',
  'ethernet.switch',
  'ipv4.host',
  'ipv4.router',
  'udp.host',
  'tcp.host',
  'icmp.host',
  'icmp.router',
  'arp.host',
  'arp.router',
]

/** What each check saw, under its name: `checksum` → `0xef63`. */
function seenIn(event: EventOf<'checks'>, trace: Trace): Arguments {
  return Object.fromEntries(
    checkRows(event, trace).flatMap(row => row.checks.map(check => [check.check, row.seen])),
  )
}

function where(event: TraceEvent, trace: Trace) {
  return {
    node: nodeName(trace, event.node),
    kind: kindOf(trace, event.node),
    message: event.pdu === undefined ? '' : pduTitle(event.pdu),
  }
}

/** What becomes of the message now, by what ended it. */
const ENDS: Readonly<Record<string, string>> = {
  frameCheckSequence: 'damaged',
  frameLength: 'damaged',
  headerChecksum: 'damaged',
  checksum: 'damaged',
  version: 'damaged',
  headerLength: 'damaged',
  totalLength: 'damaged',
  length: 'damaged',
  destinationMac: 'notForUs',
  targetAddress: 'notForUs',
  destinationAddress: 'notForUs',
  samePort: 'notForUs',
  linkBroadcast: 'notForUs',
  etherType: 'nobody',
  protocol: 'nobody',
  destinationPort: 'nobody',
  connection: 'nobody',
  dataOffset: 'damaged',
  unacceptable: 'unacceptable',
  listenQueue: 'listenQueue',
  timeToLive: 'tooFar',
  noRoute: 'unreachable',
  neighbourUnreachable: 'unreachable',
  waitingQueueFull: 'full',
  receiveBuffer: 'full',
  queueFull: 'queueFull',
  lost: 'lost',
  burst: 'burst',
  byHand: 'byHand',
  reassemblyTimeout: 'incomplete',
  duplicateAck: 'duplicateAck',
  duplicateRequest: 'duplicateRequest',
  duplicateBlock: 'duplicateBlock',
  duplicateOack: 'duplicateOack',
  unexpectedBlock: 'unexpected',
  unexpectedMessage: 'unexpected',
  wrongTransfer: 'wrongTransfer',
  unfairOptions: 'unfairOptions',
  fragmentationNeeded: 'tooBig',
  duplicateFragment: 'duplicatePiece',
  reassemblyAbandoned: 'abandoned',
  badFragment: 'badPiece',
}

function tellDrop(event: EventOf<'drop'>, trace: Trace): Told {
  const end = ENDS[event.reason] ?? 'other'
  const args = {
    ...where(event, trace),
    counter: event.counter ?? '',
    reason: event.reason,
    octets: inHand(event),
    piece: fragmentOf(event.pdu ?? '')?.number ?? '',
    ...cableOf(event, trace),
  }
  return [event.counter === undefined ? `tell.drop.${end}` : `tell.drop.${end}.counted`, args]
}

/** The ends of the cable that lost it, if one did. */
function cableOf({ transit }: EventOf<'drop'>, trace: Trace): Arguments {
  const crossing = transit === undefined ? undefined : trace.transits[transit]
  if (!crossing) return {}
  return { from: nodeName(trace, crossing.from.node), to: nodeName(trace, crossing.to.node) }
}

/** A check that failed, if any did. */
export function failedCheck(event: TraceEvent): Check | undefined {
  return event.kind === 'checks' ? event.checks.find(check => check.verdict === 'failed') : undefined
}
