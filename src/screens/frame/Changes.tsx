// What a router made of the frame that came in: each changed field with its old and its new value, marked as in the picture.

import type { Change } from '../../scene/frameChanged'
import { say } from '../../story/catalogue'
import { nodeName } from '../../story/naming'
import type { Trace } from '../../trace/trace'
import { ChangeMark } from '../../view/frame/ChangeMark'
import type { Shown } from './shown'

interface ChangesProps {
  readonly shown: Shown
  readonly trace: Trace
  readonly changes: readonly Change[]
  readonly onPick: (key: string) => void
}

/** All of them, while no field is picked. */
export function ChangesCard({ shown, trace, changes, onPick }: ChangesProps) {
  const node = nodeName(trace, shown.frame.by)
  const title = say('frame.changed.title', { node, fields: changes.length })
  return (
    <section className="card changes" aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {changes.map(({ key, tone, field, was, is }) => (
          <li key={key} className={`tone-${tone}`}>
            <button
              type="button"
              className="change"
              data-key={key}
              data-keys={key}
              onClick={() => onPick(key)}
            >
              <ChangeMark />
              <span className="change-name">{field.spec.short ?? field.spec.label}</span>
              <span className="octets">{say('frame.changed.values', { was, is })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Of the field that is looked at: that it was changed, and from what. */
export function ChangedNote({
  shown,
  trace,
  change,
}: Omit<ChangesProps, 'changes' | 'onPick'> & {
  readonly change: Change | undefined
}) {
  if (!change) return null
  return (
    <p className="changed-note">
      <ChangeMark /> {say('frame.changed.note', { node: nodeName(trace, shown.frame.by), was: change.was })}
    </p>
  )
}
