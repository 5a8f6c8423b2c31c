/** A canvas gets what the style sheet would show: each item once, in order, in the theme's colours. */
import { describe, expect, it } from 'vitest'
import type { Item, Tone } from '../../scene/scene'
import { type Brush, paint } from './paint'
import type { Palette } from './palette'

const tones = (kind: string) =>
  new Proxy({} as Record<Tone, string>, { get: (_, tone) => `${String(tone)} ${kind}` })
const palette: Palette = {
  ink: tones('ink'),
  tint: tones('tint'),
  panel: 'panel',
  onSolid: 'on solid',
  words: 'Words',
  octets: 'Octets',
}

/** Writes down what it is told to draw, and with what. */
function pencil() {
  const drawn: string[] = []
  const state = { fillStyle: '', strokeStyle: '', lineWidth: 1, globalAlpha: 1, font: '', dash: '' }
  const brush = Object.assign(state, {
    lineJoin: 'miter',
    lineCap: 'butt',
    textAlign: 'left',
    save: () => undefined,
    restore: () => undefined,
    translate: () => undefined,
    scale: () => undefined,
    beginPath: () => undefined,
    roundRect: () => undefined,
    moveTo: () => undefined,
    lineTo: () => undefined,
    setLineDash: (dash: number[]) => {
      state.dash = dash.join(' ')
    },
    fillRect: () => drawn.push(`block ${state.fillStyle}`),
    fill: () => drawn.push(`fill ${state.fillStyle} ${state.globalAlpha}`),
    stroke: () => drawn.push(`stroke ${state.strokeStyle} ${state.lineWidth}${state.dash && ' dashed'}`),
    fillText: (text: string) => drawn.push(`text ${text} ${state.font} ${state.fillStyle}`),
  })
  return { brush: brush as unknown as Brush, drawn }
}

const box = { kind: 'box', x: 0, y: 0, width: 9, height: 9, radius: 2 } as const

describe('a canvas', () => {
  it('draws boxes as they are filled and bordered, lines and words in their tones', () => {
    const { brush, drawn } = pencil()
    const items: Item[] = [
      { ...box, key: 'a', tone: 'transport', fill: 'tint', border: 2 },
      { ...box, key: 'b', tone: 'link', fill: 'panel', border: 1, dashed: true, opacity: 0.5 },
      { ...box, key: 'c', tone: 'transport', fill: 'solid', border: 0, radius: 0 },
      { ...box, key: 'd', tone: 'data', fill: 'outline', border: 1 },
      {
        kind: 'line',
        key: 'e',
        tone: 'quiet',
        points: [
          [0, 0],
          [1, 1],
        ],
        border: 3,
      },
      {
        kind: 'text',
        key: 'f',
        tone: 'ink',
        x: 0,
        y: 0,
        text: 'seq 7',
        size: 14,
        weight: 600,
        face: 'words',
        anchor: 'middle',
      },
    ]
    paint(brush, items, palette)
    expect(drawn).toEqual([
      'fill transport tint 1',
      'stroke transport ink 2',
      'fill panel 0.5',
      'stroke link ink 1 dashed',
      'block transport ink',
      'stroke data ink 1',
      'stroke quiet ink 3',
      'text seq 7 600 14px Words ink ink',
    ])
  })
})
