// The library: ready scenarios, each with what it shows.
import { library } from '../scenario/library/index'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { guideOf } from '../story/guide'
import { Button } from '../view/Button'
import { Dialog } from '../view/Dialog'
import { closeDialog, openDialog } from './stage'
import './words'
import './library.css'

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
                // What is built is built in Frame.
                const isOwn = scenario.programs.some(({ kind }) => kind === 'frame')
                act.open({ scenario, followed: scenario.follow, ...(isOwn && { scene: 'frame' as const }) })
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
