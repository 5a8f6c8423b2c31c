// Edits of a scenario that Frame makes: force a field, let it go, turn bits over. All pure: a new document each time.

import type { BitPlace, Flip, Override, PduName, Scenario } from '../../scenario/scenario'
import { hexOf } from '../../wire/address'
import type { FieldValue } from '../../wire/spec'

/** Which field of which PDU. */
export interface FieldPlace {
  readonly pdu: PduName
  readonly protocol: string
  readonly field: string
}

const isFor =
  ({ pdu, protocol, field }: FieldPlace) =>
  (override: Override) =>
    override.pdu === pdu && override.protocol === protocol && override.field === field

/** The override of a field, where there is one. */
export function overrideOf(scenario: Scenario, place: FieldPlace): Override | undefined {
  return scenario.overrides.find(isFor(place))
}

/** Forces a field: its sender's encoder writes this value, and the other automatic fields follow it. */
export function force(scenario: Scenario, place: FieldPlace, value: FieldValue): Scenario {
  const { pdu, protocol, field } = place
  const override = { pdu, protocol, field, value: typeof value === 'number' ? value : hexOf(value) }
  const others = scenario.overrides.filter(each => !isFor(place)(each))
  return { ...scenario, overrides: [...others, override] }
}

/** Lets a field be automatic again. */
export function letGo(scenario: Scenario, place: FieldPlace): Scenario {
  const overrides = scenario.overrides.filter(each => !isFor(place)(each))
  return overrides.length === scenario.overrides.length ? scenario : { ...scenario, overrides }
}

/** The flips of one PDU with their positions in the document. */
export function flipsOf(scenario: Scenario, pdu: PduName): { flip: Flip; at: number }[] {
  return scenario.flips.map((flip, at) => ({ flip, at })).filter(({ flip }) => flip.pdu === pdu)
}

/** Turns bits over on the way. */
export function flipBits(
  scenario: Scenario,
  pdu: PduName,
  bits: readonly BitPlace[],
  where: Flip['where'],
): Scenario {
  return { ...scenario, flips: [...scenario.flips, { pdu, bits, where }] }
}

/** Takes one flip back. */
export function unflip(scenario: Scenario, at: number): Scenario {
  return { ...scenario, flips: scenario.flips.filter((_, i) => i !== at) }
}

/** Bits turned over by octet, as masks: what the bytes are marked with. */
export function flipMasks(flips: readonly Flip[]): ReadonlyMap<number, number> {
  const masks = new Map<number, number>()
  for (const { octet, bit } of flips.flatMap(flip => flip.bits))
    masks.set(octet, (masks.get(octet) ?? 0) ^ (1 << bit))
  return masks
}
