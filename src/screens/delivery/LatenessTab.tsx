// Lateness: from send() to recv(), lane beside lane; in the game also the player as the other side sees it.
import { latenessHeight, latenessPicture } from '../../scene/deliveryLateness'
import { say } from '../../story/catalogue'
import { PlotRoom } from './PlotRoom'
import type { TabProps } from './tabs'

export default function LatenessTab({ lanes, track }: TabProps) {
  return (
    <PlotRoom
      lanes={lanes}
      track={track}
      label={say('delivery.late')}
      least={({ width, rem }) => latenessHeight(lanes, width, rem)}
      draw={(playhead, room) => latenessPicture(lanes, track, playhead, room, { say, rem: room.rem })}
    />
  )
}
