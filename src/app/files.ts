// What becomes of files that a reader chose or dropped: a saved document opens, anything else becomes the message.
import { setPayload } from '../scenario/edits'
import { MOST_PAYLOAD } from '../scenario/limits'
import type { Problem } from '../scenario/problem'
import type { Payload } from '../scenario/scenario'
import { act, useOctet } from '../store/store'
import { problemOf, readDocument } from './document'
import './titles'

/** A larger document is not even read: the largest message as base64, and room for the rest. */
const MOST_DOCUMENT = 2 * MOST_PAYLOAD

/** What is wrong with a file's size, if anything. */
function sizeProblem({ name, size }: File, most: number): Problem | undefined {
  if (size === 0) return { problem: 'file.empty', params: { name } }
  return size > most ? { problem: 'file.large', params: { name, size, most } } : undefined
}

const tell = ({ problem, params }: Problem) => act.notify({ key: problem, args: params })

/** Opens a saved document, or says what is wrong with it; what was open stays then. */
export async function openDocument(file: File): Promise<void> {
  const wrong = sizeProblem(file, MOST_DOCUMENT)
  if (wrong) return tell(wrong)
  const read = readDocument(await file.text())
  if ('problem' in read) return tell({ ...read, params: { name: file.name, ...read.params } })
  act.open({ scenario: read.scenario, followed: read.scenario.follow })
  act.notify(null)
}

/** Makes a file the message that is sent; gives back why it cannot be. */
export async function setPayloadFile(file: File): Promise<Problem | undefined> {
  const wrong = sizeProblem(file, MOST_PAYLOAD)
  if (wrong) return wrong
  const payload: Payload = { kind: 'file', name: file.name, base64: await base64Of(file) }
  const next = setPayload(useOctet.getState().scenario, payload)
  const problem = problemOf(next)
  if (!problem) act.edit(() => next)
  return problem
}

/** A file dropped on the page: a saved document opens, anything else becomes the message. */
export async function takeDropped(file: File): Promise<void> {
  if (file.name.endsWith('.json')) return openDocument(file)
  const { name, size } = file
  tell((await setPayloadFile(file)) ?? { problem: 'file.message', params: { name, bytes: size } })
}

/** A file's octets as base64, by the browser's own hand. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(String(reader.result).replace(/^[^,]*,/, '')))
    reader.addEventListener('error', () => reject(reader.error))
    reader.readAsDataURL(file)
  })
}
