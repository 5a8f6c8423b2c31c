// Fields whose values stand in the scenario itself: addresses, ports, TTL, the file's name, the data. Editing one
// of them changes the document, so that every frame follows; all other fields are forced in one PDU only.

import { type Ports, payloadOf, portsOf, setFileName, setPort, setTimeToLive } from '../../scenario/edits'
import type { Payload, ProgramSetup, Scenario } from '../../scenario/scenario'
import type { Frame } from '../../trace/trace'
import { formatIpv4, formatMac } from '../../wire/address'
import type { FieldSpan, FieldValue, LayerSpan } from '../../wire/spec'

/** How an edit of a field changes the scenario. */
export type Change = (scenario: Scenario, value: FieldValue) => Scenario

/** A part of the document with every text that equals `from` replaced. */
function rename<T>(part: T, from: string, to: string): T {
  if (typeof part === 'string') return (part.toLowerCase() === from.toLowerCase() ? to : part) as T
  if (Array.isArray(part)) return part.map(each => rename(each, from, to)) as T
  if (part === null || typeof part !== 'object') return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, rename(value, from, to)])) as T
}

/** Somebody's address, MAC or IPv4, everywhere it is named; payloads and file names are left alone. */
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

/** Whether an interface of the scenario has this address. */
function isSomebodys({ nodes }: Scenario, text: string): boolean {
  const interfaces = nodes.flatMap(node => (node.kind === 'switch' ? [] : node.interfaces))
  return interfaces.some(({ mac, address }) => address === text || mac.toLowerCase() === text.toLowerCase())
}

const written = (value: FieldValue) => (typeof value === 'number' ? formatIpv4(value) : formatMac(value))

function changeAddress(scenario: Scenario, { value }: FieldSpan): Change | undefined {
  const from = written(value)
  return isSomebodys(scenario, from) ? (was, now) => renameAddress(was, from, written(now)) : undefined
}

function changePort(scenario: Scenario, { value }: FieldSpan): Change | undefined {
  const ports = Object.entries(portsOf(scenario)) as [keyof Ports, number][]
  const which = ports.find(([, port]) => port === value)?.[0]
  return which && ((was, now) => setPort(was, which, Number(now)))
}

/** How an edit of this field changes the scenario itself; undefined where it has to be an override. */
export function changeOf(scenario: Scenario, frame: Frame, field: FieldSpan): Change | undefined {
  const { notation, name } = field.spec
  if (notation === 'mac' || notation === 'ipv4') return changeAddress(scenario, field)
  if (name === 'sourcePort' || name === 'destinationPort') return changePort(scenario, field)
  if (name === 'filename') return (was, now) => setFileName(was, new TextDecoder().decode(now as Uint8Array))
  const isHosts = scenario.nodes.some(node => node.id === frame.by && node.kind === 'host')
  return name === 'timeToLive' && isHosts ? (was, now) => setTimeToLive(was, Number(now)) : undefined
}

/** The payload that a layer's data comes from; undefined where no program of the scenario sends these octets. */
export function payloadIn(
  scenario: Scenario,
  { pdu }: Frame,
  layer: LayerSpan | undefined,
): Payload | undefined {
  const isPrograms = scenario.programs.some(
    ({ kind, host }) => kind !== 'tftpServer' && kind !== 'frame' && pdu.startsWith(`${host}>`),
  )
  return isPrograms && layer?.spec.layer === 'data' ? payloadOf(scenario) : undefined
}
