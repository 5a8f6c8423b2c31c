/** What is told of finding the way: the next hop, its MAC, questions and answers by ARP. */
import { eventsOf } from '../trace/lineage'
import type { Trace, TraceEvent } from '../trace/trace'
import { formatIpv4, networkOf, parseIpv4 } from '../wire/address'
import { fieldOf } from '../wire/dissection'
import { formatValue } from '../wire/value'
import { kindOf } from './naming'
import { dissectionOf, type EventOf, ownerName, ownerOf, type Tellers, type Told, who } from './scope'

export const ways: Tellers<'route' | 'resolve' | 'ask' | 'answered' | 'neighbour'> = {
  route: tellRoute,
  resolve: tellResolve,
  ask: (event, trace) => {
    const times = timesAsked(trace, event)
    const args = { address: event.address, times, ...who(event, trace, event.address) }
    return [times > 1 ? 'tell.ask.again' : 'tell.ask', args]
  },
  answered: (event, trace) => [
    'tell.answered',
    { address: event.address, mac: event.mac, ...who(event, trace, event.address) },
  ],
  neighbour: (event, trace) => [
    event.isNew ? 'tell.neighbour.isNew' : 'tell.neighbour.known',
    { address: event.address, mac: event.mac, ...who(event, trace, event.address) },
  ],
}

/** How often this node asked for the same packet, this time included. */
function timesAsked(trace: Trace, event: EventOf<'ask'>): number {
  const asked = event.pdu === undefined ? [event] : eventsOf(trace, event.pdu)
  return asked.filter(each => each.kind === 'ask' && each.node === event.node && each.id <= event.id).length
}

/** What kind of thing has an address: the router on the way, or the host at its end. */
function kindOfOwner(trace: Trace, address: string): 'router' | 'host' {
  const owner = ownerOf(trace, address)
  return owner !== undefined && kindOf(trace, owner) === 'router' ? 'router' : 'host'
}

function tellRoute(event: EventOf<'route'>, trace: Trace): Told {
  const args = {
    ...who(event, trace, event.nextHop),
    destination: event.destination,
    network: `${event.network}/${event.prefix}`,
    prefix: event.prefix,
    nextHop: event.nextHop,
    port: event.port,
    source: event.source ?? '',
  }
  const at = kindOf(trace, event.node) === 'router' ? 'router' : 'host'
  if (event.inside) return [`tell.route.${at}.inside`, args]
  const own = at === 'host' ? ownNetwork(trace, event) : undefined
  return own ? ['tell.route.host.gateway', { ...args, ...own }] : ['tell.route.router.via', args]
}

/** The network of a host's own card: what it held the destination against before it turned to its gateway. */
function ownNetwork(trace: Trace, event: TraceEvent): { network: string; prefix: number } | undefined {
  const node = trace.scenario?.nodes.find(each => each.id === event.node)
  const own = node?.kind === 'host' ? node.interfaces[0] : undefined
  const address = own && parseIpv4(own.address)
  if (!own || address === undefined) return undefined
  return { network: `${formatIpv4(networkOf(address, own.prefix))}/${own.prefix}`, prefix: own.prefix }
}

function tellResolve(event: EventOf<'resolve'>, trace: Trace): Told {
  const args = {
    ...who(event, trace, event.address),
    address: event.address,
    mac: event.mac ?? '',
    end: endOf(trace, event),
  }
  if (event.mac === undefined) return [`tell.resolve.${kindOfOwner(trace, event.address)}.unknown`, args]
  const known = event.known === 'preloaded' ? 'preloaded' : 'learned'
  return [`tell.resolve.${kindOfOwner(trace, event.address)}.${known}`, args]
}

/** Whose the packet's destination address is: the end of its way. */
function endOf(trace: Trace, event: TraceEvent): string {
  const ipv4 = dissectionOf(trace, event)?.layers[1]
  const field = fieldOf(ipv4, 'destinationAddress')
  return field ? ownerName(trace, formatValue(field.spec, field.value)) : ''
}
