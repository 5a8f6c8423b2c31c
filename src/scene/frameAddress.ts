// An IPv4 address and its prefix worked out: bytes, number, mask, network, blocks, and whether somebody is in it.

import { broadcastOf, formatIpv4, inPrefix, maskOf, networkOf, octetsOfIpv4 } from '../wire/address'
import { formatHex } from '../wire/value'

export interface AddressWork {
  /** The address as four octets in decimal, in hex, and as one number. */
  readonly decimal: readonly number[]
  readonly hex: string
  readonly number: number
  readonly mask: string
  readonly network: string
  /** Undefined where the network has none: two addresses are both hosts (RFC 3021), one is a host. */
  readonly broadcast: string | undefined
  /** Addresses of hosts: without the network's own and its broadcast, where it has those (RFC 3021). */
  readonly hosts: number
  /** 32 bits of address, mask and destination; the first `prefix` of them are the network's. */
  readonly bits: { readonly address: string; readonly mask: string; readonly destination: string }
  readonly destinationNetwork: string
  readonly inside: boolean
}

const bitsOf = (address: number) => address.toString(2).padStart(32, '0')

/** Works out an address with a prefix of 0 to 32 bits, and where a destination lies. Addresses are 32-bit numbers. */
export function addressWork(address: number, prefix: number, destination: number): AddressWork {
  const size = 2 ** (32 - prefix)
  return {
    decimal: [...octetsOfIpv4(address)],
    hex: formatHex(address, 32),
    number: address,
    mask: formatIpv4(maskOf(prefix)),
    network: formatIpv4(networkOf(address, prefix)),
    broadcast: size > 2 ? formatIpv4(broadcastOf(address, prefix)) : undefined,
    hosts: size > 2 ? size - 2 : size,
    bits: { address: bitsOf(address), mask: bitsOf(maskOf(prefix)), destination: bitsOf(destination) },
    destinationNetwork: formatIpv4(networkOf(destination, prefix)),
    inside: inPrefix(destination, address, prefix),
  }
}

export interface Blocks {
  readonly count: number
  /** Addresses of each. */
  readonly size: number
  /** The first of them, without the last one; three at most. */
  readonly first: readonly string[]
  readonly last: string
}

/** The blocks of `cut` bits of prefix that a network of `prefix` bits has room for; `cut` is not the shorter one. */
export function blocksOf(address: number, prefix: number, cut: number): Blocks {
  const count = 2 ** (cut - prefix)
  const size = 2 ** (32 - cut)
  const block = (i: number) => `${formatIpv4(networkOf(address, prefix) + i * size)}/${cut}`
  return {
    count,
    size,
    first: Array.from({ length: Math.min(3, count - 1) }, (_, i) => block(i)),
    last: block(count - 1),
  }
}
