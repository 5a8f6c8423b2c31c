/** The hop table: what a PDU's frame says on each of its cables, and what changed since the cable before. */
import type { PduName } from '../scenario/scenario'
import { fieldOf } from '../wire/dissection'
import type { FieldValue } from '../wire/spec'
import { octetsOnWire } from './octets'
import { cutOf } from './pieces'
import type { Trace, Transit } from './trace'

/** The rows: which field of which protocol. */
export const HOP_ROWS = [
  { protocol: 'ipv4', field: 'sourceAddress' },
  { protocol: 'ipv4', field: 'destinationAddress' },
  { protocol: 'udp', field: 'sourcePort' },
  { protocol: 'udp', field: 'destinationPort' },
  { protocol: 'tcp', field: 'sourcePort' },
  { protocol: 'tcp', field: 'destinationPort' },
  { protocol: 'ipv4', field: 'timeToLive' },
  { protocol: 'ethernet', field: 'source' },
  { protocol: 'ethernet', field: 'destination' },
  { protocol: 'ipv4', field: 'headerChecksum' },
  { protocol: 'ethernet', field: 'frameCheckSequence' },
] as const

export interface HopRow {
  readonly protocol: string
  readonly field: string
  /** One for each cable; undefined where the frame has no such field there. */
  readonly cells: readonly { readonly value: FieldValue | undefined; readonly hasChanged: boolean }[]
}

/** The cables a PDU crossed, in order, and the rows of its hop table. */
export function hopTable(
  trace: Trace,
  pdu: PduName,
): { readonly transits: readonly Transit[]; readonly rows: readonly HopRow[] } {
  const own = trace.transits.filter(each => each.pdu === pdu)
  // A piece of what was cut on the way came that far in one.
  const cut = cutOf(trace, pdu)
  const transits = cut?.pdu === undefined ? own : [...hopTable(trace, cut.pdu).transits, ...own]
  const frames = transits.map(transit => octetsOnWire(trace, transit))
  const rows = HOP_ROWS.map(({ protocol, field }) => {
    const values = frames.map(
      ({ layers }) =>
        fieldOf(
          layers.find(each => each.protocol === protocol),
          field,
        )?.value,
    )
    const cells = values.map((value, at) => ({ value, hasChanged: at > 0 && !isSame(value, values[at - 1]) }))
    return { protocol, field, cells }
  })
  return { transits, rows: rows.filter(({ cells }) => cells.some(({ value }) => value !== undefined)) }
}

function isSame(one: FieldValue | undefined, other: FieldValue | undefined): boolean {
  if (one instanceof Uint8Array && other instanceof Uint8Array) {
    return one.length === other.length && one.every((octet, at) => octet === other[at])
  }
  return one === other
}
