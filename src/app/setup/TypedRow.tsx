// A row whose value is typed: it follows the document, and keeps what was typed while that cannot be taken.
import { useState } from 'react'
import type { Problem } from '../../scenario/problem'
import type { Scenario } from '../../scenario/scenario'
import { act } from '../../store/store'
import { say } from '../../story/catalogue'
import { FieldRow } from '../../view/FieldRow'
import { attempt } from './attempt'
import type { Read } from './read'

interface TypedRowProps<Value> {
  readonly label: string
  readonly hint?: string
  /** The value of the document as it is written. */
  readonly value: string
  readonly read: (typed: string) => Read<Value>
  readonly change: (scenario: Scenario, value: Value) => Scenario
  readonly octets?: boolean
  /** So many lines; one line where left out. */
  readonly rows?: number
}

interface Draft {
  readonly typed: string
  /** The document's value when this was typed: when that changes from elsewhere (undo), the draft goes. */
  readonly over: string
  readonly refusal: Problem | undefined
}

export function TypedRow<Value>(props: TypedRowProps<Value>) {
  const { label, hint, value, read, change, octets, rows } = props
  const [draft, setDraft] = useState<Draft>()
  const isCurrent = draft !== undefined && draft.over === value
  const typed = isCurrent ? draft.typed : value
  const refusal = isCurrent ? draft.refusal : undefined
  const type = (text: string) => {
    const found = read(text)
    if ('problem' in found) return setDraft({ typed: text, over: value, refusal: found })
    const refused = attempt(scenario => change(scenario, found.value), label)
    setDraft({ typed: text, over: refused ? value : String(found.value), refusal: refused })
  }
  const leave = () => {
    act.settle()
    if (!refusal) setDraft(undefined)
  }
  return (
    <FieldRow label={label} hint={hint} problem={refusal && say(refusal.problem, refusal.params)}>
      {control => {
        const shared = {
          ...control,
          className: octets ? 'control octets' : 'control',
          value: typed,
          spellCheck: false,
          autoComplete: 'off',
          onBlur: leave,
        }
        return rows ? (
          <textarea {...shared} rows={rows} onChange={event => type(event.target.value)} />
        ) : (
          <input {...shared} onChange={event => type(event.target.value)} />
        )
      }}
    </FieldRow>
  )
}
