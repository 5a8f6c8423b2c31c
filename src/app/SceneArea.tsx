// The room between top bar and bench: shows the open scene. All but a first visit's are loaded when they are asked for.
import { lazy, Suspense } from 'react'
import JourneyScreen from '../screens/journey/JourneyScreen'
import type { SceneName } from '../store/engine'
import { useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { tabId } from '../view/Tabs'
import { Notices } from './Notices'

/** Each scene is one default component that fills its room and reads the store. */
const SCREENS = {
  frame: lazy(() => import('../screens/frame/FrameScreen')),
  journey: JourneyScreen,
  delivery: lazy(() => import('../screens/delivery/DeliveryScreen')),
} satisfies Record<SceneName, unknown>

export const SCENE_PANEL = 'scene'

export function SceneArea({ embedded }: { readonly embedded: boolean }) {
  const scene = useOctet(state => state.scene)
  // Until then the picture is that of the run before.
  const isRunning = useOctet(state => state.running !== null)
  const Screen = SCREENS[scene]
  // Embedded there are no tabs that could name the scene.
  const named = embedded
    ? { 'aria-label': say(`scene.${scene}`), role: 'region' }
    : { 'aria-labelledby': tabId(SCENE_PANEL, scene), role: 'tabpanel' }
  return (
    <main className="scene-area" aria-busy={isRunning || undefined}>
      <div id={SCENE_PANEL} className="scene-panel" {...named}>
        <Suspense fallback={<p className="unseen">{say('shell.loading')}</p>}>
          <Screen />
        </Suspense>
      </div>
      <Notices />
    </main>
  )
}
