// The data's editor tied to the store: text, hex or a file becomes the payload of the program that sends it.
import { useMemo, useState } from 'react'
import { setPayload } from '../../scenario/edits'
import { MOST_PAYLOAD } from '../../scenario/limits'
import { payloadOctets } from '../../scenario/payload'
import { payloadProblem } from '../../scenario/payloadCheck'
import type { Payload, Scenario } from '../../scenario/scenario'
import { act } from '../../store/store'
import { say } from '../../story/catalogue'
import type { Frame } from '../../trace/trace'
import { Button } from '../../view/Button'
import { PayloadEditor, type PayloadKind, TYPED_MOST } from '../../view/frame/PayloadEditor'
import { formatOctets } from '../../wire/value'
import { tryEdit } from './tryEdit'

interface PayloadCardProps {
  readonly payload: Payload
  readonly frame: Frame
  /** Octets of it in this frame. */
  readonly here: number
  readonly onFlip: () => void
  /** Where another payload goes; the scenario's own message where it is left out. */
  readonly change?: ((scenario: Scenario, payload: Payload) => Scenario) | undefined
}

/** The payload as it stands in the editor of a kind, whatever it was typed as. */
function written(payload: Payload, octets: Uint8Array, kind: PayloadKind): string {
  if (kind === 'file') return payload.kind === 'file' ? payload.name : ''
  if (payload.kind === 'text' && kind === 'text') return payload.text
  if (payload.kind === 'hex' && kind === 'hex') return payload.hex
  if (octets.length > TYPED_MOST) return ''
  return kind === 'hex' ? formatOctets(octets) : new TextDecoder().decode(octets)
}

/** A file's octets in base64; rejects where the browser cannot read it. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error)
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.readAsDataURL(file)
  })
}

export function PayloadCard({ payload, frame, here, onFlip, change = setPayload }: PayloadCardProps) {
  const [kind, setKind] = useState<PayloadKind>(payload.kind)
  const octets = useMemo(() => payloadOctets(payload), [payload])
  const gesture = `${frame.pdu} payload`
  const typed = (as: PayloadKind, text: string) => {
    const next: Payload = as === 'hex' ? { kind: 'hex', hex: text } : { kind: 'text', text }
    const wrong = payloadProblem(next)
    return { next, problem: wrong && say(wrong.problem, wrong.params) }
  }
  const type = (as: PayloadKind, text: string) => {
    const { next, problem } = typed(as, text)
    return problem ?? tryEdit(was => change(was, next), gesture)
  }
  // What is too long to be typed is a file, whatever it came as.
  const takeLong = async (as: PayloadKind, text: string) => {
    const { next, problem } = typed(as, text)
    return problem ?? take(new File([payloadOctets(next).slice()], say('frame.payload.pasted')))
  }
  const take = async (file: File) => {
    // Its size is looked at first: a file of a gigabyte is never read.
    if (file.size > MOST_PAYLOAD)
      return say('problem.payload.tooLong', { octets: file.size, most: MOST_PAYLOAD })
    if (file.size === 0) return say('frame.payload.empty', { name: file.name })
    try {
      const base64 = await base64Of(file)
      setKind('file')
      return tryEdit(was => change(was, { kind: 'file', name: file.name, base64 }))
    } catch {
      return say('problem.frame.unreadable')
    }
  }
  return (
    <PayloadEditor
      kind={kind}
      text={written(payload, octets, kind)}
      octets={octets.length}
      here={here}
      onKind={setKind}
      onType={type}
      onFile={take}
      onLong={takeLong}
      onSettle={act.settle}
      say={say}
    >
      <Button look="quiet" onClick={onFlip}>
        {say('frame.flip')}
      </Button>
    </PayloadEditor>
  )
}
