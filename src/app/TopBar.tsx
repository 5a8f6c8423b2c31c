// The top bar: name, scenes, what is open, undo and redo, files, and a menu for the rest.
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import { Tabs } from '../view/Tabs'
import { Logo } from './Logo'
import { MoreMenu } from './MoreMenu'
import { SCENE_PANEL } from './SceneArea'

const SCENES = ['frame', 'journey'] as const

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
      <div className="topbar-rest">
        <History />
        <MoreMenu />
      </div>
    </header>
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
