// The bytes of a frame: a grid to walk with arrow keys, each cell in its layer's colour, open until it is decided.

// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid only its cells take the focus, one at a time (WAI-ARIA).
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { CellRow, Row } from '../../scene/frameCells'
import type { Say } from '../../story/message'
import { ByteRow, Fold, type Writing } from './ByteRow'
import { targetOf } from './byteWalk'
import './bytes.css'

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
    const to = at === undefined ? undefined : targetOf(event, at, perRow, rows)
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
          <ByteRow key={row.offset} row={row} active={active} {...props} />
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
