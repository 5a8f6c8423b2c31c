// Delivery: the same bytes over a stream and over datagrams. A lane a run, side by side in time, and a panel below.
import { useMemo, useState } from 'react'
import { isBefore, shownLanes, useOctet } from '../../store/store'
import { addMessages } from '../../story/catalogue'
import { delivery } from '../../story/en/delivery'
import { Lane } from './Lane'
import { type Chosen, PacketMenu } from './PacketMenu'
import { Panel } from './Panel'
import './delivery.css'

addMessages(delivery)

export default function DeliveryScreen() {
  const lanes = useOctet(state => state.lanes)
  const earlier = useOctet(state => state.earlier)
  const compared = useOctet(state => state.compared)
  const track = useOctet(state => state.track)
  const shown = useMemo(() => shownLanes({ lanes, earlier, compared }), [lanes, earlier, compared])
  const [chosen, setChosen] = useState<Chosen>()
  if (track.scene !== 'delivery') return null
  return (
    <div className="delivery">
      <div className={shown.length > 2 && shown.some(isBefore) ? 'lanes pairs' : 'lanes'}>
        {shown.map(trace => (
          <Lane key={trace.lane} lanes={shown} trace={trace} track={track} onChoose={setChosen} />
        ))}
      </div>
      <Panel lanes={shown} track={track} onChoose={setChosen} />
      {chosen && <PacketMenu chosen={chosen} onClose={() => setChosen(undefined)} />}
    </div>
  )
}
