/** Questions to be answered before stepping on. Which answer is right is read off the trace. */
import { eventsOf } from '../trace/lineage'
import type { Trace, TraceEvent } from '../trace/trace'
import { fieldOf } from '../wire/dissection'
import type { Dissection, LayerSpan } from '../wire/spec'
import { formatValue } from '../wire/value'
import { addMessages, say } from './catalogue'
import { guides } from './en/guides'
import type { Arguments } from './message'
import { kindOf } from './naming'
import { questionsOfDelivery } from './questionsOfDelivery'
import { dissectionOf, headerOf, inHand, ownerName } from './scope'

addMessages(guides)

/** An answer to choose; `reply` is what is said to whoever chose it. */
export interface Choice {
  readonly text: string
  readonly isRight: boolean
  readonly reply: string
}

/** A question to be answered before stepping on. */
export interface Question {
  readonly id: string
  readonly prompt: string
  readonly choices: readonly Choice[]
  /** The event that shows the answer. */
  readonly shownBy?: number
}

/** Questions about the PDU that is followed. One whose answer this future does not hold is left out. */
export function questionsOf(trace: Trace): readonly Question[] {
  const origin = trace.scenario?.origin ?? ''
  const asked = QUESTIONS[origin] ?? [(each: Trace) => ofDelivery(each, origin)]
  return asked.flatMap(ask => {
    const question = ask(trace)
    return question?.choices.some(choice => choice.isRight) ? [question] : []
  })
}

type Ask = (trace: Trace) => Question | undefined

const QUESTIONS: Readonly<Record<string, readonly Ask[]>> = {
  fileCrosses: [askWhoseMac, askPayload, askRouter],
  oneByte: [askSize, askPadding],
  bitFlips: [askWhoNotices, askWhatThen],
  ownFrame: [askHowFar],
}

/** A question from its keys: the prompt, and for each choice its text and reply. */
function question(
  id: string,
  right: string,
  choices: readonly string[],
  args: Arguments,
  shownBy?: TraceEvent,
): Question {
  return {
    id,
    prompt: say(`question.${id}.prompt`, args),
    choices: choices.map(choice => ({
      text: say(`question.${id}.${choice}`, args),
      isRight: choice === right,
      reply: say(`question.${id}.${choice}.reply`, { ...args, isRight: choice === right }),
    })),
    ...(shownBy && { shownBy: shownBy.id }),
  }
}

function ofDelivery(trace: Trace, origin: string): Question | undefined {
  const asked = questionsOfDelivery[origin]?.(trace)
  return asked && question(asked.id, asked.right, asked.choices, asked.args, asked.shownBy)
}

/** Events of the PDU that the scenario follows. */
function followed(trace: Trace): readonly TraceEvent[] {
  return eventsOf(trace, trace.scenario?.follow ?? '')
}

function finished(trace: Trace): { event: TraceEvent; frame: Dissection } | undefined {
  const event = followed(trace).find(each => each.kind === 'finish')
  const frame = event && dissectionOf(trace, event)
  return event && frame && { event, frame }
}

function textOf(layer: LayerSpan | undefined, name: string): string {
  const field = fieldOf(layer, name)
  return field ? formatValue(field.spec, field.value) : ''
}

function askWhoseMac(trace: Trace): Question | undefined {
  const made = finished(trace)
  if (!made) return undefined
  const mac = textOf(made.frame.layers[0], 'destination')
  const kinds = Object.fromEntries((trace.scenario?.nodes ?? []).map(node => [node.id, node.kind]))
  const owner = trace.scenario?.nodes.find(
    node => node.kind !== 'switch' && node.interfaces.some(each => each.mac === mac),
  )
  const right = owner ? (kinds[owner.id] === 'router' ? 'router' : 'server') : ''
  return question(
    'whoseMac',
    right,
    ['server', 'switch', 'router'],
    { mac, owner: ownerName(trace, mac) },
    made.event,
  )
}

function askPayload(trace: Trace): Question | undefined {
  const made = finished(trace)
  const data = made?.frame.layers.find(layer => layer.protocol === 'data')
  if (!made || !data) return undefined
  const payload = data.bodyEnd - data.start
  const total = made.frame.octets.length
  return question(
    'payload',
    'headers',
    ['none', 'headers'],
    { payload, total, more: total - payload },
    made.event,
  )
}

/** What differs between the packet that the sender made and the one that the first router sends on. */
function askRouter(trace: Trace): Question | undefined {
  const frames = followed(trace).filter(event => event.kind === 'finish')
  const [before, after] = frames.map(event =>
    dissectionOf(trace, event)?.layers.find(each => each.protocol === 'ipv4'),
  )
  if (!before || !after || !frames[1]) return undefined
  const changed = before.fields.filter(field => textOf(after, field.name) !== textOf(before, field.name))
  const names = changed.map(field => field.name)
  const right = names.some(name => name.endsWith('Address'))
    ? 'addresses'
    : names.includes('timeToLive')
      ? 'timeToLive'
      : 'nothing'
  const fields = changed.map(field => field.spec.label).join(', ')
  return question('router', right, ['addresses', 'timeToLive', 'nothing'], { fields }, frames[1])
}

function askSize(trace: Trace): Question | undefined {
  const made = finished(trace)
  if (!made) return undefined
  const layers = made.frame.layers
  const headers = layers.reduce((sum, layer) => sum + (layer.protocol === 'data' ? 0 : headerOf(layer)), 0)
  const data = layers.find(layer => layer.protocol === 'data')
  const payload = data ? data.bodyEnd - data.start : 0
  const footer = (fieldOf(layers[0], 'frameCheckSequence')?.bitLength ?? 0) / 8
  const total = made.frame.octets.length
  const sum = headers + payload + footer
  return question(
    'size',
    total > sum ? 'padded' : 'sum',
    ['payload', 'sum', 'padded'],
    { payload, sum, total },
    made.event,
  )
}

function askPadding(trace: Trace): Question | undefined {
  const event = followed(trace).find(each => each.kind === 'decapsulate' && each.trimmed > 0)
  if (event?.kind !== 'decapsulate') return undefined
  const right = event.protocol === 'ipv4' ? 'internet' : event.protocol === 'ethernet' ? 'link' : ''
  return question('padding', right, ['link', 'internet', 'program'], { trimmed: event.trimmed }, event)
}

function askWhoNotices(trace: Trace): Question | undefined {
  const events = followed(trace)
  const damage = events.findIndex(event => event.kind === 'damage')
  const after = events.slice(damage)
  if (damage < 0) return undefined
  const failing = after.find(
    event => event.kind === 'checks' && event.checks.some(check => check.verdict === 'failed'),
  )
  const right = failing?.kind === 'checks' ? failing.protocol : 'nobody'
  return question('whoNotices', right, ['ethernet', 'ipv4', 'udp', 'nobody'], {}, failing ?? events.at(-1))
}

function askWhatThen(trace: Trace): Question | undefined {
  const drop = followed(trace).find(event => event.kind === 'drop')
  if (!drop) return undefined
  const timer = trace.events.find(
    event => event.kind === 'timer' && event.pdu === drop.pdu && event.id > drop.id,
  )
  const milliseconds = timer?.kind === 'timer' ? (timer.at - timer.set) / 1000 : 0
  return question(
    'whatThen',
    timer ? 'timer' : '',
    ['tells', 'repairs', 'timer'],
    { milliseconds, octets: inHand(drop) },
    timer,
  )
}

/** The last of a receiver's layers that could read the frame, whatever it made of it. */
function askHowFar(trace: Trace): Question | undefined {
  const readers = followed(trace).filter(
    event => event.node !== followed(trace)[0]?.node && (event.kind === 'checks' || event.kind === 'enqueue'),
  )
  const last = readers.findLast(event => event.kind === 'enqueue' || kindOf(trace, event.node) === 'host')
  if (!last) return undefined
  const layers = dissectionOf(trace, last)?.layers ?? []
  const layer = last.kind === 'checks' ? layers[last.layer]?.spec.layer : 'program'
  return question('howFar', layer ?? '', ['link', 'internet', 'transport', 'program'], {}, last)
}
