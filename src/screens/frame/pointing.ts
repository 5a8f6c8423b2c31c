// What the pointer is on, in words, written straight into its line: a hover draws no component anew.

import { type RefObject, useCallback, useMemo, useRef } from 'react'
import type { FrameScene } from '../../scene/frame'
import { fieldAt, stateOf } from '../../scene/frameProgress'
import { valueText } from '../../scene/frameValue'
import { say } from '../../story/catalogue'
import { octetRange } from '../../wire/dissection'
import type { Dissection, Layer } from '../../wire/spec'
import { placeOfKey } from './places'

interface Pointed {
  readonly text: string
  readonly layer: Layer
}

/** `IPv4 Time to Live 64 · byte 22`, and the layer whose colour it has; a value only where it is written. */
function wordsFor(dissection: Dissection, scene: FrameScene, key: string): Pointed {
  const place = placeOfKey(dissection, { lane: '' }, key)
  const span = place?.layer === undefined ? undefined : dissection.layers[place.layer]
  const field = fieldAt(dissection, place)
  const octets = place?.octets ?? (field && octetRange(field))
  if (!octets || place?.layer === undefined || !span) return { text: '', layer: 'data' }
  const [first, behind] = octets
  const where = say(behind - first === 1 ? 'frame.at.one' : 'frame.at.range', { first, last: behind - 1 })
  const isWritten = field && stateOf(scene.progress, place.layer, field) === 'decided'
  const label = field && field.spec.label !== span.spec.label ? field.spec.label : ''
  const value = isWritten && span.spec.layer !== 'data' ? valueText(field) : ''
  const name = [span.spec.label, label, value].filter(Boolean).join(' ')
  return { text: say('frame.pointed', { name, where }), layer: span.spec.layer }
}

/** The words of each key, made once for a scene. */
function wordsIn(dissection: Dissection, scene: FrameScene) {
  const known = new Map<string, Pointed>()
  return (key: string): Pointed => {
    const words = known.get(key) ?? wordsFor(dissection, scene, key)
    known.set(key, words)
    return words
  }
}

const NOTHING: Pointed = { text: '', layer: 'data' }

/** Puts new words into a line that keeps its one node: the page is laid out nowhere else. */
function write(line: HTMLElement, { text, layer }: Pointed): void {
  if (line.firstChild instanceof Text) line.firstChild.data = text
  else line.append(text)
  const tone = `frame-pointed-words toned tone-${layer}`
  if (line.className !== tone) line.className = tone
}

/** The line to write into, and what to call with the key that the pointer is on. */
export function usePointing(
  dissection: Dissection,
  scene: FrameScene,
): { pointed: RefObject<HTMLSpanElement | null>; onPoint: (key: string | null) => void } {
  const pointed = useRef<HTMLSpanElement>(null)
  const now = useRef<(key: string) => Pointed>(() => NOTHING)
  now.current = useMemo(() => wordsIn(dissection, scene), [dissection, scene])
  const onPoint = useCallback((key: string | null) => {
    if (pointed.current) write(pointed.current, key === null ? NOTHING : now.current(key))
  }, [])
  return { pointed, onPoint }
}
