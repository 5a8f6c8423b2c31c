// What the pointer is on, in words, written straight into its line: a hover draws no component anew.

import { type RefObject, useCallback, useRef } from 'react'
import type { FrameScene } from '../../scene/frame'
import { fieldAt, stateOf } from '../../scene/frameProgress'
import { valueText } from '../../scene/frameValue'
import { say } from '../../story/catalogue'
import { octetRange } from '../../wire/dissection'
import type { Dissection } from '../../wire/spec'
import { placeOfKey } from './places'

/** `IPv4 Time to Live 64 · byte 22`, and the layer whose colour it has; a value only where it is written. */
function wordsFor(dissection: Dissection, scene: FrameScene, key: string): { text: string; layer: string } {
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

/** The line to write into, and what to call with the key that the pointer is on. */
export function usePointing(
  dissection: Dissection,
  scene: FrameScene,
): { pointed: RefObject<HTMLParagraphElement | null>; onPoint: (key: string | null) => void } {
  const pointed = useRef<HTMLParagraphElement>(null)
  const now = useRef({ dissection, scene })
  now.current = { dissection, scene }
  const onPoint = useCallback((key: string | null) => {
    const line = pointed.current
    if (!line) return
    const { text, layer } =
      key === null ? { text: '', layer: 'data' } : wordsFor(now.current.dissection, now.current.scene, key)
    line.textContent = text
    line.className = `frame-pointed toned tone-${layer}`
  }, [])
  return { pointed, onPoint }
}
