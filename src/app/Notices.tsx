// Room for notices over the scene: what shows them is loaded with the first, what announces them is there before.
import { lazy, Suspense } from 'react'
import { useOctet } from '../store/store'
import './notices.css'

const Notice = lazy(() => import('./Notice'))
const Running = lazy(() => import('./Running'))

export function Notices() {
  const notice = useOctet(state => state.notice)
  const isRunning = useOctet(state => state.running !== null)
  return (
    <div className="notices">
      <div role="status">
        <Suspense fallback={null}>{notice && <Notice notice={notice} />}</Suspense>
      </div>
      <Suspense fallback={null}>{isRunning && <Running />}</Suspense>
    </div>
  )
}
