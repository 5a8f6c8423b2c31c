// A folded frame drawn to scale: each layer's bytes as long as they are.
import type { CSSProperties } from 'react'
import { stretchesOf } from '../../scene/frameCells'
import { say } from '../../story/catalogue'
import type { Dissection } from '../../wire/spec'

export function ScaleBar({ dissection }: { readonly dissection: Dissection }) {
  return (
    <div className="scalebar" role="img" aria-label={say('frame.scale', { bytes: dissection.octets.length })}>
      {stretchesOf(dissection).map(({ offset, octets, tone, layer }) => {
        const style: CSSProperties = { flexGrow: octets }
        const key = `layer-${layer}`
        return (
          <span
            key={offset}
            className={`scalebar-part tone-${tone}`}
            style={style}
            data-key={key}
            data-keys={key}
          />
        )
      })}
    </div>
  )
}
