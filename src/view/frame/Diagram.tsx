// The header diagram: one layer's fields, 32 bits a row, every cell a button with the field's value.
import { type CSSProperties, memo, useEffect, useRef } from 'react'
import type { DiagramCell, Diagram as DiagramData } from '../../scene/frameDiagram'
import type { Say } from '../../story/message'
import { ChangeMark } from './ChangeMark'
import './diagram.css'

interface DiagramProps {
  readonly diagram: DiagramData
  /** Name and value share a line where they fit, however few rows there are. */
  readonly level?: boolean
  readonly pickedKey: string | undefined
  readonly hidesNext: boolean
  readonly onPick: (key: string) => void
  readonly say: Say
}

export function Diagram({ diagram, level = false, pickedKey, hidesNext, onPick, say }: DiagramProps) {
  const { columns, cells, tone, title, bitsPerRow } = diagram
  const style: CSSProperties = {
    gridTemplateColumns: columns.map(width => `minmax(0, ${width}fr)`).join(' '),
  }
  const root = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is picked comes into view.
  useEffect(() => bringIntoView(root.current), [pickedKey])
  const step = bitsPerRow / 8
  const isLevel = level || diagram.rows > LEVEL_FROM
  return (
    <section
      ref={root}
      className={`diagram tone-${tone}${diagram.rows > DENSE_FROM ? ' dense' : ''}${isLevel ? ' level' : ''}${diagram.rows > TALL_FROM ? ' tall' : ''}`}
      style={{ '--rows': diagram.rows } as CSSProperties}
      aria-label={say('frame.diagram', { name: title })}
    >
      <div className="diagram-ruler" style={style} aria-hidden="true">
        {Array.from({ length: 8 }, (_, i) => (
          <span key={i} style={{ gridColumn: `${i * step + 1} / span ${step}` }}>
            {i * step}
          </span>
        ))}
      </div>
      <div className="diagram-grid" style={style}>
        {cells.map(cell => (
          <CellButton
            key={cell.id}
            cell={cell}
            level={isLevel}
            picked={cell.key === pickedKey}
            covered={hidesNext && cell.next}
            onPick={onPick}
            say={say}
          />
        ))}
      </div>
    </section>
  )
}

/** Scrolls the box around a long diagram, and only that, until the picked cell stands in it. */
function bringIntoView(root: HTMLElement | null): void {
  const box = root?.parentElement
  const cell = root?.querySelector('[aria-pressed="true"]')?.getBoundingClientRect()
  if (!box || !cell || box.scrollHeight <= box.clientHeight) return
  const { top, bottom } = box.getBoundingClientRect()
  if (cell.bottom > bottom) box.scrollTop += cell.bottom - bottom + 4
  else if (cell.top < top) box.scrollTop -= top - cell.top + 4
}

interface CellButtonProps {
  readonly cell: DiagramCell
  /** Name and value share a line where they fit. */
  readonly level: boolean
  readonly picked: boolean
  readonly covered: boolean
  readonly onPick: (key: string) => void
  readonly say: Say
}

/** Rows from which on they stand closer together. */
const DENSE_FROM = 5

/** With more rows than this, such as TCP's with options, name and value share a line where they fit beside each other. */
const LEVEL_FROM = 7

/** More rows than this make a tall diagram. */
export const TALL_FROM = 8

/** A character of a value against a letter of a name, which is smaller. */
const VALUE = 1.35
/** Letters' worth of room between a name and a value beside it. */
const BETWEEN = 1.4

const CellButton = memo(
  function CellButton({ cell, level, picked, covered, onPick, say }: CellButtonProps) {
    const { row, column, bits, rows, tone, label, short, kind, key, state, room } = cell
    const plain = kind === 'body' ? say('frame.bytes', { bytes: Number(cell.value) }) : cell.value
    const both = cell.was && say('frame.changed.values', { was: cell.was, is: plain })
    const value = covered ? '?' : both && VALUE * both.length <= room ? both : plain
    const style: CSSProperties = {
      gridColumn: `${column + 1} / span ${bits}`,
      gridRow: `${row + 1} / span ${rows}`,
    }
    const beside = VALUE * value.length + BETWEEN
    const isBeside = level && rows === 1 && short.length + beside <= room
    const name = label.length + (isBeside ? beside : 0) <= room ? label : short
    const edges = `${cell.continues ? ' continues' : ''}${cell.continued ? ' continued' : ''}`
    return (
      <button
        type="button"
        className={`diagram-cell tone-${tone} ${kind}${edges}${bits <= 2 ? ' narrow' : ''}${cell.isStacked ? ' stacked' : ''}${isBeside ? ' beside' : ''}${cell.isNamed ? '' : ' unnamed'}`}
        style={style}
        data-key={key}
        data-keys={key}
        data-state={state}
        data-now={cell.now || undefined}
        data-covered={covered || undefined}
        aria-pressed={picked}
        aria-label={nameOf(cell, value, say)}
        aria-hidden={cell.isNamed ? undefined : true}
        tabIndex={cell.isNamed ? undefined : -1}
        title={label}
        onClick={() => onPick(key)}
      >
        <span className="diagram-label">{cell.isNamed ? name : `… ${short}`}</span>
        {cell.isNamed && <span className="diagram-value">{value}</span>}
        {cell.was && <ChangeMark />}
      </button>
    )
  },
  (was, is) =>
    was.picked === is.picked &&
    was.covered === is.covered &&
    was.level === is.level &&
    was.onPick === is.onPick &&
    was.say === is.say &&
    sameDiagramCell(was.cell, is.cell),
)

function nameOf({ label, was }: DiagramCell, value: string, say: Say): string {
  if (was) return say('frame.changed.field', { label, value, was })
  return value ? `${label}: ${value}` : label
}

function sameDiagramCell(a: DiagramCell, b: DiagramCell): boolean {
  return (Object.keys(a) as (keyof DiagramCell)[]).every(key => a[key] === b[key])
}
