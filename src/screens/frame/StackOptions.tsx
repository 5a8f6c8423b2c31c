// The options of a header in their order: added, taken out, moved; their values are picked for the field's editor.
import { useEffect, useMemo, useRef } from 'react'
import { addOption, moveOption, optionChoices, removeOption } from '../../scenario/building'
import { itemRows, listRow } from '../../scenario/layers'
import type { LayerDocument } from '../../scenario/scenario'
import { say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { specOf } from '../../wire/protocols'
import type { LayerSpan, ListSpec } from '../../wire/spec'
import { formatValue } from '../../wire/value'

interface StackOptionsProps {
  readonly layer: LayerDocument
  readonly at: number
  readonly span: LayerSpan | undefined
  readonly onEdit: (change: (layer: LayerDocument) => LayerDocument) => boolean
  readonly onPick: (key: string) => void
}

export function StackOptions({ layer, at, span, onEdit, onPick }: StackOptionsProps) {
  const row = listRow(specOf(layer.protocol))
  const list = useRef<HTMLOListElement>(null)
  const follow = useRef<string | undefined>(undefined)
  const choices = useMemo(() => optionChoices(layer), [layer])
  // The focus goes along with the option that was moved.
  useEffect(() => {
    if (follow.current) list.current?.querySelector<HTMLElement>(follow.current)?.focus()
    follow.current = undefined
  })
  if (!row) return null
  const options = layer.options ?? []
  const move = (from: number, by: -1 | 1) => {
    const to = from + by
    const isEnd = to === 0 || to === options.length - 1
    follow.current = `[data-move="${to}.${isEnd ? -by : by}"]`
    onEdit(was => moveOption(was, from, by))
  }
  return (
    <div className="stack-options">
      <ol ref={list} aria-label={say('build.options', { name: specOf(layer.protocol).label })}>
        {options.map((option, index) => {
          const label = labelOf(row.list, option)
          return (
            <li key={index}>
              <span className="stack-option-name">{label}</span>
              <Values list={row.list} name={row.name} at={at} index={index} span={span} onPick={onPick} />
              <span className="stack-tools">
                {([-1, 1] as const).map(by => (
                  <Button
                    key={by}
                    look="quiet"
                    icon={by < 0 ? 'up' : 'down'}
                    className="low"
                    name={say(by < 0 ? 'build.up' : 'build.down', { name: label })}
                    data-move={`${index}.${by}`}
                    disabled={options[index + by] === undefined}
                    onClick={() => move(index, by)}
                  />
                ))}
                <Button
                  look="quiet"
                  icon="close"
                  className="low"
                  name={say('build.remove', { name: label })}
                  onClick={() => onEdit(was => removeOption(was, index))}
                />
              </span>
            </li>
          )
        })}
      </ol>
      <div className="stack-row">
        <select
          className="control stack-choice stack-add"
          aria-label={say('build.addOptionTo', { name: specOf(layer.protocol).label })}
          value=""
          onChange={event => {
            const choice = choices[Number(event.target.value)]
            if (choice) onEdit(was => addOption(was, choice))
          }}
        >
          <option value="">{say('build.addOption')}</option>
          {choices.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </select>
        {options.length > 0 && <Follows span={span} />}
      </div>
    </div>
  )
}

function labelOf(list: ListSpec, option: Readonly<Record<string, number | string>>): string {
  const kind = option[list.other.fields[0]?.name ?? '']
  return (typeof kind === 'number' ? list.items[kind]?.label : undefined) ?? list.other.label
}

interface ValuesProps {
  readonly list: ListSpec
  readonly name: string
  readonly at: number
  readonly index: number
  readonly span: LayerSpan | undefined
  readonly onPick: (key: string) => void
}

/** What an option holds, each value a way to its editor; the number that tells which option it is left out. */
function Values({ list, name, at, index, span, onPick }: ValuesProps) {
  const prefix = `${name}[${index}].`
  const isNumbered = list.other.fields[0]?.notation !== 'text'
  const fields = (span?.fields ?? []).filter(
    field =>
      field.name.startsWith(prefix) &&
      field.spec.role === 'given' &&
      !(isNumbered && field.name === prefix + itemRows(list, {})[0]?.name),
  )
  return (
    <span className="stack-values">
      {fields.map(field => (
        <button
          key={field.name}
          type="button"
          className="stack-value octets"
          title={field.spec.label}
          aria-label={`${field.spec.label}: ${formatValue(field.spec, field.value)}`}
          data-key={`${at}.${field.name}`}
          data-keys={`${at}.${field.name}`}
          onClick={() => onPick(`${at}.${field.name}`)}
        >
          {formatValue(field.spec, field.value)}
        </button>
      ))}
    </span>
  )
}

/** What follows from the options by itself: the header's length and its padding. */
function Follows({ span }: { readonly span: LayerSpan | undefined }) {
  const length = span?.fields.find(({ name, spec }) => name === spec.name && spec.measure)
  const padding = span?.fields.find(field => field.spec.fill && field.bitOffset < (span?.bodyStart ?? 0) * 8)
  if (!span || !length) return null
  return (
    <span className="card-note">
      {say('build.follows', {
        header: span.bodyStart - span.start,
        field: length.spec.label,
        value: formatValue(length.spec, length.value),
        padding: (padding?.bitLength ?? 0) / 8,
      })}
    </span>
  )
}
