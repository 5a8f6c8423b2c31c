// The lines above nest, bytes and diagram: totals, how bytes are written, what the pointer is on.
import type { ReactNode } from 'react'
import type { Diagram } from '../../scene/frameDiagram'
import type { Totals } from '../../scene/frameNest'
import { fieldAt, type Progress, stateOf } from '../../scene/frameProgress'
import { valueText } from '../../scene/frameValue'
import { act, useOctet } from '../../store/store'
import { say, sayRich } from '../../story/catalogue'
import { Choice } from '../../view/Choice'
import { Words } from '../../view/Words'
import type { Dissection } from '../../wire/spec'

/** Totals of the frame, the way through it, and `children` for what is behind a click. */
export function FrameHead({ totals, children }: { readonly totals: Totals; readonly children?: ReactNode }) {
  const order = useOctet(state => state.prefs.order)
  const { soFar, onWire, share } = totals
  const args = { ...totals, share: Math.round(share * 100) }
  return (
    <div className="frame-head">
      <p className="frame-totals">
        <Words runs={sayRich(soFar === onWire ? 'frame.totalsDone' : 'frame.totals', args)} />
      </p>
      <p className="frame-totals-more">{say('frame.totalsMore', args)}</p>
      <div className="frame-tools">
        <Choice
          label={say('frame.order')}
          hidesLabel
          options={(['decided', 'wire'] as const).map(value => ({
            value,
            label: say(`frame.order.${value}`),
          }))}
          value={order}
          onChoose={value => act.setPref('order', value)}
        />
        {children}
      </div>
    </div>
  )
}

interface BytesHeadProps {
  readonly dissection: Dissection
  readonly progress: Progress
}

export function BytesHead({ dissection, progress }: BytesHeadProps) {
  const notation = useOctet(state => state.prefs.notation)
  return (
    <div className="frame-section-head">
      <h2>{say('frame.bytesTitle')}</h2>
      <Choice
        label={say('frame.writing')}
        hidesLabel
        options={(['hex', 'binary', 'ascii'] as const).map(value => ({
          value,
          label: say(`frame.writing.${value}`),
        }))}
        value={notation}
        onChoose={value => act.setPref('notation', value)}
      />
      <Hovered dissection={dissection} progress={progress} />
    </div>
  )
}

/** What the pointer is on, in words: the one part of Frame that is drawn anew while it moves. */
function Hovered({ dissection, progress }: BytesHeadProps) {
  const hovered = useOctet(state => state.hovered)
  const hidesNext = useOctet(state => state.hidesNext)
  const span = hovered?.layer === undefined ? undefined : dissection.layers[hovered.layer]
  const field = fieldAt(dissection, hovered)
  if (!span || !hovered?.octets || hovered.layer === undefined) return <p className="frame-hovered" />
  const [first, behind] = hovered.octets
  const where = say(behind - first === 1 ? 'frame.at.one' : 'frame.at.range', { first, last: behind - 1 })
  const isOpen = !field || stateOf(progress, hovered.layer, field) !== 'decided'
  const name = field ? `${span.spec.label} ${field.spec.label}` : span.spec.label
  const value = isOpen || (hidesNext && isOpen) ? '' : valueText(field)
  return (
    <p className={`frame-hovered toned tone-${span.spec.layer}`}>
      {say('frame.hovered', { field: name, value, where })}
    </p>
  )
}

export function DiagramHead({ diagram }: { readonly diagram: Diagram }) {
  const { tone, title, source } = diagram
  return (
    <div className="frame-section-head">
      <h2 className={`toned tone-${tone}`}>
        {tone === 'data' ? say('frame.dataTitle') : say('frame.diagram', { name: title })}
      </h2>
      <span className="card-note">{source}</span>
    </div>
  )
}
