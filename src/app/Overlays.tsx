// What may lie over the page: a dialog, or the blank that a teacher puts up; what draws them comes when it is needed.
import { lazy, Suspense } from 'react'
import { useStage } from './stage'

const over = () => import('./Over')
const OpenDialog = lazy(() => over().then(({ OpenDialog }) => ({ default: OpenDialog })))
const BlankSheet = lazy(() => over().then(({ BlankSheet }) => ({ default: BlankSheet })))
/** The items of the top bar's menu. */
export const MoreItems = lazy(() => over().then(({ MoreItems }) => ({ default: MoreItems })))

/** Somebody is there: has it fetched before it is asked for. */
export const expectOverlays = over

export function Overlays() {
  const { dialog, blank } = useStage()
  return (
    <Suspense fallback={null}>
      {dialog && <OpenDialog name={dialog} />}
      {blank && <BlankSheet />}
    </Suspense>
  )
}
