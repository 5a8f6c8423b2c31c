// What happens once, before the first picture.
import { App } from './App'
import { followTheme } from './theme'

/** The app, set up as the address asks for. */
export function start() {
  followTheme()
  return <App embedded={new URLSearchParams(location.search).has('embed')} />
}
