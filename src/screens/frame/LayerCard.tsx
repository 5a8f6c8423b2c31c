// A layer as a whole, where no field of it is picked: what it puts in front of what.
import { say, sayRich } from '../../story/catalogue'
import { Words } from '../../view/Words'
import type { Dissection } from '../../wire/spec'

export function LayerCard({
  dissection,
  layer,
}: {
  readonly dissection: Dissection
  readonly layer: number
}) {
  const span = dissection.layers[layer]
  if (!span) return null
  const { spec, start, bodyStart, bodyEnd } = span
  const inner = dissection.layers[layer + 1]?.spec.label ?? ''
  const key = inner && bodyEnd > bodyStart ? 'frame.layer.around' : 'frame.layer.alone'
  return (
    <section className={`card tone-${spec.layer}`} data-keys={`layer-${layer}`} aria-label={spec.label}>
      <p>
        <Words
          runs={sayRich(key, {
            name: spec.label,
            pdu: say(spec.pdu),
            header: bodyStart - start,
            body: bodyEnd - bodyStart,
            inner,
          })}
        />
      </p>
      <p className="card-note">{say('frame.layer.pick')}</p>
    </section>
  )
}
