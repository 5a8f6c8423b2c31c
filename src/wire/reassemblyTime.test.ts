/** Reassembly's time limit, in IPv4 and IPv6: when it runs out, what does not put it off, who is told. */
import './protocols/breadth.fixture'
import { describe, expect, it } from 'vitest'
import { encode } from './encode'
import { pieceOf } from './fragments'
import { pieceOf as pieceOfIpv6 } from './fragmentsIpv6'
import { add, type Piece, type Version } from './reassembly'
import { expiryOf, isSenderTold, type Unfinished, unfinished } from './reassemblyTime'

const SECOND = 1_000_000
const half = (letter: string) => new TextEncoder().encode(letter.repeat(16))

/** The two halves of one packet, as they stand in true fragments of either version. */
function halves(version: Version): { packet: string; first: Piece; last: Piece } {
  const made = [1, 0].map(more => {
    const part = { moreFragments: more, fragmentOffset: more ? 0 : 2, identification: 7 }
    const data = { protocol: 'data', values: { data: half(more ? 'a' : 'b') } }
    if (version === 'ipv4')
      return pieceOf(encode([{ protocol: 'ipv4', values: { ...part, protocol: 17 } }, data]).octets)
    const headers = [
      { protocol: 'ipv6', values: {} },
      { protocol: 'fragment', values: { ...part, nextHeader: 17 } },
    ]
    return pieceOfIpv6(encode([...headers, data]).octets)
  })
  const [first, last] = made
  if (!first || !last) throw new Error('no pieces')
  expect(first.packet).toBe(last.packet)
  return { packet: first.packet, first: first.piece, last: last.piece }
}

/** A host's table: each piece at its time; gives back what became of each, and at what times packets were let go. */
function host(version: Version, arrivals: readonly (readonly [at: number, piece: 'first' | 'last'])[]) {
  const pieces = halves(version)
  const table = new Map<string, Unfinished>()
  const said: string[] = []
  const letGo = (now: number) => {
    for (const [packet, waiting] of table) {
      if (expiryOf(waiting) > now) continue
      table.delete(packet)
      said.push(`${expiryOf(waiting) / SECOND} s: ${isSenderTold(waiting) ? 'told' : 'silent'}`)
    }
  }
  for (const [at, which] of arrivals) {
    letGo(at)
    const waiting = table.get(pieces.packet) ?? unfinished(version, at)
    const outcome = add(waiting.assembly, pieces[which], version)
    if (outcome.kind === 'held') table.set(pieces.packet, { ...waiting, assembly: outcome.assembly })
    if (outcome.kind === 'whole') table.delete(pieces.packet)
    said.push(outcome.kind)
  }
  letGo(Number.MAX_SAFE_INTEGER)
  return said
}

describe('Fragments: the time that pieces wait', () => {
  it.each([
    ['ipv6', 60, 'RFC 8200 §4.5'],
    ['ipv4', 30, 'Linux; RFC 1122 §3.3.2 would have 60 to 120'],
  ] as const)('%s: %i s from the first that came (%s)', (version, seconds, _rule) => {
    const limit = seconds * SECOND
    expect(host(version, [[5, 'first']])).toEqual(['held', `${seconds + 5 / SECOND} s: told`])
    expect(
      host(version, [
        [0, 'first'],
        [limit - 1, 'last'],
      ]),
    ).toEqual(['held', 'whole'])
    expect(
      host(version, [
        [0, 'last'],
        [limit - 1, 'first'],
      ]),
    ).toEqual(['held', 'whole'])
  })

  it.each(['ipv6', 'ipv4'] as const)(
    '%s: at that moment all is let go, and a later piece begins anew',
    version => {
      const limit = expiryOf(unfinished(version, 0))
      expect(
        host(version, [
          [0, 'first'],
          [limit, 'last'],
        ]),
      ).toEqual(['held', `${limit / SECOND} s: told`, 'held', `${(2 * limit) / SECOND} s: silent`])
    },
  )

  it.each(['ipv6', 'ipv4'] as const)('%s: a copy does not put it off', version => {
    const limit = expiryOf(unfinished(version, 0))
    const arrivals = [
      [0, 'first'],
      [limit - 1, 'first'],
      [limit, 'last'],
    ] as const
    expect(host(version, arrivals).slice(0, 3)).toEqual(['held', 'duplicate', `${limit / SECOND} s: told`])
  })

  it.each(['ipv6', 'ipv4'] as const)('%s: without the piece at offset 0 the sender is not told', version => {
    const limit = expiryOf(unfinished(version, 0))
    expect(host(version, [[0, 'last']])).toEqual(['held', `${limit / SECOND} s: silent`])
  })
})
