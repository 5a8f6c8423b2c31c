// The theme's tokens as colours for a canvas: read once for a theme, since a canvas knows no style sheet.
import { useSyncExternalStore } from 'react'
import type { Tone } from '../../scene/scene'

export interface Palette {
  readonly ink: Readonly<Record<Tone, string>>
  readonly tint: Readonly<Record<Tone, string>>
  readonly panel: string
  readonly onSolid: string
  /** Font families. */
  readonly words: string
  readonly octets: string
}

const TONES: readonly Tone[] = [
  'data',
  'application',
  'transport',
  'internet',
  'link',
  'physical',
  'ink',
  'quiet',
  'line',
  'panel',
  'ground',
  'alarm',
]

let known: Palette | undefined

/** The colours of the theme that is on the page; read anew once it changes. */
export function usePalette(): Palette {
  return useSyncExternalStore(watchTheme, () => {
    known ??= readPalette()
    return known
  })
}

/** False where a canvas would not do: on paper, which has its own resolution, and under a reader's own colours. */
export function useCanvas(): boolean {
  return useSyncExternalStore(watchMedia, mayPaint)
}

const mayPaint = () => !MEDIA.some(each => matchMedia(each).matches)
const MEDIA = ['print', '(forced-colors: active)']

function watchMedia(changed: () => void): () => void {
  return watchQueries(MEDIA, changed)
}

function watchTheme(changed: () => void): () => void {
  const again = () => {
    known = undefined
    changed()
  }
  const observer = new MutationObserver(again)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  const stop = watchQueries(['(prefers-color-scheme: dark)'], again)
  // While nobody looked the theme may have changed.
  known = undefined
  return () => {
    observer.disconnect()
    stop()
  }
}

function watchQueries(queries: readonly string[], changed: () => void): () => void {
  const lists = queries.map(each => matchMedia(each))
  for (const list of lists) list.addEventListener('change', changed)
  return () => {
    for (const list of lists) list.removeEventListener('change', changed)
  }
}

/** A token may be made of others, so an element has to wear each tone for its colours to be known. */
function readPalette(): Palette {
  const probe = document.body.appendChild(document.createElement('span'))
  probe.hidden = true
  const colours = (tone: string) => {
    probe.className = `palette-probe tone-${tone}`
    const { color, backgroundColor } = getComputedStyle(probe)
    return { ink: color, tint: backgroundColor }
  }
  const tones = TONES.map(tone => [tone, colours(tone)] as const)
  const of = (which: 'ink' | 'tint') =>
    Object.fromEntries(tones.map(([tone, each]) => [tone, each[which]])) as Record<Tone, string>
  probe.className = 'palette-probe on-solid'
  const { color, backgroundColor } = getComputedStyle(probe)
  const style = getComputedStyle(document.documentElement)
  const palette = {
    ink: of('ink'),
    tint: of('tint'),
    onSolid: color,
    panel: backgroundColor,
    words: style.getPropertyValue('--words'),
    octets: style.getPropertyValue('--octets'),
  }
  probe.remove()
  return palette
}
