/** Simulates a scenario: makes its nodes and cables, lets things happen in their order, and gives the trace. */
import { ONLY } from '../scenario/lanes'
import { interfacesOf } from '../scenario/network'
import type { LinkSetup, NodeId, NodeSetup, ProgramSetup, Scenario } from '../scenario/scenario'
import { readerOf } from '../trace/build'
import type { EventId, Frame, Trace, TraceEvent, Transit } from '../trace/trace'
import { formatIpv4, parseIpv4 } from '../wire/address'
import { makeCables } from './cables'
import { makeHost } from './host'
import type { HostState } from './hostState'
import { makeInterventions } from './interventions'
import { part } from './parts'
import { start } from './process'
import type { Program } from './program'
import { makeQueue, PRIORITY } from './queue'
import { makeRouter } from './router'
import type { Run, Station } from './run'
import { isProgress, STANDSTILL } from './standstill'
import { makeSwitch } from './switch'
import { writeFile } from './tftpClient'
import { serveFiles } from './tftpServer'

/** No run in the page is longer. */
export const MOST_EVENTS = 1_000_000

/** A simulation that can be taken in slices; to cancel it, let go of it. */
export interface Simulation {
  /** Goes on for about so many events; true when it has come to its end. */
  advance(events: number): boolean
  /** How much of what is to be sent has arrived, 0 to 1. */
  readonly progress: number
  /** What has happened so far; a new object each time, so that nothing is remembered of an unfinished run. */
  readonly trace: Trace
}

/** The whole trace of a scenario that `check` accepted. Pure: the same scenario gives the same trace. `most` events end it. */
export function simulate(scenario: Scenario, most = MOST_EVENTS): Trace {
  const run = simulation(scenario, ONLY, most)
  run.advance(Number.POSITIVE_INFINITY)
  return run.trace
}

/** A run of a scenario that `check` accepted, before its first event. */
export function simulation(scenario: Scenario, lane = ONLY, most = MOST_EVENTS): Simulation {
  const queue = makeQueue()
  const frames: Frame[] = []
  const transits: Transit[] = []
  const events: TraceEvent[] = []
  const names = new Map<string, number>()
  const interventions = makeInterventions(scenario, lane)
  const owners = ownersOf(scenario)
  const stations = new Map<NodeId, Station>()
  let now = 0
  let last: EventId | undefined
  let isCut = false
  let isStill = false
  /** When somebody last got further. */
  let movedAt = 0
  let wanted: number | undefined
  let kept = 0

  const run: Run = {
    scenario,
    now: () => now,
    read: readerOf(scenario, true),
    emit(node, cause, of) {
      const id = events.length
      const event = { id, at: now, node, ...cause } as {
        -readonly [Key in keyof TraceEvent]: TraceEvent[Key]
      }
      if (of) event.pdu = of.pdu
      if (of?.strip) event.strip = of.strip
      if (last !== undefined) event.because = last
      events.push(event as TraceEvent)
      last = id
      if (isProgress(cause)) movedAt = now
      if (cause.kind === 'understand') kept += cause.keeps
      else if (cause.kind === 'return' && cause.call.name === 'recv') kept += Math.max(0, cause.value)
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
    send: (node, port, held) => send(node, port, held),
  }
  const send = makeCables(run, scenario, interventions, transits, node => stations.get(node))

  const hosts = new Map<NodeId, HostState>()
  for (const node of scenario.nodes) stations.set(node.id, makeStation(run, scenario, node, hosts))
  for (const setup of scenario.programs) {
    const host = hosts.get(setup.host)
    if (host) queue.add(0, PRIORITY.program, () => start(host, programOf(setup, scenario)))
  }

  return {
    advance(count) {
      const until = Math.min(most, events.length + count)
      while (events.length < until) {
        const next = queue.next()
        if (!next) return true
        isStill ||= next.at - movedAt > STANDSTILL
        if (isStill) return true
        now = next.at
        // A program that starts has no cause; everything else brings its own.
        last = undefined
        next.action()
      }
      isCut = events.length >= most && queue.size > 0
      return isCut || queue.size === 0
    },
    get progress() {
      wanted ??= part('toBeSent')(scenario)
      return wanted === 0 ? 1 : Math.min(1, kept / wanted)
    },
    get trace() {
      const notReached = interventions.notReached()
      const ending = { ...(isCut && { isCut }), ...(isStill && { isStill }) }
      return { lane, scenario, frames, transits, events, notReached, ...ending }
    },
  }
}

function makeStation(run: Run, scenario: Scenario, node: NodeSetup, hosts: Map<NodeId, HostState>): Station {
  const linkAt = (port: number): LinkSetup | undefined =>
    scenario.links.find(({ ends }) => ends.some(end => end.node === node.id && end.port === port))
  if (node.kind === 'router')
    return makeRouter(
      run,
      node,
      node.interfaces.map((_, port) => linkAt(port)),
    )
  if (node.kind === 'switch') {
    const ends = scenario.links.flatMap(link => link.ends).filter(end => end.node === node.id)
    return makeSwitch(
      run,
      node.id,
      ends.map(({ port }) => port).sort((one, other) => one - other),
    )
  }
  const host = makeHost(run, node, linkAt(0))
  hosts.set(node.id, host)
  return host
}

function programOf(setup: ProgramSetup, scenario: Scenario): Program {
  if (setup.kind === 'tftpWrite') return writeFile(setup)
  return setup.kind === 'tftpServer' ? serveFiles(setup) : part('programOf')(setup, scenario)
}

function ownersOf(scenario: Scenario): ReadonlyMap<number, NodeId> {
  return new Map(
    scenario.nodes.flatMap(node =>
      interfacesOf(node).map(({ address }) => [parseIpv4(address) ?? 0, node.id] as const),
    ),
  )
}
