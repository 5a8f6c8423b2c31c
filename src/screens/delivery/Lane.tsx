// One lane of Delivery: its picture, drawn at the playhead.
import { useMemo, useRef } from 'react'
import { type LanePlayer, lanePlayer, laneTitle } from '../../scene/delivery'
import { formOf } from '../../scene/deliveryRoom'
import { flattened } from '../../scene/displayList'
import { isBefore, useOctet } from '../../store/store'
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
            opens: true,
          })
        : undefined,
    [lanes, trace, track, room, hidesNext],
  )
  const least = room ? formOf(room.width, room.rem).least : 0
  return (
    <section className="lane" aria-label={regionOf(trace, lanes)}>
      <div ref={element} className="lane-room" style={{ minHeight: least }}>
        {player && <Playing player={player} trace={trace} onChoose={onChoose} />}
      </div>
    </section>
  )
}

/** What the region is called: of several lanes as they were before, each says of what. */
function regionOf(trace: Trace, lanes: readonly Trace[]): string {
  const name = laneTitle(trace, say)
  if (!isBefore(trace) || lanes.filter(isBefore).length < 2) return name
  const after = lanes[lanes.indexOf(trace) + 1] ?? trace
  return say('delivery.lane.before.of', { lane: laneTitle(after, say) })
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
