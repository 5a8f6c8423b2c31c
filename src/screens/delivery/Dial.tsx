// A slider with its name and what it stands at; a drag is one entry of the history.
import { useId } from 'react'
import { act } from '../../store/store'
import { say } from '../../story/catalogue'
import type { DialOf } from './dials'

interface DialProps<Target> {
  readonly dial: DialOf<Target>
  readonly value: number
  readonly onChange: (value: number) => void
}

export function Dial<Target>({ dial, value, onChange }: DialProps<Target>) {
  const id = useId()
  const shown = dial.show(value)
  return (
    <div className="dial">
      <label htmlFor={id}>{say(`delivery.dial.${dial.name}`)}</label>
      <output htmlFor={id}>{shown}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={dial.most}
        step={1}
        value={dial.positionOf(value)}
        aria-valuetext={shown}
        onChange={event => onChange(dial.valueAt(Number(event.target.value)))}
        onPointerUp={act.settle}
        onKeyUp={act.settle}
        onBlur={act.settle}
      />
    </div>
  )
}
