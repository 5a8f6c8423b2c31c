/** What the learner forced or turned over, found by the names of PDUs; and what of it never came about. */
import type { BitPlace, Intervention, NodeId, PduName, Scenario } from '../scenario/scenario'
import { withDamage } from '../trace/octets'
import { octetsOfHex } from '../wire/address'
import { fieldOf } from '../wire/dissection'
import { encode } from '../wire/encode'
import type { FieldValue, LayerValues } from '../wire/spec'

/** The interventions of a scenario, for one run: they remember which of them were reached. */
export function makeInterventions(scenario: Scenario, lane: string) {
  const overrides = new Set<number>()
  const flips = new Set<number>()
  const acts = new Set<number>()
  const ours = (scenario.interventions ?? [])
    .map((each, index) => ({ ...each, index }))
    .filter(each => each.lane === undefined || each.lane === lane)

  function forced(pdu: PduName, layers: readonly LayerValues[]): readonly LayerValues[] {
    if (scenario.overrides.length === 0) return layers
    const hit: number[] = []
    const written = layers.map(layer => {
      const values: Record<string, FieldValue> = {}
      for (const [index, each] of scenario.overrides.entries()) {
        if (each.pdu !== pdu || each.protocol !== layer.protocol) continue
        values[each.field] =
          typeof each.value === 'number' ? each.value : (octetsOfHex(each.value) ?? new Uint8Array(0))
        hit.push(index)
      }
      return Object.keys(values).length > 0 ? { ...layer, overrides: values } : layer
    })
    // A header of this kind need not have the field: an option that is not there, a row of another opcode.
    const made = hit.length > 0 ? encode(written, { fcs: true }).layers : []
    for (const index of hit) {
      const { protocol, field } = scenario.overrides[index] ?? {}
      const isThere = made.some(layer => layer.protocol === protocol && fieldOf(layer, field ?? ''))
      if (isThere) overrides.add(index)
    }
    return written
  }

  /** Bits of the frame within [start, end) that turn over at a place. */
  function turned(
    isHere: (where: Scenario['flips'][number]['where']) => boolean,
    pdu: PduName,
    start: number,
    end: number,
  ): readonly BitPlace[] {
    return scenario.flips.flatMap((flip, index) => {
      if (flip.pdu !== pdu || !isHere(flip.where)) return []
      const bits = flip.bits.filter(({ octet }) => octet >= start && octet < end)
      if (bits.length > 0) flips.add(index)
      return bits
    })
  }

  /** What the learner does to a PDU on the link that it is about to cross, in the order of the document. */
  function actsOn(pdu: PduName, hop: number): readonly Intervention['act'][] {
    const found = ours.filter(each => each.pdu === pdu && each.hop === hop)
    for (const { index } of found) acts.add(index)
    return found.map(({ act }) => act)
  }

  return {
    forced,
    actsOn,
    onWire: (pdu: PduName, hop: number, length: number) =>
      turned(where => where.kind === 'wire' && where.hop === hop, pdu, 0, length),
    remembered(pdu: PduName, node: NodeId, octets: Uint8Array, start: number, end: number) {
      const bits = turned(where => where.kind === 'memory' && where.node === node, pdu, start, end)
      return { octets: withDamage(octets, bits), bits }
    },
    notReached: () => ({
      overrides: [...scenario.overrides.keys()].filter(index => !overrides.has(index)),
      flips: [...scenario.flips.keys()].filter(index => !flips.has(index)),
      interventions: ours.map(({ index }) => index).filter(index => !acts.has(index)),
    }),
  }
}

export type Interventions = ReturnType<typeof makeInterventions>
