// The bench at the bottom, the same in every scene: narrator, controls, timeline.
import { useOctet } from '../store/store'
import { say, sayRich } from '../story/catalogue'
import { Narrator } from '../view/Narrator'
import { Controls } from './Controls'
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
  const hidesNext = useOctet(state => state.hidesNext)
  const count = useOctet(state => state.track.steps.length)
  const isLast = useOctet(state => state.step >= state.track.steps.length - 1)
  return (
    <Narrator
      label={say('narrator.narrator')}
      sentence={sayRich('timeline.spoken', { step: step + 1, count })}
      prompt={hidesNext && !isLast ? say('narrator.predict') : undefined}
    />
  )
}
