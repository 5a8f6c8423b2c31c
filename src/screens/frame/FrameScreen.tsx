// Frame: build it byte by byte.
import { useCallback, useMemo, useRef, useState } from 'react'
import { frameScene } from '../../scene/frame'
import { act, useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import type { Place } from '../../trace/trace'
import { Bytes } from '../../view/frame/Bytes'
import { Diagram } from '../../view/frame/Diagram'
import { useLight } from '../../view/frame/light'
import { Nest } from '../../view/frame/Nest'
import { useRoom } from '../../view/room'
import { flipMasks, flipsOf } from './edits'
import { EditorCard, FactsCard } from './FieldCards'
import { BytesHead, DiagramHead, FrameHead } from './Heads'
import { Notes } from './Notes'
import { placeOfKey, placeOfOctet } from './places'
import { useFollowing, useSeen } from './playing'
import { shownFrame } from './shown'
import './frame.css'

const NOTHING: readonly [number, number] = [-1, -1]

/** Octets in a row, by the room there is, in rem. */
function perRow(writing: 'hex' | 'binary' | 'ascii', rem: number): number {
  if (writing === 'binary') return rem >= 47 ? 8 : 4
  return rem >= (writing === 'hex' ? 40 : 36) ? 16 : 8
}

export default function FrameScreen() {
  const trace = useOctet(state => state.trace)
  const track = useOctet(state => state.track)
  const step = useOctet(state => state.playhead.step)
  const selected = useOctet(state => state.selected)
  const followed = useOctet(state => state.followed)
  const scenario = useOctet(state => state.scenario)
  const writing = useOctet(state => state.prefs.notation)
  const hidesNext = useOctet(state => state.hidesNext)
  const [unfolded, setUnfolded] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const left = useRef<HTMLDivElement>(null)
  const right = useRef<HTMLDivElement>(null)
  const leftRoom = useRoom(left)
  const rightRoom = useRoom(right)
  const octetsPerRow = perRow(writing, leftRoom ? leftRoom.width / leftRoom.rem : 48)
  const bitsPerRow = !rightRoom || rightRoom.width / rightRoom.rem >= 26 ? 32 : 16

  const shown = useMemo(() => shownFrame(trace, track, selected), [trace, track, selected])
  const flips = useMemo(
    () => flipMasks(flipsOf(scenario, followed).map(({ flip }) => flip)),
    [scenario, followed],
  )
  const scene = useMemo(
    () =>
      shown &&
      frameScene({
        dissection: shown.dissection,
        track: shown.track,
        playhead: { step, fraction: 1 },
        selected,
        octetsPerRow,
        bitsPerRow,
        unfolded,
        flips,
      }),
    [shown, step, selected, octetsPerRow, bitsPerRow, unfolded, flips],
  )

  const base = useMemo(
    (): Place => ({ lane: trace.lane, pdu: followed, ...shown?.at }),
    [trace, followed, shown],
  )
  const dissection = shown?.dissection
  const pickKey = useCallback(
    (key: string) => {
      if (dissection) act.select(placeOfKey(dissection, base, key))
    },
    [dissection, base],
  )
  const pickOctet = useCallback(
    (octet: number) => {
      if (!dissection) return
      const now = useOctet.getState().selected
      const again = now?.octets !== undefined && octet >= now.octets[0] && octet < now.octets[1]
      act.select(placeOfOctet(dissection, base, octet, now, again))
    },
    [dissection, base],
  )
  const hover = useCallback(
    (key: string | null) => {
      act.hover(key === null || !dissection ? null : (placeOfKey(dissection, base, key) ?? null))
    },
    [dissection, base],
  )
  useLight(root, hover)
  useFollowing()
  useSeen(root, scene)

  if (!scene || !shown) return null
  const picked = scene.card?.octets ?? NOTHING
  return (
    <div ref={root} className="frame">
      <FrameHead totals={scene.totals} />
      {scene.nest && (
        <Nest box={scene.nest} say={say} onPick={(layer, key) => pickKey(key ?? `layer-${layer}`)} />
      )}
      <div className="frame-main">
        <div ref={left} className="frame-left">
          <BytesHead dissection={shown.dissection} progress={scene.progress} />
          <div className="frame-scroll frame-bytes">
            <Bytes
              rows={scene.rows}
              perRow={octetsPerRow}
              writing={writing}
              picked={picked}
              pickedKey={scene.card?.key}
              hidesNext={hidesNext}
              onPick={pickOctet}
              onUnfold={() => setUnfolded(true)}
              say={say}
            />
          </div>
          {scene.card && (
            <div className="frame-scroll frame-cards">
              <FactsCard card={scene.card} shown={shown} decidedAt={scene.decidedAt} onPick={pickKey}>
                <Notes shown={shown} complete={scene.totals.soFar === scene.totals.onWire} />
              </FactsCard>
            </div>
          )}
        </div>
        <div ref={right} className="frame-right">
          {scene.diagram && (
            <div className="frame-scroll frame-diagram">
              <DiagramHead diagram={scene.diagram} />
              <Diagram
                diagram={scene.diagram}
                pickedKey={scene.card?.key}
                hidesNext={hidesNext}
                onPick={pickKey}
                say={say}
              />
            </div>
          )}
          {scene.card && (
            <div className="frame-scroll frame-cards">
              <EditorCard card={scene.card} shown={shown} />
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
