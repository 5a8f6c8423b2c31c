// Puts the chosen theme on the root element, where the tokens find it.
import type { Theme } from '../store/prefs'
import { useOctet } from '../store/store'

/** Shows the theme of the preferences now and whenever it changes; `system` leaves it to the device. */
export function followTheme(): void {
  let shown: Theme = 'system'
  const show = (theme: Theme) => {
    if (theme === shown) return
    shown = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  show(useOctet.getState().prefs.theme)
  useOctet.subscribe(state => show(state.prefs.theme))
}
