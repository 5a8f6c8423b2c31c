/** What the panel says of the way: routes, next hops, neighbours, what a switch knows. */
import type { Trace } from '../trace/trace'
import { networkOf, parseIpv4 } from '../wire/address'
import type { Panel, Voice } from './journeyPanel'
import { type Of, row } from './journeyRows'

/** The prefix a node's own interface has, where its route is only “everything else”. */
function ownPrefix(trace: Trace, event: Of<'route'>): { network: string; prefix: number } {
  const node = trace.scenario?.nodes.find(each => each.id === event.node)
  if (event.prefix > 0 || node?.kind !== 'host') return event
  const { address, prefix } = node.interfaces[0]
  const network = networkOf(parseIpv4(address) ?? 0, prefix)
  return { network: dotted(network), prefix }
}

const dotted = (address: number) => [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.')

export function routePanel(trace: Trace, event: Of<'route'>, voice: Voice): Panel {
  const { say } = voice
  const { network, prefix } = ownPrefix(trace, event)
  const owner = ownerOf(trace, event.nextHop)
  const hop = owner ? `${event.nextHop} (${voice.nodeName(trace, owner)})` : event.nextHop
  return {
    title: say('journey.panel.route', { network, prefix }),
    prefix: { destination: event.destination, network, prefix, inside: event.inside },
    rows: [
      row('verdict', say('journey.row.nextHop'), hop, 'internet', {
        verdict: say(event.inside ? 'journey.verdict.inside' : 'journey.verdict.outside'),
        mark: event.inside ? 'tick' : 'arrowRight',
      }),
    ],
  }
}

function ownerOf(trace: Trace, address: string): string | undefined {
  return trace.scenario?.nodes.find(
    node => node.kind !== 'switch' && node.interfaces.some(each => each.address === address),
  )?.id
}

export function resolvePanel(trace: Trace, event: Of<'resolve' | 'ask' | 'answered'>, voice: Voice): Panel {
  const { say } = voice
  const owner = ownerOf(trace, event.address)
  const whose = owner ? voice.nodeName(trace, owner) : event.address
  const mac = event.kind === 'ask' ? undefined : event.mac
  const known =
    event.kind === 'resolve'
      ? event.mac
        ? event.known
        : 'unknown'
      : event.kind === 'ask'
        ? 'waiting'
        : 'answered'
  const from =
    event.kind === 'resolve' ? event.learnedFrom : event.kind === 'answered' ? event.answer : undefined
  return {
    title: say('journey.panel.resolve', { node: whose }),
    rows: [
      row('address', say('journey.row.address'), event.address, 'internet', { verdict: whose }),
      row('mac', say('journey.row.mac'), mac ?? '?', mac ? 'link' : 'quiet', {
        verdict: say(`journey.known.${known}`),
        ...(mac && { mark: 'tick' as const }),
      }),
      ...(from ? [row('from', say('journey.row.learnedFrom'), titleOf(from), 'link')] : []),
    ],
  }
}

/** A PDU's name without its way: `ARP reply`. */
const titleOf = (pdu: string) => pdu.replace(/^\S+>\S+ /, '')

export function neighbourPanel(trace: Trace, event: Of<'neighbour'>, voice: Voice): Panel {
  const { say } = voice
  return {
    title: say('journey.panel.neighbours', { node: voice.nodeName(trace, event.node) }),
    rows: [
      row('entry', event.address, event.mac, 'link', {
        verdict: say(event.isNew ? 'journey.verdict.new' : 'journey.verdict.known'),
        mark: 'tick',
      }),
    ],
  }
}

/** A switch's table as it stands, the newest line marked. */
export function switchPanel(trace: Trace, event: Of<'learn' | 'forward'>, voice: Voice): Panel {
  const { say } = voice
  const table = new Map<string, number>()
  for (const each of trace.events.slice(0, event.id + 1))
    if (each.kind === 'learn' && each.node === event.node) table.set(each.mac, each.port)
  const learned = event.kind === 'learn' ? event.mac : undefined
  const rows = [...table].slice(-3).map(([mac, port]) =>
    row(`mac/${mac}`, mac, say('journey.port', { port: String(port + 1) }), 'link', {
      ...(mac === learned && {
        verdict: say(
          event.kind === 'learn' && event.isNew ? 'journey.verdict.learned' : 'journey.verdict.known',
        ),
        mark: 'tick' as const,
      }),
    }),
  )
  if (event.kind === 'forward')
    rows.push(
      row('out', say('journey.row.out'), event.ports.map(port => port + 1).join(', '), 'link', {
        verdict: say(event.flooded ? 'journey.verdict.flooded' : 'journey.verdict.unchanged'),
        mark: 'arrowRight',
      }),
    )
  return { title: say('journey.panel.switch', { node: voice.nodeName(trace, event.node) }), rows }
}
