// Plays a picture: draws its items as SVG and says which of them was pointed at or opened.
import { Fragment, type KeyboardEvent, memo, type ReactNode, useId, useRef } from 'react'
import type { Box, Item, Line, Mark, Picture, Text } from '../../scene/scene'
import { useHover } from '../hover'
import './picture.css'

interface PictureProps {
  readonly picture: Picture
  /** The picture's accessible name. */
  readonly label: string
  /** It is not yet the picture that is wanted. */
  readonly isBusy?: boolean
  /** Targets that are lit, because they are selected or pointed at elsewhere. */
  readonly lit?: ReadonlySet<string>
  readonly onOpen?: (target: string) => void
  readonly onPoint?: (target: string | null) => void
  /** What another player draws in front of the item with the key `over`. */
  readonly layer?: { readonly over: string; readonly drawn: ReactNode } | undefined
}

const NONE: ReadonlySet<string> = new Set()

/** A picture at its own size in CSS px: one unit of the drawing is one pixel. */
export function PictureView(props: PictureProps) {
  const { picture, label, isBusy, lit = NONE, onOpen, onPoint, layer } = props
  const description = useId()
  const stops = stopsOf(picture.items)
  const drawing = useRef<SVGSVGElement>(null)
  useHover(drawing, 'pointerover', event => onPoint?.(targetOf(event.target)))
  useHover(drawing, 'pointerleave', () => onPoint?.(null))
  return (
    <div className="picture" aria-busy={isBusy || undefined}>
      <svg
        ref={drawing}
        width={picture.width}
        height={picture.height}
        direction="ltr"
        role="group"
        aria-label={label}
        aria-describedby={description}
        onClick={event => {
          const target = targetOf(event.target)
          if (target) onOpen?.(target)
        }}
        onKeyDown={event => press(event, onOpen)}
        onFocus={event => onPoint?.(event.target.getAttribute('data-target'))}
        onBlur={() => onPoint?.(null)}
      >
        {picture.items.map(item => {
          const part = (
            <Part
              key={item.key}
              item={item}
              lit={item.kind === 'box' && !!item.target && lit.has(item.target)}
              // Among bytes the arrow keys walk, so that the whole strip is one stop for Tab.
              stop={!isInRow(item) || stops.has(item.key)}
            />
          )
          if (layer?.over !== item.key) return part
          return (
            <Fragment key={item.key}>
              {part}
              {layer.drawn}
            </Fragment>
          )
        })}
      </svg>
      <p id={description} className="picture-words">
        {picture.description}
      </p>
    </div>
  )
}

const targetOf = (element: EventTarget | null) =>
  element instanceof Element ? (element.closest('[data-target]')?.getAttribute('data-target') ?? null) : null

/** The bytes' own order, and that of packets; the order of drawing is another one. */
const octetOf = (target: string | null | undefined) => Number(target?.split(':').at(-1))

/** Among bytes the arrow keys walk, among the packets of one lane, and among the moments of one plot. */
const ROWS = /^(octet|packet:[^:]*|moment:[^:]*:[^:]*):/
const rowOf = (target: string | null | undefined) => ROWS.exec(target ?? '')?.[0]
const isInRow = (item: Item) => item.kind === 'box' && rowOf(item.target) !== undefined

/** The first of each row: the one stop for Tab. */
function stopsOf(items: readonly Item[]): ReadonlySet<string> {
  const first = new Map<string, Item>()
  for (const item of items) {
    const row = rowOf(item.target)
    const known = row === undefined ? undefined : first.get(row)
    if (row !== undefined && (!known || octetOf(item.target) < octetOf(known.target))) first.set(row, item)
  }
  return new Set([...first.values()].map(({ key }) => key))
}

/** Enter and Space open; the arrow keys walk along the bytes. Everything else is the page's. */
function press(event: KeyboardEvent<SVGSVGElement>, onOpen: PictureProps['onOpen']) {
  const focused = event.target as Element
  const target = focused.getAttribute('data-target')
  if (!target || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'Enter' || event.key === ' ') onOpen?.(target)
  else {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const row = rowOf(target)
    if (!by || row === undefined) return
    const octets = [...event.currentTarget.querySelectorAll<SVGElement>(`[data-target^="${row}"]`)].sort(
      (a, b) => octetOf(a.getAttribute('data-target')) - octetOf(b.getAttribute('data-target')),
    )
    octets[octets.indexOf(focused as SVGElement) + by]?.focus()
  }
  event.preventDefault()
  event.stopPropagation()
}

interface PartProps {
  readonly item: Item
  readonly lit: boolean
  readonly stop: boolean
}

/** One item; drawn again only when the item itself is another one. */
export const Part = memo(function Part({ item, lit, stop }: PartProps) {
  if (item.kind === 'box') return <BoxPart item={item} lit={lit} stop={stop} />
  if (item.kind === 'text') return <TextPart item={item} />
  if (item.kind === 'line') return <LinePart item={item} />
  return <MarkPart item={item} />
})

function BoxPart({ item, lit, stop }: { item: Box; lit: boolean; stop: boolean }) {
  const opens = item.target && item.label
  return (
    <rect
      className={`tone-${item.tone} fill-${item.fill}${item.dashed ? ' dashed' : ''}${lit ? ' lit' : ''}${opens ? ' opens' : ''}`}
      x={item.x}
      y={item.y}
      width={Math.max(0, item.width)}
      height={Math.max(0, item.height)}
      rx={item.radius}
      strokeWidth={item.border}
      opacity={item.opacity}
      {...(opens
        ? { role: 'button', 'aria-label': item.label, 'data-target': item.target, tabIndex: stop ? 0 : -1 }
        : { 'aria-hidden': true })}
    />
  )
}

function TextPart({ item }: { item: Text }) {
  return (
    <text
      aria-hidden
      className={`tone-${item.tone} face-${item.face}${item.onSolid ? ' on-solid' : ''}`}
      x={item.x}
      y={item.y}
      fontSize={item.size}
      fontWeight={item.weight}
      textAnchor={item.anchor}
      opacity={item.opacity}
    >
      {item.text}
    </text>
  )
}

function LinePart({ item }: { item: Line }) {
  return (
    <polyline
      aria-hidden
      className={`tone-${item.tone}${item.dashed ? ' dashed' : ''}`}
      points={item.points.map(([x, y]) => `${x},${y}`).join(' ')}
      strokeWidth={item.border}
      opacity={item.opacity}
    />
  )
}

/** Drawn about their middle in a square of 1 × 1. */
export const MARKS: Readonly<Record<Mark['mark'], string>> = {
  tick: 'M-.38 .04 L-.1 .32 L.4 -.3',
  cross: 'M-.32 -.32 L.32 .32 M.32 -.32 L-.32 .32',
  arrowRight: 'M-.42 0 H.38 M.1 -.28 L.4 0 L.1 .28',
  arrowDown: 'M0 -.42 V.38 M-.28 .1 L0 .4 L.28 .1',
  arrowUp: 'M0 .42 V-.38 M-.28 -.1 L0 -.4 L.28 -.1',
  bolt: 'M.12 -.48 L-.26 .08 H.02 L-.12 .48 L.28 -.1 H0 Z',
  lock: 'M-.3 -.02 H.3 V.42 H-.3 Z M-.2 -.02 V-.2 A.2 .2 0 0 1 .2 -.2 V-.02',
}

function MarkPart({ item }: { item: Mark }) {
  return (
    <path
      aria-hidden
      className={`mark tone-${item.tone}${item.mark === 'bolt' ? ' filled' : ''}`}
      d={MARKS[item.mark]}
      transform={`translate(${item.x} ${item.y}) scale(${item.size})`}
      opacity={item.opacity}
    />
  )
}
