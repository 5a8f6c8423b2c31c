/** What senders send: lists, files in pieces, and the path of a player. */
import { describe, expect, it } from 'vitest'
import { FIELD, POSITION_OCTETS, readPosition, writePosition } from '../wire/position'
import { messageOctets, positionOf, sizeOf } from './messages'
import type { Messages } from './scenario'

const text = (letters: string) => ({ kind: 'text', text: letters }) as const
const texts = (messages: Messages) => [...messageOctets(messages)].map(each => new TextDecoder().decode(each))

describe('messages', () => {
  it('are a list as it stands, empty ones too', () => {
    const list: Messages = { kind: 'list', payloads: [text('Hi'), text(''), text('there')] }
    expect(texts(list)).toEqual(['Hi', '', 'there'])
    expect(sizeOf(list)).toBe(7)
  })

  it('are a file in pieces, of which the last may be shorter', () => {
    const file: Messages = { kind: 'file', payload: text('abcdefgh'), size: 3 }
    expect(texts(file)).toEqual(['abc', 'def', 'gh'])
    expect(sizeOf(file)).toBe(8)
  })

  it('are positions of 12 octets: sequence number, x, y, big-endian', () => {
    const game: Messages = { kind: 'positions', count: 175 }
    const all = [...messageOctets(game)]
    expect(all).toHaveLength(175)
    expect(sizeOf(game)).toBe(175 * POSITION_OCTETS)
    expect([...(all[0] ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 1, 244, 0, 0, 1, 244])
    expect(all.map(each => readPosition(each)?.sequence)).toEqual(all.map((_, at) => at))
    expect(readPosition(writePosition({ sequence: 2 ** 31, x: 1000, y: 0 }))).toEqual({
      sequence: 2 ** 31,
      x: 1000,
      y: 0,
    })
    expect(readPosition(new Uint8Array(20), 9)).toBeUndefined()
  })
})

describe('the player', () => {
  const path = Array.from({ length: 2100 }, (_, at) => positionOf(at))

  it('stays in the field, fills it, and moves smoothly', () => {
    for (const [at, { x, y }] of path.entries()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(Math.max(x, y)).toBeLessThanOrEqual(FIELD)
      const before = path[at - 1]
      if (before) expect(Math.hypot(x - before.x, y - before.y)).toBeLessThan(12)
    }
    expect(Math.max(...path.map(({ x }) => x))).toBe(FIELD)
    expect(Math.min(...path.map(({ y }) => y))).toBeLessThan(2)
  })

  it('comes back to where it was after twelve seconds', () => {
    expect({ ...positionOf(2100), sequence: 0 }).toEqual(positionOf(0))
  })
})
