// Draws the items of a picture on a canvas, each as the style sheet of pictures has it.
import type { Box, Item, Line, Mark, Text, Tone } from '../../scene/scene'
import { MARKS } from './PictureView'
import type { Palette } from './palette'

/** What is used of a canvas. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'translate'
  | 'scale'
  | 'fillRect'
  | 'beginPath'
  | 'roundRect'
  | 'moveTo'
  | 'lineTo'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
>

/** Draws items in their order, from the back to the front. The brush may come in any state, and is left in any. */
export function paint(brush: Brush, items: readonly Item[], palette: Palette): void {
  const style = new Style(brush)
  for (const item of items) {
    style.alpha(item.opacity ?? 1)
    if (item.kind === 'box') paintBox(brush, style, item, palette)
    else if (item.kind === 'text') paintText(brush, style, item, palette)
    else if (item.kind === 'line') paintLine(brush, style, item, palette)
    else paintMark(brush, style, item, palette)
  }
}

/** Tells the brush only what it does not know yet: parsing a colour costs more than a small box. */
class Style {
  private readonly brush: Brush
  private filled: string | undefined
  private stroked: string | undefined
  private wide: number | undefined
  private seen: number | undefined
  private dashes: boolean | undefined
  private typed: string | undefined

  constructor(brush: Brush) {
    this.brush = brush
    brush.lineJoin = 'round'
    brush.lineCap = 'round'
  }

  fill(colour: string) {
    if (this.filled !== colour) this.brush.fillStyle = colour
    this.filled = colour
  }

  stroke(colour: string, width: number) {
    if (this.stroked !== colour) this.brush.strokeStyle = colour
    if (this.wide !== width) this.brush.lineWidth = width
    this.stroked = colour
    this.wide = width
  }

  alpha(opacity: number) {
    if (this.seen !== opacity) this.brush.globalAlpha = opacity
    this.seen = opacity
  }

  dashed(isDashed: boolean) {
    if (this.dashes !== isDashed) this.brush.setLineDash(isDashed ? [5, 4] : [])
    this.dashes = isDashed
  }

  font(font: string) {
    if (this.typed !== font) this.brush.font = font
    this.typed = font
  }
}

function fillOf({ fill, tone }: Box, { ink, tint, panel }: Palette): string | undefined {
  if (fill === 'outline') return undefined
  return fill === 'panel' ? panel : fill === 'solid' ? ink[tone] : tint[tone]
}

function paintBox(brush: Brush, style: Style, box: Box, palette: Palette): void {
  const { x, y, radius, border } = box
  const [width, height] = [Math.max(0, box.width), Math.max(0, box.height)]
  const fill = fillOf(box, palette)
  if (fill) style.fill(fill)
  // A small block of one colour needs no path, and of those there are thousands.
  if (fill && border === 0 && radius === 0) {
    brush.fillRect(x, y, width, height)
    return
  }
  brush.beginPath()
  brush.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2))
  if (fill) brush.fill()
  if (border === 0) return
  style.stroke(palette.ink[box.tone], border)
  style.dashed(box.dashed ?? false)
  brush.stroke()
}

const ANCHORS = { start: 'left', middle: 'center', end: 'right' } as const

function paintText(brush: Brush, style: Style, text: Text, palette: Palette): void {
  style.fill(text.onSolid ? palette.onSolid : palette.ink[text.tone])
  style.font(`${text.weight} ${text.size}px ${palette[text.face]}`)
  brush.textAlign = ANCHORS[text.anchor]
  brush.fillText(text.text, text.x, text.y)
}

function paintLine(brush: Brush, style: Style, line: Line, palette: Palette): void {
  style.stroke(palette.ink[line.tone], line.border)
  style.dashed(line.dashed ?? false)
  brush.beginPath()
  for (const [at, [x, y]] of line.points.entries()) at === 0 ? brush.moveTo(x, y) : brush.lineTo(x, y)
  brush.stroke()
}

const paths = new Map<Mark['mark'], Path2D>()

function pathOf(mark: Mark['mark']): Path2D {
  const known = paths.get(mark) ?? new Path2D(MARKS[mark])
  paths.set(mark, known)
  return known
}

function paintMark(brush: Brush, style: Style, { mark, x, y, size, tone }: Mark, palette: Palette): void {
  const isFilled = mark === 'bolt'
  const ink: Readonly<Record<Tone, string>> = palette.ink
  style.fill(ink[tone])
  style.stroke(ink[tone], isFilled ? 0.05 : 0.15)
  style.dashed(false)
  brush.save()
  brush.translate(x, y)
  brush.scale(size, size)
  if (isFilled) brush.fill(pathOf(mark))
  brush.stroke(pathOf(mark))
  brush.restore()
}
