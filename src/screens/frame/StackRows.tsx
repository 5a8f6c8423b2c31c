// The stack as boxes in boxes: at each level what is carried, what may be carried, what can be put in between.
import { useMemo } from 'react'
import {
  choicesAt,
  insertLayer,
  insertsAt,
  NOTHING,
  removeLayer,
  replaceLayer,
} from '../../scenario/building'
import type { Ends } from '../../scenario/ends'
import { listRow } from '../../scenario/layers'
import type { LayerDocument } from '../../scenario/scenario'
import { useOctet } from '../../store/store'
import { say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { specOf } from '../../wire/protocols'
import type { Dissection } from '../../wire/spec'
import { StackOptions } from './StackOptions'

type Layers = readonly LayerDocument[]

/** Changes the layers and looks at one of them; false where that was refused. */
export type EditLayers = (change: (layers: Layers) => Layers, layer?: number) => boolean

interface StackRowsProps {
  readonly layers: Layers
  readonly dissection: Dissection
  readonly ends: Ends
  readonly onEdit: EditLayers
  readonly onPick: (key: string) => void
}

export function StackRows(props: StackRowsProps) {
  return <Level {...props} at={0} />
}

interface LevelProps extends StackRowsProps {
  readonly at: number
}

/** One header's box, and in it the box of what it carries. */
function Level(props: LevelProps) {
  const { layers, dissection, at, onEdit, onPick } = props
  const layer = layers[at]
  const selected = useOctet(state => state.selected?.layer)
  if (!layer) return <End {...props} />
  const spec = specOf(layer.protocol)
  const span = dissection.layers[at]
  const octets = span ? (spec.layer === 'data' ? span.bodyEnd : span.bodyStart) - span.start : 0
  return (
    <div
      className={`stack-layer tone-${spec.layer}`}
      data-key={`layer-${at}`}
      data-keys={`layer-${at}`}
      data-selected={selected === at || undefined}
    >
      <div className="stack-row">
        {at === 0 ? <strong className="stack-first">{spec.label}</strong> : <Carried {...props} />}
        <button
          type="button"
          className="stack-size"
          aria-pressed={selected === at}
          aria-label={say('build.look', { name: spec.label, bytes: octets })}
          onClick={() => onPick(`layer-${at}`)}
        >
          {say('frame.bytes', { bytes: octets })}
        </button>
        <Between {...props} />
        {canGo(layers, at) && (
          <Button
            look="quiet"
            icon="close"
            className="low"
            name={say('build.remove', { name: spec.label })}
            onClick={() => onEdit(was => removeLayer(was, at, props.ends), at - 1)}
          />
        )}
      </div>
      {listRow(spec) && (selected === at || (layer.options ?? []).length > 0) && (
        <StackOptions
          layer={layer}
          at={at}
          span={span}
          onEdit={change => onEdit(was => was.map((each, index) => (index === at ? change(each) : each)), at)}
          onPick={onPick}
        />
      )}
      <Level {...props} at={at + 1} />
    </div>
  )
}

/** Whether a header can be taken out so that what it carries stays. */
function canGo(layers: Layers, at: number): boolean {
  if (at === 0) return false
  const next = layers[at + 1]?.protocol ?? NOTHING
  return choicesAt(layers, at).some(choice => (choice === NOTHING ? choice : choice.protocol) === next)
}

/** What a header carries: a choice of all that may stand there. */
function Carried({ layers, at, ends, onEdit }: LevelProps) {
  const before = specOf(layers[at - 1]?.protocol ?? 'ethernet').label
  const now = layers[at]?.protocol ?? NOTHING
  const choices = useMemo(() => choicesAt(layers, at), [layers, at])
  const isListed = choices.some(choice => choice !== NOTHING && choice.protocol === now) || now === NOTHING
  return (
    <select
      className="control stack-choice"
      aria-label={say('build.carries', { name: before })}
      value={now}
      onChange={event => onEdit(was => replaceLayer(was, at, event.target.value, ends), at)}
    >
      {!isListed && <option value={now}>{specOf(now).label}</option>}
      {choices.map(choice =>
        choice === NOTHING ? (
          <option key="" value={NOTHING}>
            {say('build.nothing')}
          </option>
        ) : (
          <option key={choice.protocol} value={choice.protocol}>
            {choice.label}
          </option>
        ),
      )}
    </select>
  )
}

/** Behind the last header: what may come, if anything may. */
function End(props: LevelProps) {
  const { layers, at } = props
  if (choicesAt(layers, at).every(choice => choice === NOTHING)) return null
  return (
    <div className="stack-layer stack-end">
      <div className="stack-row">
        <Carried {...props} />
      </div>
    </div>
  )
}

/** Tags and extension headers that can be put between this header and what it carries. */
function Between({ layers, at, ends, onEdit }: LevelProps) {
  const inserts = useMemo(() => insertsAt(layers, at), [layers, at])
  const [only] = inserts
  const insert = (protocol: string) => onEdit(was => insertLayer(was, at, protocol, ends), at + 1)
  if (!only) return null
  if (inserts.length === 1)
    return (
      <Button look="quiet" className="low" onClick={() => insert(only.protocol)}>
        {say('build.add', { name: only.label })}
      </Button>
    )
  return (
    <select
      className="control stack-choice stack-add"
      aria-label={say('build.between', { name: specOf(layers[at]?.protocol ?? '').label })}
      value=""
      onChange={event => insert(event.target.value)}
    >
      <option value="">{say('build.addHeader')}</option>
      {inserts.map(({ protocol, label }) => (
        <option key={protocol} value={protocol}>
          {label}
        </option>
      ))}
    </select>
  )
}
