// The controls: to start, step back, play, step forward, to end, speed, hide next.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'

const SPEEDS = [0.5, 1, 2, 4]

export function Controls() {
  const isFirst = useOctet(state => state.step < 0)
  const isLast = useOctet(state => state.step >= state.track.steps.length - 1)
  const playing = useOctet(state => state.playing)
  const speed = useOctet(state => state.speed)
  const hidesNext = useOctet(state => state.hidesNext)
  return (
    <div className="controls" role="group" aria-label={say('control.controls')}>
      <Button
        round
        icon="toStart"
        name={say('control.toStart')}
        aria-disabled={isFirst}
        onClick={act.toStart}
      />
      <Button
        round
        icon="stepBack"
        name={say('control.stepBack')}
        aria-disabled={isFirst}
        onClick={() => act.step(-1)}
      />
      <Button
        round
        look="solid"
        className="play"
        icon={playing ? 'pause' : 'play'}
        name={say(playing ? 'control.pause' : 'control.play')}
        onClick={playing ? act.pause : act.play}
      />
      <Button
        round
        icon="stepForward"
        name={say('control.stepForward')}
        aria-disabled={isLast}
        onClick={() => act.step(1)}
      />
      <Button round icon="toEnd" name={say('control.toEnd')} aria-disabled={isLast} onClick={act.toEnd} />
      <select
        className="control speed"
        aria-label={say('control.speed')}
        title={say('control.speed')}
        value={speed}
        onChange={event => act.setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map(each => (
          <option key={each} value={each}>
            {say('control.times', { speed: each })}
          </option>
        ))}
      </select>
      <Button
        className="hide-next"
        icon="hidden"
        aria-pressed={hidesNext}
        name={say('control.hideNext')}
        onClick={() => act.setHidesNext(!hidesNext)}
      >
        <span>{say('control.hideNext')}</span>
      </Button>
    </div>
  )
}
