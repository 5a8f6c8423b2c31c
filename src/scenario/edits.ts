/** What an editor changes in a scenario, each a pure function; names in it stay consistent with one another. */
import { parseIpv4 } from '../wire/address'
import type {
  ArpEntry,
  HostSetup,
  Impairments,
  InterfaceSetup,
  Intervention,
  LinkSetup,
  Messages,
  NodeId,
  NodeSetup,
  Payload,
  ProgramSetup,
  RouterSetup,
  Scenario,
  TcpSetup,
} from './scenario'

/** The learner's bytes: what the first program sends that sends any. */
export function payloadOf({ programs }: Scenario): Payload | undefined {
  for (const program of programs) {
    if (program.kind === 'tftpWrite') return program.payload
    if (program.kind === 'sender') return sentBy(program.messages)
    if (program.kind === 'frame') return program.layers.find(({ payload }) => payload)?.payload
    if (program.kind !== 'calls') continue
    for (const call of program.calls) if (call.call === 'sendto') return call.payload
  }
  return undefined
}

function sentBy(messages: Messages): Payload | undefined {
  if (messages.kind === 'list') return messages.payloads[0]
  return messages.kind === 'file' ? messages.payload : undefined
}

/** The first of a list is changed, and only it: each message is one of its own. */
function withPayload(messages: Messages, payload: Payload): Messages {
  if (messages.kind === 'list')
    return { ...messages, payloads: messages.payloads.map((each, at) => (at === 0 ? payload : each)) }
  return messages.kind === 'file' ? { ...messages, payload } : messages
}

export function setPayload(scenario: Scenario, payload: Payload): Scenario {
  return withPrograms(scenario, program => {
    if (program.kind === 'tftpWrite') return { ...program, payload }
    if (program.kind === 'sender') return { ...program, messages: withPayload(program.messages, payload) }
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
  for (const program of programs) if (isTftpClient(program)) return program.file
  return undefined
}

export function setFileName(scenario: Scenario, file: string): Scenario {
  return withPrograms(scenario, program => (isTftpClient(program) ? { ...program, file } : program))
}

function isTftpClient(
  program: ProgramSetup,
): program is Extract<ProgramSetup, { kind: 'tftpWrite' | 'tftpRead' }> {
  return program.kind === 'tftpWrite' || program.kind === 'tftpRead'
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
    if (isTftpClient(program)) ports = { ...ports, client: program.port, server: program.server.port }
    else if (program.kind === 'sender') {
      ports = { ...ports, server: program.to.port, ...(program.port && { client: program.port }) }
    } else if (program.kind === 'tftpServer') ports = { ...ports, transfer: program.transferPort }
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
    if (isTftpClient(program)) {
      if (which === 'client') return { ...program, port }
      return which === 'server' ? { ...program, server: { ...program.server, port } } : program
    }
    if (program.kind === 'sender') {
      if (which === 'client') return { ...program, port }
      return which === 'server' ? { ...program, to: { ...program.to, port } } : program
    }
    if (program.kind === 'reader') return which === 'server' ? { ...program, port } : program
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
    if (isTftpClient(program) && program.server.address === old)
      return { ...program, server: { ...program.server, address } }
    if (program.kind === 'sender' && program.to.address === old)
      return { ...program, to: { ...program.to, address } }
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

/** What goes wrong on one direction of a link: 0 is from its first end to its second; an empty one is a good wire. */
export function setImpairments(
  scenario: Scenario,
  link: number,
  direction: 0 | 1,
  impairments: Impairments,
): Scenario {
  const links = scenario.links.map((each, at): LinkSetup => {
    if (at !== link) return each
    const [there, back] = each.directions ?? [{}, {}]
    return { ...each, directions: direction === 0 ? [impairments, back] : [there, impairments] }
  })
  return { ...scenario, links }
}

/** Changes switches and buffers of TCP, on every host. */
export function setTcp(scenario: Scenario, change: TcpSetup): Scenario {
  return { ...scenario, tcp: { ...scenario.tcp, ...change } }
}

/** Whether programs that send set TCP_NODELAY. */
export function setNoDelay(scenario: Scenario, noDelay: boolean): Scenario {
  return withPrograms(scenario, program => (program.kind === 'sender' ? { ...program, noDelay } : program))
}

/** Reaches into the network; what was done before to the same PDU at the same place in the same lane is replaced. */
export function intervene(scenario: Scenario, intervention: Intervention): Scenario {
  const { pdu, hop, lane } = intervention
  const others = (scenario.interventions ?? []).filter(
    each => each.pdu !== pdu || each.hop !== hop || each.lane !== lane,
  )
  return { ...scenario, interventions: [...others, intervention] }
}

/** Takes the intervention at this place of the list back. */
export function takeBack(scenario: Scenario, index: number): Scenario {
  const { interventions: before = [], ...rest } = scenario
  const interventions = before.filter((_, at) => at !== index)
  return interventions.length > 0 ? { ...rest, interventions } : rest
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

/** Changes every program, those of single lanes too. */
function withPrograms(scenario: Scenario, change: (program: ProgramSetup) => ProgramSetup): Scenario {
  const programs = scenario.programs.map(change)
  if (!scenario.lanes) return { ...scenario, programs }
  const lanes = scenario.lanes.map(lane =>
    lane.programs ? { ...lane, programs: lane.programs.map(change) } : lane,
  )
  return { ...scenario, programs, lanes }
}
