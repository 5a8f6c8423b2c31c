// The store: state, the actions that change it, and the hook that lets a view re-render only for what it selects.
import { create } from 'zustand'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { PduName, Scenario } from '../scenario/scenario'
import { nearestPlace } from '../trace/place'
import type { EventId, Place, Trace } from '../trace/trace'
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
  /** The lane to look into. */
  readonly lane?: string
  readonly followed?: PduName
  readonly step?: number
  /** Instead of a step: the one nearest to this event. */
  readonly event?: EventId
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
  const [firstTrace] = first.lanes
  if (!firstTrace) throw new Error('a scenario has at least one lane')
  const firstFocus = { lanes: first.lanes, trace: firstTrace, pdu: outside.scenario.follow }
  const firstTrack = engine.track('journey', firstFocus, outside.prefs.order)
  const use = create<State>()(() => ({
    scenario: outside.scenario,
    history: emptyHistory,
    lanes: firstFocus.lanes,
    trace: firstFocus.trace,
    earlier: [],
    compared: null,
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
    const { scenario, scene, trace, followed, step, selected } = get()
    return { scenario, scene, lane: trace.lane, followed, step, selected }
  }

  /** The lanes of a document that was simulated to its end, and the state that goes with them. */
  const show = (lanes: readonly Trace[], opening: Opening) => {
    const before = get()
    const { scene = before.scene, lane = before.trace.lane, followed: wish = before.followed } = opening
    // The future before an edit can be looked into while it is there; an edit goes on in the one that is edited.
    const known = lanes === before.lanes ? [...lanes, ...shownLanes(before)] : lanes
    const trace =
      known.find(each => each.lane === lane) ??
      lanes.find(each => beforeOf(each.lane) === lane) ??
      lanes[0] ??
      before.trace
    const followed = knows(trace, wish) ? wish : (trace.scenario?.follow ?? wish)
    const seen = scene === 'delivery' ? shownLanes({ ...before, lanes }) : lanes
    const track = engine.track(scene, { lanes: seen, trace, pdu: followed }, get().prefs.order)
    const old = before.scene === 'delivery' ? shownLanes(before) : before.lanes
    const nearest = opening.event === undefined ? undefined : nearestStep(track, opening.event, trace.lane)
    const step = opening.step ?? nearest ?? sameStep({ ...before, lanes: old }, { lanes: seen, track })
    const { selected = before.selected } = opening
    const isKnown = trace === before.trace && selected === before.selected
    const place = selected && !isKnown ? nearestPlace(trace, selected) : selected
    clock.sleep()
    rested = 0
    set({
      lanes,
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
    const loading = engine.prepare?.(scenario, opening.scene ?? get().scene)
    if (!loading) return begin(scenario, opening)
    let isOff = false
    callOff = () => {
      isOff = true
    }
    set({ running: 0 })
    loading.then(() => !isOff && begin(scenario, opening))
  }
  // Another scene opens once its steps can be made; of several that were asked for, the last.
  let asked = 0
  const opened = (scene: SceneName, then: () => void) => {
    const turn = ++asked
    const loading = engine.prepare?.(get().scenario, scene)
    if (loading) loading.then(() => turn === asked && then())
    else then()
  }
  const begin = (scenario: Scenario, opening: Opening) => {
    const simulation = engine.begin(scenario)
    const finish = (run: Run) => {
      shown = pickDocument(get())
      callOff = undefined
      show(run.lanes, opening)
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
  let cameFrom: Pick<State, 'lanes' | 'scene' | 'step'> | undefined
  let arrived: { step: number; followed: PduName; lane: string } | undefined
  const arriveFrom = (from: typeof cameFrom) => {
    cameFrom = from
    arrived = { step: get().step, followed: get().followed, lane: get().trace.lane }
  }
  /** The lanes that an edit is about to replace are the future it undoes; a drag keeps those from before it. */
  const keepEarlier = (gesture?: string) => {
    const { history, lanes, running } = get()
    if (running === null && (gesture === undefined || gesture !== history.gesture)) set({ earlier: lanes })
  }

  const restore = ({ entry: to, history }: { entry: Entry; history: History<Entry> }) => {
    if (to.scenario.origin === get().scenario.origin) keepEarlier()
    else set({ earlier: [], compared: null })
    replace(to.scenario, history, to)
  }
  const act = {
    /**
     * Changes the document and simulates it again. Edits with the same `gesture` (a drag, typing in one field)
     * are one entry of the history until `settle`.
     */
    edit(change: (scenario: Scenario) => Scenario, gesture?: string) {
      const scenario = change(get().scenario)
      if (scenario === get().scenario) return
      keepEarlier(gesture)
      replace(scenario, remember(get().history, entry(), gesture), {})
    },
    /** What a gesture under way has changed so far was not meant: the document is as it was before it. */
    takeBack(gesture: string) {
      const { history } = get()
      const found = history.gesture === gesture ? back(history, entry()) : undefined
      if (found) replace(found.entry.scenario, { ...found.history, future: [] }, {})
    },
    /** The drag or the typing ended. */
    settle() {
      const history = settled(get().history)
      if (history !== get().history) set({ history })
    },
    undo() {
      const found = back(get().history, entry())
      if (found) restore(found)
    },
    redo() {
      const found = forth(get().history, entry())
      if (found) restore(found)
    },
    /** Opens a document, a scene, a place at once. A new document can be undone, unless it is the page's first. */
    open(opening: Opening, { isFirst = false } = {}) {
      const { scenario } = opening
      const history = isFirst ? emptyHistory : remember(get().history, entry())
      if (scenario) {
        set({ earlier: [], compared: null })
        replace(scenario, history, { step: -1, selected: null, ...opening })
      } else {
        opened(opening.scene ?? get().scene, () => {
          const { lanes, scene, step } = get()
          show(lanes, opening)
          if (get().scene !== scene) arriveFrom({ lanes, scene, step })
        })
      }
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
      if (scene === get().scene) return
      opened(scene, () => {
        const { lanes, trace, track, followed, prefs, step, scene: old } = get()
        // What Delivery shows is of any PDU in any lane: it is that one which is looked into.
        const { lane = trace.lane, pdu = followed } =
          old === 'delivery' ? (track.steps[step]?.place ?? {}) : {}
        const into = shownLanes(get()).find(each => each.lane === lane) ?? trace
        const to = engine.track(scene, { lanes, trace: into, pdu }, prefs.order)
        const came = cameFrom
        const isUntouched =
          came?.scene === scene &&
          came.lanes === lanes &&
          arrived?.step === step &&
          arrived.followed === followed &&
          arrived.lane === trace.lane
        show(lanes, {
          scene,
          lane: into.lane,
          followed: pdu,
          step: isUntouched ? came.step : nearest(to, track, step, into.lane),
        })
        arriveFrom({ lanes, scene: old, step })
      })
    },
    /** Looks into another lane: the same PDU there at the same step, where it has them. */
    setLane(lane: string) {
      if (lane !== get().trace.lane) show(get().lanes, { lane })
    },
    /** Delivery shows two futures of this lane, or of all of them (`EVERY`); null: all lanes as they are now. */
    compare(lane: string | null) {
      const before = { ...get(), lanes: shownLanes(get()) }
      set({ compared: lane })
      const { lanes, trace, followed, prefs, scene } = get()
      if (scene !== 'delivery') return
      const shown = shownLanes(get())
      const track = engine.track(scene, { lanes: shown, trace, pdu: followed }, prefs.order)
      show(lanes, { step: sameStep(before, { lanes: shown, track }) })
    },
    /** Follows another PDU, from before its first step. */
    follow(pdu: PduName) {
      if (pdu !== get().followed) show(get().lanes, { followed: pdu, step: -1, selected: null })
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
      if (key === 'order') show(get().lanes, {})
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

/** Stands for all lanes where one is named of which two futures are shown. */
export const EVERY = '*'

/** The lanes that Delivery shows: all of them, or one of them, or each, before and after the last edit. */
export function shownLanes({
  lanes,
  earlier,
  compared,
}: Pick<State, 'lanes' | 'earlier' | 'compared'>): readonly Trace[] {
  if (compared === null) return lanes
  const after = compared === EVERY ? lanes : lanes.filter(({ lane }) => lane === compared)
  const both = after.map(trace => {
    const before = earlier.find(({ lane }) => lane === trace.lane)
    return before ? [asBefore(before), trace] : [trace]
  })
  return both.some(({ length }) => length > 1) ? both.flat() : lanes
}

/** What the lane is called that shows the future of this one before the last edit. */
const beforeOf = (lane: string) => `${BEFORE}${lane}`
const BEFORE = 'before '

/** Is this the future before the last edit? What is in it can be looked at, but not changed any more. */
export const isBefore = ({ lane }: Pick<Trace, 'lane'>): boolean => lane.startsWith(BEFORE)

const renamed = new WeakMap<Trace, Trace>()

function asBefore(trace: Trace): Trace {
  const known = renamed.get(trace) ?? { ...trace, lane: beforeOf(trace.lane) }
  renamed.set(trace, known)
  return known
}

/** The lane whose event the step is that a learner stands on; in Frame and Journey the one that is looked into. */
export function traceOfStep(state: State): Trace {
  const { track, step, trace, scene } = state
  const lane = track.steps[step]?.place.lane
  if (scene !== 'delivery' || lane === undefined) return trace
  return shownLanes(state).find(each => each.lane === lane) ?? trace
}

/** The step of `to` that is nearest to where one stands on `from`; -1 before any. */
function nearest(to: Track, from: Track, step: number, lane: string): number {
  const event = from.steps[step]?.event
  return event === undefined ? -1 : nearestStep(to, event, lane)
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
