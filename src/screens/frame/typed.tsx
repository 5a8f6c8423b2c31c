// A text that is typed and what it last meant: what cannot be read leaves the last good value standing.
import { useState } from 'react'
import { say } from '../../story/catalogue'
import { FieldRow } from '../../view/FieldRow'
import type { FieldSpec } from '../../wire/spec'
import { type Problem, parseValue } from '../../wire/value'

/** A value, or a message key with its arguments. */
export type Read<Value> = { readonly value: Value } | Problem

export interface Typed<Value> {
  readonly text: string
  readonly problem: string | undefined
  readonly good: Value
  readonly type: (text: string) => void
}

/** `first` is what `text` means at the start; `read` sees later texts without the spaces around them. */
export function useTyped<Value>(
  start: string,
  first: Value,
  read: (text: string) => Read<Value>,
): Typed<Value> {
  const [text, setText] = useState(start)
  const [good, setGood] = useState(first)
  const now = read(text.trim())
  return {
    text,
    problem: 'problem' in now ? say(now.problem, now.params) : undefined,
    good,
    type: typed => {
      setText(typed)
      const result = read(typed.trim())
      if ('value' in result) setGood(result.value)
    },
  }
}

/** Reads a text as a field of this notation would; numbers have so many bits. */
export function readAs(notation: FieldSpec['notation'], bits: number) {
  const field: FieldSpec = {
    name: notation,
    label: '',
    width: { bits },
    notation,
    role: 'given',
    means: '',
    section: '',
  }
  return (text: string) => parseValue(field, text)
}

const readMac = readAs('mac', 48)
const readIpv6 = readAs('ipv6', 128)

/** Reads an address that is octets, with the typed text beside it. */
export function readOctets(notation: 'mac' | 'ipv6', text: string): Read<Uint8Array> {
  const read = notation === 'mac' ? readMac(text) : readIpv6(text)
  if ('problem' in read) return read
  return { value: typeof read.value === 'number' ? new Uint8Array(0) : read.value }
}

const readIpv4 = readAs('ipv4', 32)

/** Reads a number or dotted decimal. */
export function readNumber(read: typeof readIpv4, text: string): Read<number> {
  const parsed = read(text)
  if ('problem' in parsed) return parsed
  return { value: typeof parsed.value === 'number' ? parsed.value : 0 }
}

/** Reads dotted decimal. */
export const readDotted = (text: string): Read<number> => readNumber(readIpv4, text)

interface TypedRowProps {
  readonly label: string
  readonly typed: Pick<Typed<unknown>, 'text' | 'problem' | 'type'>
}

/** The row with the input for it. */
export function TypedRow({ label, typed }: TypedRowProps) {
  return (
    <FieldRow label={label} problem={typed.problem}>
      {control => (
        <input
          {...control}
          className="control octets"
          value={typed.text}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={event => typed.type(event.target.value)}
        />
      )}
    </FieldRow>
  )
}

interface ExamplesProps {
  readonly texts: readonly string[]
  readonly onChoose: (text: string) => void
}

/** Texts worth trying, a click each. */
export function Examples({ texts, onChoose }: ExamplesProps) {
  return (
    <fieldset className="workshop-examples">
      <legend className="unseen">{say('workshop.examples')}</legend>
      {texts.map(text => (
        <button key={text} type="button" className="workshop-example octets" onClick={() => onChoose(text)}>
          {text}
        </button>
      ))}
    </fieldset>
  )
}
