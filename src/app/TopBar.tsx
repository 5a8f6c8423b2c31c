// The top bar: name, scenes, the packet that is followed, what is open, undo and redo, files, a menu for the rest.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { titleOf } from '../story/library'
import { Button } from '../view/Button'
import { Icon } from '../view/Icon'
import { Menu } from '../view/Menu'
import { Tabs } from '../view/Tabs'
import { chooseFile } from './choose'
import { Logo } from './Logo'
import { MoreItems } from './Overlays'
import { PduPicker } from './PduPicker'
import { SCENE_PANEL } from './SceneArea'
import { openDialog } from './stage'

const SCENES = ['frame', 'journey', 'delivery'] as const

export function TopBar() {
  const scene = useOctet(state => state.scene)
  return (
    <header className="topbar">
      <h1 className="brand">
        <Logo />
        <span className="brand-name">{say('shell.name')}</span>
      </h1>
      <Tabs
        label={say('shell.scenes')}
        tabs={SCENES.map(id => ({ id, label: say(`scene.${id}`) }))}
        open={scene}
        onOpen={act.setScene}
        panel={SCENE_PANEL}
      />
      {scene !== 'delivery' && <PduPicker />}
      <div className="topbar-rest">
        <ScenarioButton />
        <Button className="not-medium" look="quiet" onClick={() => openDialog('setup')}>
          {say('shell.setup')}
        </Button>
        <History />
        <Button className="only-wide" look="quiet" onClick={chooseFile}>
          {say('shell.open')}
        </Button>
        <Button className="only-wide" look="quiet" onClick={() => openDialog('save')}>
          {say('shell.save')}
        </Button>
        <Button className="only-wide" look="quiet" onClick={() => openDialog('export')}>
          {say('shell.export')}
        </Button>
        <Menu name={say('shell.more')} icon="more">
          <MoreItems />
        </Menu>
      </div>
    </header>
  )
}

function ScenarioButton() {
  const origin = useOctet(state => state.scenario.origin)
  const title = titleOf(origin)
  return (
    <Button
      className="scenario-button only-large"
      title={say('library.choose')}
      onClick={() => openDialog('library')}
    >
      <span>{title}</span>
      <Icon name="down" />
    </Button>
  )
}

function History() {
  const canUndo = useOctet(state => state.history.past.length > 0)
  const canRedo = useOctet(state => state.history.future.length > 0)
  return (
    <>
      <Button look="quiet" icon="undo" name={say('shell.undo')} disabled={!canUndo} onClick={act.undo} />
      <Button look="quiet" icon="redo" name={say('shell.redo')} disabled={!canRedo} onClick={act.redo} />
    </>
  )
}
