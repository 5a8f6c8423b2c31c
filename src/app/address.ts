// The page's address: what reads and writes it is loaded once it says something, or the reader has done something.
import { useOctet } from '../store/store'

const address = () => import('./location')

/** Opens what the address asks for, if anything; from then on it names the place where the reader stands. */
export async function followAddress(): Promise<void> {
  if (location.hash) return (await address()).followLocation()
  const begun = useOctet.getState()
  const begin = (from?: typeof begun) => {
    stop()
    removeEventListener('popstate', open)
    address().then(({ followLocation }) => followLocation(from))
  }
  const open = () => begin()
  const stop = useOctet.subscribe(() => begin(begun))
  addEventListener('popstate', open)
}
