/** Checks a document that came from outside: its shape first, then whether it makes sense. */
import * as v from 'valibot'
import { broadcastOf, isGroupMac, networkOf, parseIpv4, parseMac } from '../wire/address'
import { specOf } from '../wire/protocols'
import { layerProblems } from './layersCheck'
import { MOST_MESSAGE, MOST_PAYLOAD } from './limits'
import { interfacesOf } from './network'
import { payloadProblem } from './payloadCheck'
import type { Problem } from './problem'
import type { NodeId, NodeSetup, Payload, ProgramSetup, Scenario } from './scenario'
import { schema } from './schema'

/** A scenario that can be simulated, or what keeps it from being one. Keys that nobody knows are dropped. */
export type Checked = { readonly scenario: Scenario } | { readonly problems: readonly Problem[] }

/** No more problems than these are listed. */
const MOST_PROBLEMS = 20

/** Checks the text of a document. */
export function checkText(text: string): Checked {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return { problems: [problem('json')] }
  }
  return checkScenario(document)
}

/** Checks a document of any kind. Never throws, whatever it is given. */
export function checkScenario(document: unknown): Checked {
  const format =
    typeof document === 'object' && document !== null && 'format' in document ? document.format : undefined
  if (typeof format === 'number' && format > 0) return { problems: [problem('newer', { format })] }
  const result = v.safeParse(schema, document)
  if (!result.success) return { problems: result.issues.slice(0, MOST_PROBLEMS).map(ofShape) }
  const scenario = result.output as Scenario
  const problems = problemsOf(scenario)
  return problems.length > 0 ? { problems: problems.slice(0, MOST_PROBLEMS) } : { scenario }
}

/** What does not make sense about a document of the right shape; nothing where it does. */
export function problemsOf(scenario: Scenario): readonly Problem[] {
  return [
    ...idProblems(scenario),
    ...scenario.nodes.flatMap(addressProblems),
    ...sharedProblems(scenario),
    ...linkProblems(scenario),
    ...programProblems(scenario),
    ...laneProblems(scenario),
    ...interventionProblems(scenario),
  ]
}

function problem(code: string, params: Problem['params'] = {}, path?: string): Problem {
  return { problem: `problem.scenario.${code}`, params, ...(path !== undefined && { path }) }
}

function ofShape(issue: v.GenericIssue): Problem {
  const path = v.getDotPath(issue) ?? ''
  // Only what a document says in short is said back.
  const seen = String(issue.received).slice(0, 40)
  const isRange = issue.type === 'min_value' || issue.type === 'max_value' || issue.type === 'integer'
  if (isRange) return problem('number', { path, seen }, path)
  if (issue.type === 'max_length' || issue.type === 'min_length') return problem('length', { path }, path)
  if (['address', 'mac', 'hex', 'nul', 'nodeId'].includes(issue.message))
    return problem(issue.message, { path }, path)
  return problem('shape', { path: path || '{}', seen }, path)
}

function idProblems({ nodes }: Scenario): Problem[] {
  const ids = nodes.map(({ id }) => id)
  return nodes.flatMap(({ id }, at) =>
    ids.indexOf(id) === at ? [] : [problem('sameId', { id }, `nodes.${at}.id`)],
  )
}

function addressProblems(node: NodeSetup, at: number): Problem[] {
  const found = interfacesOf(node).flatMap(({ address, prefix, mac }, port): Problem[] => {
    const path = `nodes.${at}.interfaces.${port}`
    const number = parseIpv4(address) ?? 0
    const octets = parseMac(mac)
    const isGroup = octets !== undefined && isGroupMac(octets)
    return [
      ...(number === networkOf(number, prefix) ? [problem('networkAddress', { address, prefix }, path)] : []),
      ...(number === broadcastOf(number, prefix)
        ? [problem('broadcastAddress', { address, prefix }, path)]
        : []),
      ...(isGroup ? [problem('groupMac', { mac }, path)] : []),
    ]
  })
  return found
}

/** Two cards with one address of either kind would make nonsense of every table. */
function sharedProblems({ nodes }: Scenario): Problem[] {
  const seen = new Set<string>()
  return nodes.flatMap((node, at) =>
    interfacesOf(node).flatMap(({ address, mac }, port) => {
      const path = `nodes.${at}.interfaces.${port}`
      const shared = [address, mac.toUpperCase().replace(/[:.]/g, '-')].filter(each => seen.has(each))
      for (const each of [address, mac.toUpperCase().replace(/[:.]/g, '-')]) seen.add(each)
      return shared.map(value => problem('sameAddress', { value }, path))
    }),
  )
}

function linkProblems({ nodes, links }: Scenario): Problem[] {
  const taken = new Set<string>()
  const found = links.flatMap(({ ends }, at) =>
    ends.flatMap(({ node: id, port }, side): Problem[] => {
      const path = `links.${at}.ends.${side}`
      const node = nodes.find(each => each.id === id)
      if (!node) return [problem('noNode', { id }, path)]
      if (node.kind !== 'switch' && port >= node.interfaces.length)
        return [problem('noPort', { id, port }, path)]
      const key = `${id} ${port}`
      if (taken.has(key)) return [problem('portTaken', { id, port }, path)]
      taken.add(key)
      return []
    }),
  )
  return found.length > 0 || !hasLoop(nodes, links) ? found : [problem('loop', {}, 'links')]
}

/** Without a spanning tree (IEEE 802.1D) switches in a ring pass a broadcast on for ever. */
function hasLoop(nodes: Scenario['nodes'], links: Scenario['links']): boolean {
  const group = new Map<NodeId, NodeId>(nodes.map(({ id }) => [id, id]))
  const find = (id: NodeId): NodeId => {
    const up = group.get(id) ?? id
    return up === id ? id : find(up)
  }
  const isSwitch = (id: NodeId) => nodes.some(node => node.id === id && node.kind === 'switch')
  return links.some(({ ends: [one, other] }) => {
    if (!isSwitch(one.node) || !isSwitch(other.node)) return false
    const [left, right] = [find(one.node), find(other.node)]
    group.set(left, right)
    return left === right
  })
}

function programProblems({ nodes, programs, lanes = [] }: Scenario): Problem[] {
  return [
    ...programs.flatMap((program, at) => problemsOfProgram(nodes, program, `programs.${at}`)),
    ...lanes.flatMap((lane, index) =>
      (lane.programs ?? []).flatMap((program, at) =>
        problemsOfProgram(nodes, program, `lanes.${index}.programs.${at}`),
      ),
    ),
  ]
}

function problemsOfProgram(nodes: Scenario['nodes'], program: ProgramSetup, path: string): Problem[] {
  const isHost = nodes.some(({ id, kind }) => id === program.host && kind === 'host')
  return [
    ...(isHost ? [] : [problem('noHost', { id: program.host }, `${path}.host`)]),
    ...(program.kind === 'frame' ? layerProblems(program.layers, `${path}.layers`) : []),
    ...payloadsOf(program).flatMap(each => {
      const wrong = payloadProblem(each, program.kind === 'calls' ? MOST_MESSAGE : MOST_PAYLOAD)
      return wrong ? [{ ...wrong, path: `${path}.payload` }] : []
    }),
  ]
}

/** All that a program is to send. */
function payloadsOf(program: ProgramSetup): readonly Payload[] {
  switch (program.kind) {
    case 'tftpWrite':
      return [program.payload]
    case 'tftpServer':
      return (program.files ?? []).map(({ payload }) => payload)
    case 'calls':
      return program.calls.flatMap(call => (call.call === 'sendto' ? [call.payload] : []))
    case 'sender':
      if (program.messages.kind === 'list') return program.messages.payloads
      return program.messages.kind === 'file' ? [program.messages.payload] : []
    case 'reader':
      return program.answer ? [program.answer] : []
    default:
      return []
  }
}

/** Whoever names a lane must mean one. */
function laneProblems({ lanes = [] }: Scenario): Problem[] {
  const names = lanes.map(({ name }) => name)
  return names.flatMap((name, at) =>
    names.indexOf(name) === at ? [] : [problem('sameLane', { name }, `lanes.${at}.name`)],
  )
}

/** An intervention whose PDU never comes is fine; one on a field that no header has is not. */
function interventionProblems({ overrides }: Scenario): Problem[] {
  return overrides.flatMap(({ protocol, field }, at) => {
    const spec = specOf(protocol)
    const fields = [...spec.fields, ...(spec.trailer ?? [])]
    const isKnown =
      spec.protocol === protocol && fields.some(({ name }) => name === field || field.startsWith(`${name}[`))
    return isKnown ? [] : [problem('noField', { protocol, field }, `overrides.${at}`)]
  })
}
