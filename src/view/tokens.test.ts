// The tokens' contrast (WCAG 2.2 §1.4.3, §1.4.11): read from tokens.css as it stands, in every theme.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const block = (selector: string) =>
  css.slice(css.indexOf(`${selector} {`)).match(/\{([\s\S]*?)\n\}/)?.[1] ?? ''

type Theme = Record<string, string>

function tokensOf(text: string, side: 1 | 2): Theme {
  const rows = text.matchAll(/--([\w-]+):\s*(?:light-dark\((#\w+),\s*(#\w+)\)|(#\w+));/g)
  return Object.fromEntries([...rows].map(row => [row[1] ?? '', row[side + 1] ?? row[4] ?? '']))
}

const light = tokensOf(block(':root'), 1)
const dark = tokensOf(block(':root'), 2)
const projector = { ...light, ...tokensOf(block(':root[data-theme="projector"]'), 1) }
const layers = ['data', 'application', 'transport', 'internet', 'link', 'physical', 'alarm']

/** Relative luminance as WCAG defines it. */
function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a = '', b = '') {
  const [more = 0, less = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (more + 0.05) / (less + 0.05)
}

describe.each([
  ['light', light, 4.5],
  ['dark', dark, 4.5],
  ['projector', projector, 7],
] as const)('the %s theme', (_name, theme, least) => {
  it.each(layers)('%s ink stands out from its tint, ground and panel, and under text on solid', layer => {
    const ink = theme[`${layer}-ink`]
    for (const below of [theme[`${layer}-tint`], theme.ground, theme.panel, theme['on-solid']])
      expect(contrast(ink, below)).toBeGreaterThanOrEqual(least)
  })

  it('has ink and quiet words that stand out everywhere', () => {
    for (const words of ['ink', 'quiet'])
      for (const below of ['ground', 'panel'])
        expect(contrast(theme[words], theme[below])).toBeGreaterThanOrEqual(least)
    for (const layer of layers)
      expect(contrast(theme.ink, theme[`${layer}-tint`])).toBeGreaterThanOrEqual(least)
  })

  it('has edges of controls that can be seen', () => {
    for (const below of ['ground', 'panel'])
      expect(contrast(theme.edge, theme[below])).toBeGreaterThanOrEqual(3)
  })
})
