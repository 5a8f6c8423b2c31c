// Windows: what TCP allows itself, how long round trips take, and what is in the buffers, over time.
import { windowsHeight, windowsPicture } from '../../scene/deliveryWindows'
import { say } from '../../story/catalogue'
import { PlotRoom } from './PlotRoom'
import type { TabProps } from './tabs'

export default function WindowsTab({ lanes, track }: TabProps) {
  return (
    <PlotRoom
      lanes={lanes}
      track={track}
      label={say('delivery.windows')}
      least={({ width, rem }) => windowsHeight(lanes, width, rem)}
      draw={(playhead, room) => windowsPicture(lanes, track, playhead, room, { say, rem: room.rem })}
    />
  )
}
