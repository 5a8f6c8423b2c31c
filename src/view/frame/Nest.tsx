// The nest of a frame: every header a box in front of what it carries, its outline round it.

import type { NestBox, NestTrailer } from '../../scene/frameNest'
import type { Say } from '../../story/message'
import './nest.css'

interface NestProps {
  readonly box: NestBox
  readonly say: Say
  /** A layer or, with a field's key, something of its trailer was picked. */
  readonly onPick: (layer: number, key?: string) => void
}

export function Nest({ box, say, onPick }: NestProps) {
  return (
    <fieldset className="nest">
      <legend className="unseen">{say('frame.nest')}</legend>
      <Box box={box} say={say} onPick={onPick} />
    </fieldset>
  )
}

function Box({ box, say, onPick }: NestProps) {
  const { tone, state, label, octets, inner, trailer, layer, text } = box
  const size = say('frame.bytes', { bytes: octets })
  return (
    <div className={`nest-box tone-${tone}`} data-state={state} data-nest={layer}>
      <button
        type="button"
        className={inner ? 'nest-name' : 'nest-name nest-data'}
        data-key={box.key}
        data-keys={box.key}
        aria-label={say(`frame.nestName.${state}`, { name: label, size })}
        onClick={() => onPick(layer)}
      >
        {text !== undefined && state === 'decided' ? (
          <span className="nest-text">{text}</span>
        ) : (
          <span className="nest-label">{label}</span>
        )}
        <span className="nest-size">{size}</span>
      </button>
      {inner && <Box box={inner} say={say} onPick={onPick} />}
      {trailer.map(each => (
        <Trailer key={each.key} trailer={each} say={say} onPick={() => onPick(layer, each.key)} />
      ))}
    </div>
  )
}

function Trailer(props: { readonly trailer: NestTrailer; readonly say: Say; readonly onPick: () => void }) {
  const { trailer, say, onPick } = props
  const size = say('frame.bytes', { bytes: trailer.octets })
  return (
    <button
      type="button"
      className="nest-name nest-trailer"
      data-state={trailer.state}
      data-key={trailer.key}
      data-keys={trailer.key}
      aria-label={say(`frame.nestName.${trailer.state}`, { name: trailer.label, size })}
      onClick={onPick}
    >
      <span className="nest-label">{trailer.label}</span>
      <span className="nest-size">{size}</span>
    </button>
  )
}
