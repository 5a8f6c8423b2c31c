/** The usual chains of hops between a client and a server, with documentation addresses (RFC 5737, RFC 9542 §2.1.2). */
import type { HostSetup, InterfaceSetup, LinkSetup, NodeSetup, RouterSetup } from './scenario'

export type Hop = 'switch' | 'router'

/** What a cable is like where nobody says otherwise: 100 m of 10BASE-T (half a µs, rounded up), Ethernet's MTU. */
export const CABLE = { rate: 10_000_000, delay: 1, mtu: 1500 } as const

export const CLIENT: HostSetup = {
  kind: 'host',
  id: 'client',
  interfaces: [{ mac: '00-00-5E-00-53-01', address: '192.0.2.10', prefix: 24 }],
  gateway: '192.0.2.1',
  timeToLive: 64,
  arp: [],
}

export const SERVER: HostSetup = {
  kind: 'host',
  id: 'server',
  interfaces: [{ mac: '00-00-5E-00-53-04', address: '198.51.100.20', prefix: 24 }],
  gateway: '198.51.100.1',
  timeToLive: 64,
  arp: [],
}

/** Hardware addresses of the first and the second router's ports. */
export const ROUTER_MACS = [
  ['00-00-5E-00-53-02', '00-00-5E-00-53-03'],
  ['00-00-5E-00-53-05', '00-00-5E-00-53-06'],
] as const

export const ROUTER1: RouterSetup = {
  kind: 'router',
  id: 'router1',
  interfaces: [
    { mac: ROUTER_MACS[0][0], address: '192.0.2.1', prefix: 24 },
    { mac: ROUTER_MACS[0][1], address: '198.51.100.1', prefix: 24 },
  ],
  routes: [],
  arp: [],
}

/** Cables that chain up the nodes in their order; hosts stand at the ends, all else has a port 0 and a port 1. */
export function chain(nodes: readonly NodeSetup[], cable: Omit<LinkSetup, 'ends'> = CABLE): LinkSetup[] {
  return nodes.slice(1).map((right, index) => {
    const left = nodes[index] as NodeSetup
    return {
      ends: [
        { node: left.id, port: left.kind === 'host' ? 0 : 1 },
        { node: right.id, port: 0 },
      ],
      rate: cable.rate,
      delay: cable.delay,
      mtu: cable.mtu,
    }
  })
}

/** The interfaces of a host or a router, in the order of their ports; a switch has none. */
export function interfacesOf(node: NodeSetup): readonly InterfaceSetup[] {
  return node.kind === 'switch' ? [] : node.interfaces
}
