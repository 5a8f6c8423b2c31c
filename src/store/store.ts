// The store: state, the actions that change it, and the hook that lets a view re-render only for what it selects.
import { create } from 'zustand'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { PduName, Scenario } from '../scenario/scenario'
import { nearestPlace } from '../trace/place'
import type { Place, Trace } from '../trace/trace'
import { nearestStep } from '../track/nearest'
import type { Track } from '../track/track'
import { afterDrawing, createClock, type Frames } from './clock'
import { type Engine, engine, type Run, type SceneName } from './engine'
import { back, emptyHistory, forth, type History, remember, settled } from './history'
import { samePlace } from './place'
import { advance, goTo, isAtRest, restOn, type Standing } from './playhead'
import { keepPrefs, type Prefs, recallPrefs } from './prefs'
import type { Entry, Notice, State } from './state'
import { sameStep } from './stay'

/** What the store needs from outside; a test brings its own. */
export interface Outside {
  readonly engine: Engine
  readonly scenario: Scenario
  readonly prefs: Prefs
  readonly frames?: Frames
  /** Whether the reader asked for reduced motion. */
  readonly cut: () => boolean
}

/** A simulation that takes longer than this, ms, goes on in slices with progress and cancel. */
const AT_ONCE = 40
const SLICE = 30

/** What may be set when a document, a scene or a PDU is opened from outside: a link, a file, the library. */
export interface Opening {
  readonly scenario?: Scenario
  readonly scene?: SceneName
  readonly followed?: PduName
  readonly step?: number
  readonly selected?: Place | null
}

/** Makes a store and its actions. */
export function createOctet(outside: Outside) {
  const { engine } = outside
  const lastStep = (track: Track) => track.steps.length - 1
  const within = (step: number, track: Track) =>
    Number.isFinite(step) ? Math.max(-1, Math.min(lastStep(track), Math.round(step))) : get().step

  const first = engine.begin(outside.scenario)
  while (!first.advance(Number.POSITIVE_INFINITY));
  const firstTrace = first.trace
  const firstTrack = engine.track(firstTrace, 'journey', outside.scenario.follow, outside.prefs.order)
  const use = create<State>()(() => ({
    scenario: outside.scenario,
    history: emptyHistory,
    trace: firstTrace,
    track: firstTrack,
    running: null,
    scene: 'journey',
    followed: outside.scenario.follow,
    step: -1,
    playhead: restOn(-1).playhead,
    playing: false,
    speed: 1,
    hidesNext: false,
    selected: null,
    hovered: null,
    prefs: outside.prefs,
    notice: null,
  }))
  const { getState: get, setState: set } = use

  // The clock: awake only while playing or while a step's motion runs.
  let rested = 0
  const standing = (): Standing => ({ step: get().step, playhead: get().playhead, rested })
  const stand = (next: Standing) => {
    rested = next.rested
    if (next.step !== get().step || next.playhead !== get().playhead)
      set({ step: next.step, playhead: next.playhead })
  }
  const tick = (elapsed: number) => {
    const { track, playing, speed } = get()
    stand(advance(standing(), track.steps, elapsed, { playing, speed, cut: outside.cut() }))
    const now = standing()
    const atEnd = now.step >= lastStep(track)
    if (get().playing && atEnd && isAtRest(now)) set({ playing: false })
    return get().playing || !isAtRest(now)
  }
  const clock = createClock(tick, outside.frames)
  const moveTo = (step: number, cut = outside.cut()) => {
    stand(goTo(standing(), within(step, get().track), cut))
    if (!isAtRest(standing())) clock.wake()
  }

  const entry = (): Entry => {
    const { scenario, scene, followed, step, selected } = get()
    return { scenario, scene, followed, step, selected }
  }

  /** Trace and track of a document that was simulated to its end, and the state that goes with them. */
  const show = (trace: Trace, opening: Opening) => {
    const before = get()
    const { scene = before.scene, followed: wish = before.followed } = opening
    const followed = knows(trace, wish) ? wish : (trace.scenario?.follow ?? wish)
    const track = engine.track(trace, scene, followed, get().prefs.order)
    const step = opening.step ?? sameStep(before, { trace, track })
    const { selected = before.selected } = opening
    const isKnown = trace === before.trace && selected === before.selected
    const place = selected && !isKnown ? nearestPlace(trace, selected) : selected
    clock.sleep()
    rested = 0
    set({
      trace,
      track,
      scene,
      followed,
      running: null,
      playing: false,
      hovered: null,
      selected: samePlace(place, before.selected) ? before.selected : place,
      ...pickStanding(restOn(within(step, track))),
    })
  }

  // A long run goes on in slices behind the picture of the last one, and can be called off.
  let callOff: (() => void) | undefined
  let shown = pickDocument(get())
  const run = (scenario: Scenario, opening: Opening) => {
    callOff?.()
    callOff = undefined
    const loading = engine.prepare?.(scenario)
    if (!loading) return begin(scenario, opening)
    let isOff = false
    callOff = () => {
      isOff = true
    }
    set({ running: 0 })
    loading.then(() => !isOff && begin(scenario, opening))
  }
  const begin = (scenario: Scenario, opening: Opening) => {
    const simulation = engine.begin(scenario)
    const finish = (run: Run) => {
      shown = pickDocument(get())
      callOff = undefined
      show(run.trace, opening)
    }
    if (simulation.advance(AT_ONCE)) return finish(simulation)
    const slice = () => {
      if (simulation.advance(SLICE)) return finish(simulation)
      set({ running: simulation.progress })
      callOff = afterDrawing(slice)
    }
    set({ running: simulation.progress })
    callOff = afterDrawing(slice)
  }
  const replace = (scenario: Scenario, history: History<Entry>, opening: Opening) => {
    set({ scenario, history })
    run(scenario, opening)
  }

  // Looking into another scene and back brings the same step, also where the other scene has no such event.
  let cameFrom: { trace: Trace; followed: PduName; scene: SceneName; step: number } | undefined
  let arrived: number | undefined

  const act = {
    /**
     * Changes the document and simulates it again. Edits with the same `gesture` (a drag, typing in one field)
     * are one entry of the history until `settle`.
     */
    edit(change: (scenario: Scenario) => Scenario, gesture?: string) {
      const scenario = change(get().scenario)
      if (scenario === get().scenario) return
      replace(scenario, remember(get().history, entry(), gesture), {})
    },
    /** The drag or the typing ended. */
    settle() {
      const history = settled(get().history)
      if (history !== get().history) set({ history })
    },
    undo() {
      const found = back(get().history, entry())
      if (found) replace(found.entry.scenario, found.history, found.entry)
    },
    redo() {
      const found = forth(get().history, entry())
      if (found) replace(found.entry.scenario, found.history, found.entry)
    },
    /** Opens a document, a scene, a place at once. A new document can be undone, unless it is the page's first. */
    open(opening: Opening, { isFirst = false } = {}) {
      const { scenario } = opening
      const history = isFirst ? emptyHistory : remember(get().history, entry())
      if (scenario) replace(scenario, history, { step: -1, selected: null, ...opening })
      else show(get().trace, opening)
    },
    /** Calls a long simulation off: the document goes back to the one whose picture is on the screen. */
    cancel() {
      if (get().running === null) return
      callOff?.()
      callOff = undefined
      set({ ...shown, running: null, notice: null })
    },

    /** So many steps forward or, negative, back. One step runs its motion. */
    step(steps: number) {
      act.pause()
      moveTo(get().step + steps)
    },
    /** To a step at once, with a part of its motion shown: scrubbing is playing by hand. */
    seek(step: number, fraction = 1) {
      act.pause()
      clock.sleep()
      const to = within(step, get().track)
      stand({ step: to, playhead: { step: to, fraction: Math.max(0, Math.min(1, fraction)) }, rested: 0 })
    },
    /** The hand that scrubbed let go: the motion it stopped in runs to its end. */
    rest() {
      if (outside.cut()) stand(restOn(get().step))
      else if (!isAtRest(standing())) clock.wake()
    },
    toStart() {
      act.seek(-1)
    },
    toEnd() {
      act.seek(lastStep(get().track))
    },
    /** Plays on; from the end it starts over. */
    play() {
      if (lastStep(get().track) < 0) return
      if (get().step >= lastStep(get().track)) act.seek(-1)
      set({ playing: true })
      clock.wake()
    },
    pause() {
      if (get().playing) set({ playing: false })
    },
    setSpeed(speed: number) {
      set({ speed })
    },

    /** Opens a scene; the event a learner stands at stays, at the nearest step of the other track. */
    setScene(scene: SceneName) {
      const { trace, track, followed, prefs, step } = get()
      if (scene === get().scene) return
      const to = engine.track(trace, scene, followed, prefs.order)
      const came = cameFrom
      cameFrom = { trace, followed, scene: get().scene, step }
      const untouched =
        came?.scene === scene && came.trace === trace && came.followed === followed && arrived === step
      show(trace, { scene, step: untouched ? came.step : nearest(to, track, step) })
      arrived = get().step
    },
    /** Follows another PDU, from before its first step. */
    follow(pdu: PduName) {
      if (pdu !== get().followed) show(get().trace, { followed: pdu, step: -1, selected: null })
    },
    select(place: Place | null) {
      if (!samePlace(place, get().selected)) set({ selected: place })
    },
    hover(place: Place | null) {
      if (!samePlace(place, get().hovered)) set({ hovered: place })
    },
    setHidesNext(hidesNext: boolean) {
      set({ hidesNext })
    },
    setPref<Key extends keyof Prefs>(key: Key, value: Prefs[Key]) {
      const prefs = { ...get().prefs, [key]: value }
      set({ prefs })
      keepPrefs(prefs)
      if (key === 'order') show(get().trace, {})
    },
    notify(notice: Notice | null) {
      set({ notice })
    },
  }
  return { use, act }
}

const pickDocument = ({ scenario, history }: State) => ({ scenario, history })

const pickStanding = ({ step, playhead }: Standing) => ({ step, playhead })

const knows = (trace: Trace, pdu: PduName) => trace.frames.some(frame => frame.pdu === pdu)

/** The step of `to` that is nearest to where one stands on `from`; -1 before any. */
function nearest(to: Track, from: Track, step: number): number {
  const event = from.steps[step]?.event
  return event === undefined ? -1 : nearestStep(to, event)
}

const stillness = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)')

const octet = createOctet({
  engine,
  scenario: fileCrosses,
  prefs: recallPrefs(),
  cut: () => stillness?.matches ?? false,
})

/** `useOctet(state => state.step)`: re-renders when the selected value changes. `useOctet.getState()` reads once. */
export const useOctet = octet.use

/** Everything that changes the state. */
export const act = octet.act
