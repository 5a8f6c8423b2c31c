/** The cables of a run: who is plugged in where, and frames on their way from one end to the other. */
import type { NodeId, Scenario } from '../scenario/scenario'
import { withDamage } from '../trace/octets'
import type { Transit } from '../trace/trace'
import type { Crossing } from './crossing'
import type { Interventions } from './interventions'
import { type Direction, impairmentsOf, type Link, makeLink } from './link'
import { part } from './parts'
import { PRIORITY } from './queue'
import type { Held, Run, Station } from './run'

const key = (node: NodeId, port: number) => `${node} ${port}`

/** What a good cable does to a frame. */
const UNTOUCHED: Crossing = { held: 0, jitter: 0, bits: [], isDoubled: false }

/** What a copy that the network made has behind its name in draws of chance, once for each doubling. */
const TWIN = ' twin'

/** One end of a link, and the direction that begins there. */
interface Way {
  readonly link: Link
  readonly index: number
  readonly direction: Direction
}

/** Carries frames and writes every transit down; `stationOf` tells who is given what arrives. */
export function makeCables(
  run: Run,
  { links, seed }: Scenario,
  interventions: Interventions,
  transits: Transit[],
  stationOf: (node: NodeId) => Station | undefined,
) {
  const ways = new Map<string, Way>()
  for (const [index, setup] of links.entries()) {
    const link = makeLink(setup)
    for (const direction of [0, 1] as const) {
      const { node, port } = setup.ends[direction]
      ways.set(key(node, port), { link, index, direction })
    }
  }

  const note = (transit: Transit) => {
    transits.push(transit)
    return transit
  }

  /** The first bit leaves: the frame is on the wire until its last bit arrives, or until it is lost halfway. */
  function depart(transit: Transit, held: Held, damage: Transit['damage']) {
    const { pdu, from, to, departs, arrives, fate } = transit
    const of = { pdu, strip: { frame: transit.frame, start: 0, end: held.octets.length } }
    run.emit(from.node, { kind: 'transmit', transit: transit.id }, of)
    if (fate) {
      run.after((arrives - departs) >> 1, PRIORITY.arrival, () => {
        run.emit(from.node, { kind: 'drop', reason: fate, transit: transit.id }, of)
      })
      return
    }
    run.after(arrives - departs, PRIORITY.arrival, () => {
      const octets = withDamage(held.octets, damage)
      run.emit(to.node, { kind: 'arrive', transit: transit.id }, of)
      stationOf(to.node)?.receive(to.port, {
        ...held,
        octets,
        damage: transit.damage,
        hop: held.hop + 1,
      })
    })
  }

  /** No room in the queue: the frame never departs (drop-tail). */
  function refuse(transit: Omit<Transit, 'departs' | 'arrives'>, held: Held) {
    const now = run.now()
    note({ ...transit, departs: now, arrives: now, fate: 'queueFull' })
    const strip = { frame: held.frame.id, start: 0, end: held.octets.length }
    const why = { reason: 'queueFull', counter: 'tx_dropped', layer: 0, transit: transit.id } as const
    run.emit(transit.from.node, { kind: 'drop', ...why }, { pdu: transit.pdu, strip })
  }

  /** One crossing; `copyOf` is the transit that this one doubles. */
  function cross({ link, index, direction }: Way, held: Held, copyOf?: number) {
    const { pdu } = held.frame
    const octets = held.octets.length
    const { ends } = link.setup
    const base: Omit<Transit, 'departs' | 'arrives'> = {
      id: transits.length,
      frame: held.frame.id,
      pdu,
      hop: held.hop,
      link: index,
      from: ends[direction],
      to: ends[direction === 0 ? 1 : 0],
      damage: held.damage,
      ...(copyOf !== undefined && { copyOf }),
    }
    const now = run.now()
    const slot = link.book(direction, now, octets)
    if (!slot) return refuse(base, held)
    const { departs } = slot
    const name = pdu + held.twin
    const isTwin = copyOf !== undefined
    const bad = impairmentsOf(link.setup, direction)
    const acts = isTwin ? [] : interventions.actsOn(pdu, held.hop)
    const isGood = acts.length === 0 && Object.keys(bad).length === 0
    const crossing = isGood
      ? UNTOUCHED
      : part('crossingOf')({ seed, link: index, direction, departs, octets, name, isTwin }, bad, acts)
    const turned = interventions.onWire(pdu, held.hop, octets)
    const damage = crossing.bits.length === 0 ? turned : [...turned, ...crossing.bits]
    const transit = note({
      ...base,
      departs,
      arrives: arrival(link, direction, slot.arrives, crossing),
      ...(damage.length > 0 && { damage: [...held.damage, ...damage] }),
      ...(crossing.fate && { fate: crossing.fate }),
      ...(crossing.held > 0 && { held: crossing.held }),
    })
    if (departs === now) depart(transit, held, damage)
    else run.after(departs - now, PRIORITY.arrival, () => depart(transit, held, damage))
    if (!crossing.isDoubled) return
    const cause = run.last()
    cross({ link, index, direction }, { ...held, twin: held.twin + TWIN }, transit.id)
    run.resume(cause)
  }

  /** Hands a frame to the cable at a port; it waits there until the wire is free. */
  return function send(node: NodeId, port: number, held: Held) {
    const way = ways.get(key(node, port))
    if (way) return cross(way, held)
    run.emit(node, { kind: 'drop', reason: 'noCable', layer: 0 }, { pdu: held.frame.pdu })
  }
}

/** When the last bit arrives. Who is lost or held back does not make others wait. */
function arrival(link: Link, direction: Direction, arrives: number, crossing: Crossing): number {
  if (crossing.fate) return arrives
  const late = arrives + crossing.jitter
  return crossing.held > 0 ? late + crossing.held : link.inOrder(direction, late)
}
