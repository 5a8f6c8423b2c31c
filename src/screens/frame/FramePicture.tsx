// A frame on the screen: nest above, bytes and diagram below it, and the cards of what is looked at.
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { frameScene } from '../../scene/frame'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { describeFrame } from '../../story/describe'
import type { Place } from '../../trace/trace'
import { Button } from '../../view/Button'
import { Bytes } from '../../view/frame/Bytes'
import { Diagram, TALL_FROM } from '../../view/frame/Diagram'
import { useLight } from '../../view/frame/light'
import { Nest } from '../../view/frame/Nest'
import { useRoom } from '../../view/room'
import type { Dissection } from '../../wire/spec'
import { ChangedNote, ChangesCard } from './Changes'
import { flipMasks, flipsOf } from './edits'
import { EditorCard, FactsCard } from './FieldCards'
import { BytesHead, DiagramHead, FrameHead } from './Heads'
import { LayerCard } from './LayerCard'
import { arrange } from './layout'
import { Makers } from './Makers'
import { Missed } from './Missed'
import { Notes } from './Notes'
import { placeOfKey, placeOfOctet } from './places'
import { useFollowing, useSeen } from './playing'
import { usePointing } from './pointing'
import { ScaleBar } from './ScaleBar'
import type { Shown } from './shown'
import { Tools } from './Tools'
import './frame.css'

const StackPanel = lazy(() => import('./StackPanel'))

const NOTHING: readonly [number, number] = [-1, -1]

/** A header of more octets than this has a diagram of many rows: IPv6, TCP with its options. */
const LONG_FROM = 32

const hasLongHeader = ({ layers }: Dissection) =>
  layers.some(({ spec, start, bodyStart }) => spec.layer !== 'data' && bodyStart - start > LONG_FROM)

export function FramePicture({ shown }: { readonly shown: Shown }) {
  const { dissection, track, before } = shown
  const trace = useOctet(state => state.trace)
  const step = useOctet(state => state.playhead.step)
  const selected = useOctet(state => state.selected)
  const scenario = useOctet(state => state.scenario)
  const writing = useOctet(state => state.prefs.notation)
  const hidesNext = useOctet(state => state.hidesNext)
  const [unfolded, setUnfolded] = useState(false)
  const [building, setBuilding] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const room = useRoom(root)
  const isProjected = useOctet(state => state.prefs.theme) === 'projector'
  const { shape, isRoomy, hasAscii, octetsPerRow, bitsPerRow, lettersPerBit } = arrange(
    room ? room.width / room.rem : 85,
    writing,
    isProjected,
    building,
  )
  const flips = useMemo(
    () => flipMasks(flipsOf(scenario, track.pdu).map(({ flip }) => flip)),
    [scenario, track.pdu],
  )
  const scene = useMemo(
    () =>
      frameScene({
        dissection,
        track,
        playhead: { step, fraction: 1 },
        selected,
        octetsPerRow,
        bitsPerRow,
        lettersPerBit,
        unfolded,
        flips,
        before,
      }),
    [dissection, before, track, step, selected, octetsPerRow, bitsPerRow, lettersPerBit, unfolded, flips],
  )
  const { pickKey, pickOctet } = usePicking(shown)
  const { pointed, onPoint } = usePointing(dissection, scene)
  useLight(root, onPoint)
  useFollowing()
  useSeen(root, scene)

  const { card, edited, focus, totals, nest, diagram, changes } = scene
  const facts = (
    <div className="frame-scroll frame-cards">
      {card ? (
        <FactsCard card={card} shown={shown} decidedAt={scene.decidedAt} onPick={pickKey}>
          <ChangedNote shown={shown} trace={trace} change={changes.find(({ key }) => key === card.key)} />
          <Notes shown={shown} complete={totals.soFar === totals.onWire} />
        </FactsCard>
      ) : focus?.layer === undefined && changes.length ? (
        <ChangesCard shown={shown} trace={trace} changes={changes} onPick={pickKey} />
      ) : focus?.layer === undefined ? (
        <p className="card card-note">{say(track.steps.length ? 'frame.nothingYet' : 'frame.sentOn')}</p>
      ) : (
        <LayerCard dissection={dissection} layer={focus.layer} />
      )}
      <Missed />
    </div>
  )
  // What the class is to predict must not stand in the editor.
  const isBroad = shape === 'broad'
  // A header of many rows has its column to itself, where the bytes leave room for both cards.
  const isPaired = shape === 'wide' && diagram !== undefined && diagram.rows >= TALL_FROM
  const editor = edited && !(hidesNext && edited.state !== 'decided') && (
    <div className="frame-scroll frame-cards">
      <EditorCard card={edited} shown={shown} />
    </div>
  )
  return (
    <div
      ref={root}
      className={`frame ${shape}${hasLongHeader(dissection) ? ' long' : ''}${hasAscii ? '' : ' no-ascii'}${hidesNext ? ' hides' : ''}`}
    >
      <Description />
      <FrameHead totals={totals} before={isRoomy && <Makers shown={shown} />}>
        <Button className="low" aria-pressed={building} onClick={() => setBuilding(!building)}>
          {say('frame.layers')}
        </Button>
        <Tools octets={dissection.octets}>{!isRoomy && <Makers shown={shown} />}</Tools>
      </FrameHead>
      {nest && (
        <Nest
          box={nest}
          say={say}
          hidesNext={hidesNext}
          onPick={(layer, key) => pickKey(key ?? `layer-${layer}`)}
        />
      )}
      <div className="frame-main">
        <div className="frame-left">
          {building && (
            <Suspense fallback={null}>
              <StackPanel shown={shown} onPick={pickKey} onClose={() => setBuilding(false)} />
            </Suspense>
          )}
          {!building && <BytesHead pointed={pointed} />}
          {!building && (
            <div className="frame-scroll frame-bytes">
              <Bytes
                rows={scene.rows}
                perRow={octetsPerRow}
                writing={writing}
                picked={card?.octets ?? NOTHING}
                pickedKey={card?.key}
                hidesNext={hidesNext}
                follows={shape === 'slim' && selected === null}
                onPick={pickOctet}
                onUnfold={() => setUnfolded(true)}
                say={say}
              />
            </div>
          )}
          {!building && scene.rows.some(row => row.kind === 'fold') && <ScaleBar dissection={dissection} />}
          {isBroad && (
            <div className="frame-side">
              {!building && facts}
              {editor}
            </div>
          )}
          {isPaired && !building ? (
            <div className="frame-pair">
              {facts}
              {editor}
            </div>
          ) : (
            !isBroad && (shape === 'mid' ? editor : !building && facts)
          )}
        </div>
        <div className="frame-right">
          {diagram && (
            <div className="frame-scroll frame-diagram">
              <DiagramHead diagram={diagram} />
              <Diagram
                diagram={diagram}
                level={isBroad}
                pickedKey={card?.key}
                hidesNext={hidesNext}
                onPick={pickKey}
                say={say}
              />
            </div>
          )}
          {shape === 'mid' && facts}
          {!isBroad && shape !== 'mid' && !(isPaired && !building) && editor}
        </div>
      </div>
    </div>
  )
}

/** The picture in words, for who does not see it. */
function Description() {
  const trace = useOctet(state => state.trace)
  const track = useOctet(state => state.track)
  const step = useOctet(state => state.step)
  return <p className="unseen">{describeFrame(trace, track, step)}</p>
}

/** What a click or a key picks, as places of the frame that is shown. */
function usePicking(shown: Shown) {
  const { dissection, track, at } = shown
  const lane = useOctet(state => state.trace.lane)
  const base = useMemo((): Place => ({ lane, pdu: track.pdu, ...at }), [lane, track.pdu, at])
  const pickKey = useCallback(
    (key: string) => act.select(placeOfKey(dissection, base, key)),
    [dissection, base],
  )
  const pickOctet = useCallback(
    (octet: number) => {
      const now = useOctet.getState().selected
      const again = now?.octets !== undefined && octet >= now.octets[0] && octet < now.octets[1]
      act.select(placeOfOctet(dissection, base, octet, now, again))
    },
    [dissection, base],
  )
  return { pickKey, pickOctet }
}
