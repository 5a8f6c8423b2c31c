// The field's editor: its value as it is written, automatic or forced, and the way to turn one of its bits over.
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { FieldCard } from '../../scene/frameCard'
import type { Say } from '../../story/message'
import type { FieldValue } from '../../wire/spec'
import { Button } from '../Button'
import { Choice } from '../Choice'
import '../fieldrow.css'
import './card.css'

/** What came of something typed: a sentence where it was refused. */
export type Outcome = string | undefined

interface FieldEditorProps {
  readonly card: FieldCard
  /** Where an edit goes: into the scenario itself, or as an override of this one PDU. `none`: it cannot be edited. */
  readonly source: 'scenario' | 'override' | 'none'
  readonly overridden: boolean
  /** The value as the editor writes it. */
  readonly text: string
  readonly flipping: boolean
  readonly onType: (text: string) => Outcome
  readonly onForce: (value: FieldValue) => void
  readonly onAutomatic: () => void
  /** Typing ended: the next edit is another one for undo. */
  readonly onSettle: () => void
  readonly onFlipping: (flipping: boolean) => void
  readonly say: Say
  /** The panel for flips, or the payload's own editor in place of the line. */
  readonly children?: ReactNode
  readonly replaces?: boolean
}

export function FieldEditor(props: FieldEditorProps) {
  const { card, source, overridden, say, flipping, onFlipping, children, replaces } = props
  const { field, tone, spec } = card
  const choose = (way: 'automatic' | 'override') =>
    way === 'automatic' ? props.onAutomatic() : props.onForce(field.value)
  return (
    <section
      className={`card editor tone-${tone}${flipping ? ' flipping' : ''}${replaces ? ' replaced' : ''}`}
      data-keys={card.key}
      aria-label={say('frame.editor')}
    >
      <header className="card-head">
        <h2 className="toned">
          {flipping ? say('frame.flipOf', { field: field.spec.label }) : field.spec.label}
        </h2>
        {flipping ? (
          <Button look="quiet" className="low" onClick={() => onFlipping(false)}>
            {say('frame.flipDone')}
          </Button>
        ) : (
          <span className="card-note">
            {[say(`frame.role.${card.role}`, { protocol: spec.label }), ...otherForms(props)].join(' · ')}
          </span>
        )}
      </header>
      {!replaces && (
        <div className="editor-line">
          {field.spec.notation === 'flag' ? (
            <Flag key={card.key} {...props} />
          ) : (
            <Typed key={card.key} {...props} />
          )}
          {isBitField(card) && <Bits {...props} />}
          {source === 'override' && (
            <Choice
              label={say('frame.way')}
              hidesLabel
              options={[
                { value: 'automatic', label: say('frame.automatic') },
                { value: 'override', label: say('frame.override') },
              ]}
              value={overridden ? 'override' : 'automatic'}
              onChoose={choose}
            />
          )}
          <Button look="quiet" onClick={() => onFlipping(true)}>
            {say('frame.flip')}
          </Button>
        </div>
      )}
      {children}
    </section>
  )
}

/** Fields of fewer bits than an octet are told, and changed, bit by bit, too. */
const isBitField = ({ field }: FieldCard) => field.spec.notation !== 'flag' && field.bitLength < 8

/** The bits of a small field, most significant first: a press turns one over in the value itself. */
function Bits({ card, source, onForce, say }: FieldEditorProps) {
  const { value, bitLength, spec } = card.field
  if (typeof value !== 'number') return null
  return (
    <fieldset className="editor-bits octets">
      <legend className="unseen">{say('frame.bitsOf', { field: spec.label })}</legend>
      {Array.from({ length: bitLength }, (_, i) => {
        const bit = bitLength - 1 - i
        const on = (value >> bit) & 1
        return (
          <button
            key={bit}
            type="button"
            className="flipper-bit"
            aria-pressed={on === 1}
            aria-label={say('frame.bitOf', { bit, value: on })}
            disabled={source === 'none'}
            onClick={() => onForce(value ^ (1 << bit))}
          >
            {on}
          </button>
        )
      })}
    </fieldset>
  )
}

/** Longer writings of a value are left to the facts. */
const LONGEST = 24

/** The value's name and its other writings. */
function otherForms({ card, text, replaces }: FieldEditorProps): string[] {
  if (replaces || card.field.spec.notation === 'flag') return []
  const forms = card.forms
    .filter(form => form.form !== 'binary' && form.text !== text && form.text.length <= LONGEST)
    .map(form => form.text)
  return card.name === undefined ? forms : [card.name, ...forms]
}

function Flag({ card, onForce, source, say }: FieldEditorProps) {
  const on = card.field.value === 1
  return (
    <label className="flag">
      <input
        type="checkbox"
        checked={on}
        disabled={source === 'none'}
        onChange={event => onForce(event.target.checked ? 1 : 0)}
      />
      <span>{say(on ? 'frame.flag.on' : 'frame.flag.off')}</span>
    </label>
  )
}

/** A value typed: taken as soon as it can be read, refused in words beside it while it cannot. */
function Typed({ card, text, source, onType, onSettle, say }: FieldEditorProps) {
  const id = useId()
  const [draft, setDraft] = useState<string>()
  const [problem, setProblem] = useState<Outcome>()
  const input = useRef<HTMLInputElement>(null)
  // An undo or a choice elsewhere changes the value under a draft: then the draft is old.
  useEffect(() => {
    if (document.activeElement !== input.current) setDraft(undefined)
  }, [])
  const type = (typed: string) => {
    setDraft(typed)
    setProblem(onType(typed))
  }
  const leave = () => {
    if (!problem) setDraft(undefined)
    onSettle()
  }
  const { names } = card.field.spec
  return (
    <div className="typed">
      <input
        ref={input}
        className="control octets"
        aria-label={card.field.spec.label}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        value={draft ?? text}
        disabled={source === 'none'}
        list={names ? `${id}-names` : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={event => type(event.target.value)}
        onBlur={leave}
      />
      {names && (
        <datalist id={`${id}-names`}>
          {Object.entries(names).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </datalist>
      )}
      <p id={`${id}-note`} className={problem ? 'fieldrow-problem' : 'card-note'} aria-live="polite">
        {problem ?? (source === 'none' ? say('frame.notEditable') : undefined)}
      </p>
    </div>
  )
}
