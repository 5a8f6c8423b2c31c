// The timeline of the open track, and where in it the learner stands.
import { useMemo, useRef } from 'react'
import { ticksOf } from '../scene/timeline'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { useRoom } from '../view/room'
import { Timeline } from '../view/Timeline'

export function TimelineBar() {
  const track = useOctet(state => state.track)
  const step = useOctet(state => state.step)
  const head = useOctet(({ playhead }) => Math.max(0, playhead.step + playhead.fraction))
  const hidesNext = useOctet(state => state.hidesNext)
  const place = useRef<HTMLDivElement>(null)
  const width = useRoom(place)?.width ?? 0
  const ticks = useMemo(() => ticksOf(track, width), [track, width])
  const numbers = { step: step + 1, count: track.steps.length }
  return (
    <>
      <div ref={place} className="timeline-room">
        <Timeline
          ticks={ticks}
          count={track.steps.length}
          step={step}
          head={head}
          label={say('timeline.timeline')}
          spoken={say('timeline.spoken', numbers)}
          hidesNext={hidesNext}
          onSeek={act.seek}
          onRest={act.rest}
        />
      </div>
      <span className="count" aria-hidden="true">
        <span className="count-long">{say('timeline.count', numbers)}</span>
        <span className="count-short">{say('timeline.short', numbers)}</span>
      </span>
    </>
  )
}
