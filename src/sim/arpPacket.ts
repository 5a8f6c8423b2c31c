/** ARP packets for IPv4 over Ethernet: how they are made, and what a receiver looks at (RFC 826). */
import { BROADCAST_MAC } from '../wire/address'
import { numberOf } from '../wire/dissection'
import type { LayerSpan, LayerValues } from '../wire/spec'
import { type Judgement, judge, type Look } from './judge'

export const REQUEST = 1
export const REPLY = 2
const NOBODY = new Uint8Array(6)

/** An interface as ARP names it. */
export interface Party {
  readonly mac: Uint8Array
  readonly address: number
}

/** The question goes to everybody, because nobody knows yet who it is for. */
export function question(sender: Party, wanted: number): LayerValues[] {
  return packet(BROADCAST_MAC, REQUEST, sender, { mac: NOBODY, address: wanted })
}

/** The answer goes only to who asked (RFC 826). */
export function reply(sender: Party, asker: Party): LayerValues[] {
  return packet(asker.mac, REPLY, sender, asker)
}

function packet(destination: Uint8Array, operation: number, sender: Party, target: Party): LayerValues[] {
  return [
    { protocol: 'ethernet', values: { destination, source: sender.mac } },
    {
      protocol: 'arp',
      values: {
        operation,
        senderHardwareAddress: sender.mac,
        senderProtocolAddress: sender.address,
        targetHardwareAddress: target.mac,
        targetProtocolAddress: target.address,
      },
    },
  ]
}

/** RFC 826, "Packet Reception": do I speak these kinds of address, and am I the target? */
export function judgePacket(arp: LayerSpan | undefined, own: number): Judgement {
  return judge([
    () => look(arp, 'hardwareType', 1),
    () => look(arp, 'protocolType', 0x0800),
    () => look(arp, 'hardwareLength', 6),
    () => look(arp, 'protocolLength', 4),
    () => ({ ...look(arp, 'targetProtocolAddress', own), check: 'targetAddress' }),
    () => look(arp, 'operation', REQUEST, REPLY),
  ])
}

function look(arp: LayerSpan | undefined, field: string, ...wanted: readonly number[]): Look {
  const seen = numberOf(arp, field)
  const [only = 0] = wanted
  return {
    check: field,
    field,
    seen,
    wanted: wanted.length === 1 ? only : wanted,
    good: wanted.includes(seen),
  }
}
