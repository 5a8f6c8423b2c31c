// What stands at a place, in its own bits: where, who wrote it and when, what it means and where that is defined.
import type { ReactNode } from 'react'
import type { BitGroup, FieldCard } from '../../scene/frameCard'
import type { Say } from '../../story/message'
import './card.css'

interface FactsProps {
  readonly card: FieldCard
  /** Steps of the track, and which of them (1 first) wrote this; 0 where none did. */
  readonly step: number
  readonly steps: number
  readonly means: string
  readonly covered: boolean
  readonly onPick: (key: string) => void
  readonly onStep: () => void
  readonly say: Say
  /** A button or so at the end of the first line. */
  readonly aside?: ReactNode
  /** Whose doing the value is; the layer it belongs to where left out. */
  readonly writer?: string | undefined
  /** Stands in the first line in place of who wrote it. */
  readonly note?: string | undefined
  /** What else is to be said, at the end. */
  readonly foot?: ReactNode
  /** The working, in place of bits and meaning. */
  readonly children?: ReactNode
}

export function Facts(props: FactsProps) {
  const { card, step, steps, covered, say, aside, note, foot, children, writer } = props
  const isOpen = card.state !== 'decided' || covered
  return (
    <section className={`card facts tone-${card.tone}`} data-keys={card.key} aria-label={say('frame.facts')}>
      <header className="card-head">
        <p className="facts-where">
          {note === undefined && <span className="octets">{rangeText(card.octets, say)}</span>}
          {note !== undefined ? (
            <span>{note}</span>
          ) : (
            step > 0 && !isOpen && <span>{say(`frame.wroteIn.${writer ?? card.tone}`, { step, steps })}</span>
          )}
        </p>
        {aside}
      </header>
      {children || <Said {...props} isOpen={isOpen} />}
      {foot}
    </section>
  )
}

/** The value, or that it is still open; and what the field means. */
function Said(props: FactsProps & { readonly isOpen: boolean }) {
  const { card, step, means, isOpen, onPick, onStep, say } = props
  const { section } = card
  return (
    <>
      {isOpen ? (
        <p className="facts-open">
          {say('frame.stillOpen', { field: nameOf(card) })}
          {step > 0 && (
            <button type="button" className="link" onClick={onStep}>
              {say('frame.goToStep', { step })}
            </button>
          )}
        </p>
      ) : (
        <BitsLine card={card} onPick={onPick} say={say} />
      )}
      <p className="facts-means">
        {means} <span className="facts-section">{section}</span>
      </p>
    </>
  )
}

/** `UDP Length`; where nothing reads on, header and field are the same thing. */
function nameOf({ field, spec }: FieldCard): string {
  return field.spec.label === spec.label ? spec.label : `${spec.label} ${field.spec.label}`
}

function rangeText([first, behind]: readonly [number, number], say: Say): string {
  const last = behind - 1
  return last === first ? say('frame.at.one', { first }) : say('frame.at.range', { first, last })
}

/** The value as hex, and bit by bit where that is short; a byte of several fields shows them all. */
function BitsLine({ card, onPick, say }: Pick<FactsProps, 'card' | 'onPick' | 'say'>) {
  const [hex] = card.forms
  const shared = card.bits.some(group => !group.mine)
  if (!card.bits.length)
    return (
      <p className="facts-value octets">{card.forms.find(form => form.form === 'text')?.text ?? hex?.text}</p>
    )
  return (
    <p className="facts-bits octets" role="group" aria-label={say('frame.bits')}>
      {!shared && hex && <span className="facts-value">{hex.text} =</span>}
      {card.bits.map((group, i) => (
        <Group key={`${group.key}${i}`} group={group} named={shared} onPick={onPick} />
      ))}
    </p>
  )
}

function Group(props: {
  readonly group: BitGroup
  readonly named: boolean
  readonly onPick: (key: string) => void
}) {
  const { group, named, onPick } = props
  const bits = (
    <span className="bitgroup-bits">
      {group.bits.map(({ octet, bit, value, flipped }) => (
        <span
          key={`${octet}.${bit}`}
          data-flipped={flipped || undefined}
          data-nibble={bit % 4 === 3 || undefined}
        >
          {value}
        </span>
      ))}
    </span>
  )
  if (!named) return <span className="bitgroup mine">{bits}</span>
  return (
    <button
      type="button"
      className={`bitgroup tone-${group.tone}${group.mine ? ' mine' : ''}`}
      data-key={group.key}
      aria-pressed={group.mine}
      onClick={() => onPick(group.key)}
    >
      {bits}
      <span className="bitgroup-label">{group.label}</span>
    </button>
  )
}
