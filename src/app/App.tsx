// The whole page: top bar, the open scene, and the bench at the bottom that is the same in every scene.
import { Bench } from './Bench'
import { Overlays } from './Overlays'
import { SceneArea } from './SceneArea'
import { TopBar } from './TopBar'
import './app.css'

export function App({ embedded }: { readonly embedded: boolean }) {
  return (
    <div className={embedded ? 'shell embedded' : 'shell'}>
      {!embedded && <TopBar />}
      <SceneArea embedded={embedded} />
      <Bench />
      <Overlays />
    </div>
  )
}
