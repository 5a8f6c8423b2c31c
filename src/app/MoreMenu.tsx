// The menu for what is rarely needed, and on narrow windows for what the top bar has no room for.
import type { Theme } from '../store/prefs'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Button } from '../view/Button'
import { Choice } from '../view/Choice'
import { Menu } from '../view/Menu'
import { chooseFile } from './choose'
import { type DialogName, openDialog } from './stage'

const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'projector']

export function MoreMenu() {
  const theme = useOctet(state => state.prefs.theme)
  return (
    <Menu name={say('shell.more')} icon="more">
      <Choice
        label={say('theme.theme')}
        options={THEMES.map(value => ({ value, label: say(`theme.${value}`) }))}
        value={theme}
        onChoose={value => act.setPref('theme', value)}
      />
      <Item does="library" name="library.library" shown="only-small" />
      <Item does="guide" name="guide.about" />
      <Item does="setup" name="shell.setup" shown="only-medium" />
      <Button look="quiet" className="only-narrow" onClick={chooseFile}>
        {say('shell.open')}
      </Button>
      <Item does="save" name="shell.save" shown="only-narrow" />
      <Item does="export" name="shell.export" shown="only-narrow" />
      <Item does="link" name="shell.link" />
      <Item does="keys" name="keys.keys" />
    </Menu>
  )
}

interface ItemProps {
  readonly does: DialogName
  readonly name: string
  /** Where the top bar has no room for it. */
  readonly shown?: 'only-narrow' | 'only-medium' | 'only-small'
}

function Item({ does, name, shown }: ItemProps) {
  return (
    <Button look="quiet" className={shown} onClick={() => openDialog(does)}>
      {say(name)}
    </Button>
  )
}
