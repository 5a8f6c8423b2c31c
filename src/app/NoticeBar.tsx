// One sentence about something that was refused or done, and the progress of a long simulation, when there is one.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import './notices.css'
import './words'

export default function NoticeBar() {
  const notice = useOctet(state => state.notice)
  const running = useOctet(state => state.running)
  return (
    <div className="notices">
      <div role="status">
        {notice && (
          <p className="notice">
            <span>{say(notice.key, notice.args)}</span>
            <Button look="quiet" icon="close" name={say('shell.close')} onClick={() => act.notify(null)} />
          </p>
        )}
      </div>
      {running !== null && (
        <p className="notice">
          <label>
            {say('running.running')} <progress value={running} />
          </label>
          <Button onClick={act.cancel}>{say('running.cancel')}</Button>
        </p>
      )}
    </div>
  )
}
