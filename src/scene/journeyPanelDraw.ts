/** Draws the panel: a title and lines of what was seen. */
import type { Say } from '../story/message'
import type { Panel, Row } from './journeyPanel'
import type { Areas, Rect } from './journeyRoom'
import { fitting, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, line, mark, words } from './shapes'

/** Draws a panel of bits; a part that is loaded when it is first needed. */
export type DrawBits = (areas: Areas, body: Rect, panel: Panel, key: string, say: Say) => readonly Item[]

/** `id` makes the keys: one panel gives way to the next, it does not become it. */
export function drawPanel(
  areas: Areas,
  panel: Panel | undefined,
  id: string,
  say: Say,
  drawBits: DrawBits | undefined,
): readonly Item[] {
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
  if (drawBits && (panel.prefix || panel.wire)) return [...items, ...drawBits(areas, body, panel, key, say)]
  return [...items, ...drawRows(areas, body, panel.rows.slice(-areas.lines), key)]
}

function drawRows(areas: Areas, body: Rect, all: readonly Row[], key: string): readonly Item[] {
  const { u, narrow } = areas
  const most = body.height / areas.lines
  const isTall = (row: Row, label: number) => narrow && !fitsOneLine(row, body.width, u, label)
  // In a narrow room few words are better than two lines.
  const full = labelColumn(all, body.width, u)
  const rows = all.some(row => isTall(row, full)) ? all.map(shorter) : all
  const label = labelColumn(rows, body.width, u)
  let y = body.y
  return rows.flatMap(row => {
    const tall = isTall(row, label)
    const step = tall ? most : Math.min(most, narrow ? 2 * u : 2.7 * u)
    const rect = { ...body, y, height: step - (narrow ? 0.25 : 0.28) * u }
    y += step
    return tall ? drawTallRow(rect, row, u, key) : drawRow(rect, row, u, label, key)
  })
}

/** Labels of one panel share a column, as wide as the widest of them. */
function labelColumn(rows: readonly Row[], width: number, u: number): number {
  const widest = Math.max(...rows.map(row => textWidth(row.label, { size: u, weight: 600 })))
  return Math.min(widest + 1.4 * u, width * 0.42)
}

const shorter = (row: Row): Row => ({
  ...row,
  ...(row.short !== undefined && { label: row.short }),
  ...(row.brief !== undefined && { verdict: row.brief }),
})

/** Whether all of a row's words stand beside each other. */
function fitsOneLine(row: Row, width: number, u: number, label: number): boolean {
  const setting = { size: u, weight: 600 } as const
  const verdict = row.verdict ? textWidth(row.verdict, setting) + 0.8 * u : 0
  const name = textWidth(row.label, setting) <= label - 0.4 * u
  return name && label + 1.3 * u + valueWidth(row, u) + verdict + (row.mark ? 1.3 * u : 0) <= width
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

export function drawRow(rect: Rect, row: Row, u: number, labelColumn: number, key: string): readonly Item[] {
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
export function drawTallRow(rect: Rect, row: Row, u: number, key: string): readonly Item[] {
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
  const fits = [verdict, row.brief ?? shortened(verdict)].find(each => textWidth(each, setting) <= room)
  return fits ?? (row.mark || room < 3 * u ? '' : fitting([verdict], room, setting))
}

/** A verdict without what stands behind a comma or a colon. */
const shortened = (verdict: string) => verdict.split(/[,:;(]/)[0]?.trim() ?? verdict

export const mono = (u: number) => ({ size: u, face: 'octets' }) as const

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
