// The bytes of a frame: a grid to walk with arrow keys, each cell in its layer's colour, open until it is decided.

// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid only its cells take the focus, one at a time (WAI-ARIA).
import { type KeyboardEvent, type MouseEvent, memo, type ReactNode, useEffect, useRef } from 'react'
import type { Cell, CellRow, FoldRow, Row } from '../../scene/frameCells'
import type { Say } from '../../story/message'
import './bytes.css'

export type Writing = 'hex' | 'binary' | 'ascii'

interface BytesProps {
  readonly rows: readonly Row[]
  readonly perRow: number
  readonly writing: Writing
  /** First octet looked at and the one behind the last. */
  readonly picked: readonly [number, number]
  /** The key of the field looked at. */
  readonly pickedKey: string | undefined
  readonly hidesNext: boolean
  /** Whether the page scrolls to the bytes that a step writes. */
  readonly follows: boolean
  readonly onPick: (octet: number) => void
  readonly onUnfold: () => void
  readonly say: Say
}

export function Bytes(props: BytesProps) {
  const { rows, perRow, writing, picked, follows, say, onPick } = props
  const grid = useRef<HTMLDivElement>(null)
  const first = rows.find(row => row.kind === 'cells')?.offset ?? 0
  const isDrawn = rows.some(row => row.kind === 'cells' && has(row, picked[0]))
  const active = isDrawn ? picked[0] : first

  useEffect(() => {
    const cell = grid.current?.querySelector<HTMLElement>(`[data-octet="${picked[0]}"]`)
    const box = grid.current?.parentElement
    if (cell && box) keepInView(cell, box)
    // Where the whole scene scrolls, it follows the steps, and leaves alone who picks something elsewhere in it.
    if (follows) cell?.scrollIntoView({ block: 'nearest' })
  }, [picked[0], follows])

  const walk = (event: KeyboardEvent) => {
    const at = octetOf(event.target)
    const to = at === undefined ? undefined : target(event, at, perRow, rows)
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    grid.current?.querySelector<HTMLElement>(`[data-octet="${to}"]`)?.focus()
    onPick(to)
  }
  const pick = (event: MouseEvent) => {
    const octet = octetOf(event.target)
    if (octet !== undefined) onPick(octet)
  }
  return (
    <div
      ref={grid}
      className={`bytes in-${writing}${picked[1] - picked[0] > FEW ? ' many' : ''}`}
      role="grid"
      aria-label={say('frame.bytesGrid')}
      tabIndex={-1}
      onKeyDown={walk}
      onClick={pick}
    >
      {rows.map(row =>
        row.kind === 'cells' ? (
          <CellsRow key={row.offset} row={row} active={active} {...props} />
        ) : (
          <Fold key={`fold-${row.offset}`} row={row} say={say} onUnfold={props.onUnfold} />
        ),
      )}
    </div>
  )
}

/** Scrolls a box, and only that box, just so far that a cell of it is seen. */
function keepInView(cell: HTMLElement, box: HTMLElement) {
  const [inner, outer] = [cell.getBoundingClientRect(), box.getBoundingClientRect()]
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top
  else if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom
}

/** More picked cells than these are not framed one by one. */
const FEW = 6

const has = ({ offset, cells }: CellRow, octet: number) => octet >= offset && octet < offset + cells.length

function octetOf(target: EventTarget): number | undefined {
  const octet =
    target instanceof Element ? target.closest<HTMLElement>('[data-octet]')?.dataset.octet : undefined
  return octet === undefined ? undefined : Number(octet)
}

/** Where a key leads from an octet: to a drawn one, over a fold. */
function target(event: KeyboardEvent, at: number, perRow: number, rows: readonly Row[]): number | undefined {
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

interface RowProps extends BytesProps {
  readonly row: CellRow
  readonly active: number
}

function CellsRow({ row, active, perRow, writing, picked, pickedKey, hidesNext, say }: RowProps) {
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
        <CellView
          key={cell.offset}
          cell={cell}
          text={textOf(cell, writing)}
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

function textOf(cell: Cell, writing: Writing): string {
  return cell[writing]
}

interface CellProps {
  readonly cell: Cell
  readonly text: string
  readonly gap: boolean
  readonly picked: boolean
  readonly pickedKey: string | undefined
  readonly tabbable: boolean
  readonly covered: boolean
  /** Whose it will be is not told. */
  readonly veiled: boolean
  readonly say: Say
}

/** All fields and layers a cell belongs to: a hover looks for one of these words. */
export function keysOf(cell: Cell): string {
  return [...new Set(cell.parts.flatMap(part => [part.key, `layer-${part.layer}`]))].join(' ')
}

function labelOf({ cell, covered, veiled, say }: CellProps): string {
  const fields = cell.parts.map(part => part.field.spec.label).join(', ')
  if (covered || veiled) return say('frame.cell.covered', { offset: cell.offset })
  if (cell.state !== 'decided') return say('frame.cell.open', { offset: cell.offset, fields })
  return say('frame.cell.decided', { offset: cell.offset, hex: cell.hex, fields })
}

const CellView = memo(
  function CellView(props: CellProps) {
    const { cell, text, gap, picked, pickedKey, tabbable, covered } = props
    const shared = cell.parts.length > 1
    const part = shared && picked ? cell.parts.find(each => each.key === pickedKey) : undefined
    return (
      <span
        role="gridcell"
        className={`cell tone-${cell.tone}${gap ? ' after-gap' : ''}`}
        data-octet={cell.offset}
        data-key={cell.parts[0]?.key}
        data-keys={keysOf(cell)}
        data-state={cell.state}
        data-now={cell.now || undefined}
        data-covered={covered || undefined}
        data-split={part ? 'yes' : undefined}
        aria-selected={picked}
        aria-label={labelOf(props)}
        tabIndex={tabbable ? 0 : -1}
      >
        <span className="cell-text">
          {covered ? '?' : part ? <Split text={text} from={part.from} to={part.to} /> : text}
        </span>
        {shared && picked && <BitBar cell={cell} pickedKey={pickedKey} />}
        {cell.flipped > 0 && <Bolt />}
      </span>
    )
  },
  (was, is) =>
    sameCell(was.cell, is.cell) &&
    was.text === is.text &&
    was.picked === is.picked &&
    was.tabbable === is.tabbable &&
    was.covered === is.covered &&
    was.veiled === is.veiled &&
    was.gap === is.gap &&
    was.say === is.say &&
    (was.pickedKey === is.pickedKey || (!is.picked && !was.picked) || is.cell.parts.length < 2),
)

function sameCell(a: Cell, b: Cell): boolean {
  return (
    a.offset === b.offset &&
    a.state === b.state &&
    a.hex === b.hex &&
    a.binary === b.binary &&
    a.now === b.now &&
    a.tone === b.tone &&
    a.flipped === b.flipped &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, i) => part.key === b.parts[i]?.key)
  )
}

/** In a byte of several fields, the digits of the one looked at stand out. */
function Split({
  text,
  from,
  to,
}: {
  readonly text: string
  readonly from: number
  readonly to: number
}): ReactNode {
  const perDigit = 8 / Math.max(1, text.length)
  return Array.from(text, (digit, i) => {
    const mine = i * perDigit < to && (i + 1) * perDigit > from
    return (
      <span key={i} className={mine ? 'cell-mine' : 'cell-other'}>
        {digit}
      </span>
    )
  })
}

/** Eight small marks under a shared byte: which of its bits belong to the field looked at. */
function BitBar({ cell, pickedKey }: { readonly cell: Cell; readonly pickedKey: string | undefined }) {
  return (
    <span className="bitbar" aria-hidden="true">
      {cell.parts.flatMap(part =>
        Array.from({ length: part.to - part.from }, (_, i) => (
          <i
            key={`${part.key}${i}`}
            data-mine={part.key === pickedKey || undefined}
            data-first={i === 0 || undefined}
          />
        )),
      )}
    </span>
  )
}

function Bolt() {
  return (
    <svg className="bolt" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M14 1 4 14h7l-2 9 11-13h-7z" />
    </svg>
  )
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

function Fold({ row, say, onUnfold }: FoldProps) {
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
