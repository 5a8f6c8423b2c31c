/** Addresses as a trace writes them: one text for each, because a long run names the same few in every event. */
import { formatIpv4, formatMac, numberOfOctets } from '../wire/address'

/** So many are remembered; after that all are forgotten. */
const MOST = 1_000

function remembered<Key>(known: Map<number, string>, key: number, of: Key, format: (of: Key) => string) {
  const text = known.get(key)
  if (text !== undefined) return text
  if (known.size >= MOST) known.clear()
  const made = format(of)
  known.set(key, made)
  return made
}

const ipv4Texts = new Map<number, string>()
const macTexts = new Map<number, string>()

/** An IPv4 address in dotted decimal. */
export const ipv4Text = (address: number): string => remembered(ipv4Texts, address, address, formatIpv4)

/** The text of a MAC address. */
export const macText = (mac: Uint8Array): string => remembered(macTexts, numberOfOctets(mac), mac, formatMac)
