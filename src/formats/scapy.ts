/** A frame as a line of Python for Scapy: exact octets, dissected there. */

import { hexOf } from '../wire/address'

/** A line that makes the frame in Scapy; Ethernet's FCS is not part of it. */
export function writeScapy(octets: Uint8Array): string {
  return `Ether(bytes.fromhex("${hexOf(octets)}"))\n`
}
