/** IPv6 addresses as text, both ways (RFC 4291 §2.2, RFC 5952). */

import { parseIpv4 } from './address'

/** The eight 16-bit groups of an address. */
export function groupsOf(octets: Uint8Array): number[] {
  return Array.from({ length: 8 }, (_, i) => (octets[2 * i] ?? 0) * 256 + (octets[2 * i + 1] ?? 0))
}

/** Sixteen octets in the one form of RFC 5952: no leading zeros, lower case, the longest run of zeros as `::`. */
export function formatIpv6(octets: Uint8Array): string {
  const groups = groupsOf(octets)
  // ::ffff:a.b.c.d is an IPv4 address in IPv6's clothes (RFC 5952 §5).
  if (groups.slice(0, 5).every(group => group === 0) && groups[5] === 0xffff) {
    return `::ffff:${octets.slice(12, 16).join('.')}`
  }
  const { start, length } = longestZeros(groups)
  const text = groups.map(group => group.toString(16))
  // A single group of zeros is never shortened (RFC 5952 §4.2.2).
  if (length < 2) return text.join(':')
  return `${text.slice(0, start).join(':')}::${text.slice(start + length).join(':')}`
}

/** The first of the longest runs of zero groups (RFC 5952 §4.2.3). */
function longestZeros(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 }
  for (let start = 0; start < groups.length; start++) {
    let length = 0
    while (groups[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  return best
}

/** Why a text is no IPv6 address: the ending of a message key, with its arguments. */
interface Ipv6Problem {
  readonly code: 'character' | 'twice' | 'groups' | 'many' | 'group' | 'ipv4'
  readonly params: Readonly<Record<string, string | number>>
}

/** Any form of RFC 4291 §2.2 to sixteen octets, or the rule that it breaks. */
export function parseIpv6(text: string): Uint8Array | Ipv6Problem {
  const wrong = /[^0-9a-f:.]/i.exec(text)
  if (wrong) return { code: 'character', params: { character: wrong[0], position: wrong.index + 1 } }
  const halves = text.split('::')
  if (halves.length > 2) return { code: 'twice', params: {} }
  const parts = halves.map(half => (half === '' ? [] : half.split(':')))
  const groups: (number[] | Ipv6Problem)[] = parts.map((half, i) => readGroups(half, i === parts.length - 1))
  const [front, back] = groups
  if (!front || !Array.isArray(front)) return front ?? { code: 'groups', params: { count: 0 } }
  if (back && !Array.isArray(back)) return back
  const count = front.length + (back?.length ?? 0)
  if (!back && count !== 8) return { code: 'groups', params: { count } }
  if (back && count > 7) return { code: 'many', params: { count } }
  const all = [...front, ...Array<number>(8 - count).fill(0), ...(back ?? [])]
  return Uint8Array.from(all.flatMap(group => [group >> 8, group & 255]))
}

/** Groups of one side of `::`; the last of the address may be an IPv4 address, which is two. */
function readGroups(parts: readonly string[], isLast: boolean): number[] | Ipv6Problem {
  const groups: number[] = []
  for (const [i, part] of parts.entries()) {
    if (part.includes('.')) {
      const address = parseIpv4(part)
      if (address === undefined || !isLast || i < parts.length - 1) return { code: 'ipv4', params: { part } }
      groups.push(address >>> 16, address & 0xffff)
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16))
    } else {
      return { code: 'group', params: { part } }
    }
  }
  return groups
}
