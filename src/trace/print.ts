/** A trace as text that a person can read: one line an event. */

import { hexOf } from '../wire/address'
import type { FieldValue } from '../wire/spec'
import type { Check, Trace, TraceEvent } from './trace'

/** The events of a trace, or some of them: time in µs, node, what, part of the frame in hand, PDU. */
export function print(trace: Trace, events: readonly TraceEvent[] = trace.events): string {
  return events.map(event => printEvent(trace, event)).join('\n')
}

export function printEvent(trace: Trace, event: TraceEvent): string {
  const { at, node, pdu, strip } = event
  const part = strip ? ` [${strip.start},${strip.end})` : ''
  return `${String(at).padStart(9)} ${node.padEnd(8)} ${describe(trace, event)}${part}${pdu ? `  ${pdu}` : ''}`
}

function describe(trace: Trace, event: TraceEvent): string {
  switch (event.kind) {
    case 'call':
    case 'return': {
      const { name, ...rest } = event.call
      const args = Object.entries(rest).map(([key, value]) => `${key} ${value}`)
      if (event.kind === 'call') return `call ${name}(${args.join(', ')})`
      const from = event.from ? ` from ${event.from.address}:${event.from.port}` : ''
      const first = event.first === undefined ? '' : ` first ${event.first}`
      const messages = event.messages === undefined ? '' : ` messages ${event.messages}`
      return `return ${name} ${event.value}${event.errno ? ` ${event.errno}` : ''}${from}${first}${messages}`
    }
    case 'transmit':
    case 'arrive': {
      const transit = trace.transits[event.transit]
      const damage = transit?.damage.length ? ` damaged ${places(transit.damage)}` : ''
      const end = event.kind === 'transmit' ? transit?.from : transit?.to
      return `${event.kind} hop ${transit?.hop} port ${end?.port}${damage}`
    }
    case 'checks':
      return `checks ${event.protocol}: ${event.checks.map(printCheck).join(', ')}`
    case 'damage':
      return `damage ${places(event.bits)}`
    default:
      return plain(event)
  }
}

function plain(event: TraceEvent): string {
  const { id: _id, at: _at, node: _node, pdu: _pdu, strip: _strip, because: _because, kind, ...rest } = event
  return [kind, ...Object.entries(rest).map(([key, value]) => `${key} ${word(value)}`)].join(' ')
}

function word(value: unknown): string {
  if (Array.isArray(value)) return value.map(word).join('+')
  if (typeof value !== 'object' || value === null) return String(value)
  return `(${Object.entries(value)
    .map(([key, each]) => `${key} ${word(each)}`)
    .join(' ')})`
}

const places = (bits: readonly { octet: number; bit: number }[]) =>
  bits.map(({ octet, bit }) => `${octet}.${bit}`).join('+')

function printCheck(check: Check): string {
  const { seen, wanted, verdict, reason, counter } = check
  const why = [reason, counter].filter(Boolean).join(' ')
  const list: readonly FieldValue[] = Array.isArray(wanted) ? wanted : [wanted as FieldValue]
  const held = verdict === 'failed' ? `${show(seen)} FAILED, not ${list.map(show).join('|')}` : show(seen)
  return `${check.check} ${held}${why ? ` (${why})` : ''}`
}

function show(value: FieldValue): string {
  return typeof value === 'number' ? String(value) : hexOf(value)
}
