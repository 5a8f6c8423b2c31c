// The list of keys, and the switch for single letters.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Dialog } from '../view/Dialog'
import { EDIT_KEYS, KEYS } from './keyboard'
import { closeDialog } from './stage'
import './words'
import './keysdialog.css'

/** What stands on a key's cap where its name is not a sign: the message `key.<name>`. */
function cap(key: string): string {
  if (key === ' ') return say('key.Space')
  return key.length === 1 || key.includes('+') ? key : say(`key.${key}`)
}

export default function KeysDialog() {
  const letterKeys = useOctet(state => state.prefs.letterKeys)
  return (
    <Dialog title={say('keys.keys')} close={say('shell.close')} onClose={closeDialog}>
      <dl className="keys">
        {[...KEYS, ...EDIT_KEYS].map(({ keys, does }) => (
          <div key={does} className="keys-row">
            <dt>
              {keys.map(key => (
                <kbd key={key}>{cap(key)}</kbd>
              ))}
            </dt>
            <dd>{say(`keys.${does}`)}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          checked={letterKeys}
          onChange={event => act.setPref('letterKeys', event.target.checked)}
        />
        <span>{say('keys.letters')}</span>
      </label>
      <p className="note">{say('keys.yield')}</p>
    </Dialog>
  )
}
