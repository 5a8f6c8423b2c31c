// An IPv6 address written out and made short again, one rule of RFC 5952 at a time.

import { formatIpv4, numberOfOctets } from '../wire/address'
import { groupsOf } from '../wire/ipv6'

/** A bit of the written address; `goes` where the next step takes it away or writes it another way. */
export interface Ipv6Piece {
  readonly text: string
  readonly goes: boolean
}

export type Ipv6Rule =
  | 'full'
  | 'zeros'
  | 'noZeros'
  | 'noRun'
  | 'loneZero'
  | 'longest'
  | 'firstOfEqual'
  | 'lower'
  | 'lowerAlready'
  | 'ipv4'

export interface Ipv6Step {
  readonly rule: Ipv6Rule
  readonly section: string
  /** Zeros dropped, or groups that `::` stands for. */
  readonly count: number
  /** The address as it stands after this step. */
  readonly pieces: readonly Ipv6Piece[]
}

/** Sixteen octets as eight whole groups, shortened by §4.1, §4.2 and §4.3 of RFC 5952, and by §5 where it applies. */
export function ipv6Steps(octets: Uint8Array, startsUpper: boolean): readonly Ipv6Step[] {
  const groups = groupsOf(octets)
  const digits = groups.map(group => (startsUpper ? group.toString(16).toUpperCase() : group.toString(16)))
  const zeros = digits.reduce((count, text) => count + 4 - text.length, 0)
  const run = runOf(groups)
  const short = shorten(digits, run)
  const isMapped = mapped(groups)
  const small = short.toLowerCase()
  const steps: Ipv6Step[] = [
    { rule: 'full', section: 'RFC 4291 §2.2', count: 8, pieces: fullPieces(digits) },
    {
      rule: zeros ? 'zeros' : 'noZeros',
      section: 'RFC 5952 §4.1',
      count: zeros,
      pieces: groupPieces(digits, run),
    },
    {
      rule: run.rule,
      section: `RFC 5952 §${SECTIONS[run.rule]}`,
      count: run.length,
      pieces: splitAt(short, /([A-F]+)/, text => /[A-F]/.test(text)),
    },
    {
      rule: small === short ? 'lowerAlready' : 'lower',
      section: 'RFC 5952 §4.3',
      count: 0,
      pieces: splitAt(
        small,
        isMapped ? /((?<=ffff:).*)/ : /$^/,
        text => isMapped && !text.startsWith('::ffff'),
      ),
    },
  ]
  if (!isMapped) return steps
  const dotted = formatIpv4(numberOfOctets(octets.subarray(12)))
  return [
    ...steps,
    { rule: 'ipv4', section: 'RFC 5952 §5', count: 0, pieces: [{ text: `::ffff:${dotted}`, goes: false }] },
  ]
}

type RunRule = 'noRun' | 'loneZero' | 'longest' | 'firstOfEqual'

const SECTIONS: Readonly<Record<RunRule, string>> = {
  noRun: '4.2',
  loneZero: '4.2.2',
  longest: '4.2.1',
  firstOfEqual: '4.2.3',
}

interface Run {
  readonly rule: RunRule
  readonly start: number
  /** Groups that `::` will stand for; 0 where there is nothing to shorten. */
  readonly length: number
}

/** The run of zero groups that becomes `::`, and by which rule it is that one. */
function runOf(groups: readonly number[]): Run {
  const runs: { start: number; length: number }[] = []
  for (const [i, group] of groups.entries()) {
    if (group !== 0) continue
    const last = runs.at(-1)
    if (last && last.start + last.length === i) last.length++
    else runs.push({ start: i, length: 1 })
  }
  const most = Math.max(0, ...runs.map(({ length }) => length))
  if (most < 2) return { rule: most === 1 ? 'loneZero' : 'noRun', start: 0, length: 0 }
  const longest = runs.filter(({ length }) => length === most)
  const start = longest[0]?.start ?? 0
  return { rule: longest.length > 1 ? 'firstOfEqual' : 'longest', start, length: most }
}

function shorten(digits: readonly string[], { start, length }: Run): string {
  if (!length) return digits.join(':')
  return `${digits.slice(0, start).join(':')}::${digits.slice(start + length).join(':')}`
}

function mapped(groups: readonly number[]): boolean {
  return groups[5] === 0xffff && groups.slice(0, 5).every(group => group === 0)
}

/** Four digits a group; the leading zeros go. */
function fullPieces(digits: readonly string[]): Ipv6Piece[] {
  return digits
    .flatMap((text, i) => [
      { text: '0'.repeat(4 - text.length), goes: true },
      { text: i < 7 ? `${text}:` : text, goes: false },
    ])
    .filter(({ text }) => text !== '')
}

/** Groups without leading zeros; those of the run go. */
function groupPieces(digits: readonly string[], { start, length }: Run): Ipv6Piece[] {
  const goes = (i: number) => i >= start && i < start + length
  return digits.flatMap((text, i) => [
    { text, goes: goes(i) },
    ...(i < 7 ? [{ text: ':', goes: goes(i) && goes(i + 1) }] : []),
  ])
}

function splitAt(text: string, where: RegExp, goes: (text: string) => boolean): Ipv6Piece[] {
  return text
    .split(where)
    .filter(piece => piece !== '')
    .map(piece => ({ text: piece, goes: goes(piece) }))
}

export type Ipv6Kind =
  | 'unspecified'
  | 'loopback'
  | 'mapped'
  | 'multicast'
  | 'linkLocal'
  | 'uniqueLocal'
  | 'documentation'
  | 'global'
  | 'other'

/** What an address is for, by its first bits (RFC 4291 §2.4, RFC 4193 §3.1, RFC 3849, RFC 9637). */
export function ipv6Kind(octets: Uint8Array): Ipv6Kind {
  const groups = groupsOf(octets)
  const [first = 0, second = 0] = groups
  if (groups.slice(0, 7).every(group => group === 0)) {
    if (groups[7] === 0) return 'unspecified'
    if (groups[7] === 1) return 'loopback'
  }
  if (mapped(groups)) return 'mapped'
  if (first >> 8 === 0xff) return 'multicast'
  if (first >> 6 === 0xfe80 >> 6) return 'linkLocal'
  if (first >> 9 === 0xfc00 >> 9) return 'uniqueLocal'
  if ((first === 0x2001 && second === 0xdb8) || (first === 0x3fff && second < 0x1000)) return 'documentation'
  return first >> 13 === 1 ? 'global' : 'other'
}
