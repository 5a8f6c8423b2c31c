/** The parts of the journey's picture, each with its place, and the measures that all arrangements of them share. */

/** The size to lay a picture out for, CSS px. */
export interface Room {
  readonly width: number
  readonly height: number
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type LayerModelChoice = 'tcpip' | 'osi' | 'both'

/** What the layout depends on besides the room. It holds for a whole track, so that nothing jumps between steps. */
export interface Needs {
  /** The smallest type, px: all measures are multiples of it. */
  readonly type: number
  readonly model: LayerModelChoice
  /** Octets of the longest frame on the way, and of all its headers: these are never folded. */
  readonly octets: number
  readonly headers: number
}

export interface Areas {
  readonly u: number
  /** One host at a time, the network as a line of dots: where two stacks leave no room between them. */
  readonly single: boolean
  /** Single, and one part under the other. */
  readonly narrow: boolean
  readonly width: number
  readonly height: number
  /** The stacks of the two hosts; single: the same place for whichever host is current. */
  readonly left: Rect
  readonly right: Rect
  /** Left free for the screen's own controls. */
  readonly tools: Rect
  readonly hands: Rect
  readonly nest: Rect
  readonly strip: Rect
  readonly panel: Rect
  readonly network: Rect
  /** Bytes in a row of the strip, its rows, and the size of a cell with its gap. */
  readonly grid: {
    readonly columns: number
    readonly rows: number
    readonly cell: number
    readonly row: number
  }
  /** Where the whole of a folded frame is drawn to scale, if it is. */
  readonly scale: Rect | undefined
  /** Lines of the panel: four, or what a low room leaves. */
  readonly lines: number
  /** Layers drawn inside the network's nodes: none where there is no room. */
  readonly bars: number
}

/** Rows of bytes, lines of the panel: at most. */
export const ROWS = 4
export const LINES = 4

/** A frame longer than this shows its payload folded, and its length to scale. */
const LONG = 160
/** How tall the strip's title is, and the line with the whole frame to scale, in type sizes. */
export const STRIP_TITLE = 1.95
const SCALE = 1.35

export const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most))

/** As large as the room allows: at least one rem, at most a quarter more. */
export function typeFor(room: Room, rem: number): number {
  return between(rem, Math.min(room.width / 84, room.height / 38), 1.25 * rem)
}

/** As many bytes in a row as fit, in eights: 32 where possible, as a header's lines are words of four. */
export function gridFor(width: number, u: number, { octets, headers }: Needs) {
  const least = 1.42 * u
  const columns = [32, 24, 16, 12, 8].find(each => each * least <= width) ?? 4
  const rows = between(1, Math.ceil(octets / columns), columns >= 24 ? ROWS : ROWS + 2)
  // The payload may be folded into one row, with the frame's end; the headers stand above it.
  const fewest = Math.min(rows, Math.ceil(headers / columns) + 1)
  return { columns, rows, fewest, cell: Math.min(width / columns, 1.9 * u) }
}

/** What the scale needs below the bytes, in type sizes. */
export const scaleHeight = ({ octets }: Needs) => (octets > LONG ? SCALE : 0)

/** The strip's rows, and the place of the scale under them. */
export function insideStrip(strip: Rect, rows: number, needs: Needs) {
  const { type: u } = needs
  const scale = scaleHeight(needs) * u
  return {
    row: (strip.height - STRIP_TITLE * u - scale) / rows,
    scale: scale ? { ...strip, y: strip.y + strip.height - scale, height: scale } : undefined,
  }
}

/** Single, with everything beside the stack: in whose hands the bytes are stands where the strip has its title. */
export const isLow = ({ single, narrow }: Areas) => single && !narrow

/** How wide a stack is, in type sizes, for a room of so many: names always fit, the rest where it can. */
export function stackWidth(units: number, model: LayerModelChoice): number {
  return model === 'both' ? between(16.8, units * 0.235, 22) : between(9.4, units * 0.178, 17)
}
