/** The kernels' buffers: a stream's as bytes with their holes, a datagram socket's as whole messages. */
import type { Say } from '../story/message'
import { firstFrameOf } from '../trace/lineage'
import { dataOf, sentBetween } from '../trace/sent'
import type { LaneMoment } from './deliveryMoment'
import { drawOctets, type OctetsOf, type Run } from './deliveryOctets'
import type { Areas, Rect } from './deliveryRoom'
import { datagramWords, type LaneKind, runName } from './deliveryWords'
import { fitting, lines, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

export function drawReceiveBuffer(
  moment: LaneMoment,
  kind: LaneKind,
  areas: Areas,
  say: Say,
): readonly Item[] {
  const { receiveBuffer: area, u } = areas
  const place = insideOf(area, areas)
  const inner = shrunk(place, 0.5 * u)
  const frame = frameOf('receiveBuffer', say('delivery.receiveBuffer'), area, place, u)
  if (kind === 'stream') {
    const runs = runsOf(moment)
    return [
      ...frame,
      ...drawOctets('received', runs, inner, { u, say, octetsOf: octetsOf(moment) }),
      ...note('receiveBuffer/note', streamNote(runs, say), area, place, u),
    ]
  }
  return [
    ...frame,
    ...drawMessages(moment, inner, u, say),
    ...note('receiveBuffer/note', datagramNote(moment, say), area, place, u),
  ]
}

/** Only a stream keeps what it sent; a datagram socket says so. */
export function drawSendBuffer(moment: LaneMoment, kind: LaneKind, areas: Areas, say: Say): readonly Item[] {
  const { sendBuffer: area, u } = areas
  const place = insideOf(area, areas)
  if (kind !== 'stream') {
    const { programs = [] } = moment.ledger.trace.scenario ?? {}
    const isKept = programs.some(program => program.kind === 'tftpWrite' || program.kind === 'tftpRead')
    const text = lines(say(isKept ? 'delivery.programKeeps' : 'delivery.keepsNothing'), area.width, {
      size: 0.9 * u,
    })
    return text.map((line, at) =>
      words(
        `keeps/${at}`,
        'quiet',
        [area.x, place.y + place.height / 2 + (at - (text.length - 1) / 2) * 1.2 * u],
        line,
        {
          size: 0.9 * u,
        },
      ),
    )
  }
  const { acked = 1, sent = 1, written = 1 } = moment.sendBuffer ?? {}
  const runs: Run[] = [
    { first: acked, end: sent, kind: 'here' as const },
    { first: Math.max(acked, sent), end: written, kind: 'sent' as const },
  ].filter(({ first, end }) => end > first)
  return [
    ...frameOf('sendBuffer', say('delivery.sendBuffer'), area, place, u),
    ...drawOctets('kept', runs, shrunk(place, 0.5 * u), { u, say, octetsOf: octetsOf(moment) }),
    ...note('sendBuffer/note', sendNote(runs, say), area, place, u),
  ]
}

function sendNote(runs: readonly Run[], say: Say): string {
  const [first] = runs
  const last = runs.at(-1)
  return first && last ? say('delivery.unacknowledged', { run: runName(first.first, last.end, say) }) : ''
}

const octetsOf =
  ({ ledger }: LaneMoment): OctetsOf =>
  (first, end) =>
    sentBetween(ledger.trace, ledger.way[0] ?? '', first, end)

/** A buffer's box: under its title, above its note. */
function insideOf({ x, y, width, height }: Rect, { u, form }: Areas): Rect {
  const top = form === 'row' ? 1.6 * u : 1.4 * u
  const foot = form === 'row' ? 2.6 * u : 2.4 * u
  const most = 4.6 * u
  const room = Math.min(most, height - top - foot)
  const spare = form === 'row' ? (height - top - foot - room) / 2 : 0
  return { x, y: y + top + spare, width, height: room }
}

const shrunk = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x + by,
  y: y + by,
  width: width - 2 * by,
  height: height - 2 * by,
})

function frameOf(key: string, title: string, area: Rect, place: Rect, u: number): readonly Item[] {
  return [
    words(`${key}/title`, 'quiet', [area.x, place.y - 0.55 * u], title, { size: 0.9 * u }),
    box(`${key}/box`, 'quiet', place, { radius: 0.5 * u, fill: 'panel', border: 2 }),
  ]
}

function note(key: string, text: string, area: Rect, place: Rect, u: number): readonly Item[] {
  const size = 0.9 * u
  return lines(text, area.width, { size })
    .slice(0, 2)
    .map((line, at) =>
      words(`${key}/${at}`, 'quiet', [area.x, place.y + place.height + (1.15 + 1.15 * at) * u], line, {
        size,
      }),
    )
}

/** What is in a stream's receive buffer: octets in order, then holes and what waits behind them. */
export function runsOf({ receiveBuffer }: LaneMoment): readonly Run[] {
  if (!receiveBuffer) return []
  const { read, next, held } = receiveBuffer
  const runs: Run[] = next > read ? [{ first: read, end: next, kind: 'here' }] : []
  let at = Math.max(read, next)
  for (const [from, end] of held) {
    if (from > at) runs.push({ first: at, end: from, kind: 'hole' })
    runs.push({ first: from, end, kind: 'here' })
    at = end
  }
  return runs
}

export function streamNote(runs: readonly Run[], say: Say): string {
  const hole = runs.find(({ kind }) => kind === 'hole')
  if (!hole) return ''
  const behind = runs.slice(runs.indexOf(hole) + 1).filter(({ kind }) => kind === 'here')
  const last = behind.at(-1)
  if (!behind[0] || !last) return ''
  return say('delivery.hole', {
    missing: runName(hole.first, hole.end, say),
    waiting: runName(behind[0].first, last.end, say),
    count: hole.end - hole.first,
  })
}

export function datagramNote({ lostData, overflows }: LaneMoment, say: Say): string {
  if (overflows > 0) return say('delivery.noRoom', { count: overflows })
  return lostData > 0 ? say('delivery.neverCame', { count: lostData }) : ''
}

function drawMessages(
  { receiveBuffer, ledger }: LaneMoment,
  rect: Rect,
  u: number,
  say: Say,
): readonly Item[] {
  const waiting = receiveBuffer?.datagrams ?? []
  const size = 0.95 * u
  const gap = 0.35 * u
  const most = Math.max(1, Math.floor((rect.height + gap) / (1.45 * u + gap)))
  const mostColumns = Math.max(1, Math.floor((rect.width + gap) / (1.6 * u + gap)))
  const isFull = waiting.length > most * mostColumns
  const columns = isFull ? mostColumns : Math.ceil(waiting.length / most)
  // The oldest ones are shown; in the last place, how many more there are.
  const shown = isFull ? waiting.slice(0, most * mostColumns - 1) : waiting
  const width = (rect.width - (columns - 1) * gap) / Math.max(1, columns)
  const height = Math.min(1.6 * u, (rect.height - (most - 1) * gap) / most)
  const placeAt = (at: number): Rect => ({
    x: rect.x + Math.floor(at / most) * (width + gap),
    y: rect.y + (at % most) * (height + gap),
    width: Math.max(2, width),
    height,
  })
  const more = waiting.length - shown.length
  const rest = more > 0 ? drawMore(more, placeAt(shown.length), u, say) : []
  const boxes = shown.flatMap(({ pdu, octets }, at) => {
    const frame = firstFrameOf(ledger.trace, pdu)
    const data = frame === undefined ? new Uint8Array() : dataOf(ledger.trace, frame)
    const place = placeAt(at)
    const text = fitting(
      [...datagramWords(ledger.trace, pdu, data, octets, say), String(octets)],
      width - 0.4 * u,
      {
        size,
        face: 'octets',
      },
    )
    const shows = textWidth(text, { size, face: 'octets' }) <= width
    return [
      box(`waiting/${pdu}/box`, 'data', place, { radius: 0.35 * u, border: 1.5 }),
      ...(shows
        ? [
            words(
              `waiting/${pdu}/text`,
              'data',
              [place.x + width / 2, place.y + height / 2 + DROP * size],
              text,
              {
                size,
                face: 'octets',
                weight: 600,
                anchor: 'middle',
              },
            ),
          ]
        : []),
    ]
  })
  return [...boxes, ...rest]
}

function drawMore(count: number, { x, y, width, height }: Rect, u: number, say: Say): readonly Item[] {
  const text = say('delivery.moreWait', { count })
  const size = Math.min(0.9 * u, (0.9 * u * width) / textWidth(text, { size: 0.9 * u }))
  const at = [x + width / 2, y + height / 2 + DROP * size] as const
  return [words('waiting/more', 'quiet', at, text, { size, anchor: 'middle' })]
}
