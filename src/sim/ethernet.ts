/** What a card does with a frame: checks and peels it, or puts its own header and footer on. */
import type { NodeId } from '../scenario/scenario'
import { build } from '../trace/build'
import { BROADCAST_MAC } from '../wire/address'
import { readNumber } from '../wire/bits'
import { frameCheckSequence } from '../wire/crc32'
import { fieldOf } from '../wire/dissection'
import { readersOf } from '../wire/fixed'
import { ethernet } from '../wire/protocols/ethernet'
import { judge, type Look, sameOctets } from './judge'
import { type Draft, dropFor, type Held, type Run, strip } from './run'

/** The smallest frame, with its FCS (IEEE 802.3 §3.2.8). */
export const SMALLEST_FRAME = 64
export const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806 } as const
const ETHER_TYPES: readonly number[] = Object.values(ETHER_TYPE)
const HEADER = 14
const FCS = 4
const MAC = 6
const UNDAMAGED: Held['damage'] = []
const READERS = readersOf(ethernet, 'type')

/** Where a peeled frame goes on: octets [start, end) are what it carried, padding included. */
export interface Unwrapped {
  readonly up: 'ipv4' | 'arp'
  readonly start: number
  readonly end: number
}

/** Is the FCS at the end right? Seen and wanted as the field is read in network order. */
export function checkSequence(held: Held): Look {
  const end = held.octets.length - FCS
  const seen = readNumber(held.octets, 8 * end, 32)
  const wanted = end < 0 ? 0 : frameCheckSequence(held.octets.subarray(0, end))
  return {
    check: 'frameCheckSequence',
    field: 'frameCheckSequence',
    seen,
    wanted,
    good: end >= 0 && seen === wanted,
    counter: 'rx_crc_errors',
  }
}

export function checkLength(held: Held): Look {
  const seen = held.octets.length
  return {
    check: 'frameLength',
    seen,
    wanted: SMALLEST_FRAME,
    good: seen >= SMALLEST_FRAME,
    counter: 'rx_length_errors',
  }
}

function checkDestination(held: Held, mac: Uint8Array): Look {
  const seen = held.octets.subarray(0, MAC)
  const broadcast = sameOctets(seen, BROADCAST_MAC)
  const mine = sameOctets(seen, mac)
  return {
    check: 'destinationMac',
    field: 'destination',
    // A trace keeps no copy of what is known anyway.
    seen: broadcast ? BROADCAST_MAC : mine ? mac : seen.slice(),
    wanted: [mac, BROADCAST_MAC],
    good: broadcast || mine,
    reason: broadcast ? 'broadcast' : mine ? 'mine' : 'notMine',
  }
}

function checkType(held: Held): Look {
  const seen = READERS.type(held.octets, 0)
  const good = ETHER_TYPES.includes(seen)
  return { check: 'etherType', field: 'type', seen, wanted: ETHER_TYPES, good, counter: 'rx_dropped' }
}

/**
 * A card takes a frame: its checks are one event, the peeling is the next. The destination is looked at first, as
 * a card's filter does while the rest still arrives; a frame for others is let go without a counter.
 */
export function receiveFrame(run: Run, node: NodeId, mac: Uint8Array, held: Held): Unwrapped | undefined {
  const { octets, frame } = held
  const pdu = frame.pdu
  const { checks, failed } = judge([
    () => checkDestination(held, mac),
    () => checkLength(held),
    () => checkSequence(held),
    () => checkType(held),
  ])
  const whole = strip(frame, 0, octets.length)
  run.emit(node, { kind: 'checks', layer: 0, protocol: 'ethernet', checks }, { pdu, strip: whole })
  if (failed) {
    dropFor(run, node, held, whole, failed, 0)
    return undefined
  }
  const value = READERS.type(held.octets, 0)
  const up = value === ETHER_TYPE.arp ? 'arp' : 'ipv4'
  const [start, end] = [HEADER, octets.length - FCS]
  run.emit(
    node,
    { kind: 'decapsulate', layer: 0, protocol: 'ethernet', field: 'type', value, up, trimmed: 0 },
    { pdu, strip: strip(frame, start, end) },
  )
  return { up, start, end }
}

/**
 * A card puts the header on, adds padding and FCS, and hands the frame to the cable. `frame` is complete;
 * `hop` and `twin` say where on its way it is; `dissection` is what it makes, where somebody has made it already.
 */
export function sendFrame(
  run: Run,
  node: NodeId,
  port: number,
  frame: Draft,
  { hop, twin }: Pick<Held, 'hop' | 'twin'>,
  dissection = build(frame, run.read),
) {
  const { octets } = dissection
  const { pdu } = frame
  const padding = (fieldOf(dissection.layers[0], 'padding')?.bitLength ?? 0) / 8
  const unfinished = octets.length - FCS - padding
  run.emit(
    node,
    { kind: 'encapsulate', layer: 0, protocol: 'ethernet' },
    { pdu, strip: strip(frame, 0, unfinished) },
  )
  run.emit(node, { kind: 'finish', padding }, { pdu, strip: strip(frame, 0, octets.length) })
  run.send(node, port, { frame, octets, damage: UNDAMAGED, hop, twin })
}
