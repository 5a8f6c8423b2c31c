/** The only list of protocols. */

import type { HeaderSpec } from '../spec'
import { arp } from './arp'
import { data } from './data'
import { destinationOptions } from './destinationOptions'
import { ethernet } from './ethernet'
import { fragment } from './fragment'
import { hopByHop } from './hopByHop'
import { icmp } from './icmp'
import { icmpv6 } from './icmpv6'
import { ipv4 } from './ipv4'
import { ipv6 } from './ipv6'
import { llc } from './llc'
import { routing } from './routing'
import { snap } from './snap'
import { tcp } from './tcp'
import { tftp } from './tftp'
import { udp } from './udp'
import { vlan } from './vlan'

/** All header tables, the outermost layers first. */
export const protocols: readonly HeaderSpec[] = [
  ethernet,
  vlan,
  llc,
  snap,
  arp,
  ipv4,
  ipv6,
  hopByHop,
  destinationOptions,
  routing,
  fragment,
  icmp,
  icmpv6,
  udp,
  tcp,
  tftp,
  data,
]

/** The table of a protocol; what nobody knows is data. */
export function specOf(protocol: string): HeaderSpec {
  return protocols.find(spec => spec.protocol === protocol) ?? data
}

/** The protocol that a number of a list names: `ipProtocol` 17 is `udp`. */
export function protocolOf(list: string, number: number): string | undefined {
  return protocols.find(spec => spec.numbers?.[list]?.includes(number))?.protocol
}
