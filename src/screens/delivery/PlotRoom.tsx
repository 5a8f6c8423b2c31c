// The room of a tab that draws a plot: measured, at least as high as the plot needs, drawn at the playhead.
import { useRef } from 'react'
import { stepOfMark } from '../../scene/deliveryMarks'
import { sharing } from '../../scene/interpolate'
import type { Picture } from '../../scene/scene'
import { act, useOctet } from '../../store/store'
import type { Playhead } from '../../track/track'
import { PictureView } from '../../view/picture/PictureView'
import { type Room, useRoom } from '../../view/room'
import type { TabProps } from './tabs'

interface PlotProps extends Pick<TabProps, 'lanes' | 'track'> {
  readonly label: string
  /** The least height in a room of this width, px. */
  readonly least: (room: Room) => number
  readonly draw: (playhead: Playhead, room: Room) => Picture
}

export function PlotRoom({ least, ...plot }: PlotProps) {
  const element = useRef<HTMLDivElement>(null)
  const room = useRoom(element)
  return (
    <div ref={element} className="lane-room" style={{ minHeight: room ? least(room) : 0 }}>
      {room && room.width > 0 && <Plot {...plot} room={room} />}
    </div>
  )
}

function Plot({ lanes, track, label, room, draw }: Omit<PlotProps, 'least'> & { readonly room: Room }) {
  const playhead = useOctet(state => state.playhead)
  const last = useRef<Picture>(undefined)
  const made = draw(playhead, room)
  const picture = last.current ? sharing(last.current, made) : made
  last.current = picture
  return (
    <PictureView
      picture={picture}
      label={label}
      onOpen={target => {
        const step = stepOfMark(target, lanes, track)
        if (step !== undefined) act.seek(step)
      }}
    />
  )
}
