/** How a reader calls the nodes of a trace and its PDUs. */
import type { NodeId, NodeSetup, PduName } from '../scenario/scenario'
import { fragmentOf } from '../trace/fragmentation'
import type { Trace } from '../trace/trace'
import { say } from './catalogue'

/** The nodes of a trace's scenario; a capture has none. */
export function nodesOf(trace: Trace): readonly NodeSetup[] {
  return trace.scenario?.nodes ?? []
}

/** What kind of thing a node is. */
export function kindOf(trace: Trace, id: NodeId): NodeSetup['kind'] {
  return nodesOf(trace).find(node => node.id === id)?.kind ?? 'host'
}

/**
 * A node's name within a sentence: `client`, `router`, and where there are several `first router`, `second router`.
 * A host other than client and server goes by its id.
 */
export function nodeName(trace: Trace, id: NodeId): string {
  const kind = kindOf(trace, id)
  if (kind === 'host') return id === 'client' ? say('node.client') : id === 'server' ? say('node.server') : id
  const alike = nodesOf(trace).filter(node => node.kind === kind)
  const place = alike.findIndex(node => node.id === id)
  return say('node.between', { kind, place: alike.length < 2 ? 'only' : place, number: place + 1 })
}

/** A PDU's name as a learner reads it: `DATA 1`, or `DATA 1, sent again`. */
export function pduTitle(name: PduName): string {
  const piece = fragmentOf(name)
  if (piece) return say('pdu.fragment', { what: pduTitle(piece.whole), number: piece.number })
  const what = baseTitle(name)
  return / copy \d+$/.test(name) ? say('pdu.again', { what }) : what
}

/** The same for all copies of a PDU: `DATA 1`. */
export function baseTitle(name: PduName): string {
  const piece = fragmentOf(name)
  if (piece) return baseTitle(piece.whole)
  const title = /^\S+>\S+ (.*?)(?: copy \d+)?$/.exec(name)?.[1] ?? name
  const [, complaint, about] = /^ICMP (.*) \((.*)\)$/.exec(title) ?? []
  if (complaint !== undefined && about !== undefined)
    return say('pdu.icmp', { what: complaintName(COMPLAINTS[complaint]), about })
  const [, kind, number] = /^(datagram|frame) (\d+)$/.exec(title) ?? []
  if (number === undefined) return title
  return say(kind === 'frame' ? 'pdu.ownFrame' : 'pdu.numbered', { number })
}

/** ICMP messages by their names in a PDU's name: type and code. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  'network unreachable': '3.0',
  'host unreachable': '3.1',
  'protocol unreachable': '3.2',
  'port unreachable': '3.3',
  'fragmentation needed': '3.4',
  'time exceeded': '11.0',
  'reassembly time exceeded': '11.1',
  'echo request': '8.0',
  'echo reply': '0.0',
}

/** What an ICMP message says, by its type and code: `3.3`. */
export function complaintName(typeAndCode = ''): string {
  const known = Object.values(COMPLAINTS).includes(typeAndCode)
  return say(`icmp.${known ? typeAndCode : 'other'}`)
}
