// The message: typed text, hex, or a file; and the name it is written under.
import { useState } from 'react'
import { fileNameOf, payloadOf, setFileName, setPayload } from '../../scenario/edits'
import { payloadOctets } from '../../scenario/payload'
import type { Problem } from '../../scenario/problem'
import type { Payload, Scenario } from '../../scenario/scenario'
import { say } from '../../story/catalogue'
import { Button } from '../../view/Button'
import { Choice } from '../../view/Choice'
import { formatOctets } from '../../wire/value'
import { chooseAnyFile } from '../choose'
import { setPayloadFile } from '../files'
import { attempt } from './attempt'
import { readHex } from './read'
import { TypedRow } from './TypedRow'

const KINDS = ['text', 'hex', 'file'] as const

const asIs = (typed: string) => ({ value: typed })

/** The same octets as another kind; text that is no text stays as hex. */
function asKind(payload: Payload, kind: 'text' | 'hex'): Payload {
  const octets = payloadOctets(payload)
  return kind === 'hex'
    ? { kind, hex: formatOctets(octets) }
    : { kind, text: new TextDecoder().decode(octets) }
}

export function MessageRows({ scenario }: { readonly scenario: Scenario }) {
  const payload = payloadOf(scenario) ?? { kind: 'text', text: '' }
  const [wantsFile, setWantsFile] = useState(payload.kind === 'file')
  const kind = wantsFile ? 'file' : payload.kind
  const choose = (wish: (typeof KINDS)[number]) => {
    setWantsFile(wish === 'file')
    if (wish !== 'file' && wish !== payload.kind) attempt(each => setPayload(each, asKind(payload, wish)))
  }
  const file = fileNameOf(scenario)
  return (
    <>
      <Choice
        label={say('setup.kind')}
        options={KINDS.map(value => ({ value, label: say(`setup.kind.${value}`) }))}
        value={kind}
        onChoose={choose}
      />
      {kind === 'text' && payload.kind === 'text' && (
        <TypedRow
          label={say('setup.text')}
          hint={say('setup.bytes', { bytes: payloadOctets(payload).length })}
          value={payload.text}
          read={asIs}
          change={(each, text) => setPayload(each, { kind: 'text', text })}
          rows={4}
        />
      )}
      {kind === 'hex' && payload.kind === 'hex' && (
        <TypedRow
          label={say('setup.hex')}
          hint={say('setup.bytes', { bytes: payloadOctets(payload).length })}
          value={payload.hex}
          read={readHex}
          change={(each, hex) => setPayload(each, { kind: 'hex', hex })}
          octets
          rows={4}
        />
      )}
      {kind === 'file' && <FileDrop payload={payload} />}
      {file !== undefined && (
        <TypedRow
          label={say('setup.fileName')}
          hint={say('setup.fileName.hint')}
          value={file}
          read={asIs}
          change={setFileName}
        />
      )}
    </>
  )
}

function FileDrop({ payload }: { readonly payload: Payload }) {
  const [problem, setProblem] = useState<Problem>()
  const take = async (file: File | undefined) => {
    if (file) setProblem(await setPayloadFile(file))
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the button does the same. */}
      <div
        className="drop"
        onDragOver={event => event.preventDefault()}
        onDrop={event => {
          event.preventDefault()
          event.stopPropagation()
          take(event.dataTransfer.files[0])
        }}
      >
        <Button onClick={() => chooseAnyFile(take)}>{say('setup.choose')}</Button>
        <span>
          {payload.kind === 'file'
            ? say('setup.file', { name: payload.name, bytes: payloadOctets(payload).length })
            : say('setup.drop')}
        </span>
      </div>
      <p className="fieldrow-problem" role="status">
        {problem && say(problem.problem, problem.params)}
      </p>
    </>
  )
}
