/** A player's way over the field: as it was sent, and as far as the other side has read it. */
import type { Say } from '../story/message'
import { isGame, positionsOf, type SentPosition } from '../trace/positions'
import type { EventId, Micros, Trace } from '../trace/trace'
import { circle, dot, drawKey, type Look } from './deliveryPlot'
import type { Rect } from './deliveryRoom'
import { timeText } from './deliveryWords'
import { fitting } from './measure'
import type { Item } from './scene'
import { box, line, mark, words } from './shapes'

export const hasPath = isGame

interface Standing {
  readonly cursor: EventId
  readonly time: Micros
}

/** The picture follows the player: so many of its last positions are in it. */
const SHOWN = 28
/** Units of the field that are shown at least. */
const LEAST_SPAN = 24

interface View {
  readonly sent: readonly SentPosition[]
  /** What the other side has read, in the order in which it did. */
  readonly seen: readonly SentPosition[]
}

function viewAt(trace: Trace, { cursor }: Standing): View {
  const sent = positionsOf(trace).filter(({ left }) => left <= cursor)
  const seen = sent
    .filter(({ came }) => came !== undefined && came <= cursor)
    .sort((one, other) => (one.came ?? 0) - (other.came ?? 0) || one.sequence - other.sequence)
  return { sent, seen }
}

export function drawPath(
  trace: Trace,
  standing: Standing,
  area: Rect,
  { say, rem: u }: { readonly say: Say; readonly rem: number },
): Item[] {
  const key = `path/${trace.lane}`
  const { sent, seen } = viewAt(trace, standing)
  const field = { x: area.x + 1, y: area.y + 1.8 * u, width: area.width - 2, height: area.height - 3.2 * u }
  const looks: Look[] = [
    { key: 'player', name: say('delivery.path.player'), tone: 'ink', border: 2, dots: true, hollow: true },
    { key: 'seen', name: say('delivery.path.seen'), tone: 'application', border: 2, dots: true },
  ]
  const [player, ghost] = [sent.at(-1), seen.at(-1)]
  const newest = seen.reduce((most, { sequence }) => Math.max(most, sequence), 0)
  const from = Math.max(0, Math.min((player?.sequence ?? 0) - SHOWN, newest - SHOWN / 4))
  const shown = sent.slice(from)
  const at = placer(shown, field, u)
  const size = 0.85 * u
  const note = noteOf(player, ghost, standing, say)
  return [
    ...drawKey(key, looks, area, area.x, u),
    box(`${key}/field`, 'line', field, { radius: 4, fill: 'outline' }),
    ...(shown.length > 1 ? [line(`${key}/sent`, 'quiet', shown.map(at), { border: 1.25 })] : []),
    ...drawLost(key, shown, standing, at, u),
    ...drawSeen(
      key,
      seen.filter(({ sequence }) => sequence >= from),
      at,
      u,
    ),
    ...(player ? [circle(`${key}/player`, 'ink', at(player), 0.42 * u, 2)] : []),
    ...(ghost ? [dot(`${key}/ghost`, 'application', at(ghost), 0.38 * u)] : []),
    words(
      `${key}/note`,
      'application',
      [area.x, area.y + area.height - 0.25 * u],
      fitting(note, area.width, { size, weight: 600 }),
      { size, weight: 600 },
    ),
  ]
}

function noteOf(
  player: SentPosition | undefined,
  ghost: SentPosition | undefined,
  { time }: Standing,
  say: Say,
): readonly string[] {
  if (!player) return [say('delivery.path.none')]
  if (!ghost) return [say('delivery.path.unseen')]
  if (ghost.sequence === player.sequence) return [say('delivery.path.same'), say('delivery.path.same.short')]
  const age = timeText(Math.max(0, time - ghost.sent), say)
  return [say('delivery.path.age', { age }), say('delivery.path.age.short', { age })]
}

type At = (position: SentPosition) => readonly [number, number]

/** Puts positions into the field, as large as all that are shown fit, alike in both directions. */
function placer(shown: readonly SentPosition[], field: Rect, u: number): At {
  const xs = shown.map(({ x }) => x)
  const ys = shown.map(({ y }) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  const edge = 0.8 * u
  const scale = Math.min(
    (field.width - 2 * edge) / Math.max(LEAST_SPAN, right - left),
    (field.height - 2 * edge) / Math.max(LEAST_SPAN, high - low),
  )
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2]
  return ({ x, y }) => [
    field.x + field.width / 2 + (x - middleX) * scale,
    field.y + field.height / 2 - (y - middleY) * scale,
  ]
}

/** What came one by one is a thick line; what came at once is a jump, dashed; where one is missing there is nothing. */
function drawSeen(key: string, seen: readonly SentPosition[], at: At, u: number): Item[] {
  return seen.flatMap((position, index): Item[] => {
    const before = seen[index - 1]
    const name = `${key}/seen/${position.sequence}`
    const isTogether = seen[index + 1]?.came === position.came
    const spot = isTogether ? [] : [dot(`${name}/at`, 'application', at(position), 0.17 * u)]
    if (!before || before.sequence !== position.sequence - 1) return spot
    const isJump = before.came === position.came || isTogether
    return [
      line(name, 'application', [at(before), at(position)], {
        border: isJump ? 1.5 : 3,
        ...(isJump && { dashed: true }),
      }),
      ...spot,
    ]
  })
}

function drawLost(
  key: string,
  shown: readonly SentPosition[],
  { cursor }: Standing,
  at: At,
  u: number,
): Item[] {
  return shown.flatMap(position =>
    position.lost !== undefined && position.lost <= cursor
      ? [mark(`${key}/lost/${position.sequence}`, 'alarm', 'cross', at(position), 0.8 * u)]
      : [],
  )
}

export function describePath(trace: Trace, standing: Standing, say: Say): string {
  const { sent, seen } = viewAt(trace, standing)
  return noteOf(sent.at(-1), seen.at(-1), standing, say)[0] ?? ''
}
