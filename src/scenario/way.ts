/** The ways that a message can take: what stands between the two hosts, and what that does to their addresses. */
import { formatIpv4, inPrefix, networkOf, parseIpv4 } from '../wire/address'
import { isPreloaded, setGateway, setInterface, setPreloaded } from './edits'
import { CABLE, chain, ROUTER_MACS } from './network'
import type { HostSetup, NodeSetup, RouterSetup, Scenario } from './scenario'

/** Named for what stands between the hosts, from the client to the server. */
export const WAYS = ['cable', 'switch', 'router', 'switchRouter', 'twoRouters'] as const

export type Way = (typeof WAYS)[number]

const BETWEEN: Record<Way, readonly ('switch' | 'router')[]> = {
  cable: [],
  switch: ['switch'],
  router: ['router'],
  switchRouter: ['switch', 'router'],
  twoRouters: ['router', 'router'],
}

/** The way of a scenario; undefined where its nodes are none of these chains. */
export function wayOf({ nodes }: Scenario): Way | undefined {
  const kinds = nodes.slice(1, -1).map(node => node.kind)
  return WAYS.find(way => BETWEEN[way].join() === kinds.join())
}

/** Between two routers (RFC 5737's third documentation network). */
const MIDDLE = { prefix: 24, network: '203.0.113.0', left: '203.0.113.1', right: '203.0.113.2' } as const
/** Where the server stands when a router parts it from the client. */
const FAR = { address: '198.51.100.20', prefix: 24 } as const

/**
 * Puts another way between the hosts. Without a router they share the client's network, with one they do not: the
 * server moves, and whoever named its address names the new one.
 */
export function setWay(scenario: Scenario, way: Way): Scenario {
  const [client, server] = [scenario.nodes[0], scenario.nodes.at(-1)]
  if (client?.kind !== 'host' || server?.kind !== 'host' || client === server) return scenario
  const kinds = BETWEEN[way]
  const routers = kinds.filter(kind => kind === 'router').length
  const place = routers === 0 ? nearPlace(client, server) : farPlace(client, server)
  const moved = setInterface(setPreloaded(scenario, false), server.id, 0, place)
  const gateways = { near: gatewayOf(client), far: hostAt(place.address, place.prefix, 1) }
  const wired = setGateway(
    setGateway(moved, client.id, routers ? gateways.near : undefined),
    server.id,
    routers ? gateways.far : undefined,
  )
  const between = kinds.map((kind, at): NodeSetup => {
    if (kind === 'switch') return { kind: 'switch', id: 'switch1' }
    const isFirst = at === kinds.indexOf('router')
    return routerBetween(isFirst ? 0 : 1, routers, client, place, gateways)
  })
  const nodes = [wired.nodes[0] as NodeSetup, ...between, wired.nodes.at(-1) as NodeSetup]
  const { rate, delay, mtu } = scenario.links[0] ?? CABLE
  const next = { ...wired, nodes, links: chain(nodes, { rate, delay, mtu }) }
  return isPreloaded(scenario) ? setPreloaded(next, true) : next
}

type Place = { readonly address: string; readonly prefix: number }

function routerBetween(
  which: 0 | 1,
  routers: number,
  client: HostSetup,
  server: Place,
  gateways: { readonly near: string; readonly far: string },
): RouterSetup {
  const near = client.interfaces[0]
  const [leftMac, rightMac] = ROUTER_MACS[which]
  const left =
    which === 0 ? { address: gateways.near, prefix: near.prefix } : { address: MIDDLE.right, prefix: 24 }
  const isLast = which === routers - 1
  const right = isLast
    ? { address: gateways.far, prefix: server.prefix }
    : { address: MIDDLE.left, prefix: MIDDLE.prefix }
  const beyond = which === 0 ? server : near
  const routes =
    routers === 1
      ? []
      : [
          {
            network: hostAt(beyond.address, beyond.prefix, 0),
            prefix: beyond.prefix,
            via: which === 0 ? MIDDLE.right : MIDDLE.left,
          },
        ]
  const interfaces = [
    { mac: leftMac, ...left },
    { mac: rightMac, ...right },
  ]
  return { kind: 'router', id: `router${which + 1}`, interfaces, routes, arp: [] }
}

/** A place for the server in the client's network: where it stands, if it does, else the 20th address or the next. */
function nearPlace(client: HostSetup, server: HostSetup): Place {
  const { address, prefix } = client.interfaces[0]
  if (isNear(client, server)) return server.interfaces[0]
  const wish = hostAt(address, prefix, prefix <= 27 ? 20 : 2)
  return { address: wish === address ? hostAt(address, prefix, prefix <= 27 ? 21 : 1) : wish, prefix }
}

function farPlace(client: HostSetup, server: HostSetup): Place {
  return isNear(client, server) ? FAR : server.interfaces[0]
}

function isNear(client: HostSetup, server: HostSetup): boolean {
  const [near, far] = [client.interfaces[0], server.interfaces[0]]
  const [mine, other] = [parseIpv4(near.address) ?? 0, parseIpv4(far.address) ?? 0]
  return inPrefix(other, networkOf(mine, near.prefix), near.prefix)
}

function gatewayOf(client: HostSetup): string {
  const { address, prefix } = client.interfaces[0]
  const first = hostAt(address, prefix, 1)
  return client.gateway ?? (first === address ? hostAt(address, prefix, 2) : first)
}

/** The n-th address of the network that an address lies in; 0 is the network's own. */
function hostAt(address: string, prefix: number, n: number): string {
  return formatIpv4((networkOf(parseIpv4(address) ?? 0, prefix) + n) >>> 0)
}
