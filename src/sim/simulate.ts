/** Simulates a scenario: makes its nodes and cables, lets things happen in their order, and gives the trace. */

import { interfacesOf } from '../scenario/network'
import { payloadOctets } from '../scenario/payload'
import type { LinkSetup, NodeId, Scenario } from '../scenario/scenario'
import { readerOf, withDamage } from '../trace/octets'
import type { Cause, EventId, Frame, Trace, TraceEvent, Transit } from '../trace/trace'
import { formatIpv4, parseIpv4 } from '../wire/address'
import { makeHost } from './host'
import type { HostState } from './hostState'
import { makeInterventions } from './interventions'
import { makeLink } from './link'
import { start } from './process'
import { runCalls } from './program'
import { makeQueue, PRIORITY } from './queue'
import { makeRouter } from './router'
import type { Held, Run, Station } from './run'
import { makeSwitch } from './switch'
import { serveFiles, writeFile } from './tftp'

/** No run is longer. */
export const MOST_EVENTS = 1_000_000

/** A simulation that can be taken in slices; to cancel it, let go of it. */
export interface Simulation {
  /** Goes on for about so many events; true when it has come to its end. */
  advance(events: number): boolean
  /** How much of what is to be sent has arrived, 0 to 1. */
  readonly progress: number
  /** What has happened so far. */
  readonly trace: Trace
}

/** The whole trace of a scenario that `check` accepted. Pure: the same scenario gives the same trace. */
export function simulate(scenario: Scenario): Trace {
  const run = simulation(scenario)
  run.advance(Number.POSITIVE_INFINITY)
  return run.trace
}

export function simulation(scenario: Scenario, lane = 'only'): Simulation {
  const queue = makeQueue()
  const frames: Frame[] = []
  const transits: Transit[] = []
  const events: TraceEvent[] = []
  const names = new Map<string, number>()
  const interventions = makeInterventions(scenario)
  const read = readerOf(scenario)
  let now = 0
  let last: EventId | undefined
  let isCut = false
  let wanted: number | undefined
  let kept = 0

  const owners = ownersOf(scenario)

  const run: Run = {
    scenario,
    now: () => now,
    read,
    emit(node, cause: Cause, of) {
      const id = events.length
      const event = { id, at: now, node, ...cause } as {
        -readonly [Key in keyof TraceEvent]: TraceEvent[Key]
      }
      if (of) event.pdu = of.pdu
      if (of?.strip) event.strip = of.strip
      if (last !== undefined) event.because = last
      events.push(event as TraceEvent)
      last = id
      if (cause.kind === 'understand') kept += cause.keeps
      return id
    },
    after(delay, priority, action) {
      const because = last
      queue.add(now + delay, priority, () => {
        last = because
        action()
      })
    },
    last: () => last,
    resume(event) {
      last = event
    },
    name(base) {
      const copy = (names.get(base) ?? 0) + 1
      names.set(base, copy)
      return copy === 1 ? base : `${base} copy ${copy}`
    },
    owner: address => owners.get(address) ?? formatIpv4(address),
    draft(pdu, by, layers) {
      const frame = { id: frames.length, pdu, by, layers }
      frames.push(frame)
      return frame
    },
    forced: interventions.forced,
    remembered: interventions.remembered,
    send,
  }

  const links = scenario.links.map(makeLink)
  const stations = new Map<NodeId, Station>()
  const hosts = new Map<NodeId, HostState>()
  for (const node of scenario.nodes) {
    const at = (port: number) => linkAt(scenario, node.id, port)
    if (node.kind === 'host') {
      const host = makeHost(run, node, at(0))
      hosts.set(node.id, host)
      stations.set(node.id, host)
    } else if (node.kind === 'router') {
      const cables = node.interfaces.map((_, port) => at(port))
      stations.set(node.id, makeRouter(run, node, cables))
    } else {
      stations.set(node.id, makeSwitch(run, node.id, portsOf(scenario, node.id)))
    }
  }

  const plugged = new Map<string, number>()
  for (const [index, { ends }] of scenario.links.entries()) {
    for (const { node, port } of ends) plugged.set(`${node} ${port}`, index)
  }

  function send(node: NodeId, port: number, held: Held) {
    const index = plugged.get(`${node} ${port}`) ?? -1
    const link = links[index]
    if (!link) {
      run.emit(node, { kind: 'drop', reason: 'noCable', layer: 0 }, { pdu: held.frame.pdu })
      return
    }
    const end = link.setup.ends[0].node === node && link.setup.ends[0].port === port ? 0 : 1
    const { departs, arrives } = link.book(end, now, held.octets.length)
    const more = interventions.onWire(held.frame.pdu, held.hop, held.octets.length)
    const damage = more.length === 0 ? held.damage : [...held.damage, ...more]
    const transit: Transit = {
      id: transits.length,
      frame: held.frame.id,
      pdu: held.frame.pdu,
      hop: held.hop,
      link: index,
      from: { node, port },
      to: link.setup.ends[end === 0 ? 1 : 0],
      departs,
      arrives,
      damage,
    }
    transits.push(transit)
    if (departs === now) depart(transit, held, more)
    else run.after(departs - now, PRIORITY.arrival, () => depart(transit, held, more))
  }

  function depart(transit: Transit, held: Held, more: Transit['damage']) {
    const of = { pdu: transit.pdu, strip: { frame: transit.frame, start: 0, end: held.octets.length } }
    run.emit(transit.from.node, { kind: 'transmit', transit: transit.id }, of)
    run.after(transit.arrives - now, PRIORITY.arrival, () => {
      const octets = withDamage(held.octets, more)
      const dissection = octets === held.octets ? held.dissection : read(octets)
      run.emit(transit.to.node, { kind: 'arrive', transit: transit.id }, of)
      const copy = { ...held, octets, dissection, damage: transit.damage, hop: held.hop + 1 }
      stations.get(transit.to.node)?.receive(transit.to.port, copy)
    })
  }

  for (const setup of scenario.programs) {
    const host = hosts.get(setup.host)
    if (!host) continue
    const program =
      setup.kind === 'calls'
        ? runCalls(setup.calls)
        : setup.kind === 'tftpWrite'
          ? writeFile(setup)
          : serveFiles(setup)
    queue.add(0, PRIORITY.program, () => {
      last = undefined
      start(host, program)
    })
  }

  function advance(count: number): boolean {
    const until = Math.min(MOST_EVENTS, events.length + count)
    while (events.length < until) {
      const next = queue.next()
      if (!next) return true
      now = next.at
      next.action()
    }
    isCut = events.length >= MOST_EVENTS && queue.size > 0
    return isCut || queue.size === 0
  }

  return {
    advance,
    get progress() {
      wanted ??= toBeSent(scenario)
      return wanted === 0 ? 1 : Math.min(1, kept / wanted)
    },
    get trace() {
      const notReached = interventions.notReached()
      return { lane, scenario, frames, transits, events, notReached, ...(isCut && { isCut }) }
    },
  }
}

function linkAt(scenario: Scenario, node: NodeId, port: number): LinkSetup | undefined {
  return scenario.links.find(({ ends }) => ends.some(end => end.node === node && end.port === port))
}

function portsOf(scenario: Scenario, node: NodeId): number[] {
  return scenario.links
    .flatMap(({ ends }) => ends)
    .filter(end => end.node === node)
    .map(end => end.port)
    .sort((one, other) => one - other)
}

function ownersOf(scenario: Scenario): ReadonlyMap<number, NodeId> {
  return new Map(
    scenario.nodes.flatMap(node =>
      interfacesOf(node).map(({ address }) => [parseIpv4(address) ?? 0, node.id] as const),
    ),
  )
}

/** Octets of the files to be transferred. */
function toBeSent({ programs }: Scenario): number {
  return programs.reduce(
    (sum, program) => sum + (program.kind === 'tftpWrite' ? payloadOctets(program.payload).length : 0),
    0,
  )
}
