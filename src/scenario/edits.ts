/** What an editor changes in a scenario, each a pure function; names in it stay consistent with one another. */
import { parseIpv4 } from '../wire/address'
import type {
  ArpEntry,
  HostSetup,
  InterfaceSetup,
  NodeId,
  NodeSetup,
  Payload,
  ProgramSetup,
  RouterSetup,
  Scenario,
} from './scenario'

/** The learner's bytes: what the first program sends that sends any. */
export function payloadOf({ programs }: Scenario): Payload | undefined {
  for (const program of programs) {
    if (program.kind === 'tftpWrite') return program.payload
    if (program.kind === 'frame') return program.layers.find(({ payload }) => payload)?.payload
    if (program.kind !== 'calls') continue
    for (const call of program.calls) if (call.call === 'sendto') return call.payload
  }
  return undefined
}

export function setPayload(scenario: Scenario, payload: Payload): Scenario {
  return withPrograms(scenario, program => {
    if (program.kind === 'tftpWrite') return { ...program, payload }
    if (program.kind === 'frame') {
      const layers = program.layers.map(each => (each.payload ? { ...each, payload } : each))
      return { ...program, layers }
    }
    if (program.kind !== 'calls') return program
    const calls = program.calls.map(call => (call.call === 'sendto' ? { ...call, payload } : call))
    return { ...program, calls }
  })
}

/** The name that a TFTP client asks the server to write under. */
export function fileNameOf({ programs }: Scenario): string | undefined {
  for (const program of programs) if (program.kind === 'tftpWrite') return program.file
  return undefined
}

export function setFileName(scenario: Scenario, file: string): Scenario {
  return withPrograms(scenario, program => (program.kind === 'tftpWrite' ? { ...program, file } : program))
}

/** The ports that can be changed. `server` is where the first datagram goes, `transfer` TFTP's own for the answer. */
export interface Ports {
  readonly client?: number
  readonly server?: number
  readonly transfer?: number
}

export function portsOf({ programs }: Scenario): Ports {
  let ports: Ports = {}
  for (const program of programs) {
    if (program.kind === 'tftpWrite') ports = { ...ports, client: program.port, server: program.server.port }
    else if (program.kind === 'tftpServer') ports = { ...ports, transfer: program.transferPort }
    else if (program.kind === 'calls') {
      const sends = program.calls.find(call => call.call === 'sendto')
      const binds = program.calls.find(call => call.call === 'bind')
      if (sends) ports = { ...ports, server: sends.port, ...(binds && { client: binds.port }) }
    }
  }
  return ports
}

export function setPort(scenario: Scenario, which: keyof Ports, port: number): Scenario {
  return withPrograms(scenario, program => {
    if (program.kind === 'tftpWrite') {
      if (which === 'client') return { ...program, port }
      return which === 'server' ? { ...program, server: { ...program.server, port } } : program
    }
    if (program.kind === 'tftpServer') {
      if (which === 'transfer') return { ...program, transferPort: port }
      return which === 'server' ? { ...program, port } : program
    }
    if (program.kind === 'frame') return program
    const isClient = program.calls.some(call => call.call === 'sendto')
    const calls = program.calls.map(call => {
      if (call.call === 'bind' && isClient === (which === 'client') && which !== 'transfer')
        return { ...call, port }
      return call.call === 'sendto' && which === 'server' ? { ...call, port } : call
    })
    return { ...program, calls }
  })
}

/** A node by its id, changed. */
export function withNode<Kind extends NodeSetup['kind']>(
  scenario: Scenario,
  kind: Kind,
  id: NodeId,
  change: (node: Extract<NodeSetup, { kind: Kind }>) => NodeSetup,
): Scenario {
  const nodes = scenario.nodes.map(node =>
    node.id === id && node.kind === kind ? change(node as Extract<NodeSetup, { kind: Kind }>) : node,
  )
  return { ...scenario, nodes }
}

/**
 * Changes one port of a host or a router. Whoever named its old address (programs, gateways, routes) names the new
 * one, and caches that were filled before are filled anew.
 */
export function setInterface(
  scenario: Scenario,
  id: NodeId,
  port: number,
  change: Partial<InterfaceSetup>,
): Scenario {
  const before = scenario.nodes.find(node => node.id === id)
  if (!before || before.kind === 'switch') return scenario
  const old = before.interfaces[port]
  if (!old) return scenario
  const nodes = scenario.nodes.map(node =>
    node.id === id ? withInterface(node, port, { ...old, ...change }) : node,
  )
  const next = { ...scenario, nodes }
  const moved = change.address === undefined ? next : readdressed(next, old.address, change.address)
  return isPreloaded(scenario) ? setPreloaded(moved, true) : moved
}

function withInterface(node: NodeSetup, port: number, setup: InterfaceSetup): NodeSetup {
  if (node.kind === 'switch') return node
  if (node.kind === 'host') return { ...node, interfaces: [setup] }
  return { ...node, interfaces: node.interfaces.map((each, at) => (at === port ? setup : each)) }
}

function readdressed(scenario: Scenario, old: string, address: string): Scenario {
  const nodes = scenario.nodes.map(node => {
    if (node.kind === 'host') return node.gateway === old ? { ...node, gateway: address } : node
    if (node.kind === 'switch') return node
    return {
      ...node,
      routes: node.routes.map(route => (route.via === old ? { ...route, via: address } : route)),
    }
  })
  return withPrograms({ ...scenario, nodes }, program => {
    if (program.kind === 'tftpWrite' && program.server.address === old)
      return { ...program, server: { ...program.server, address } }
    if (program.kind !== 'calls') return program
    const calls = program.calls.map(call =>
      call.call === 'sendto' && call.address === old ? { ...call, address } : call,
    )
    return { ...program, calls }
  })
}

export function setGateway(scenario: Scenario, id: NodeId, gateway: string | undefined): Scenario {
  return withNode(scenario, 'host', id, ({ gateway: _, ...host }) => (gateway ? { ...host, gateway } : host))
}

/** The time to live that hosts start with. */
export function setTimeToLive(scenario: Scenario, timeToLive: number): Scenario {
  const nodes = scenario.nodes.map(node => (node.kind === 'host' ? { ...node, timeToLive } : node))
  return { ...scenario, nodes }
}

/** The largest packet, octets, of every cable. */
export function setMtu(scenario: Scenario, mtu: number): Scenario {
  return { ...scenario, links: scenario.links.map(link => ({ ...link, mtu })) }
}

/** Whether somebody's ARP cache was filled before the run. */
export function isPreloaded({ nodes }: Scenario): boolean {
  return nodes.some(node => node.kind !== 'switch' && node.arp.length > 0)
}

/** Fills every host's and router's ARP cache with its neighbours, or empties them all. */
export function setPreloaded(scenario: Scenario, isFull: boolean): Scenario {
  const stations = scenario.nodes.filter(node => node.kind !== 'switch')
  const nodes = scenario.nodes.map((node): NodeSetup => {
    if (node.kind === 'switch') return node
    const at = stations.indexOf(node)
    const arp = isFull ? [entryOf(stations[at - 1], 'right'), entryOf(stations[at + 1], 'left')].flat() : []
    return { ...node, arp }
  })
  return { ...scenario, nodes }
}

/** A neighbour's entry: its port on the side that faces us, the nodes being a chain from left to right. */
function entryOf(node: HostSetup | RouterSetup | undefined, side: 'left' | 'right'): ArpEntry[] {
  const port = side === 'left' ? node?.interfaces[0] : node?.interfaces.at(-1)
  // An address that cannot be read names nobody.
  return port && parseIpv4(port.address) !== undefined ? [{ address: port.address, mac: port.mac }] : []
}

function withPrograms(scenario: Scenario, change: (program: ProgramSetup) => ProgramSetup): Scenario {
  return { ...scenario, programs: scenario.programs.map(change) }
}
