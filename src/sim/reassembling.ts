/** How a host puts packets together from their pieces (RFC 791 §3.2, RFC 1122 §3.3.2); `add` says what fits. */

import { written } from '../trace/build'
import { fragmentOf } from '../trace/fragmentation'
import type { Strip } from '../trace/trace'
import { joined, pieceOf } from '../wire/fragments'
import { add, missing, type Outcome, present } from '../wire/reassembly'
import { expiryOf, isSenderTold, unfinished } from '../wire/reassemblyTime'
import type { HostState, Waiting } from './hostState'
import { headerOctets, numberIn, type PacketView } from './ipv4'
import { PRIORITY } from './queue'
import { drop, strip } from './run'

const ETHERNET_HEADER = 14

/** What a host does next with a packet that is whole, and with the first piece of one that never will be. */
export interface AfterReassembly {
  readonly up: (whole: PacketView) => void
  readonly complain: (first: PacketView) => void
}

/** A good piece came to its destination. */
export function receivePiece(host: HostState, view: PacketView, after: AfterReassembly) {
  const part = pieceOf(view.held.octets.subarray(view.start, view.start + numberIn(view, 'totalLength')))
  if (!part) return
  const waiting = host.assemblies.get(part.packet) ?? begin(host, part.packet, view, after)
  const outcome = add(waiting.assembly, part.piece, waiting.version)
  if (outcome.kind === 'held' || outcome.kind === 'whole') {
    waiting.assembly = outcome.assembly
    waiting.views.push(view)
  }
  tell(host, waiting, view, outcome)
  switch (outcome.kind) {
    case 'duplicate':
    case 'refused':
      return letGo(host, view, { reason: outcome.kind === 'duplicate' ? 'duplicateFragment' : 'badFragment' })
    case 'abandoned':
      host.assemblies.delete(part.packet)
      for (const each of waiting.views) letGo(host, each, { reason: 'reassemblyAbandoned' })
      return letGo(host, view, { reason: 'badFragment', counter: 'IpReasmFails' })
    case 'whole':
      host.assemblies.delete(part.packet)
      return after.up(join(host, waiting, outcome.octets))
  }
}

function begin(host: HostState, key: string, view: PacketView, after: AfterReassembly): Waiting {
  const { run } = host
  const { pdu } = view.held.frame
  const whole = fragmentOf(pdu)?.whole ?? pdu
  const waiting: Waiting = { ...unfinished('ipv4', run.now()), whole, views: [] }
  host.assemblies.set(key, waiting)
  run.after(expiryOf(waiting) - run.now(), PRIORITY.timer, () => {
    if (host.assemblies.get(key) !== waiting) return
    host.assemblies.delete(key)
    expire(host, waiting, after)
  })
  return waiting
}

/** The time is over. Who sent it hears of that if the first piece was there (RFC 1122 §3.3.2, RFC 792). */
function expire(host: HostState, waiting: Waiting, after: AfterReassembly) {
  const { whole, since, views } = waiting
  const { run, node } = host
  const first = views.find(view => numberIn(view, 'fragmentOffset') === 0)
  const some = first ?? views[0]
  if (!some) return
  run.emit(node, { kind: 'timer', set: since, what: 'reassembly' }, { pdu: whole, strip: dataOf(some) })
  const timedOut = run.last()
  for (const each of views) {
    if (each.held.frame.pdu !== whole) letGo(host, each, { reason: 'reassemblyTimeout' })
  }
  run.resume(timedOut)
  const why = { reason: 'reassemblyTimeout', counter: 'IpReasmFails', layer: 1 }
  drop(run, node, { frame: { ...some.held.frame, pdu: whole } }, dataOf(some), why)
  if (first && isSenderTold(waiting)) after.complain(first)
}

function tell({ run, node }: HostState, waiting: Waiting, view: PacketView, outcome: Outcome) {
  run.emit(
    node,
    {
      kind: 'reassemble',
      outcome: outcome.kind === 'whole' ? 'held' : outcome.kind,
      whole: waiting.whole,
      ...('fault' in outcome && { fault: outcome.fault }),
      ...stateOf(waiting),
    },
    { pdu: view.held.frame.pdu, strip: dataOf(view) },
  )
}

function stateOf({ assembly, views }: Waiting) {
  const inOrder = views.toSorted(
    (one, other) => numberIn(one, 'fragmentOffset') - numberIn(other, 'fragmentOffset'),
  )
  return {
    present: present(assembly).map(({ start, end }) => [start, end] as const),
    missing: missing(assembly).map(({ start, end }) =>
      end === undefined ? ([start] as const) : ([start, end] as const),
    ),
    pieces: inOrder.map(({ held }) => held.frame.pdu),
  }
}

/** The packet in one piece: a frame that nobody sent, so that its octets have a place to be looked at. */
function join(host: HostState, waiting: Waiting, octets: Uint8Array): PacketView {
  const { run, node } = host
  const { views, assembly, whole } = waiting
  const last = views.at(-1) as PacketView
  const first = views.find(view => numberIn(view, 'fragmentOffset') === 0) ?? last
  const [destination, source] = [first.held.octets.slice(0, 6), first.held.octets.slice(6, 12)]
  const frame = run.draft(whole, node, [
    { protocol: 'ethernet', values: { destination, source, type: 0x0800 } },
  ])
  frame.packet = joined(assembly.pieces[0]?.header ?? new Uint8Array(0), octets)
  frame.joined = true
  const { octets: made } = written(frame)
  const end = ETHERNET_HEADER + frame.packet.length
  const held = { frame, octets: made, damage: [], hop: last.held.hop, twin: '' }
  run.emit(
    node,
    { kind: 'reassemble', outcome: 'whole', whole, ...stateOf(waiting) },
    { pdu: whole, strip: strip(frame, ETHERNET_HEADER, end) },
  )
  return { held, start: ETHERNET_HEADER, end }
}

function letGo({ run, node }: HostState, view: PacketView, why: { reason: string; counter?: string }) {
  drop(run, node, view.held, dataOf(view), { ...why, layer: 1 })
}

/** What a piece carries. */
function dataOf(view: PacketView): Strip {
  const { held, start } = view
  return strip(held.frame, start + headerOctets(view), start + numberIn(view, 'totalLength'))
}
