/** The protocols beyond the first visit's: add a line here (`learn` brings them into the list). */

import type { HeaderSpec } from '../spec'
import { destinationOptions } from './destinationOptions'
import { fragment } from './fragment'
import { hopByHop } from './hopByHop'
import { icmp } from './icmp'
import { icmpv6 } from './icmpv6'
import { ipv4WithOptions } from './ipv4Options'
import { ipv6 } from './ipv6'
import { llc } from './llc'
import { routing } from './routing'
import { snap } from './snap'
import { tcp } from './tcp'
import { vlan } from './vlan'

export const breadth: readonly HeaderSpec[] = [
  vlan,
  llc,
  snap,
  ipv4WithOptions,
  icmp,
  ipv6,
  hopByHop,
  destinationOptions,
  routing,
  fragment,
  icmpv6,
  tcp,
]
