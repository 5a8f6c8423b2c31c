// The library: ready scenarios, each with what it shows.
import { library } from '../scenario/library/index'
import type { Scenario } from '../scenario/scenario'
import type { SceneName } from '../store/engine'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { guideOf } from '../story/guide'
import { Button } from '../view/Button'
import { Dialog } from '../view/Dialog'
import { closeDialog, openDialog } from './stage'
import './titles'
import './words'
import './library.css'

/** What is built is built in Frame, what runs in lanes is seen in Delivery; all else in the scene that is open. */
function sceneFor({ programs, lanes }: Scenario): SceneName | undefined {
  if (programs.some(({ kind }) => kind === 'frame')) return 'frame'
  return lanes ? 'delivery' : undefined
}

export default function LibraryDialog() {
  const origin = useOctet(state => state.scenario.origin)
  return (
    <Dialog
      title={say('library.library')}
      close={say('shell.close')}
      onClose={closeDialog}
      foot={<Button onClick={() => openDialog('guide')}>{say('guide.about')}</Button>}
    >
      <ul className="library">
        {library.map(scenario => (
          <li key={scenario.origin}>
            <button
              type="button"
              className="library-item"
              aria-current={scenario.origin === origin}
              onClick={() => {
                const scene = sceneFor(scenario)
                act.open({ scenario, followed: scenario.follow, ...(scene && { scene }) })
                closeDialog()
              }}
            >
              <strong>{guideOf(scenario.origin).title}</strong>
              <span>{guideOf(scenario.origin).line}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
