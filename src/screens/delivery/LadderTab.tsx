// The ladder: every frame as a slanted arrow between the two hosts, as far as time has come.
import { useMemo, useRef } from 'react'
import { ladderHeight, ladderPicture } from '../../scene/deliveryLadder'
import { stepOfMark } from '../../scene/deliveryMarks'
import { sharing } from '../../scene/interpolate'
import type { Picture } from '../../scene/scene'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import { PictureView } from '../../view/picture/PictureView'
import { type Room, useRoom } from '../../view/room'
import { chosenAt } from './PacketMenu'
import type { TabProps } from './tabs'

export default function LadderTab(props: TabProps) {
  const element = useRef<HTMLDivElement>(null)
  const room = useRoom(element)
  const least = room ? ladderHeight(props.lanes.length, room.width, room.rem) : 0
  return (
    <div ref={element} className="lane-room ladder-room" style={{ minHeight: least }}>
      {room && room.width > 0 && <Ladder {...props} room={room} />}
    </div>
  )
}

function Ladder({ lanes, track, onChoose, room }: TabProps & { readonly room: Room }) {
  const playhead = useOctet(state => state.playhead)
  const options = useMemo(() => ({ say, nodeName, rem: room.rem, opens: () => true }), [room.rem])
  const last = useRef<Picture>(undefined)
  const made = ladderPicture(lanes, track, playhead, room, options)
  const picture = last.current ? sharing(last.current, made) : made
  last.current = picture
  return (
    <PictureView
      picture={picture}
      label={say('delivery.ladder')}
      onOpen={target => {
        const step = stepOfMark(target, lanes, track)
        if (step !== undefined) return act.seek(step)
        const trace = lanes.find(each => target.startsWith(`packet:${each.lane}:`))
        if (trace) onChoose(chosenAt(trace, target))
      }}
    />
  )
}
