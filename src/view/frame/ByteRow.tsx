// A row of bytes: its offset, its cells, and what they are in ASCII; or the fold that stands for many rows.

// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid only its cells take the focus, one at a time (WAI-ARIA).
import { memo } from 'react'
import type { Cell, CellRow, FoldRow } from '../../scene/frameCells'
import type { Say } from '../../story/message'
import { ByteCell, keysOf } from './ByteCell'

export type Writing = 'hex' | 'binary' | 'ascii'

interface RowProps {
  readonly row: CellRow
  /** The octet that the focus goes to. */
  readonly active: number
  readonly perRow: number
  readonly writing: Writing
  readonly picked: readonly [number, number]
  readonly pickedKey: string | undefined
  readonly hidesNext: boolean
  readonly say: Say
}

export function ByteRow({ row, active, perRow, writing, picked, pickedKey, hidesNext, say }: RowProps) {
  const offset = row.offset.toString(16).padStart(4, '0')
  return (
    <div
      className="bytes-row"
      role="row"
      aria-label={say('frame.at.range', { first: row.offset, last: row.offset + row.cells.length - 1 })}
    >
      <span
        className="bytes-offset"
        role="rowheader"
        aria-label={say('frame.offset', { offset: row.offset })}
      >
        {offset}
      </span>
      {row.cells.map(cell => (
        <ByteCell
          key={cell.offset}
          cell={cell}
          text={cell[writing]}
          gap={perRow > 8 && cell.offset % 8 === 0 && cell.offset % perRow > 0}
          picked={cell.offset >= picked[0] && cell.offset < picked[1]}
          pickedKey={pickedKey}
          tabbable={cell.offset === active}
          covered={hidesNext && cell.next}
          veiled={hidesNext && cell.state === 'ahead'}
          say={say}
        />
      ))}
      {writing === 'hex' && row.cells.length < perRow && (
        <Missing count={perRow - row.cells.length} perRow={perRow} />
      )}
      {writing === 'hex' && <Ascii cells={row.cells} perRow={perRow} picked={picked} hidesNext={hidesNext} />}
    </div>
  )
}

/** Room for the cells that a last row does not have, so that what stands behind them keeps its column. */
function Missing({ count, perRow }: { readonly count: number; readonly perRow: number }) {
  return Array.from({ length: count }, (_, i) => {
    const at = perRow - count + i
    return (
      <span
        key={at}
        className={`cell missing${perRow > 8 && at === 8 ? ' after-gap' : ''}`}
        aria-hidden="true"
      />
    )
  })
}

interface AsciiProps {
  readonly cells: readonly Cell[]
  readonly perRow: number
  readonly picked: readonly [number, number]
  readonly hidesNext: boolean
}

const Ascii = memo(function Ascii({ cells, perRow, picked, hidesNext }: AsciiProps) {
  return (
    <span className="ascii" style={{ minWidth: `${perRow * 0.68}rem` }} aria-hidden="true">
      {cells.map(cell => (
        <span
          key={cell.offset}
          className={`tone-${cell.tone}`}
          data-octet={cell.offset}
          data-key={cell.parts[0]?.key}
          data-keys={keysOf(cell)}
          data-picked={
            (cell.state === 'decided' && cell.offset >= picked[0] && cell.offset < picked[1]) || undefined
          }
        >
          {hidesNext && cell.next ? '?' : cell.ascii}
        </span>
      ))}
    </span>
  )
})

interface FoldProps {
  readonly row: FoldRow
  readonly say: Say
  readonly onUnfold: () => void
}

export function Fold({ row, say, onUnfold }: FoldProps) {
  return (
    <div className="bytes-row" role="row">
      <span className="bytes-offset" aria-hidden="true">
        ⋮
      </span>
      <span role="gridcell" className="fold-cell">
        <button
          type="button"
          className={`fold tone-${row.tone}`}
          data-state={row.state}
          data-now={row.now || undefined}
          onClick={onUnfold}
        >
          {say('frame.folded', { bytes: row.end - row.offset })}
        </button>
      </span>
    </div>
  )
}
