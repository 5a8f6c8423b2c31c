// The room between top bar and bench: shows the open scene, which is loaded when it is first asked for.
import { lazy, Suspense } from 'react'
import type { SceneName } from '../store/engine'
import { useOctet } from '../store/store'
import { say } from '../story/catalogue'
import { tabId } from '../view/Tabs'

/** Each scene is one default component that fills its room and reads the store. */
const SCREENS = {
  frame: lazy(() => import('../screens/frame/FrameScreen')),
  journey: lazy(() => import('../screens/journey/JourneyScreen')),
} satisfies Record<SceneName, unknown>

export const SCENE_PANEL = 'scene'

export function SceneArea() {
  const scene = useOctet(state => state.scene)
  const Screen = SCREENS[scene]
  return (
    <main className="scene-area">
      <div
        id={SCENE_PANEL}
        className="scene-panel"
        role="tabpanel"
        aria-labelledby={tabId(SCENE_PANEL, scene)}
        tabIndex={-1}
      >
        <Suspense fallback={<p className="unseen">{say('shell.loading')}</p>}>
          <Screen />
        </Suspense>
      </div>
    </main>
  )
}
