// Journey: wrap, cross, strip. Plays the picture of the message that is followed, by the playhead.
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { journeyPicture } from '../../scene/journey'
import { type JourneyOptions, toolsOf } from '../../scene/journeyGround'
import { momentBefore } from '../../scene/journeyMoment'
import type { Picture } from '../../scene/scene'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import type { Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import { Button } from '../../view/Button'
import { Choice } from '../../view/Choice'
import { PictureView } from '../../view/picture/PictureView'
import { type Room, useRoom } from '../../view/room'
import './journey.css'

const HopTable = lazy(() => import('./HopTable'))
const Names = lazy(() => import('./Names'))
const MODELS = ['tcpip', 'osi', 'both'] as const
const NOTHING: ReadonlySet<string> = new Set()

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
  const hasBegun = useOctet(state => state.step >= 0 || state.selected !== null)
  const moving = useMoving(hasBegun)
  const options = useMemo(
    (): JourneyOptions => ({ model, rem: room.rem, hidesNext, say, nodeName, detail: moving?.detail }),
    [model, room.rem, hidesNext, moving],
  )
  const pictureAt = useMemo(() => {
    const drawn = new Map<number, Picture>()
    return (step: number) => {
      const known = drawn.get(step)
      if (known) return known
      const beside = drawn.get(step - 1) ?? drawn.get(step + 1)
      const made = journeyPicture(trace, track, step, room, options)
      // What is equal in two steps is one object, so that it is not drawn again.
      const picture = beside && moving ? moving.sharing(beside, made) : made
      drawn.set(step, picture)
      return picture
    }
  }, [trace, track, room, options, moving])
  // An address that leads into the middle waits for its step, rather than show the beginning for a moment.
  const [opensWithin] = useState(() => useOctet.getState().step >= 0)
  if (track.steps.length === 0) return null
  if (opensWithin && !moving) return <div aria-busy="true" />
  const tools = toolsOf(trace, track, room, options)
  return (
    <>
      <Player
        trace={trace}
        track={track}
        pictureAt={pictureAt}
        moving={moving}
        isBusy={hasBegun && !moving}
      />
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

type Moving = typeof import('./moving')

let loaded: Moving | undefined

/** What is needed once something happens: fetched as soon as somebody is about to take a step, or has. */
function useMoving(hasBegun: boolean): Moving | undefined {
  const [moving, setMoving] = useState(loaded)
  useEffect(() => {
    if (moving) return
    const load = () =>
      import('./moving').then(found => {
        loaded = found
        setMoving(found)
      })
    if (hasBegun) load()
    const signs = ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const
    for (const sign of signs) addEventListener(sign, load, { once: true })
    return () => {
      for (const sign of signs) removeEventListener(sign, load)
    }
  }, [moving, hasBegun])
  return moving
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
  readonly moving: Moving | undefined
  /** What is needed for the step is still on its way. */
  readonly isBusy: boolean
}

/** The one part that is drawn anew for every frame of a motion. */
function Player({ trace, track, pictureAt, moving, isBusy }: PlayerProps) {
  const playhead = useOctet(state => state.playhead)
  const marked = useOctet(state => state.hovered ?? state.selected)
  const step = Math.min(playhead.step, track.steps.length - 1)
  const moment = useMemo(
    () => moving?.detail.momentAt(trace, track, step) ?? momentBefore(trace, track),
    [trace, track, step, moving],
  )
  const after = pictureAt(step)
  const moves = moving && step >= 0 && playhead.fraction < 1
  const picture = moves ? moving.interpolate(pictureAt(step - 1), after, playhead.fraction) : after
  const lit = useMemo(() => moving?.targetsOf(moment, marked) ?? NOTHING, [moving, moment, marked])
  const hop = track.steps[Math.max(0, step)]?.place.hop
  const find = (target: string) => moving?.placeOf(trace.lane, moment, hop, target) ?? null
  return (
    <PictureView
      picture={picture}
      label={say('journey.picture')}
      isBusy={isBusy}
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
