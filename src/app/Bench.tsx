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
  const isLast = step >= track.steps.length - 1
  const sentenceOf = useSentences(step >= 0)
  const sentence = useMemo(
    () => (step < 0 ? openingOf(trace, track, lanes) : (sentenceOf?.(trace, track, step, all) ?? [])),
    [trace, track, all, lanes, step, sentenceOf],
  )
  return (
    <Narrator
      label={say('narrator.narrator')}
      sentence={sentence}
      isBusy={step >= 0 && !sentenceOf}
      prompt={hidesNext && !isLast ? say('narrator.predict') : undefined}
    />
  )
}
