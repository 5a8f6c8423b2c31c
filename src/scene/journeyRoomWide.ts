/** Two hosts, with everything that happens between them: for a room that is wide and not too low. */
import {
  type Areas,
  between,
  gridFor,
  insideStrip,
  type LayerModelChoice,
  LINES,
  type Needs,
  type Rect,
  type Room,
  STRIP_TITLE,
  scaleHeight,
  stackWidth,
} from './journeyRoom'

/** Below this many times the type size two stacks leave no room between them. */
const NARROW = { tcpip: 44, osi: 44, both: 60 } as const

/** The heights of the middle column's parts in type sizes: the least they need and what they would like. */
function heights(rows: number, bars: number, scale: number) {
  return {
    tools: [2.4, 2.8],
    hands: [1.7, 2.4],
    nest: [4.5, 7],
    strip: [STRIP_TITLE + rows * 1.62 + scale, 2.3 + rows * 2.2 + scale],
    panel: [1.65 + LINES * 1.7, 2.1 + LINES * 2.5],
    network: [2 + bars * 1.5, 2.3 + bars * 1.8],
    gap: [0.35, 1.1],
  } as const
}

/** Heights of all parts and the four gaps between them, in type sizes: the least, or what they would like. */
function total({ gap, ...parts }: ReturnType<typeof heights>, of: 0 | 1): number {
  return Object.values(parts).reduce((sum, size) => sum + size[of], gap[of] * 4)
}

const barsOf = (model: LayerModelChoice) => (model === 'tcpip' ? 2 : 3)

/** Undefined where the room is too narrow for two hosts, or too low for all that stands between them. */
export function wideAreas({ width, height }: Room, needs: Needs): Areas | undefined {
  const { type: u, model } = needs
  const units = width / u
  if (units < NARROW[model]) return undefined
  const margin = between(0.5, units * 0.0125, 2) * u
  const stack = stackWidth(units, model) * u
  const channel = between(0.9, units * 0.022, 2.4) * u
  const middle = { x: margin + stack + channel, width: width - 2 * (margin + stack + channel) }
  const { fewest, ...grid } = gridFor(middle.width, u, needs)
  const padding = 0.4 * u
  const usable = height - 2 * padding
  const wishOf = (rows: number) => heights(rows, barsOf(model), scaleHeight(needs))
  // Where it is tight, the payload is folded first.
  const rows = [grid.rows, grid.rows - 1, fewest].find(
    each => each >= fewest && total(wishOf(each), 0) * u <= usable,
  )
  if (rows === undefined) return undefined
  const wish = wishOf(rows)
  const [least, most] = [total(wish, 0) * u, total(wish, 1) * u]
  const share = between(0, (usable - least) / (most - least), 1)
  const size = (name: keyof typeof wish) => (wish[name][0] + (wish[name][1] - wish[name][0]) * share) * u
  // What is left over goes between the parts, evenly, up to a point; the network stays at the foot.
  const gap = size('gap') + between(0, (usable - most) / 4, 1.6 * u)
  let y = padding
  const place = (name: keyof typeof wish, behind: number): Rect => {
    const tall = size(name)
    const rect = { ...middle, y, height: tall }
    y += tall + behind
    return rect
  }
  const tools = place('tools', 0)
  const hands = place('hands', gap / 2)
  const nest = place('nest', gap)
  const strip = place('strip', gap)
  const panel = place('panel', gap)
  const network = { ...middle, y: height - padding - size('network'), height: size('network') }
  const tall = height - 2 * padding
  const { row, scale } = insideStrip(strip, rows, needs)
  return {
    u,
    single: false,
    narrow: false,
    width,
    height,
    left: { x: margin, y: padding, width: stack, height: tall },
    right: { x: width - margin - stack, y: padding, width: stack, height: tall },
    tools,
    hands,
    nest,
    strip,
    panel,
    network,
    grid: { ...grid, rows, row },
    scale,
    lines: LINES,
    bars: barsOf(model),
  }
}
