// The bench at the bottom, the same in every scene: narrator, controls, timeline.
import { useMemo } from 'react'
import { traceOfStep, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { openingOf } from '../story/library'
import { Narrator } from '../view/Narrator'
import { Controls } from './Controls'
import { useSentences } from './sentences'
import { TimelineBar } from './TimelineBar'

export function Bench() {
  return (
    <footer className="bench">
      <StepNarrator />
      <div className="bench-row">
        <Controls />
        <TimelineBar />
      </div>
    </footer>
  )
}

function StepNarrator() {
  const step = useOctet(state => state.step)
  const trace = useOctet(traceOfStep)
  const track = useOctet(state => state.track)
  const all = useOctet(state => state.lanes)
  const lanes = all.length
  const hidesNext = useOctet(state => state.hidesNext)
  const hop = useOctet(state => (state.selected?.pdu === state.track.pdu ? state.selected.hop : undefined))
  const isLast = step >= track.steps.length - 1
  const isOpening = step < 0 && !hop
  const sentenceOf = useSentences(!isOpening)
  const sentence = useMemo(
    () => (isOpening ? openingOf(trace, track, lanes) : (sentenceOf?.(trace, track, step, all, hop) ?? [])),
    [trace, track, all, lanes, step, hop, isOpening, sentenceOf],
  )
  return (
    <Narrator
      label={say('narrator.narrator')}
      sentence={sentence}
      isBusy={!isOpening && !sentenceOf}
      prompt={hidesNext && !isLast ? say('narrator.predict') : undefined}
    />
  )
}
