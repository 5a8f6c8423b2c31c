/** One connection as its host runs it: what it gives out becomes events and frames, its alarm a place in the queue. */
import type { PduName } from '../../scenario/scenario'
import type { Variables, Whose } from '../../trace/connection'
import type { EventId, Strip } from '../../trace/trace'
import type { HostState } from '../hostState'
import { PRIORITY } from '../queue'
import { alarm } from './calls'
import { type Connection, type Output, type TimerKind, timerDue, variablesOf } from './connection'
import { descend, type Ends } from './descending'
import { edgesOf } from './edges'
import type { Segment } from './segment'
import { distance } from './sequence'

/** What a segment came in: its data in the frame that brought it. */
export interface Origin {
  readonly pdu: PduName
  readonly strip: Strip
}

/** A connection of a host. */
export interface Link extends Ends {
  readonly connection: Connection
  /** Its descriptor; before accept() that of the socket that listens. */
  whose: Whose
  /** Asked after everything that happens to the connection: whoever is blocked may go on. */
  readonly blocked: Set<() => void>
  /** Where send() cut the stream that goes out, and the one that comes in. */
  readonly outgoingEdges: number[]
  readonly incomingEdges: readonly number[]
  /** How many octets the program has handed over, and taken. */
  written: number
  taken: number
}

interface Made {
  readonly host: HostState
  readonly ends: Ends
  /** In front of every name, where these two hosts had a connection before. */
  readonly prefix: string
  readonly whose: Whose
  readonly make: (emit: (output: Output) => void) => Connection
  /** After every change. */
  readonly changed: (link: Link) => void
}

/** A connection with its names, events and alarm. */
export function makeLink({ host, ends, prefix, whose, make, changed }: Made) {
  const { run, node } = host
  const { port, peer } = ends
  const names = new Map<number, PduName>()
  const armed = new Map<TimerKind, { due: number; by: EventId | undefined }>()
  let told: Variables | undefined
  let alarmAt: number | undefined
  /** What the machine works on just now. */
  let arrived: Origin | undefined

  const own = `${host.arp.address}:${port}>${peer.address}:${peer.port}`
  const back = `${peer.address}:${peer.port}>${host.arp.address}:${port}`

  const link: Link = {
    ...ends,
    connection: make(output => give(output)),
    whose,
    blocked: new Set(),
    outgoingEdges: edgesOf(run, own),
    incomingEdges: edgesOf(run, back),
    written: 0,
    taken: 0,
  }
  const { connection } = link

  function give(output: Output) {
    const of = arrived && { pdu: arrived.pdu, strip: arrived.strip }
    switch (output.kind) {
      case 'segment':
        return send(output)
      case 'timer': {
        const { what, set, sent } = output
        const pdu = sent && names.get(distance(connection.iss, sent.sequence))
        run.resume(armed.get(what)?.by)
        run.emit(node, { kind: 'timer', set, what, ...link.whose }, pdu === undefined ? undefined : { pdu })
        return
      }
      case 'unacceptable':
        run.emit(node, { kind: 'drop', reason: 'unacceptable', layer: 2 }, of)
        return
      default:
        run.emit(node, { ...output, ...link.whose }, of)
    }
  }

  function send({ segment, why }: Extract<Output, { kind: 'segment' }>) {
    const { sequence, acknowledgment, data, synchronize } = segment
    const { iss, irs, rcvScale } = connection
    const what = nameOf(connection, segment, why === 'probe')
    const pdu = run.name(`${node}>${run.owner(peer.address)} ${prefix}${what}`)
    if (data.length > 0 || synchronize || segment.finish) names.set(distance(iss, sequence), pdu)
    const flags = (['SYN', 'ACK', 'FIN', 'RST', 'PSH'] as const).filter(flag => hasFlag(segment, flag))
    const acknowledged = acknowledgment === undefined ? undefined : distance(irs, acknowledgment)
    descend(host, pdu, ends, segment, {
      kind: 'segment',
      ...link.whose,
      sequence: distance(iss, sequence),
      length: data.length,
      flags,
      ...(acknowledged !== undefined && { acknowledgment: acknowledged }),
      window: segment.window * (synchronize ? 1 : 2 ** rcvScale),
      why,
    })
  }

  /** Lets something happen to the connection, then writes down its variables, sets its alarm, wakes who waits. */
  function during<Given>(action: () => Given, origin?: Origin): Given {
    arrived = origin
    const given = action()
    tellVariables()
    arrived = undefined
    for (const [kind, { due }] of connection.timers) {
      if (armed.get(kind)?.due !== due) armed.set(kind, { due, by: run.last() })
    }
    setAlarm()
    changed(link)
    for (const wake of [...link.blocked]) wake()
    return given
  }

  function tellVariables() {
    const { rttSample } = connection
    const variables = variablesOf(connection)
    if (told && rttSample === undefined && isSame(told, variables)) return
    told = variables
    // Each measurement is told once, even where it changes nothing.
    connection.rttSample = undefined
    const all = rttSample === undefined ? variables : { ...variables, rttSample }
    run.emit(node, { kind: 'connection', ...link.whose, variables: all }, arrived)
  }

  /** One alarm is enough, for the earliest of the timers; one that comes too early looks again. */
  function setAlarm() {
    const due = timerDue(connection)
    if (due === undefined || (alarmAt !== undefined && alarmAt <= due)) return
    alarmAt = due
    const mine = due
    run.after(due - run.now(), PRIORITY.timer, () => {
      if (alarmAt !== mine) return
      alarmAt = undefined
      const next = timerDue(connection)
      if (next !== undefined && next <= run.now()) during(() => alarm(connection, run.now()))
      else setAlarm()
    })
  }

  return { link, during }
}

export type RunningLink = ReturnType<typeof makeLink>

/** `data 7`, `SYN ACK`, `ack 7`: by its first octet, or by what it acknowledges. */
function nameOf({ iss, irs }: Connection, segment: Segment, isProbe: boolean): string {
  const { sequence, acknowledgment, data, synchronize, finish, reset } = segment
  const first = distance(iss, sequence)
  if (reset) return 'RST'
  if (synchronize) return acknowledgment === undefined ? 'SYN' : 'SYN ACK'
  if (isProbe) return `probe ${first}`
  if (data.length > 0) return `data ${first}`
  if (finish) return 'FIN'
  return `ack ${acknowledgment === undefined ? 0 : distance(irs, acknowledgment)}`
}

function hasFlag(segment: Segment, flag: 'SYN' | 'ACK' | 'FIN' | 'RST' | 'PSH'): boolean {
  switch (flag) {
    case 'SYN':
      return segment.synchronize
    case 'ACK':
      return segment.acknowledgment !== undefined
    case 'FIN':
      return segment.finish
    case 'RST':
      return segment.reset
    case 'PSH':
      return segment.push
  }
}

function isSame(one: Variables, other: Variables): boolean {
  const keys = Object.keys(one) as (keyof Variables)[]
  return keys.length === Object.keys(other).length && keys.every(key => one[key] === other[key])
}
