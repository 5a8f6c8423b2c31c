/** One host at a time, the network as a line: beside each other in a low room, one under the other in a narrow one. */
import {
  type Areas,
  between,
  gridFor,
  insideStrip,
  LINES,
  type Needs,
  type Rect,
  ROWS,
  type Room,
  STRIP_TITLE,
  scaleHeight,
  stackWidth,
} from './journeyRoom'

/** A line of the network: names, and dots on a cable. In type sizes, as all measures here. */
const NETWORK = 2.5
const HANDS = 1.6
/** The controls of the screen beside the network. */
const TOOLS = 24.5
/** From here on bytes in rows of sixteen have room beside a stack. */
const LEAST = { tcpip: 35.5, osi: 35.5, both: 43 } as const
/** A room taller than this has place for one part under the other. */
const TALL = 30

/** The stack at the left, all else beside it: a frame in a course's page. Undefined where there is no room for that. */
export function lowAreas({ width, height }: Room, needs: Needs): Areas | undefined {
  const { type: u, model } = needs
  const units = width / u
  if (units < LEAST[model] || (height > TALL * u && units < 44)) return undefined
  const margin = 0.5 * u
  const stack = stackWidth(units, model) * u
  const x = margin + stack + 0.5 * u
  const middle = { x, width: width - margin - x }
  const { fewest, ...grid } = gridFor(middle.width, u, needs)
  const top = 0.3 * u
  const below = top + (NETWORK + 0.2) * u
  const room = (height - below) / u - 0.4
  const { rows, lines } = settle(room, grid.rows, fewest, needs)
  const spare = room - low(rows, lines, needs)
  // What is left over goes to the boxes and between the parts.
  const nestTall = between(NEST, NEST + spare / 2, 7)
  const gap = (0.3 + between(0, (spare - nestTall + NEST) / 3, 1)) * u
  let y = below
  const place = (tall: number): Rect => {
    const rect = { ...middle, y, height: tall * u }
    y += tall * u + gap
    return rect
  }
  const network = { x: margin, y: top, width: width - 2 * margin - TOOLS * u, height: NETWORK * u }
  const nest = place(nestTall)
  const strip = place(STRIP_TITLE + rows * 1.55 + scaleHeight(needs))
  const panel = place(PANEL_TITLE + lines * 1.7)
  const full = Math.max(height, panel.y + panel.height + 0.3 * u)
  const left = { x: margin, y: below, width: stack, height: full - below - 0.3 * u }
  const { row, scale } = insideStrip(strip, rows, needs)
  return {
    u,
    single: true,
    narrow: false,
    width,
    height: full,
    left,
    right: left,
    tools: { x: width - margin - TOOLS * u, y: top, width: TOOLS * u, height: 2.4 * u },
    // In whose hands the bytes are stands where the strip has its title elsewhere.
    hands: { ...middle, y: strip.y, height: STRIP_TITLE * u },
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, rows, row },
    scale,
    lines,
    bars: 0,
  }
}

const NEST = 4
const PANEL_TITLE = 1.65

const low = (rows: number, lines: number, needs: Needs) =>
  NEST + STRIP_TITLE + rows * 1.55 + scaleHeight(needs) + PANEL_TITLE + lines * 1.7 + 0.6

/** First the payload is folded, then the panel has a line less; a room lower than that scrolls. */
function settle(room: number, rows: number, fewest: number, needs: Needs) {
  const choices = [
    { rows, lines: LINES },
    { rows: fewest, lines: LINES },
  ]
  return choices.find(each => low(each.rows, each.lines, needs) <= room) ?? { rows: fewest, lines: LINES - 1 }
}

/** One above the other: the network, the current host's stack beside the nest, the strip, the panel. */
export function narrowAreas({ width, height }: Room, needs: Needs): Areas {
  const { type: u, model } = needs
  const margin = 0.75 * u
  const inner = width - 2 * margin
  const { fewest, ...wish } = gridFor(inner, u, needs)
  const grid = { ...wish, rows: wish.columns >= 16 ? Math.min(wish.rows, Math.max(ROWS, fewest)) : wish.rows }
  const stackHeight = Math.max((model === 'tcpip' ? 4 : 7) * 1.7, 9) * u
  const stack = Math.min(8.6, inner / u - 9) * u
  let y = 0.3 * u
  const place = (tall: number, behind: number): Rect => {
    const rect = { x: margin, y, width: inner, height: tall * u }
    y += (tall + behind) * u
    return rect
  }
  const network = place(NETWORK, 0.1)
  const hands = place(HANDS, 0.1)
  // Two models beside each other take the whole width, and the nest stands under them.
  const wide = model === 'both'
  const first = place(stackHeight / u, 0.2)
  const left = wide ? first : { ...first, width: stack }
  const nest = wide
    ? place(9, 0.3)
    : { ...first, x: margin + stack + 0.7 * u, width: inner - stack - 0.7 * u }
  const strip = place(STRIP_TITLE + grid.rows * 1.57 + scaleHeight(needs), 0.25)
  const panel = place(PANEL_TITLE + LINES * 2.6, 0.2)
  // Rarely needed on a small screen: behind everything that changes.
  const tools = place(2.6, 0.4)
  const { row, scale } = insideStrip(strip, grid.rows, needs)
  return {
    u,
    single: true,
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
    grid: { ...grid, row },
    scale,
    lines: LINES,
    bars: 0,
  }
}
