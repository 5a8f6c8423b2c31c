// One lane of Delivery: its picture, drawn at the playhead.
import { useMemo, useRef } from 'react'
import { type LanePlayer, lanePlayer, laneTitle } from '../../scene/delivery'
import { formOf } from '../../scene/deliveryRoom'
import { flattened } from '../../scene/displayList'
import { BEFORE, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import type { Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import { CrowdView } from '../../view/picture/CrowdView'
import { useCanvas } from '../../view/picture/palette'
import { useRoom } from '../../view/room'
import { type Choose, chosenAt } from './PacketMenu'

interface LaneProps {
  readonly lanes: readonly Trace[]
  readonly trace: Trace
  readonly track: Track
  readonly onChoose: Choose
}

export function Lane({ lanes, trace, track, onChoose }: LaneProps) {
  const element = useRef<HTMLDivElement>(null)
  const room = useRoom(element)
  const hidesNext = useOctet(state => state.hidesNext)
  const player = useMemo(
    () =>
      room && room.width > 0
        ? lanePlayer(lanes, trace, track, room, {
            say,
            nodeName,
            rem: room.rem,
            hidesNext,
            opens: trace.lane !== BEFORE,
          })
        : undefined,
    [lanes, trace, track, room, hidesNext],
  )
  const least = room ? formOf(room.width, room.rem).least : 0
  return (
    <section className="lane" aria-label={laneTitle(trace, say)}>
      <div ref={element} className="lane-room" style={{ minHeight: least }}>
        {player && <Playing player={player} trace={trace} onChoose={onChoose} />}
      </div>
    </section>
  )
}

interface PlayingProps {
  readonly player: LanePlayer
  readonly trace: Trace
  readonly onChoose: Choose
}

/** The one part that is drawn anew for every frame of a motion. */
function Playing({ player, trace, onChoose }: PlayingProps) {
  const playhead = useOctet(state => state.playhead)
  const isPainted = useCanvas()
  const picture = player(playhead)
  return (
    <CrowdView
      picture={isPainted ? picture : flattened(picture)}
      label={say('delivery.picture', { lane: laneTitle(trace, say) })}
      onOpen={target => onChoose(chosenAt(trace, target))}
    />
  )
}
