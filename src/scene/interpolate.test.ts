// Motion between two pictures: ends exact, keys unique, unchanged items untouched, the same both ways.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ease, interpolate, sharing } from './interpolate'
import type { Box, Item, Picture, Text } from './scene'

const box = (key: string, x: number, more: Partial<Box> = {}): Box => ({
  kind: 'box',
  key,
  tone: 'link',
  x,
  y: 0,
  width: 10,
  height: 10,
  radius: 2,
  fill: 'tint',
  border: 1,
  ...more,
})
const words = (key: string, text: string): Text => ({
  kind: 'text',
  key,
  tone: 'ink',
  x: 0,
  y: 0,
  text,
  size: 16,
  weight: 400,
  face: 'words',
  anchor: 'start',
})
const picture = (...items: Item[]): Picture => ({ width: 100, height: 100, items, description: '' })
const find = (of: Picture, key: string) => of.items.find(item => item.key === key)

describe('interpolate', () => {
  it('gives the very pictures at the ends', () => {
    const [a, b] = [picture(box('a', 0)), picture(box('a', 50))]
    expect(interpolate(a, b, 0)).toBe(a)
    expect(interpolate(a, b, 1)).toBe(b)
  })

  it('moves what keeps its key, half the way at half the time', () => {
    expect(find(interpolate(picture(box('a', 0)), picture(box('a', 50)), 0.5), 'a')).toMatchObject({ x: 25 })
  })

  it('keeps the identity of what does not change', () => {
    const after = picture(box('a', 0), box('b', 5))
    expect(find(interpolate(picture(box('a', 0)), after, 0.3), 'a')).toBe(after.items[0])
  })

  it('shares what is equal between two pictures, and nothing else', () => {
    const [drawn, next] = [picture(box('a', 0), box('b', 5)), picture(box('a', 0), box('b', 6))]
    const shared = sharing(drawn, next)
    expect(shared.items[0]).toBe(drawn.items[0])
    expect(shared.items[1]).toBe(next.items[1])
  })

  it('brings what is new from its door and takes what is gone to its own', () => {
    const b = picture(box('n', 40, { enter: { x: 5, y: 5 } }))
    const a = picture(box('o', 40, { leave: { x: 95, y: 5 } }))
    const early = interpolate(a, b, 0.01)
    expect((find(early, 'n') as Box).x).toBeCloseTo(0, 2)
    expect((find(early, 'o') as Box).x).toBeCloseTo(40, 2)
    const late = interpolate(a, b, 0.99)
    expect((find(late, 'o') as Box).x).toBeCloseTo(90, 2)
    expect(find(late, 'o')?.opacity).toBeLessThan(0.01)
  })

  it('lets words pale before they become others', () => {
    const [a, b] = [picture(words('w', '8')), picture(words('w', '28'))]
    expect(find(interpolate(a, b, 0.25), 'w')).toMatchObject({ text: '8', opacity: 0.5 })
    expect(find(interpolate(a, b, 0.75), 'w')).toMatchObject({ text: '28', opacity: 0.5 })
  })

  it('is the same motion backwards, with every key once', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    const pictures = keys.chain(names =>
      fc
        .array(fc.integer({ min: 0, max: 90 }), { minLength: names.length, maxLength: names.length })
        .map(xs => picture(...names.map((name, at) => box(name, xs[at] ?? 0)))),
    )
    fc.assert(
      fc.property(pictures, pictures, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (a, b, t) => {
        const [there, back] = [interpolate(a, b, t), interpolate(b, a, 1 - t)]
        const names = there.items.map(item => item.key)
        expect(new Set(names).size).toBe(names.length)
        expect([...names].sort()).toEqual(back.items.map(item => item.key).sort())
        for (const item of there.items as Box[]) {
          const same = find(back, item.key) as Box
          expect(item.x).toBeCloseTo(same.x, 6)
          expect(item.opacity ?? 1).toBeCloseTo(same.opacity ?? 1, 6)
        }
      }),
    )
  })

  it('eases evenly about the middle', () => {
    for (const t of [0, 0.1, 0.25, 0.4]) expect(ease(t) + ease(1 - t)).toBeCloseTo(1, 12)
  })
})
