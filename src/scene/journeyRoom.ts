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
  /** Nodes between the two hosts. */
  readonly between: number
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
  readonly tag: Rect
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
  /** Whether there is room for the boxes in boxes, and for the names of layers in the network's nodes. */
  readonly showsNest: boolean
  readonly showsNodeLayers: boolean
}

/** Below this many times the type size two stacks leave no room between them. */
const NARROW = { tcpip: 46, osi: 46, both: 60 } as const
const ROWS = 4

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

/** The heights of the middle column's parts in type sizes: the least they need and what they would like. */
function heights(rows: number, model: LayerModelChoice) {
  const bars = model === 'tcpip' ? 2 : 3
  return {
    tools: [2.5, 2.8],
    hands: [1.9, 2.3],
    tag: [1.5, 2],
    nest: [5.3, 6.8],
    strip: [1.95 + rows * 1.66, 2.3 + rows * 2.2],
    panel: [1.7 + 4 * 1.76, 2.1 + 4 * 2.5],
    network: [2 + bars * 1.52, 2.3 + bars * 1.8],
    gap: [0.4, 1.1],
  } as const
}

/** What fits: first the payload of the strip is folded, then the boxes in boxes go, then the picture scrolls. */
function settle(u: number, usable: number, rows: number, model: LayerModelChoice) {
  const total = (rows: number, without: readonly string[]) => {
    const wish = heights(rows, model)
    return (of: 0 | 1) =>
      Object.entries(wish).reduce(
        (sum, [name, size]) => sum + (without.includes(name) ? 0 : size[of] * (name === 'gap' ? 4 : 1)),
        0,
      ) * u
  }
  const fewest = Math.min(rows, 3)
  for (let each = rows; each >= fewest; each--) {
    const sum = total(each, [])
    if (sum(0) <= usable) return { rows: each, without: [] as readonly string[], sum }
  }
  const without = ['nest']
  const most = [rows, fewest].find(each => total(each, without)(0) <= usable) ?? fewest
  return { rows: most, without, sum: total(most, without) }
}

function wideAreas({ width, height }: Room, needs: Needs): Areas {
  const { type: u } = needs
  const units = width / u
  const margin = between(0.5, units * 0.0125, 2) * u
  const stack = stackWidth(units, needs.model) * u
  const channel = between(0.9, units * 0.022, 2.4) * u
  const middle = { x: margin + stack + channel, width: width - 2 * (margin + stack + channel) }
  const grid = gridFor(middle.width, u, needs.octets)
  const names = ['tools', 'hands', 'tag', 'nest', 'strip', 'panel', 'network'] as const
  const padding = 0.5 * u
  const usable = height - 2 * padding
  const { rows, without, sum } = settle(u, usable, grid.rows, needs.model)
  const wish = heights(rows, needs.model)
  const least = sum(0)
  const share = between(0, (usable - least) / (sum(1) - least), 1)
  const size = (name: (typeof names)[number] | 'gap') =>
    (wish[name][0] + (wish[name][1] - wish[name][0]) * share) * u
  const full = Math.max(height, least + 2 * padding)
  // What is left over goes between the parts, evenly, up to a point; the network stays at the foot.
  const spare = Math.max(0, usable - sum(1))
  const gap = size('gap') + Math.min(spare / 4, 1.6 * u)
  let y = padding
  const place = (name: (typeof names)[number], behind: number): Rect => {
    const tall = without.includes(name) ? 0 : size(name)
    const rect = { ...middle, y, height: tall }
    y += tall + (tall ? behind : 0)
    return rect
  }
  const tools = place('tools', 0)
  const hands = place('hands', 0)
  const tag = place('tag', gap / 2)
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
    tag,
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, rows, row: (strip.height - 2 * u) / rows },
    showsNest: without.length === 0,
    showsNodeLayers: middle.width / (needs.between + 1) > 11 * u,
  }
}

/** One above the other: the network as a line, the current host's stack beside the nest, the strip, the checks. */
function narrowAreas({ width, height }: Room, needs: Needs): Areas {
  const { type: u } = needs
  const margin = 0.75 * u
  const inner = width - 2 * margin
  const grid = gridFor(inner, u, needs.octets)
  const layers = needs.model === 'tcpip' ? 4 : 7
  const stackHeight = Math.max(layers * 1.85, 11) * u
  const stack = Math.min(needs.model === 'both' ? 11.5 : 8.6, inner / u - 9) * u
  let y = 0.5 * u
  const place = (tall: number, behind = 0.6 * u): Rect => {
    const rect = { x: margin, y, width: inner, height: tall }
    y += tall + behind
    return rect
  }
  const tools = place(2.6 * u, 0.2 * u)
  const network = place(3.6 * u)
  const hands = place(2 * u, 0.2 * u)
  const tag = place(3 * u, 0.4 * u)
  const both = place(stackHeight)
  const left = { ...both, width: stack }
  const nest = { ...both, x: margin + stack + 0.7 * u, width: inner - stack - 0.7 * u }
  const strip = place((2 + grid.rows * 1.85) * u)
  const panel = place((1.8 + 4 * 3.2) * u)
  return {
    u,
    narrow: true,
    width,
    height: Math.max(height, y),
    left,
    right: left,
    tools,
    hands,
    tag,
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, row: 1.85 * u },
    showsNest: true,
    showsNodeLayers: false,
  }
}
