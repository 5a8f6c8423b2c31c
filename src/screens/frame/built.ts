// Edits of a frame built by hand: its fields stand in the document one by one, those that are forced among them.

import { type FrameProgram, frameName, isForced, programOf, rowFor, writtenOf } from '../../scenario/layers'
import { documentOf, withValue } from '../../scenario/rebuild'
import type { LayerDocument, Payload, PduName, Scenario } from '../../scenario/scenario'
import type { FieldCard } from '../../scene/frameCard'
import type { FieldValue } from '../../wire/spec'
import type { Shown } from './shown'

/** Other layers for the frame of this name; the document as it was where nobody built it. */
export function withLayers(
  scenario: Scenario,
  pdu: PduName,
  change: (layers: readonly LayerDocument[]) => readonly LayerDocument[],
): Scenario {
  const program = programOf(scenario, pdu)
  if (!program) return scenario
  const next: FrameProgram = { ...program, layers: change(program.layers) }
  return { ...scenario, programs: scenario.programs.map(each => (each === program ? next : each)) }
}

/** How a field of a built frame is edited. */
export interface BuiltField {
  /** Somebody or something else decides it, so a value of one's own is an override. */
  readonly isForced: boolean
  readonly isNamed: boolean
  readonly set: (scenario: Scenario, value: FieldValue) => Scenario
  readonly letGo: (scenario: Scenario) => Scenario
}

/** The editor's way to a field of a frame built by hand; undefined for all other frames. */
export function builtField(scenario: Scenario, pdu: PduName, card: FieldCard): BuiltField | undefined {
  const layers = programOf(scenario, pdu)?.layers
  const layer = layers?.[card.layer]
  const { name } = card.field
  const row = layer?.protocol === card.spec.protocol ? rowFor(layer, name) : undefined
  if (!layer || !row) return undefined
  const change = (value: FieldValue | undefined) => (was: Scenario) =>
    withLayers(was, pdu, all =>
      all.map((each, at) =>
        at === card.layer ? withValue(each, name, value === undefined ? undefined : writtenOf(value)) : each,
      ),
    )
  return {
    isForced: isForced(row, layers?.[card.layer + 1]?.protocol),
    isNamed: layer.values?.[name] !== undefined || isNamedOption(layer, name),
    set: (was, value) => change(value)(was),
    letGo: was => change(undefined)(was),
  }
}

function isNamedOption(layer: LayerDocument, name: string): boolean {
  const [, option, field] = /\[(\d+)\]\.(.+)$/.exec(name) ?? []
  return field !== undefined && layer.options?.[Number(option)]?.[field] !== undefined
}

/** The bytes of a built frame's innermost layer, as they were typed. */
export function builtPayload(scenario: Scenario, pdu: PduName, layer: number): Payload | undefined {
  return programOf(scenario, pdu)?.layers[layer]?.payload
}

export function withBuiltPayload(
  scenario: Scenario,
  pdu: PduName,
  layer: number,
  payload: Payload,
): Scenario {
  return withLayers(scenario, pdu, all => all.map((each, at) => (at === layer ? { ...each, payload } : each)))
}

/**
 * A scenario in which a program of the sender's sends the frame that is shown, built anew. Who receives stays as he
 * was; who sent does not: his message is this frame now.
 */
export function rebuilt(scenario: Scenario, { frame, dissection }: Shown): Scenario {
  const [, from = '', to = '*'] = /^([^>]*)>(\S*) /.exec(frame.pdu) ?? []
  const hosts = scenario.nodes.filter(({ kind }) => kind === 'host').map(({ id }) => id)
  const host = hosts.includes(from) ? from : (hosts[0] ?? from)
  const program: FrameProgram = { kind: 'frame', host, to, layers: documentOf(dissection) }
  const listeners = scenario.programs.filter(
    each =>
      each.kind === 'tftpServer' ||
      (each.kind === 'calls' && !each.calls.some(({ call }) => call === 'sendto')),
  )
  const programs = [...listeners, program]
  const follow = frameName({ programs }, program)
  return { ...scenario, origin: 'ownFrame', programs, follow, overrides: [], flips: [] }
}
