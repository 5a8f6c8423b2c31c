/** Where the parts of the journey's picture stand in a given room: wide with two hosts, narrow with the current one. */

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
  /** Octets of the longest frame on the way. */
  readonly octets: number
}

export interface Areas {
  readonly u: number
  readonly narrow: boolean
  readonly width: number
  readonly height: number
  /** The stacks of the two hosts; narrow: the same place for whichever host is current. */
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
  /** Lines of the panel: four, or what a low room leaves. */
  readonly lines: number
  /** Whether there is room for the boxes in boxes. */
  readonly showsNest: boolean
  /** Layers drawn inside the network's nodes: none where there is no room. */
  readonly bars: number
}

/** Below this many times the type size two stacks leave no room between them. */
const NARROW = { tcpip: 44, osi: 44, both: 60 } as const
/** Rows of bytes, lines of the panel: at most. */
const ROWS = 4
const LINES = 4

/** As large as the room allows: at least one rem, at most a quarter more. */
export function typeFor(room: Room, rem: number): number {
  return between(rem, Math.min(room.width / 84, room.height / 38), 1.25 * rem)
}

export function areasFor(room: Room, needs: Needs): Areas {
  return room.width / needs.type < NARROW[needs.model] ? narrowAreas(room, needs) : wideAreas(room, needs)
}

const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most))

/** As many bytes in a row as fit, in eights: 32 where possible, as a header's lines are words of four. */
function gridFor(width: number, u: number, octets: number) {
  const least = 1.42 * u
  const columns = [32, 24, 16, 12, 8].find(each => each * least <= width) ?? 4
  const rows = between(1, Math.ceil(octets / columns), columns >= 16 ? ROWS : ROWS + 2)
  return { columns, rows, cell: Math.min(width / columns, 1.9 * u) }
}

/** How wide a stack is, in type sizes, for a room of so many: names always fit, the rest where it can. */
function stackWidth(units: number, model: LayerModelChoice): number {
  return model === 'both' ? between(16.8, units * 0.235, 22) : between(9.4, units * 0.178, 17)
}

/** What a room has no place for: `nest` the boxes in boxes, `bars` the layers inside the network's nodes. */
interface Cuts {
  readonly rows: number
  readonly lines: number
  readonly nest: boolean
  readonly bars: number
}

/** The heights of the middle column's parts in type sizes: the least they need and what they would like. */
function heights({ rows, lines, nest, bars }: Cuts) {
  return {
    tools: [2.4, 2.8],
    hands: [1.7, 2.4],
    nest: nest ? [4.5, 7] : [0, 0],
    strip: [1.9 + rows * 1.62, 2.3 + rows * 2.2],
    panel: [1.65 + lines * 1.7, 2.1 + lines * 2.5],
    network: bars ? [2 + bars * 1.5, 2.3 + bars * 1.8] : [1.9, 1.9],
    gap: [0.35, 1.1],
  } as const
}

/** Heights of all parts and the four gaps between them, in type sizes: the least, or what they would like. */
function total(cuts: Cuts, of: 0 | 1): number {
  const { gap, ...parts } = heights(cuts)
  return Object.values(parts).reduce((sum, size) => sum + size[of], gap[of] * 4)
}

/**
 * What fits into so many type sizes: first the payload of the strip is folded, then the boxes in boxes go, then the
 * layers of the network's nodes; a room lower than that scrolls.
 */
function settle(units: number, rows: number, model: LayerModelChoice): Cuts {
  const bars = model === 'tcpip' ? 2 : 3
  const fewest = Math.min(rows, 3)
  const choices: Cuts[] = [
    ...[rows, rows - 1, fewest]
      .filter(each => each >= fewest)
      .map(each => ({ rows: each, lines: LINES, nest: true, bars })),
    { rows, lines: LINES, nest: false, bars },
    { rows: fewest, lines: LINES, nest: false, bars },
    { rows: fewest, lines: LINES, nest: false, bars: 0 },
  ]
  const last = { rows: Math.min(rows, 2), lines: LINES - 1, nest: false, bars: 0 }
  return choices.find(each => total(each, 0) <= units) ?? last
}

function wideAreas({ width, height }: Room, needs: Needs): Areas {
  const { type: u } = needs
  const units = width / u
  const margin = between(0.5, units * 0.0125, 2) * u
  const stack = stackWidth(units, needs.model) * u
  const channel = between(0.9, units * 0.022, 2.4) * u
  const middle = { x: margin + stack + channel, width: width - 2 * (margin + stack + channel) }
  const grid = gridFor(middle.width, u, needs.octets)
  const padding = 0.4 * u
  const usable = height - 2 * padding
  const cuts = settle(usable / u, grid.rows, needs.model)
  const { rows } = cuts
  const wish = heights(cuts)
  const [least, most] = [total(cuts, 0) * u, total(cuts, 1) * u]
  const share = between(0, (usable - least) / (most - least), 1)
  const size = (name: keyof typeof wish) => (wish[name][0] + (wish[name][1] - wish[name][0]) * share) * u
  const full = Math.max(height, least + 2 * padding)
  // What is left over goes between the parts, evenly, up to a point; the network stays at the foot.
  const gap = size('gap') + between(0, (usable - most) / 4, 1.6 * u)
  let y = padding
  const place = (name: keyof typeof wish, behind: number): Rect => {
    const tall = size(name)
    const rect = { ...middle, y, height: tall }
    y += tall + (tall ? behind : 0)
    return rect
  }
  const tools = place('tools', 0)
  const hands = place('hands', gap / 2)
  const nest = place('nest', gap)
  const strip = place('strip', gap)
  const panel = place('panel', gap)
  const network = { ...middle, y: full - padding - size('network'), height: size('network') }
  const tall = full - 2 * padding
  return {
    u,
    narrow: false,
    width,
    height: full,
    left: { x: margin, y: padding, width: stack, height: tall },
    right: { x: width - margin - stack, y: padding, width: stack, height: tall },
    tools,
    hands,
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, rows, row: (strip.height - 1.95 * u) / rows },
    lines: cuts.lines,
    showsNest: cuts.nest,
    bars: cuts.bars,
  }
}

/** One above the other: the network as a line, the current host's stack beside the nest, the strip, the checks. */
function narrowAreas({ width, height }: Room, needs: Needs): Areas {
  const { type: u } = needs
  const margin = 0.75 * u
  const inner = width - 2 * margin
  const grid = gridFor(inner, u, needs.octets)
  const layers = needs.model === 'tcpip' ? 4 : 7
  const stackHeight = Math.max(layers * 1.7, 9.4) * u
  const stack = Math.min(8.6, inner / u - 9) * u
  let y = 0.5 * u
  const place = (tall: number, behind = 0.6 * u): Rect => {
    const rect = { x: margin, y, width: inner, height: tall }
    y += tall + behind
    return rect
  }
  const network = place(3.7 * u, 0.2 * u)
  const hands = place(1.8 * u, 0.2 * u)
  // Two models beside each other take the whole width, and the nest stands under them.
  const wide = needs.model === 'both'
  const first = place(stackHeight, 0.4 * u)
  const left = wide ? first : { ...first, width: stack }
  const nest = wide
    ? place(9.4 * u, 0.4 * u)
    : { ...first, x: margin + stack + 0.7 * u, width: inner - stack - 0.7 * u }
  const strip = place((1.9 + grid.rows * 1.72) * u, 0.4 * u)
  const panel = place((1.65 + LINES * 2.85) * u, 0.2 * u)
  // Rarely needed on a small screen: behind everything that changes.
  const tools = place(2.6 * u, 0.4 * u)
  return {
    u,
    narrow: true,
    width,
    height: Math.max(height, y),
    left,
    right: left,
    tools,
    hands,
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, row: 1.72 * u },
    lines: LINES,
    showsNest: true,
    bars: 0,
  }
}
