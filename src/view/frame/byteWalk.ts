// Where an arrow key leads in the grid of bytes: to a byte that is drawn, over a fold.
import type { KeyboardEvent } from 'react'
import type { CellRow, FoldRow, Row } from '../../scene/frameCells'

/** Where a key leads from an octet: to a drawn one, over a fold. */
export function targetOf(
  event: KeyboardEvent,
  at: number,
  perRow: number,
  rows: readonly Row[],
): number | undefined {
  const end = (rows.at(-1)?.kind === 'cells' ? (rows.at(-1) as CellRow) : undefined) ?? {
    offset: 0,
    cells: [],
  }
  const last = end.offset + end.cells.length - 1
  const row = at - (at % perRow)
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + perRow,
    ArrowUp: at - perRow,
    Home: event.ctrlKey ? 0 : row,
    End: event.ctrlKey ? last : Math.min(row + perRow - 1, last),
    Enter: at,
    ' ': at,
  }[event.key]
  if (to === undefined || event.altKey || event.metaKey) return undefined
  const fold = rows.find(
    (each): each is FoldRow => each.kind === 'fold' && to >= each.offset && to < each.end,
  )
  const over = !fold
    ? to
    : to > at
      ? fold.end + ((to - fold.offset) % perRow)
      : fold.offset - perRow + (to % perRow)
  return Math.max(0, Math.min(last, over))
}
