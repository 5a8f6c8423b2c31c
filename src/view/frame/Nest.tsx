// The nest of a frame: every header a box in front of what it carries, its outline round it.

import type { NestBox, NestTrailer } from '../../scene/frameNest'
import type { Say } from '../../story/message'
import './nest.css'

interface NestProps {
  readonly box: NestBox
  readonly say: Say
  /** What is not there yet stays unnamed, so that a class can say what it will be. */
  readonly hidesNext: boolean
  /** A layer or, with a field's key, something of its trailer was picked. */
  readonly onPick: (layer: number, key?: string) => void
}

export function Nest(props: NestProps) {
  return (
    <fieldset className="nest">
      <legend className="unseen">{props.say('frame.nest')}</legend>
      <Box {...props} />
    </fieldset>
  )
}

function Box(props: NestProps) {
  const { box, say, hidesNext, onPick } = props
  const { tone, state, label, octets, inner, trailer, layer, text } = box
  const isCovered = hidesNext && state === 'ahead'
  const size = isCovered ? '' : say('frame.bytes', { bytes: octets })
  return (
    <div className={`nest-box tone-${tone}`} data-state={state} data-nest={layer}>
      <button
        type="button"
        className={inner ? 'nest-name' : 'nest-name nest-data'}
        data-key={box.key}
        data-keys={box.key}
        aria-label={isCovered ? say('frame.covered') : say(`frame.nestName.${state}`, { name: label, size })}
        onClick={() => onPick(layer)}
      >
        {text !== undefined && state === 'decided' ? (
          <span className="nest-text">{text}</span>
        ) : (
          <span className="nest-label">{isCovered ? '?' : label}</span>
        )}
        <span className="nest-size">{size}</span>
      </button>
      {inner && <Box {...props} box={inner} />}
      {trailer.map(each => (
        <Trailer
          key={each.key}
          trailer={each}
          isCovered={hidesNext && each.state === 'ahead'}
          say={say}
          onPick={() => onPick(layer, each.key)}
        />
      ))}
    </div>
  )
}

interface TrailerProps {
  readonly trailer: NestTrailer
  readonly isCovered: boolean
  readonly say: Say
  readonly onPick: () => void
}

function Trailer({ trailer, isCovered, say, onPick }: TrailerProps) {
  const size = say('frame.bytes', { bytes: trailer.octets })
  return (
    <button
      type="button"
      className="nest-name nest-trailer"
      data-state={trailer.state}
      data-key={trailer.key}
      data-keys={trailer.key}
      aria-label={
        isCovered
          ? say('frame.covered')
          : say(`frame.nestName.${trailer.state}`, { name: trailer.label, size })
      }
      onClick={onPick}
    >
      <span className="nest-label">{isCovered ? '?' : trailer.label}</span>
      <span className="nest-size">{isCovered ? '' : size}</span>
    </button>
  )
}
