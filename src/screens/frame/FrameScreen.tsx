// Frame: build it byte by byte.
import { useMemo } from 'react'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { FramePicture } from './FramePicture'
import { Missed } from './Missed'
import { shownFrame } from './shown'
import './frame.css'
import './words'

export default function FrameScreen() {
  const trace = useOctet(state => state.trace)
  const track = useOctet(state => state.track)
  const selected = useOctet(state => state.selected)
  const hop = selected?.pdu === track.pdu ? selected.hop : undefined
  const shown = useMemo(() => shownFrame(trace, track, hop), [trace, track, hop])
  if (shown) return <FramePicture shown={shown} />
  return (
    <div className="frame frame-none">
      <p>{say('frame.noFrame')}</p>
      <Missed />
    </div>
  )
}
