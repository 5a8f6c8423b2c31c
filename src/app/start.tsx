// What happens once, before the first picture: the theme, what the address asks for, keys and dropped files.
import { App } from './App'
import { followAddress } from './address'
import { followDrops } from './choose'
import { followKeys } from './keyboard'
import { prepareSentences } from './sentences'
import { followTheme } from './theme'

/** The app, set up as the address asks for. `?embed` leaves out all but scene, narrator, controls and timeline. */
export async function start() {
  followTheme()
  await followAddress()
  followKeys()
  followDrops()
  prepareSentences()
  return <App embedded={new URLSearchParams(location.search).has('embed')} />
}
