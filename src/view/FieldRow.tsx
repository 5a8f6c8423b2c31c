// One row of a form: a label, its control, a hint, and what is wrong with it, said at the place.
import { type ReactNode, useId } from 'react'
import './fieldrow.css'

/** What the control needs so that label, hint and problem belong to it. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface FieldRowProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

export function FieldRow({ label, hint, problem, children }: FieldRowProps) {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className="fieldrow">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': problem ? true : undefined,
      })}
      <p id={`${id}-note`} className={problem ? 'fieldrow-problem' : 'fieldrow-hint'} aria-live="polite">
        {note}
      </p>
    </div>
  )
}
