// The lines above nest, bytes and diagram: totals, how bytes are written, what the pointer is on.
import type { ReactNode, RefObject } from 'react'
import type { Diagram } from '../../scene/frameDiagram'
import type { Totals } from '../../scene/frameNest'
import { act, useOctet } from '../../store/store'
import { say, sayRich } from '../../story/catalogue'
import { Choice } from '../../view/Choice'
import { Words } from '../../view/Words'

interface FrameHeadProps {
  readonly totals: Totals
  /** Stands in front of the way through it. */
  readonly before?: ReactNode
  readonly children?: ReactNode
}

/** Totals of the frame, the way through it, and `children` for what is behind a click. */
export function FrameHead({ totals, before, children }: FrameHeadProps) {
  const order = useOctet(state => state.prefs.order)
  const { soFar, onWire, share } = totals
  const args = { ...totals, share: Math.round(share * 100) }
  return (
    <div className="frame-head">
      <div className="frame-sums">
        <p className="frame-totals">
          <Words runs={sayRich(soFar === onWire ? 'frame.totalsDone' : 'frame.totals', args)} />
        </p>
        <p className="frame-totals-more">{say('frame.totalsMore', args)}</p>
      </div>
      <div className="frame-tools">
        {before}
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

export function BytesHead({ pointed }: { readonly pointed: RefObject<HTMLSpanElement | null> }) {
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
      <p className="frame-pointed" aria-hidden="true">
        <span ref={pointed} className="frame-pointed-words" />
      </p>
    </div>
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
