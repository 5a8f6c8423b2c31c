// Journey: wrap, cross, strip. Plays the picture of the message that is followed, by the playhead.
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { interpolate, sharing } from '../../scene/interpolate'
import { journeyPicture } from '../../scene/journey'
import type { Detail } from '../../scene/journeyDetail'
import { toolsOf } from '../../scene/journeyGround'
import { momentAt } from '../../scene/journeyMoment'
import type { Picture } from '../../scene/scene'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { checkRows } from '../../story/checks'
import { nodeName } from '../../story/scope'
import type { Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import { Button } from '../../view/Button'
import { Choice } from '../../view/Choice'
import { PictureView } from '../../view/picture/PictureView'
import { type Room, useRoom } from '../../view/room'
import { placeOf, targetsOf } from './target'
import './journey.css'

const HopTable = lazy(() => import('./HopTable'))
const Names = lazy(() => import('./Names'))
const MODELS = ['tcpip', 'osi', 'both'] as const

export default function JourneyScreen() {
  const element = useRef<HTMLDivElement>(null)
  const room = useRoom(element)
  return (
    <div ref={element} className="journey">
      {room && room.width > 0 && <Stage room={room} />}
    </div>
  )
}

function Stage({ room }: { readonly room: Room }) {
  const trace = useOctet(state => state.trace)
  const track = useOctet(state => state.track)
  const model = useOctet(state => state.prefs.layerModel)
  const hidesNext = useOctet(state => state.hidesNext)
  const detail = useDetail()
  const options = useMemo(
    () => ({ model, rem: room.rem, hidesNext, detail, say, nodeName, checkLines: checkRows }),
    [model, room.rem, hidesNext, detail],
  )
  const pictureAt = useMemo(() => {
    const drawn = new Map<number, Picture>()
    return (step: number) => {
      const known = drawn.get(step)
      if (known) return known
      const beside = drawn.get(step - 1) ?? drawn.get(step + 1)
      const made = journeyPicture(trace, track, step, room, options)
      // What is equal in two steps is one object, so that it is not drawn again.
      const picture = beside ? sharing(beside, made) : made
      drawn.set(step, picture)
      return picture
    }
  }, [trace, track, room, options])
  if (track.steps.length === 0) return null
  const tools = toolsOf(trace, track, room, options)
  return (
    <>
      <Player trace={trace} track={track} pictureAt={pictureAt} />
      {/* Placed by the picture, so that its words keep clear of the controls. */}
      <div className="journey-tools" style={{ left: tools.x, top: tools.y, width: tools.width }}>
        <Choice
          label={say('journey.layers')}
          hidesLabel
          options={MODELS.map(value => ({ value, label: say(`model.${value}`) }))}
          value={model}
          onChoose={value => act.setPref('layerModel', value)}
        />
        <span className="journey-more">
          <Opener name={say('journey.names')} Opened={Names} />
          <Opener name={say('journey.hopTable')} Opened={HopTable} />
        </span>
      </div>
    </>
  )
}

let loaded: Detail | undefined

/** The part that tells of steps: fetched as soon as somebody is about to take one, or has. */
function useDetail(): Detail | undefined {
  const [detail, setDetail] = useState(loaded)
  const hasBegun = useOctet(state => state.step >= 0)
  useEffect(() => {
    if (detail) return
    const load = () =>
      import('../../scene/journeyDetail').then(found => {
        loaded = found.detail
        setDetail(loaded)
      })
    if (hasBegun) load()
    const signs = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const
    for (const sign of signs) addEventListener(sign, load, { once: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, load)
    }
  }, [detail, hasBegun])
  return detail
}

interface OpenerProps {
  readonly name: string
  readonly Opened: ComponentType<{ readonly onClose: () => void }>
}

/** A quiet button with a dialog behind it. */
function Opener({ name, Opened }: OpenerProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {name}
      </Button>
      {open && (
        <Suspense>
          <Opened onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

interface PlayerProps {
  readonly trace: Trace
  readonly track: Track
  readonly pictureAt: (step: number) => Picture
}

/** The one part that is drawn anew for every frame of a motion. */
function Player({ trace, track, pictureAt }: PlayerProps) {
  const playhead = useOctet(state => state.playhead)
  const marked = useOctet(state => state.hovered ?? state.selected)
  const step = Math.min(playhead.step, track.steps.length - 1)
  const moment = useMemo(() => momentAt(trace, track, step), [trace, track, step])
  const after = pictureAt(step)
  const picture =
    step >= 0 && playhead.fraction < 1 ? interpolate(pictureAt(step - 1), after, playhead.fraction) : after
  const lit = useMemo(() => targetsOf(moment, marked), [moment, marked])
  const hop = track.steps[Math.max(0, step)]?.place.hop
  const find = (target: string) => placeOf(trace.lane, moment, hop, target)
  return (
    <PictureView
      picture={picture}
      label={say('journey.picture')}
      lit={lit}
      onPoint={target => act.hover(target === null ? null : find(target))}
      onOpen={target => {
        const place = find(target)
        if (!place) return
        if (place.pdu !== track.pdu && place.pdu !== undefined) act.follow(place.pdu)
        act.select(place)
        act.setScene('frame')
      }}
    />
  )
}
