/** *Hide next*: question marks where the next step will put something, so that a class predicts it first. */
import type { Say } from '../story/message'
import { momentAt } from './journeyFold'
import type { Ground } from './journeyGround'
import type { Held, Moment } from './journeyMoment'
import { drawNest } from './journeyNest'
import { packetAt } from './journeyPacket'
import type { Areas, Rect } from './journeyRoom'
import { slotRect, slotsOf } from './journeyStrip'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

/** How many bytes wide a cover is: always the same, so that it does not tell how many will come. */
const CELLS = 4

/** Covers for what the step after this one will add, and for where the bytes will be. */
export function drawNext(ground: Ground, moment: Moment): readonly Item[] {
  const { trace, track, areas, options } = ground
  if (moment.step >= track.steps.length - 1) return []
  const next = momentAt(trace, track, moment.step + 1)
  const [here, there] = [packetAt(ground, moment), packetAt(ground, next)]
  const moves = there && (here?.[0] !== there[0] || here[1] !== there[1])
  return drawCovers(areas, moment, next, moves ? there : undefined, options.say)
}

/**
 * Covers for what `next` adds to the strip and to the nest, and for where the bytes will be.
 * `place` is where that is, undefined where they stay.
 */
function drawCovers(
  areas: Areas,
  now: Moment,
  next: Moment,
  place: readonly [number, number] | undefined,
  say: Say,
): readonly Item[] {
  const { u } = areas
  const [held, then] = [now.held, next.held]
  const grows = held && then && now.pdu === next.pdu && then.going === 'down'
  const before = grows && then.start < held.start && held.end > held.start
  const behind = grows && then.end > held.end
  const rects = [
    ...(before ? [cellsBefore(areas, held), nestBefore(areas, held, say)] : []),
    ...(behind ? [cellsBehind(areas, held), nestBehind(areas, held, say)] : []),
    ...(place ? [{ x: place[0] - 1.6 * u, y: place[1] - 0.7 * u, width: 1.6 * u, height: 1.4 * u }] : []),
  ]
  return rects.flatMap((rect, at) => (rect ? cover(`cover/${at}`, rect, u, say) : []))
}

function cover(key: string, rect: Rect, u: number, say: Say): readonly Item[] {
  return [
    box(`${key}/box`, 'ink', rect, {
      radius: 0.3 * u,
      fill: 'panel',
      border: 2,
      dashed: true,
      label: say('journey.covered'),
    }),
    words(`${key}/text`, 'ink', [rect.x + rect.width / 2, rect.y + rect.height / 2 + DROP * u], '?', {
      size: u,
      weight: 700,
      anchor: 'middle',
    }),
  ]
}

/** The slots in front of the first byte, no further than its row goes. */
function cellsBefore(areas: Areas, held: Held): Rect | undefined {
  const slots = slotsOf(held.octets.length, areas.grid)
  const first = slots.find(slot => slot.kind === 'octet' && slot.octet >= held.start)?.at ?? 0
  const end = first % areas.grid.columns || areas.grid.columns
  const span = Math.min(CELLS, end)
  return first === 0 ? undefined : slotRect(areas, first - span, span)
}

function cellsBehind(areas: Areas, held: Held): Rect | undefined {
  const slots = slotsOf(held.octets.length, areas.grid)
  const last = slots.findLast(slot => slot.kind === 'octet' && slot.octet < held.end)?.at ?? 0
  const next = last + 1
  const room = areas.grid.columns - (next % areas.grid.columns)
  return next >= areas.grid.columns * areas.grid.rows
    ? undefined
    : slotRect(areas, next, Math.min(CELLS, room))
}

function nestBefore(areas: Areas, held: Held, say: Say): Rect | undefined {
  const { u } = areas
  const outline = outlineOf(areas, held, say)
  if (!outline) return undefined
  if (areas.narrow) return { ...outline, y: outline.y - 1.5 * u, height: 1.3 * u }
  return { ...outline, x: outline.x - 2.9 * u, width: 2.6 * u }
}

function nestBehind(areas: Areas, held: Held, say: Say): Rect | undefined {
  const { u } = areas
  const outline = outlineOf(areas, held, say)
  if (!outline) return undefined
  if (areas.narrow) return { ...outline, y: outline.y + outline.height + 0.15 * u, height: 1 * u }
  return { ...outline, x: outline.x + outline.width + 0.3 * u, width: 2.2 * u }
}

/** The outermost outline of what is held. */
function outlineOf(areas: Areas, held: Held, say: Say): Rect | undefined {
  const none = () => undefined
  const items = drawNest(areas, held, { say, enter: none, leave: none })
  return items.find(item => item.kind === 'box' && item.key.endsWith('/outline')) as Rect | undefined
}
