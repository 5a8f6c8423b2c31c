// Room for notices over the scene: what shows them is loaded with the first.
import { lazy, Suspense } from 'react'
import { useOctet } from '../store/store'

const NoticeBar = lazy(() => import('./NoticeBar'))

export function Notices() {
  const isQuiet = useOctet(state => state.notice === null && state.running === null)
  if (isQuiet) return null
  return (
    <Suspense fallback={null}>
      <NoticeBar />
    </Suspense>
  )
}
