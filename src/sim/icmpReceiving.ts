/** An ICMP message that reaches a host: its checks, and what it says. */
import type { NodeId } from '../scenario/scenario'
import { internetChecksum } from '../wire/checksum'
import { numberOf } from '../wire/dissection'
import type { PacketView } from './ipv4'
import { judge, type Look, layerAt } from './judge'
import { dropFor, type Run, strip } from './run'

/** An ICMP message came up: octets [start, end) of the frame. True where it was good. */
export function receiveIcmp(run: Run, node: NodeId, packet: PacketView, start: number, end: number): boolean {
  const { held } = packet
  const { pdu } = held.frame
  const octets = held.octets.subarray(start, end)
  const { checks, failed } = judge([() => checkLength(octets), () => checkSum(octets)])
  const left = strip(held.frame, start, end)
  run.emit(node, { kind: 'checks', layer: 2, protocol: 'icmp', checks }, { pdu, strip: left })
  if (failed) {
    dropFor(run, node, held, left, failed, 2)
    return false
  }
  const icmp = layerAt(held.dissection, 2, 'icmp')
  // The error names a datagram of a socket that is not connected: Linux keeps it from the program, as UDP was asked
  // to. The program learns of the loss by its own timer.
  const type = numberOf(icmp, 'type')
  const code = numberOf(icmp, 'code')
  run.emit(
    node,
    { kind: 'understand', protocol: 'icmp', summary: `${type}.${code}`, keeps: 0 },
    { pdu, strip: left },
  )
  return true
}

function checkLength(octets: Uint8Array): Look {
  return {
    check: 'length',
    seen: octets.length,
    wanted: 8,
    good: octets.length >= 8,
    counter: 'IcmpInErrors',
  }
}

function checkSum(octets: Uint8Array): Look {
  const seen = (octets[2] ?? 0) * 256 + (octets[3] ?? 0)
  const blank = octets.slice()
  blank.fill(0, 2, 4)
  const good = internetChecksum(octets) === 0
  const wanted = internetChecksum(blank)
  return { check: 'checksum', field: 'checksum', seen, wanted, good, counter: 'IcmpInCsumErrors' }
}
