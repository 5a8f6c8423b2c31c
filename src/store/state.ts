// The little that cannot be derived, and the two things that are kept because deriving them costs: trace and track.
import type { PduName, Scenario } from '../scenario/scenario'
import type { Place, Trace } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import type { SceneName } from './engine'
import type { History } from './history'
import type { Prefs } from './prefs'

/** What undo brings back. */
export interface Entry {
  readonly scenario: Scenario
  readonly scene: SceneName
  readonly lane: string
  readonly followed: PduName
  readonly step: number
  readonly selected: Place | null
}

/** One sentence for the reader about something that was refused: a message key and its arguments. */
export interface Notice {
  readonly key: string
  readonly args?: Readonly<Record<string, string | number>>
}

export interface State {
  /** The document. While `running` is set, `trace` still belongs to the one before. */
  readonly scenario: Scenario
  readonly history: History<Entry>
  /** The runs of the scenario, a trace a lane. */
  readonly lanes: readonly Trace[]
  /** The lane that Frame and Journey look into. */
  readonly trace: Trace
  /** The lanes before the last edit: the future that it undid, to be laid beside the one after. */
  readonly earlier: readonly Trace[]
  /** The lane of which Delivery shows two futures, before and after the last edit, or `*`; null: all lanes as they are. */
  readonly compared: string | null
  /** The steps of the open scene: of the PDU that is followed, or of all lanes. */
  readonly track: Track
  /** A long simulation under way: 0 to 1. Null: the trace is that of the document. */
  readonly running: number | null

  readonly scene: SceneName
  readonly followed: PduName
  /** The step a learner stands on: -1 is before the first. Narrator and timeline follow it at once. */
  readonly step: number
  /** What the picture shows: at rest `{ step, fraction: 1 }`, in motion on its way there. */
  readonly playhead: Playhead
  readonly playing: boolean
  readonly speed: number
  readonly hidesNext: boolean

  readonly selected: Place | null
  readonly hovered: Place | null
  readonly prefs: Prefs
  readonly notice: Notice | null
}
