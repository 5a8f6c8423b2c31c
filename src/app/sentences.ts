// The sentences of all steps, a big part of the page's words: fetched at the first sign of life, before they are needed;
// behind them the simulator, for the first edit.
import { useEffect, useState } from 'react'
import { engine } from '../store/engine'
import { expectOverlays } from './Overlays'

type SentenceOf = typeof import('../story/sentence')['sentenceOf']

let arrived: SentenceOf | undefined
const load = () =>
  import('../story/sentence').then(({ sentenceOf }) => {
    arrived = sentenceOf
    return sentenceOf
  })

/** Fetches the sentences once somebody moves a pointer, touches the page or presses a key. */
export function prepareSentences(): void {
  const signs = ['pointermove', 'pointerdown', 'keydown'] as const
  const prepare = () => {
    for (const sign of signs) removeEventListener(sign, prepare)
    load().finally(expectOverlays).finally(engine.expect)
  }
  for (const sign of signs) addEventListener(sign, prepare, { passive: true })
}

/** What makes a sentence of a step; undefined while it is on its way. */
export function useSentences(isNeeded: boolean): SentenceOf | undefined {
  const [sentenceOf, setSentenceOf] = useState(() => arrived)
  useEffect(() => {
    if (isNeeded && !sentenceOf) load().then(found => setSentenceOf(() => found))
  }, [isNeeded, sentenceOf])
  return sentenceOf
}
