// How far a long simulation is, and how to call it off.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import './words'

export default function Running() {
  const running = useOctet(state => state.running)
  return (
    <p className="notice">
      <label>
        {say('running.running')} <progress value={running ?? 1} />
      </label>
      <Button onClick={act.cancel}>{say('running.cancel')}</Button>
    </p>
  )
}
