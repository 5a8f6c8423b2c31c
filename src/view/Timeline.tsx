// The timeline: one tick a step in its layer's colour, a head that shows where the learner stands, a slider to scrub.
import { type KeyboardEvent, memo, useRef } from 'react'
import type { Tick } from '../scene/timeline'
import { useHover } from './hover'
import './timeline.css'

interface TimelineProps {
  readonly ticks: readonly Tick[]
  readonly count: number
  /** The step that has happened, -1 before the first. */
  readonly step: number
  /** Steps passed, with the part of the one in motion: 0 to `count`. */
  readonly head: number
  readonly label: string
  /** The place in words: `Step 3 of 22: …`. */
  readonly spoken: string
  /** Ticks ahead lose their colour: it would tell what comes next. */
  readonly hidesNext: boolean
  /** To a step; a fraction below 1 while the hand is still on it. */
  readonly onSeek: (step: number, fraction: number) => void
  /** The hand let go. */
  readonly onRest: () => void
}

const Ticks = memo(function Ticks({ ticks }: { readonly ticks: readonly Tick[] }) {
  return ticks.map(({ from, to, layer, failed }) => (
    <span
      key={from}
      className={`tick tone-${layer}${failed ? ' failed' : ''}`}
      style={{ flexGrow: to - from }}
    />
  ))
})

export function Timeline(props: TimelineProps) {
  const { ticks, count, step, head, label, spoken, hidesNext, onSeek, onRest } = props
  const strip = useRef<HTMLDivElement>(null)
  const scrub = (event: { readonly clientX: number }) => {
    const box = strip.current?.getBoundingClientRect()
    if (!box || count === 0) return
    const passed = Math.max(0, Math.min(count, ((event.clientX - box.left) / box.width) * count))
    // The very start of the strip is before the first step.
    if (passed < 0.15) onSeek(-1, 1)
    else onSeek(Math.min(count - 1, Math.floor(passed)), passed - Math.floor(passed))
  }
  useHover(strip, 'pointermove', event => {
    if (strip.current?.hasPointerCapture(event.pointerId)) scrub(event)
  })
  const keys = (event: KeyboardEvent) => {
    const page = Math.max(2, Math.round(count / 10))
    const to = {
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      PageUp: step - page,
      PageDown: step + page,
      Home: -1,
      End: count - 1,
    }[event.key]
    if (to === undefined) return
    event.preventDefault()
    onSeek(to, 1)
  }
  const share = count ? head / count : 0
  return (
    <div
      ref={strip}
      className={hidesNext ? 'timeline hides-next' : 'timeline'}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={count}
      aria-valuenow={step + 1}
      aria-valuetext={spoken}
      onKeyDown={keys}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        scrub(event)
      }}
      onPointerUp={onRest}
      onPointerCancel={onRest}
    >
      <div className="timeline-ticks">
        <Ticks ticks={ticks} />
      </div>
      <div className="timeline-ahead" style={{ left: `${share * 100}%` }} />
      <div className="timeline-head" style={{ left: `${share * 100}%` }} />
    </div>
  )
}
