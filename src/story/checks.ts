/** A receiver's checks in words: what was looked at, what it held, and what that means. */
import type { Check, Trace } from '../trace/trace'
import { fieldOf } from '../wire/dissection'
import type { FieldValue } from '../wire/spec'
import { formatOctets, formatValue } from '../wire/value'
import { addMessages, hasMessage, say } from './catalogue'
import { checks } from './en/checks'
import { dissectionOf, type EventOf } from './scope'

addMessages(checks)

/** One line of a table of checks. */
export interface CheckRow {
  /** The checks that this line sums up: one, or several that passed and belong together. */
  readonly checks: readonly Check[]
  /** What was looked at: `Header checksum`. */
  readonly label: string
  /** What it held, in octets' writing: `0x3315`. */
  readonly seen: string
  /** What it should have been, where it failed; else empty. */
  readonly wanted: string
  /** What that means: `all words sum to 0xFFFF`. */
  readonly verdict: string
  readonly passed: boolean
  /** For the field that says who gets the rest: whom. */
  readonly up?: string
  readonly counter?: string
}

/** Checks that one line sums up when all of them pass. */
interface Group {
  readonly name: string
  readonly protocol: string
  readonly checks: readonly string[]
}

const TOGETHER: readonly Group[] = [
  { name: 'shape', protocol: 'ipv4', checks: ['version', 'headerLength', 'totalLength', 'fragment'] },
  {
    name: 'kind',
    protocol: 'arp',
    checks: ['hardwareType', 'protocolType', 'hardwareLength', 'protocolLength'],
  },
  { name: 'whole', protocol: 'ethernet', checks: ['frameLength', 'frameCheckSequence'] },
]

/**
 * The checks of one event as lines to read, at most four: those that passed and belong together share one, a check
 * that failed has its own, the last.
 */
export function checkRows(event: EventOf<'checks'>, trace: Trace): readonly CheckRow[] {
  const rows: CheckRow[] = []
  for (const check of event.checks) {
    const group = TOGETHER.find(each => each.protocol === event.protocol && each.checks.includes(check.check))
    const members = event.checks.filter(
      each => group?.checks.includes(each.check) && each.verdict === 'passed',
    )
    if (!group || members.length < 2 || check.verdict === 'failed') rows.push(rowOf(event, trace, check))
    else if (members[0] === check) rows.push(groupRow(event, trace, group, members))
  }
  return rows
}

function rowOf(event: EventOf<'checks'>, trace: Trace, check: Check): CheckRow {
  const passed = check.verdict === 'passed'
  const seen = show(event, trace, check, check.seen)
  const wanted = passed
    ? ''
    : [check.wanted]
        .flat()
        .map(each => show(event, trace, check, each as FieldValue))
        .join(', ')
  const up = passed && HANDS_UP.includes(check.check) ? upOf(event, trace, check) : undefined
  const args = { seen, wanted, up: up ?? '' }
  const name = `check.${event.protocol}.${check.check}`
  return {
    checks: [check],
    label: say(`${name}.label`),
    seen,
    wanted,
    verdict: say(`${name}.${check.reason ?? check.verdict}`, args),
    passed,
    ...(up !== undefined && { up }),
    ...(check.counter !== undefined && { counter: check.counter }),
  }
}

/** Checks of the fields that say who reads on. */
const HANDS_UP = ['etherType', 'protocol', 'destinationPort']

/** The next reader, named by the field's own table of names. */
function upOf(event: EventOf<'checks'>, trace: Trace, check: Check): string {
  if (check.check === 'destinationPort') return say('check.up.socket')
  const layer = dissectionOf(trace, event)?.layers[event.layer]
  const names = fieldOf(layer, check.field ?? '')?.spec.names
  return (typeof check.seen === 'number' && names?.[check.seen]) || say('check.up.socket')
}

function groupRow(event: EventOf<'checks'>, trace: Trace, group: Group, members: readonly Check[]): CheckRow {
  const key = `check.${event.protocol}.${group.name}`
  const written = members
    .filter(each => each.check !== 'fragment')
    .map(each => {
      const seen = show(event, trace, each, each.seen)
      const unit = `check.${event.protocol}.${each.check}.seen`
      return hasMessage(unit) ? say(unit, { seen }) : seen
    })
  const isPart = members.length < group.checks.length && hasMessage(`${key}.part`) && written.length < 3
  const isPiece = members.some(each => each.reason === 'piece')
  return {
    checks: members,
    label: say(`${key}.label`),
    seen: written.join(' · '),
    wanted: '',
    verdict: say(`${key}.${isPiece ? 'piece' : isPart ? 'part' : 'passed'}`),
    passed: true,
  }
}

/** Values in the writing of their field; what no field holds (a frame's length) as a plain number. */
function show(event: EventOf<'checks'>, trace: Trace, check: Check, value: FieldValue): string {
  const layer = dissectionOf(trace, event)?.layers[event.layer]
  const field = fieldOf(layer, check.field ?? '')
  if (field) return formatValue(field.spec, value)
  return typeof value === 'number' ? String(value) : formatOctets(value)
}
