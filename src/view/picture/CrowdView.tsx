// Plays a picture in which very many things move: those on a canvas, all else as ever; and says what is pointed at.
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Crowd, Item, Picture } from '../../scene/scene'
import { useHover } from '../hover'
import { nearTo, nextOf, targetAt } from './crowdWalk'
import { Part, PictureView } from './PictureView'
import { paint } from './paint'
import { usePalette } from './palette'
import { Tip } from './Tip'

interface CrowdProps {
  readonly picture: Picture
  readonly label: string
  readonly onOpen: (target: string) => void
}

/** A picture with or without a crowd. What has no room for its name shows it while it is pointed at. */
export function CrowdView({ picture, label, onOpen }: CrowdProps) {
  const { crowd } = picture
  const element = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [walked, setWalked] = useState<string>()
  const near = useMemo(
    () => (crowd ? nearTo(crowd, walked, pointed ?? undefined) : undefined),
    [crowd, walked, pointed],
  )
  const focus = useFocusOn(element, near?.stop?.target)
  const open = (target: string) => {
    // Whatever opens beside it finds it in the page.
    setWalked(target)
    onOpen(target)
  }
  const hit = (event: MouseEvent | PointerEvent) => {
    const named = (event.target as Element).closest('[data-target]')?.getAttribute('data-target')
    if (named || !crowd) return named ?? null
    const { left = 0, top = 0 } = element.current?.querySelector('svg')?.getBoundingClientRect() ?? {}
    return targetAt(crowd, event.clientX - left, event.clientY - top) ?? null
  }
  useHover(element, 'pointermove', event => setPointed(hit(event)))
  useHover(element, 'pointerleave', () => setPointed(null))
  const press = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const target = (event.target as Element).getAttribute('data-target')
    const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey
    const next = crowd && by && target && isPlain ? nextOf(crowd, target, by) : undefined
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    setWalked(next)
    focus.wants(next)
  }
  return (
    <div
      ref={element}
      className={pointed === null ? 'crowded' : 'crowded points'}
      onClickCapture={event => {
        const isNamed = (event.target as Element).closest('[data-target]')
        const target = isNamed ? null : hit(event)
        if (target) open(target)
      }}
      onKeyDownCapture={press}
      onFocusCapture={event => focus.has(event.target)}
    >
      <PictureView
        picture={picture}
        label={label}
        onOpen={open}
        onPoint={target => setPointed(target)}
        layer={
          crowd && {
            over: crowd.over,
            drawn: (
              <>
                <Canvas crowd={crowd} />
                {near?.boxes.map(box => (
                  <Part key={box.key} item={box} lit={false} stop={box.target === near.stop?.target} />
                ))}
              </>
            ),
          }
        }
      />
      <Tip
        item={pointed === null ? undefined : hinted(picture, near?.boxes, pointed)}
        within={picture.width}
      />
    </div>
  )
}

/** What is pointed at, if its name is to be shown beside it. */
function hinted({ items }: Picture, near: readonly Item[] | undefined, target: string): Item | undefined {
  const found = near?.find(item => item.target === target)
  if (found) return { ...found, ...(found.label !== undefined && { hint: found.label }) }
  return items.find(item => item.target === target && item.hint !== undefined)
}

/** Gives the focus to what the keys walked to, and to the next one where what had it is gone. */
function useFocusOn(element: React.RefObject<HTMLElement | null>, stop: string | undefined) {
  const wanted = useRef<string>(undefined)
  const held = useRef<Element>(null)
  useLayoutEffect(() => {
    const inside = element.current
    if (!inside) return
    const isGone = held.current !== null && !held.current.isConnected
    const target = wanted.current ?? (isGone ? stop : undefined)
    if (target !== undefined) inside.querySelector<SVGElement>(`[data-target="${target}"]`)?.focus()
    wanted.current = undefined
    held.current = inside.contains(document.activeElement) ? document.activeElement : null
  })
  return {
    /** Once it is drawn. */
    wants: (target: string) => {
      wanted.current = target
    },
    has: (found: Element) => {
      held.current = found
    },
  }
}

/** The crowd itself; drawn when it is another one, and only then. */
function Canvas({ crowd }: { readonly crowd: Crowd }) {
  const element = useRef<HTMLCanvasElement>(null)
  const palette = usePalette()
  const { x, y, width, height } = outward(crowd.area)
  // In the pixels of the screen, of which one of the page may have several.
  const [wide, tall] = [Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio)]
  useLayoutEffect(() => {
    const brush = element.current?.getContext('2d')
    if (!brush) return
    brush.setTransform(1, 0, 0, 1, 0, 0)
    brush.clearRect(0, 0, wide, tall)
    brush.scale(wide / width, tall / height)
    brush.translate(-x, -y)
    paint(brush, crowd.items, palette)
  }, [crowd, palette, wide, tall, x, y, width, height])
  return (
    <foreignObject x={x} y={y} width={width} height={height} aria-hidden>
      <canvas ref={element} className="picture-canvas" width={wide} height={tall} style={{ width, height }} />
    </foreignObject>
  )
}

/** Whole pixels around an area. */
function outward({ x, y, width, height }: Crowd['area']): Crowd['area'] {
  const [left, top] = [Math.floor(x), Math.floor(y)]
  return { x: left, y: top, width: Math.ceil(x + width) - left, height: Math.ceil(y + height) - top }
}
