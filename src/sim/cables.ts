/** The cables of a run: who is plugged in where, and frames on their way from one end to the other. */
import type { NodeId, Scenario } from '../scenario/scenario'
import { withDamage } from '../trace/octets'
import type { Transit } from '../trace/trace'
import type { Interventions } from './interventions'
import { makeLink } from './link'
import { PRIORITY } from './queue'
import type { Held, Run, Station } from './run'

const key = (node: NodeId, port: number) => `${node} ${port}`

/** Carries frames and writes every transit down; `deliver` gives what arrives to a node. */
export function makeCables(
  run: Run,
  { links }: Scenario,
  interventions: Interventions,
  transits: Transit[],
  stationOf: (node: NodeId) => Station | undefined,
) {
  const cables = links.map(makeLink)
  const plugged = new Map(
    links.flatMap(({ ends }, index) => ends.map(({ node, port }) => [key(node, port), index] as const)),
  )

  /** The first bit leaves: the frame is on the wire until its last bit arrives. */
  function depart(transit: Transit, held: Held, damage: Transit['damage']) {
    const { pdu, to } = transit
    const of = { pdu, strip: { frame: transit.frame, start: 0, end: held.octets.length } }
    run.emit(transit.from.node, { kind: 'transmit', transit: transit.id }, of)
    run.after(transit.arrives - run.now(), PRIORITY.arrival, () => {
      const octets = withDamage(held.octets, damage)
      const dissection = octets === held.octets ? held.dissection : run.read(octets)
      run.emit(to.node, { kind: 'arrive', transit: transit.id }, of)
      stationOf(to.node)?.receive(to.port, {
        frame: held.frame,
        octets,
        dissection,
        damage: transit.damage,
        hop: held.hop + 1,
      })
    })
  }

  /** Hands a frame to the cable at a port; it waits there until the wire is free. */
  return function send(node: NodeId, port: number, held: Held) {
    const index = plugged.get(key(node, port)) ?? -1
    const link = cables[index]
    const { pdu } = held.frame
    if (!link) {
      run.emit(node, { kind: 'drop', reason: 'noCable', layer: 0 }, { pdu })
      return
    }
    const { ends } = link.setup
    const side = ends[0].node === node && ends[0].port === port ? 0 : 1
    const now = run.now()
    const { departs, arrives } = link.book(side, now, held.octets.length)
    const damage = interventions.onWire(pdu, held.hop, held.octets.length)
    const transit: Transit = {
      id: transits.length,
      frame: held.frame.id,
      pdu,
      hop: held.hop,
      link: index,
      from: { node, port },
      to: ends[side === 0 ? 1 : 0],
      departs,
      arrives,
      damage: damage.length === 0 ? held.damage : [...held.damage, ...damage],
    }
    transits.push(transit)
    if (departs === now) depart(transit, held, damage)
    else run.after(departs - now, PRIORITY.arrival, () => depart(transit, held, damage))
  }
}
