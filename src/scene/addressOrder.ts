// A number in the host's memory and on the wire: with htons(), and without.

export type HostOrder = 'little' | 'big'

export interface OrderWork {
  readonly call: 'htons' | 'htonl'
  /** The number's octets as they lie in the host's memory, at rising addresses. */
  readonly memory: readonly number[]
  /** In network byte order: the most significant first (RFC 1700, "Data Notations"). */
  readonly network: readonly number[]
  /** What the call returns on this host: the number whose memory is in network order. */
  readonly returned: number
  /** What the other side reads when the call was forgotten. */
  readonly forgotten: number
}

/** Works out an unsigned number of 16 or 32 bits on a host of the given byte order. */
export function orderWork(value: number, bits: 16 | 32, host: HostOrder): OrderWork {
  const network = Array.from(
    { length: bits / 8 },
    (_, i) => Math.floor(value / 256 ** (bits / 8 - 1 - i)) % 256,
  )
  const reversed = network.toReversed()
  const swapped = reversed.reduce((number, octet) => number * 256 + octet, 0)
  const other = host === 'little' ? swapped : value
  return {
    call: bits === 16 ? 'htons' : 'htonl',
    memory: host === 'little' ? reversed : network,
    network,
    returned: other,
    forgotten: other,
  }
}
