// The menu for what is rarely needed: theme and keys.
import type { Theme } from '../store/prefs'
import { act, useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { Choice } from '../view/Choice'
import { Menu } from '../view/Menu'

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
    </Menu>
  )
}
