// One byte: open, being written or written; split into its bits where several fields share it.

// biome-ignore-all lint/a11y/useFocusableInteractive: in a grid only its cells take the focus, one at a time (WAI-ARIA).
import { memo, type ReactNode } from 'react'
import type { Cell } from '../../scene/frameCells'
import type { Say } from '../../story/message'
import { ChangeMark } from './ChangeMark'

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
  return say(cell.changed ? 'frame.changed.cell' : 'frame.cell.decided', {
    offset: cell.offset,
    hex: cell.hex,
    fields,
  })
}

export const ByteCell = memo(
  function ByteCell(props: CellProps) {
    const { cell, text, gap, picked, pickedKey, tabbable, covered } = props
    const shared = cell.parts.length > 1
    const held = (shared && picked) || cell.changed || cell.flipped > 0
    const part = shared && picked ? cell.parts.find(each => each.key === pickedKey) : undefined
    return (
      <span
        role="gridcell"
        className={`cell tone-${cell.tone}${gap ? ' after-gap' : ''}${held ? ' held' : ''}`}
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
        {cell.changed && <ChangeMark />}
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
    a.changed === b.changed &&
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
