// Options that are named in text and whose value is a number (TFTP's): those whose value is outside the rule.

import { fieldOf } from '../wire/dissection'
import type { Dissection, FieldSpec, LayerSpan } from '../wire/spec'
import { textOf } from './frameValue'

export interface OptionOutside {
  /** As its RFC writes it: `blksize`. */
  readonly name: string
  readonly value: string
  readonly least: number
  readonly most: number
}

/** The text of a field of an option; undefined where it is cut off. */
function textAt(span: LayerSpan, name: string): string | undefined {
  const value = fieldOf(span, name)?.value
  return value === undefined || typeof value === 'number' ? undefined : textOf(value)
}

function outsideIn(span: LayerSpan, { name: list, list: spec }: FieldSpec): OptionOutside[] {
  const found: OptionOutside[] = []
  for (let at = 0; textAt(span, `${list}[${at}].name`) !== undefined; at++) {
    // Names are compared without regard to case (RFC 2347).
    const name = textAt(span, `${list}[${at}].name`)?.toLowerCase() ?? ''
    const range = Object.entries(spec?.ranges ?? {}).find(([known]) => known === name)?.[1]
    const value = textAt(span, `${list}[${at}].value`)
    if (!range || value === undefined) continue
    const [least, most] = range
    const isInside = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most
    if (!isInside) found.push({ name, value, least, most })
  }
  return found
}

/** The options of a frame whose value is no number, or one that the option's own rule does not allow. */
export function optionsOutside({ layers }: Dissection): readonly OptionOutside[] {
  return layers.flatMap(span =>
    span.spec.fields.filter(({ list }) => list?.ranges).flatMap(row => outsideIn(span, row)),
  )
}
