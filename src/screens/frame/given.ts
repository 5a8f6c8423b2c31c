// Fields whose values stand in the scenario itself: addresses, ports, TTL, the file's name, the data. Editing one
// of them changes the document, so that every frame follows; all other fields are forced in one PDU only.

import type { Payload, ProgramSetup, Scenario } from '../../scenario/scenario'
import type { Frame } from '../../trace/trace'
import { formatIpv4, formatMac } from '../../wire/address'
import type { FieldSpan, FieldValue, LayerSpan } from '../../wire/spec'

/** A document with every text that equals `from` replaced: a node keeps being known by its new address. */
function rename<T>(part: T, from: string, to: string): T {
  if (typeof part === 'string') return (part.toLowerCase() === from.toLowerCase() ? to : part) as T
  if (Array.isArray(part)) return part.map(each => rename(each, from, to)) as T
  if (part === null || typeof part !== 'object') return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rename(value, from, to)])) as T
}

/** Whether an interface of the scenario has this address. */
function isSomebodys(scenario: Scenario, text: string): boolean {
  const interfaces = scenario.nodes.flatMap(node => (node.kind === 'switch' ? [] : node.interfaces))
  return interfaces.some(({ mac, address }) => address === text || mac.toLowerCase() === text.toLowerCase())
}

/** Addresses of nodes; programs name them too. Payloads and file names are left alone. */
function renameAddress(scenario: Scenario, from: string, to: string): Scenario {
  const programs = scenario.programs.map((program): ProgramSetup => {
    if (program.kind === 'tftpWrite') return { ...program, server: rename(program.server, from, to) }
    if (program.kind !== 'calls') return program
    const calls = program.calls.map(call =>
      call.call === 'sendto' ? { ...call, address: rename(call.address, from, to) } : call,
    )
    return { ...program, calls }
  })
  return { ...scenario, nodes: rename(scenario.nodes, from, to), programs }
}

function renamePort(program: ProgramSetup, from: number, to: number): ProgramSetup {
  const port = (was: number) => (was === from ? to : was)
  if (program.kind === 'tftpServer')
    return { ...program, port: port(program.port), transferPort: port(program.transferPort) }
  if (program.kind === 'tftpWrite') {
    const { server } = program
    return { ...program, port: port(program.port), server: { ...server, port: port(server.port) } }
  }
  const calls = program.calls.map(call => ('port' in call ? { ...call, port: port(call.port) } : call))
  return { ...program, calls }
}

/** How an edit of the field changes the scenario; undefined where the scenario does not hold its value. */
type Change = (scenario: Scenario, value: FieldValue) => Scenario

function changeAddress(scenario: Scenario, { value }: FieldSpan): Change | undefined {
  const text = typeof value === 'number' ? formatIpv4(value) : formatMac(value)
  if (!isSomebodys(scenario, text)) return undefined
  return (was, now) => renameAddress(was, text, typeof now === 'number' ? formatIpv4(now) : formatMac(now))
}

function changePort(scenario: Scenario, { value }: FieldSpan): Change | undefined {
  const port = Number(value)
  const programs = scenario.programs.map(program => renamePort(program, port, -1))
  if (programs.every((program, i) => JSON.stringify(program) === JSON.stringify(scenario.programs[i])))
    return undefined
  return (was, now) => ({
    ...was,
    programs: was.programs.map(program => renamePort(program, port, Number(now))),
  })
}

function changeTimeToLive(scenario: Scenario, frame: Frame): Change | undefined {
  const host = scenario.nodes.find(node => node.id === frame.by)
  if (host?.kind !== 'host') return undefined
  return (was, now) => ({
    ...was,
    nodes: was.nodes.map(node =>
      node.id === frame.by && node.kind === 'host' ? { ...node, timeToLive: Number(now) } : node,
    ),
  })
}

function changeFileName(scenario: Scenario): Change | undefined {
  if (!scenario.programs.some(program => program.kind === 'tftpWrite')) return undefined
  const text = (value: FieldValue) => (typeof value === 'number' ? '' : new TextDecoder().decode(value))
  return (was, now) => ({
    ...was,
    programs: was.programs.map(program =>
      program.kind === 'tftpWrite' ? { ...program, file: text(now) } : program,
    ),
  })
}

/** How an edit of this field changes the scenario itself; undefined where it has to be an override. */
export function changeOf(scenario: Scenario, frame: Frame, field: FieldSpan): Change | undefined {
  const { notation, name } = field.spec
  if (notation === 'mac' || notation === 'ipv4') return changeAddress(scenario, field)
  if (name === 'sourcePort' || name === 'destinationPort') return changePort(scenario, field)
  if (name === 'timeToLive') return changeTimeToLive(scenario, frame)
  return name === 'filename' ? changeFileName(scenario) : undefined
}

/** The payload that a layer's data comes from: what the program on the frame's host sends. */
export function payloadOf(
  scenario: Scenario,
  frame: Frame,
  layer: LayerSpan | undefined,
): Payload | undefined {
  if (layer?.spec.layer !== 'data') return undefined
  for (const program of scenario.programs) {
    if (program.host !== senderOf(frame)) continue
    if (program.kind === 'tftpWrite') return program.payload
    if (program.kind === 'calls') return program.calls.find(call => call.call === 'sendto')?.payload
  }
  return undefined
}

/** The host that sends the PDU: `client` of `client>server DATA 1`. */
function senderOf(frame: Frame): string {
  return frame.pdu.slice(0, frame.pdu.indexOf('>'))
}

/** Another payload for the program on the frame's host. */
export function withPayload(scenario: Scenario, frame: Frame, payload: Payload): Scenario {
  const host = senderOf(frame)
  const programs = scenario.programs.map((program): ProgramSetup => {
    if (program.host !== host || program.kind === 'tftpServer') return program
    if (program.kind === 'tftpWrite') return { ...program, payload }
    const first = program.calls.findIndex(call => call.call === 'sendto')
    const calls = program.calls.map((call, i) =>
      i === first && call.call === 'sendto' ? { ...call, payload } : call,
    )
    return { ...program, calls }
  })
  return { ...scenario, programs }
}
