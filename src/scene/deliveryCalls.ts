/** The calls of the two programs: each send() with what it handed over, each recv() with what it returned. */
import type { Say } from '../story/message'
import type { OtherCall } from '../trace/besides'
import type { Ledger, ReceiveCall, SendCall } from '../trace/ledger'
import { eventsOf, firstFrameOf } from '../trace/lineage'
import { dataOf } from '../trace/sent'
import type { LaneMoment } from './deliveryMoment'
import type { Areas, Rect } from './deliveryRoom'
import { datagramWords, messageWords } from './deliveryWords'
import { fitting, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, words } from './shapes'

/** One call as a box: what it moved and how many octets that were. */
interface Row {
  readonly key: string
  /** The longest wording first. */
  readonly wordings: readonly string[]
  /** At its right end. */
  readonly figure: string
  readonly look: 'whole' | 'open' | 'failed' | 'other'
  readonly label: string
}

export function drawSends(moment: LaneMoment, { sends: area, u }: Areas, say: Say): readonly Item[] {
  const { sends, ledger, near } = moment
  const title = say('delivery.sends', { call: sends.last[0]?.name ?? 'send', count: sends.made })
  const calls = inOrder<SendCall>(sends.last, near.calls.last)
  const rowOf = (call: SendCall | OtherCall) =>
    'call' in call ? otherRow(call, say) : sendRow(ledger, call, say)
  return drawRows('send', title, calls, sends.made + near.calls.made, rowOf, area, u, say)
}

/** Two lists of calls as one, in the order in which they were made. */
function inOrder<Main extends SendCall | ReceiveCall>(
  main: readonly Main[],
  others: readonly OtherCall[],
): readonly (Main | OtherCall)[] {
  if (others.length === 0) return main
  return [...main, ...others].sort((one, other) => one.event - other.event)
}

/** shutdown(), close(), and what goes the other way: by its name, with what it returned. */
function otherRow({ event, call, returned }: OtherCall, say: Say): Row {
  const key = `other/${event}`
  const text = say(call.name === 'shutdown' ? 'delivery.shutdown' : 'delivery.call', { call: call.name })
  if (!returned) {
    const waiting = say('delivery.call.waits', { call: call.name })
    return { key, wordings: [waiting], figure: '', look: 'open', label: waiting }
  }
  const { errno, value } = returned
  if (errno) {
    const label = say('delivery.failed', { call: call.name, errno })
    return { key, wordings: [errno], figure: '', look: 'failed', label }
  }
  const moves = call.name === 'send' || call.name === 'recv'
  return { key, wordings: [text], figure: moves ? String(value) : '', look: 'other', label: text }
}

export function drawReceives(
  moment: LaneMoment,
  { receives: area, u, form }: Areas,
  say: Say,
): readonly Item[] {
  const { last, returned } = moment.receives
  // Of several sockets that wait only the newest is told of.
  const shown = last.filter((call, at) => call.returned || at === last.length - 1)
  const count = returned + (last.length > 0 && !last.at(-1)?.returned ? 1 : 0)
  const { name = 'recv', length } = last[0] ?? {}
  const title =
    length === undefined
      ? say('delivery.sends', { call: name, count: 0 })
      : say('delivery.receives', { call: name, length: String(length), count: returned })
  // Beside a heading there is a line of height to be level with.
  const down = form === 'row' ? 2.7 * u : form === 'two' ? 2.7 * u : 0
  const place = { ...area, y: area.y + down, height: area.height - down }
  const others = moment.far.calls
  const rowOf = (call: ReceiveCall | OtherCall) =>
    'call' in call ? otherRow(call, say) : receiveRow(moment.ledger, call, say)
  const calls = inOrder<ReceiveCall>(shown, others.last)
  return drawRows('recv', title, calls, count + others.made, rowOf, place, u, say)
}

function sendRow(ledger: Ledger, call: SendCall, say: Say): Row {
  const key = `send/${call.first}/${call.event}`
  const wordings = sentWords(ledger, call, say)
  const { returned } = call
  if (returned?.errno)
    return {
      key,
      wordings: [returned.errno],
      figure: '',
      look: 'failed',
      label: say('delivery.failed', { call: call.name, errno: returned.errno }),
    }
  const octets = returned ? returned.value : call.octets
  const figure = figureBeside(wordings, octets, say)
  return { key, wordings, figure, look: returned ? 'whole' : 'open', label: wordings[0] ?? figure }
}

/** What a call handed over, read off the datagram it became where there is one. */
function sentWords({ trace, way }: Ledger, call: SendCall, say: Say): readonly string[] {
  const { pdu } = call
  const frame = pdu === undefined ? undefined : firstFrameOf(trace, pdu)
  if (call.name === 'sendto' && pdu !== undefined && frame !== undefined)
    return datagramWords(trace, pdu, dataOf(trace, frame), call.octets, say)
  return messageWords({ trace, way } as Ledger, call.first, call.octets, say)
}

function receiveRow(ledger: Ledger, call: ReceiveCall, say: Say): Row {
  const key = `recv/${call.event}`
  const { returned } = call
  if (!returned)
    return { key, wordings: [say('delivery.waits')], figure: '', look: 'open', label: say('delivery.waits') }
  if (returned.errno)
    return {
      key,
      wordings: [returned.errno],
      figure: '',
      look: 'failed',
      label: say('delivery.failed', { call: call.name, errno: returned.errno }),
    }
  const wordings = returned.value === 0 ? [say('delivery.end')] : receivedWords(ledger, returned, say)
  const figure = receivedFigure(ledger, returned, wordings, say)
  return { key, wordings, figure, look: 'whole', label: wordings[0] ?? figure }
}

/** How many octets it was, unless the text says just that. */
const figureBeside = (wordings: readonly string[], octets: number, say: Say) =>
  wordings[0] === say('delivery.bytes', { bytes: octets }) ? '' : String(octets)

/** How many octets recv() got; of a datagram that was cut, also how many there were. */
function receivedFigure(
  { trace }: Ledger,
  { value, pdu }: NonNullable<ReceiveCall['returned']>,
  wordings: readonly string[],
  say: Say,
): string {
  const whole = pdu === undefined ? undefined : eventsOf(trace, pdu).find(({ kind }) => kind === 'enqueue')
  const octets = whole?.kind === 'enqueue' && whole.strip ? whole.strip.end - whole.strip.start : value
  return octets > value
    ? say('delivery.cut', { value: String(value), whole: String(octets) })
    : figureBeside(wordings, value, say)
}

function receivedWords(
  ledger: Ledger,
  returned: NonNullable<ReceiveCall['returned']>,
  say: Say,
): readonly string[] {
  const { first, value, pdu } = returned
  if (first !== undefined) return messageWords(ledger, first, value, say)
  if (pdu === undefined) return [say('delivery.bytes', { bytes: value })]
  const frame = firstFrameOf(ledger.trace, pdu)
  const data = frame === undefined ? new Uint8Array() : dataOf(ledger.trace, frame)
  return datagramWords(ledger.trace, pdu, data.subarray(0, value), value, say)
}

const ROW = 1.56

/** A title and as many of the last rows as there is room for; what is above them is counted. */
function drawRows<Call>(
  key: string,
  title: string,
  /** The last of so many. */
  calls: readonly Call[],
  count: number,
  rowOf: (call: Call) => Row,
  area: Rect,
  u: number,
  say: Say,
): readonly Item[] {
  const top = area.y + 1.35 * u
  const room = Math.max(1, Math.floor((area.height - 1.35 * u + 0.2 * u) / (ROW * u)))
  const hidden = count > room ? count - room + 1 : 0
  const shown = calls.slice(Math.max(0, calls.length - (count - hidden))).map(rowOf)
  const at = (row: number) => top + row * ROW * u
  return [
    words(`${key}/title`, 'ink', [area.x, area.y + 0.95 * u], title, { size: u, weight: 600 }),
    ...(hidden > 0
      ? [
          words(`${key}/more`, 'quiet', [area.x, at(0) + 1.05 * u], say('delivery.more', { count: hidden }), {
            size: 0.9 * u,
          }),
        ]
      : []),
    ...shown.flatMap((row, index) =>
      drawRow(row, { ...area, y: at(index + (hidden > 0 ? 1 : 0)), height: 1.36 * u }, u),
    ),
  ]
}

const TONES = { whole: 'data', open: 'quiet', failed: 'alarm', other: 'application' } as const

function drawRow({ key, wordings, figure, look }: Row, rect: Rect, u: number): readonly Item[] {
  const tone = TONES[look]
  const setting = { size: 0.95 * u, face: 'octets' as const, weight: 600 as const }
  const base = rect.y + rect.height / 2 + DROP * setting.size
  const figureWidth = figure ? textWidth(figure, setting) + 0.5 * u : 0
  const shown = fitting(wordings, rect.width - figureWidth - 0.9 * u, setting)
  const middle = rect.x + (rect.width - figureWidth) / 2
  return [
    // Its border stays within the picture.
    box(
      `${key}/box`,
      tone,
      { ...rect, x: rect.x + 1, width: rect.width - 2 },
      {
        radius: 0.35 * u,
        border: 1.5,
        dashed: look === 'open',
        fill: look === 'open' ? 'outline' : 'tint',
      },
    ),
    words(`${key}/text`, tone, [middle, base], shown, { ...setting, anchor: 'middle' }),
    ...(figure
      ? [
          words(`${key}/figure`, tone, [rect.x + rect.width - 0.45 * u, base], figure, {
            ...setting,
            size: 0.9 * u,
            weight: 400,
            anchor: 'end',
          }),
        ]
      : []),
  ]
}
