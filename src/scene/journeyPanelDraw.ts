/** Draws the panel: lines of what was seen, an address held against a prefix, or bits as the cable carries them. */
import type { Say } from '../story/message'
import { parseIpv4 } from '../wire/address'
import type { Panel, PrefixBits, Row, WireBits } from './journeyPanel'
import type { Areas, Rect } from './journeyRoom'
import { fitting, lines, OCTET_ADVANCE, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, line, mark, words } from './shapes'

/** `id` makes the keys: one panel gives way to the next, it does not become it. */
export function drawPanel(areas: Areas, panel: Panel | undefined, id: string, say: Say): readonly Item[] {
  if (!panel) return []
  const { u, panel: area } = areas
  const key = `panel/${id}`
  const title = { size: 1.1 * u, weight: 600 } as const
  const titleWidth = textWidth(panel.title, title)
  const note = panel.note
    ? fitting([panel.note], Math.max(4 * u, area.width - titleWidth - u), { size: u })
    : undefined
  const body = { ...area, y: area.y + 1.65 * u, height: area.height - 1.65 * u }
  const items: Item[] = [
    words(
      `${key}/title`,
      'ink',
      [area.x, area.y + 1.15 * u],
      fitting([panel.title], area.width, title),
      title,
    ),
    ...(note && textWidth(note, { size: u }) + titleWidth + 0.5 * u < area.width
      ? [
          words(`${key}/note`, 'quiet', [area.x + area.width, area.y + 1.15 * u], note, {
            size: u,
            anchor: 'end',
          }),
        ]
      : []),
  ]
  if (panel.prefix) return [...items, ...drawPrefix(areas, body, panel, panel.prefix, key, say)]
  if (panel.wire) return [...items, ...drawWire(areas, body, panel.wire, key, say)]
  return [...items, ...drawRows(areas, body, panel.rows.slice(-areas.lines), key)]
}

function drawRows(areas: Areas, body: Rect, rows: readonly Row[], key: string): readonly Item[] {
  const { u, narrow } = areas
  const step = Math.min(body.height / areas.lines, narrow ? 3.2 * u : 2.7 * u)
  // Labels of one panel share a column, as wide as the widest of them.
  const label = Math.min(
    Math.max(...rows.map(row => textWidth(row.label, { size: u, weight: 600 }))) + 1.4 * u,
    body.width * 0.42,
  )
  return rows.flatMap((row, at) => {
    const rect = { ...body, y: body.y + at * step, height: step - (narrow ? 0.25 : 0.28) * u }
    return narrow ? drawTallRow(rect, row, u, key) : drawRow(rect, row, u, label, key)
  })
}

function frameOf(rect: Rect, row: Row, u: number, key: string): Item {
  const alarm = row.tone === 'alarm'
  return box(`${key}/row/${row.key}/box`, alarm ? 'alarm' : 'line', rect, {
    radius: 0.4 * u,
    fill: alarm ? 'tint' : 'panel',
    border: alarm ? 2.5 : 1.25,
    label: [row.label, row.was, row.value, row.verdict].filter(Boolean).join(' '),
    ...(row.target && { target: row.target }),
  })
}

function drawRow(rect: Rect, row: Row, u: number, labelColumn: number, key: string): readonly Item[] {
  const pad = 0.7 * u
  const y = rect.y + rect.height / 2 + DROP * u
  const left = rect.x + pad
  let right = rect.x + rect.width - pad
  const items: Item[] = [frameOf(rect, row, u, key)]
  const name = `${key}/row/${row.key}`
  if (row.mark) {
    items.push(
      mark(`${name}/mark`, row.tone, row.mark, [right - 0.4 * u, rect.y + rect.height / 2], 0.95 * u),
    )
    right -= 1.3 * u
  }
  items.push(
    words(
      `${name}/label`,
      'ink',
      [left, y],
      fitting(labels(row), labelColumn - 0.4 * u, { size: u, weight: 600 }),
      {
        size: u,
        weight: 600,
      },
    ),
  )
  const from = rect.x + labelColumn + 0.6 * u
  const value = valueWidth(row, u)
  const verdict = row.verdict ?? ''
  const room = right - from - value - 0.8 * u
  const text = spoken(verdict, room, row, u)
  if (text)
    items.push(words(`${name}/verdict`, row.tone, [right, y], text, { size: u, weight: 600, anchor: 'end' }))
  items.push(...drawValue(row, [from, y], u, name, right - from))
  return items
}

/** The same on two lines, for a narrow room. */
function drawTallRow(rect: Rect, row: Row, u: number, key: string): readonly Item[] {
  const pad = 0.6 * u
  const left = rect.x + pad
  let right = rect.x + rect.width - pad
  const [upper, lower] = [rect.y + 1.1 * u, rect.y + 2.25 * u]
  const items: Item[] = [frameOf(rect, row, u, key)]
  const name = `${key}/row/${row.key}`
  if (row.mark) {
    items.push(
      mark(`${name}/mark`, row.tone, row.mark, [right - 0.4 * u, rect.y + rect.height / 2], 0.95 * u),
    )
    right -= 1.3 * u
  }
  const label = fitting([row.label], right - left, { size: u, weight: 600 })
  items.push(words(`${name}/label`, 'ink', [left, upper], label, { size: u, weight: 600 }))
  const labelWidth = textWidth(label, { size: u, weight: 600 })
  const value = valueWidth(row, u)
  const setting = { size: u, weight: 600 } as const
  // The verdict stands where it fits: behind the label, or behind the value.
  const verdict = row.verdict ?? ''
  const width = textWidth(verdict, setting)
  const beside = right - left - labelWidth - 0.8 * u
  const behind = right - left - value - 0.8 * u
  if (verdict) {
    const [y, room] = width <= beside || beside > behind ? [upper, beside] : [lower, behind]
    const text = spoken(verdict, room, row, u)
    if (text) items.push(words(`${name}/verdict`, row.tone, [right, y], text, { ...setting, anchor: 'end' }))
  }
  items.push(...drawValue(row, [left, lower], u, name, right - left))
  return items
}

const labels = (row: Row) => (row.short === undefined ? [row.label] : [row.label, row.short])

/** As much of a verdict as fits in whole words; nothing where its mark says it already. */
function spoken(verdict: string, room: number, row: Row, u: number): string {
  const setting = { size: u, weight: 600 } as const
  const fits = [verdict, shortened(verdict)].find(each => textWidth(each, setting) <= room)
  return fits ?? (row.mark || room < 3 * u ? '' : fitting([verdict], room, setting))
}

/** A verdict without what stands behind a comma or a colon. */
const shortened = (verdict: string) => verdict.split(/[,:;(]/)[0]?.trim() ?? verdict

const mono = (u: number) => ({ size: u, face: 'octets' }) as const

function valueWidth(row: Row, u: number): number {
  const now = textWidth(row.value, mono(u))
  return row.was === undefined ? now : now + textWidth(row.was, mono(u)) + 2 * u
}

/** A value, or the old one struck out and the new one behind an arrow. */
function drawValue(
  row: Row,
  [x, y]: readonly [number, number],
  u: number,
  name: string,
  room: number,
): readonly Item[] {
  if (row.was === undefined || valueWidth(row, u) > room) {
    const text = fitting([row.value], room, mono(u))
    return [words(`${name}/value`, 'ink', [x, y], text, mono(u))]
  }
  const old = textWidth(row.was, mono(u))
  const level = y - DROP * u
  return [
    words(`${name}/was`, 'quiet', [x, y], row.was, mono(u)),
    line(
      `${name}/strike`,
      'quiet',
      [
        [x, level],
        [x + old, level],
      ],
      { border: 1.5 },
    ),
    mark(`${name}/arrow`, 'quiet', 'arrowRight', [x + old + u, level], u),
    words(`${name}/value`, row.tone, [x + old + 2 * u, y], row.value, { ...mono(u), weight: 700 }),
  ]
}

/** Destination and network one above the other, bit by bit: the prefix decides, the rest is not looked at. */
function drawPrefix(
  areas: Areas,
  body: Rect,
  panel: Panel,
  prefix: PrefixBits,
  key: string,
  say: Say,
): readonly Item[] {
  const { u } = areas
  const named = body.width > 46 * u
  const label = named ? 14.5 * u : 0
  const bit = Math.min(0.86 * u, (body.width - label - 1.6 * u) / 33.6)
  const size = Math.min(u, bit / OCTET_ADVANCE)
  const rowHeight = Math.min(2 * u, (body.height - 2.4 * u) / 2)
  const items: Item[] = []
  const xOf = (at: number) => body.x + label + 0.4 * u + at * bit + Math.floor(at / 8) * 0.5 * bit
  const bits = [prefix.destination, prefix.network].map(bitsOf)
  const [theirs = '', ours = ''] = bits
  const differs = [...theirs].findIndex((each, at) => at < prefix.prefix && each !== ours[at])
  const compared = prefix.prefix > 0 ? xOf(prefix.prefix - 1) + bit - xOf(0) : 0
  items.push(
    box(
      `${key}/prefix`,
      'internet',
      {
        x: xOf(0) - 0.25 * u,
        y: body.y - 0.1 * u,
        width: compared + 0.5 * u,
        height: 2 * rowHeight + 0.2 * u,
      },
      {
        radius: 0.35 * u,
        border: 1.5,
        label: say('journey.prefix.compared', { prefix: prefix.prefix }),
      },
    ),
  )
  const names = [prefix.destination, `${prefix.network}/${prefix.prefix}`]
  bits.forEach((each, index) => {
    const y = body.y + (index + 0.5) * rowHeight + DROP * u
    if (named) items.push(words(`${key}/name/${index}`, 'ink', [body.x, y], names[index] ?? '', mono(u)))
    ;[...each].forEach((digit, at) => {
      const wrong = at < prefix.prefix && digit !== [theirs, ours][1 - index]?.[at]
      items.push(
        words(
          `${key}/bit/${index}/${at}`,
          wrong ? 'alarm' : at < prefix.prefix ? 'internet' : 'quiet',
          [xOf(at) + bit / 2, y],
          digit,
          {
            size,
            face: 'octets',
            weight: wrong ? 700 : 400,
            anchor: 'middle',
          },
        ),
      )
    })
  })
  if (differs >= 0)
    items.push(
      box(
        `${key}/differs`,
        'alarm',
        {
          x: xOf(differs) - 0.05 * u,
          y: body.y + 0.05 * u,
          width: bit + 0.1 * u,
          height: 2 * rowHeight - 0.1 * u,
        },
        {
          radius: 0.2 * u,
          fill: 'outline',
          border: 2,
          label: say('journey.prefix.differs', { bit: differs + 1 }),
        },
      ),
    )
  const foot = body.y + 2 * rowHeight + 0.4 * u
  const rest = { ...body, y: foot, height: body.y + body.height - foot }
  const rows = panel.rows
  const height = Math.min(areas.narrow ? 2.9 * u : 2.2 * u, rest.height)
  return [
    ...items,
    ...rows.flatMap(row => {
      const rect = { ...rest, height }
      return areas.narrow ? drawTallRow(rect, row, u, key) : drawRow(rect, row, u, 8 * u, key)
    }),
  ]
}

const bitsOf = (address: string) => (parseIpv4(address) ?? 0).toString(2).padStart(32, '0')

/**
 * Bits in the order in which they leave, and the line's level: 10BASE-T sends a 0 as high then low, a 1 as low then
 * high (Manchester, IEEE 802.3 §7.3.1.1), so that every bit has an edge in its middle.
 */
function drawWire(areas: Areas, body: Rect, wire: WireBits, key: string, say: Say): readonly Item[] {
  const { u } = areas
  const bit = 0.86 * u
  const gap = 0.9 * u
  const most = Math.max(2, Math.floor((body.width + gap) / (8 * bit + gap)))
  const octets = wire.octets.slice(0, most)
  const wide = (body.width + gap) / octets.length - gap
  const each = Math.min(wide / 8, 1.5 * u)
  const items: Item[] = []
  const top = body.y
  const tall = Math.min(2.3 * u, body.height * 0.3)
  octets.forEach(({ value, tone, name }, index) => {
    const x = body.x + index * (8 * each + gap)
    const at = `${key}/wire/${index}`
    const bits = value.toString(2).padStart(8, '0')
    const base = top + 3.1 * u
    items.push(
      words(
        `${at}/name`,
        tone,
        [x + 4 * each, top + 1 * u],
        fitting([name], 8 * each + 0.6 * gap, { size: u, weight: 600 }),
        {
          size: u,
          weight: 600,
          anchor: 'middle',
        },
      ),
      box(
        `${at}/box`,
        tone,
        { x: x - 0.15 * u, y: top + 1.35 * u, width: 8 * each + 0.3 * u, height: 1.6 * u },
        {
          radius: 0.3 * u,
          border: 1,
          label: say('journey.wire.octet', { name, bits }),
        },
      ),
      line(`${at}/wave`, tone, manchester(bits, x, base, each, tall), { border: 2 }),
    )
    ;[...bits].forEach((digit, position) => {
      items.push(
        words(
          `${at}/bit/${position}`,
          tone,
          [x + (position + 0.5) * each, top + 2.15 * u + DROP * u],
          digit,
          {
            size: u,
            face: 'octets',
            weight: 600,
            anchor: 'middle',
          },
        ),
      )
    })
  })
  const foot = top + 3.1 * u + tall + 1.3 * u
  const room = Math.floor((body.y + body.height + 0.35 * u - foot) / (1.35 * u)) + 1
  const explained = ['journey.wire.order', 'journey.wire.orderShort']
    .map(wording => lines(say(wording), body.width, { size: u }))
    .find(broken => broken.length <= room)
  explained?.forEach((text, at) => {
    items.push(words(`${key}/order/${at}`, 'quiet', [body.x, foot + at * 1.35 * u], text, { size: u }))
  })
  return items
}

function manchester(bits: string, x: number, y: number, each: number, tall: number) {
  const points: (readonly [number, number])[] = []
  ;[...bits].forEach((digit, at) => {
    const from = x + at * each
    const [first, second] = digit === '1' ? [y + tall, y] : [y, y + tall]
    points.push([from, first], [from + each / 2, first], [from + each / 2, second], [from + each, second])
  })
  return points
}
