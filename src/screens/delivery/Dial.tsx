// A dial: its name, a number that can be typed, its unit, a slider and the way back; a drag is one entry of the history.
import { useId, useRef, useState } from 'react'
import { act } from '../../store/store'
import { say } from '../../story/catalogue'
import { Icon } from '../../view/Icon'
import type { DialOf } from './dials'
import { readTyped, typedOf } from './typedNumber'

interface DialProps<Target> {
  readonly dial: DialOf<Target>
  readonly value: number
  /** What the scenario came with. */
  readonly usual: number
  readonly onChange: (value: number) => void
}

export function Dial<Target>({ dial, value, usual, onChange }: DialProps<Target>) {
  const id = useId()
  const slider = useRef<HTMLInputElement>(null)
  const name = say(`delivery.dial.${dial.name}`)
  return (
    <div className="dial">
      <label htmlFor={id}>{name}</label>
      <TypedNumber dial={dial} name={name} value={value} onChange={onChange} />
      {value !== usual && (
        <button
          type="button"
          className="dial-reset"
          aria-label={say('delivery.dial.reset', { name, value: dial.show(usual) })}
          title={say('delivery.dial.reset', { name, value: dial.show(usual) })}
          onClick={() => {
            onChange(usual)
            act.settle()
            slider.current?.focus()
          }}
        >
          <Icon name="undo" />
        </button>
      )}
      <input
        ref={slider}
        id={id}
        type="range"
        min={0}
        max={dial.most}
        step={1}
        value={dial.positionOf(value)}
        aria-valuetext={dial.show(value)}
        onChange={event => onChange(dial.valueAt(Number(event.target.value)))}
        onPointerUp={act.settle}
        onKeyUp={act.settle}
        onBlur={act.settle}
      />
    </div>
  )
}

interface Draft {
  readonly text: string
  /** The dial's value after this was typed: when that changes from elsewhere (slider, undo), the draft goes. */
  readonly over: number
}

/** The number beside a slider; what cannot be taken is told by its rule, and the last good value stays. */
function TypedNumber<Target>({
  dial,
  name,
  value,
  onChange,
}: Omit<DialProps<Target>, 'usual'> & { name: string }) {
  const id = useId()
  const [draft, setDraft] = useState<Draft>()
  const unit = say(`delivery.unit.${dial.unit.name}`)
  const text = draft?.over === value ? draft.text : typedOf(value, dial.unit)
  const canBeEndless = dial.valueAt(dial.most) === Number.POSITIVE_INFINITY
  const read = readTyped(text, dial.unit, canBeEndless)
  const problem =
    'problem' in read
      ? say('delivery.typed.stays', { why: say(read.problem, read.params), value: dial.show(value) })
      : undefined
  const type = (typed: string) => {
    const found = readTyped(typed, dial.unit, canBeEndless)
    const next = 'value' in found ? found.value : value
    setDraft({ text: typed, over: next })
    if (next !== value) onChange(next)
  }
  return (
    <>
      <span className="dial-number">
        <input
          type="text"
          inputMode="decimal"
          className="dial-typed"
          aria-label={say('delivery.dial.typed', { name, unit })}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem && id}
          placeholder={canBeEndless ? say('delivery.endless') : undefined}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={event => type(event.target.value)}
          onFocus={event => event.target.select()}
          onKeyDown={event => event.key === 'Enter' && act.settle()}
          onBlur={() => {
            act.settle()
            setDraft(undefined)
          }}
        />
        <span aria-hidden>{unit}</span>
      </span>
      <p id={id} className="dial-problem" aria-live="polite">
        {problem}
      </p>
    </>
  )
}
