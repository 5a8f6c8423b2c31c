// What every tab of the panel is given.
import type { Trace } from '../../trace/trace'
import type { Track } from '../../track/track'
import type { Choose } from './PacketMenu'

export interface TabProps {
  /** The lanes that are shown. */
  readonly lanes: readonly Trace[]
  readonly track: Track
  /** A frame was clicked: its menu opens. */
  readonly onChoose: Choose
}
