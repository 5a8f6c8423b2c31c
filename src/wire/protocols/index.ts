/** The list of protocols: those of a first visit at once, the breadth of `breadth.ts` when somebody needs it. */

import type { HeaderSpec } from '../spec'
import { arp } from './arp'
import { data } from './data'
import { ethernet } from './ethernet'
import { ipv4 } from './ipv4'
import { tftp } from './tftp'
import { udp } from './udp'

const known: HeaderSpec[] = [ethernet, arp, ipv4, udp, tftp, data]

const byName = new Map(known.map(spec => [spec.protocol, spec]))

/** All header tables that are known by now. */
export const protocols: readonly HeaderSpec[] = known

/** Gets to know more header tables; one that was known is replaced, the others go in front of data. */
export function learn(specs: readonly HeaderSpec[]): void {
  for (const spec of specs) {
    const at = known.findIndex(({ protocol }) => protocol === spec.protocol)
    if (at >= 0) known[at] = spec
    else known.splice(-1, 0, spec)
    byName.set(spec.protocol, spec)
  }
}

/** The table of a protocol; what nobody knows is data. */
export function specOf(protocol: string): HeaderSpec {
  return byName.get(protocol) ?? data
}

/** The protocol that a number of a list names: `ipProtocol` 17 is `udp`. */
export function protocolOf(list: string, number: number): string | undefined {
  return protocols.find(spec => spec.numbers?.[list]?.includes(number))?.protocol
}
