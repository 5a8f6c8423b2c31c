// Turns a bit over on the way: where it happens, which bit, and the list of what is turned over already.
import type { FieldCard } from '../../scene/frameCard'
import type { Say } from '../../story/message'
import { Choice } from '../Choice'
import './card.css'

export interface FlipPlace {
  /** `wire:0`, `memory:router1`, `cancel:router1`. */
  readonly id: string
  readonly label: string
  /** Why it cannot be here, for this field; undefined where it can. */
  readonly barred?: string | undefined
}

interface FlipperProps {
  readonly card: FieldCard
  readonly places: readonly FlipPlace[]
  readonly place: string
  readonly onPlace: (id: string) => void
  readonly onFlip: (octet: number, bit: number) => void
  readonly say: Say
}

export function Flipper({ card, places, place, onPlace, onFlip, say }: FlipperProps) {
  const chosen = places.find(each => each.id === place) ?? places[0]
  const groups = card.bits.filter(group => group.mine)
  return (
    <div className="flipper">
      <Choice
        label={say('frame.flipWhere')}
        hidesLabel
        options={places.map(({ id, label }) => ({ value: id, label }))}
        value={chosen?.id ?? ''}
        onChoose={onPlace}
      />
      {chosen?.barred ? (
        <p className="card-note">{chosen.barred}</p>
      ) : groups.length === 0 ? (
        <p className="card-note">{say('frame.flipPickByte')}</p>
      ) : (
        <fieldset className="flipper-bits octets">
          <legend className="unseen">{say('frame.flipWhich')}</legend>
          {groups.flatMap(group =>
            group.bits.map(({ octet, bit, value, flipped }) => (
              <button
                key={`${octet}.${bit}`}
                type="button"
                className="flipper-bit"
                data-flipped={flipped || undefined}
                data-nibble={bit % 4 === 3 || undefined}
                aria-label={say('frame.flipBit', { bit, octet, value })}
                onClick={() => onFlip(octet, bit)}
              >
                {value}
              </button>
            )),
          )}
        </fieldset>
      )}
    </div>
  )
}
