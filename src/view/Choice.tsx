// One of a few, all in view: a row of radio buttons that looks like one control.
import { useId } from 'react'
import './choice.css'

interface ChoiceProps<Value extends string> {
  readonly label: string
  /** The label is read aloud only. */
  readonly hidesLabel?: boolean
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onChoose: (value: Value) => void
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hidesLabel, options, value, onChoose } = props
  const name = useId()
  return (
    <fieldset className="choice">
      <legend className={hidesLabel ? 'unseen' : 'choice-label'}>{label}</legend>
      <div className="choice-options">
        {options.map(option => (
          <label key={option.value} className="choice-option">
            <input
              type="radio"
              className="unseen"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
