// The dialog that is open, loaded when it is first asked for.
import { lazy, Suspense } from 'react'
import { type DialogName, useStage } from './stage'

const DIALOGS = {
  library: lazy(() => import('./LibraryDialog')),
  guide: lazy(() => import('./GuideDialog')),
  setup: lazy(() => import('./setup/SetupDialog')),
  export: lazy(() => import('./ExportDialog')),
  save: lazy(() => import('./SaveDialog')),
  link: lazy(() => import('./LinkDialog')),
  keys: lazy(() => import('./KeysDialog')),
} satisfies Record<DialogName, unknown>

export function Dialogs() {
  const name = useStage(stage => stage.dialog)
  if (!name) return null
  const Open = DIALOGS[name]
  return (
    <Suspense fallback={null}>
      <Open />
    </Suspense>
  )
}
