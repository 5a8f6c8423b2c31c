/** What the panel under the strip shows at a moment: the few lines that say what was just done, and why. */
import type { Say } from '../story/message'
import type { Check, Tag, Trace, TraceEvent } from '../trace/trace'
import { networkOf, parseIpv4 } from '../wire/address'
import { fieldOf } from '../wire/dissection'
import { specOf } from '../wire/protocols'
import type { FieldSpan, LayerSpan } from '../wire/spec'
import { formatValue, nameOf } from '../wire/value'
import type { Held, Moment } from './journeyMoment'
import type { Mark, Tone } from './scene'

/** One line: what, its value (or the old and the new one), and what that means. */
export interface Row {
  readonly key: string
  readonly label: string
  /** The label where there is little room. */
  readonly short?: string
  readonly value: string
  /** The value before, where something was changed. */
  readonly was?: string
  readonly verdict?: string
  readonly tone: Tone
  readonly mark?: Mark['mark']
  readonly target?: string
}

/** An address held against a prefix, bit by bit. */
export interface PrefixBits {
  readonly destination: string
  readonly network: string
  readonly prefix: number
  readonly inside: boolean
}

/** Octets as they go out, each with what it belongs to. */
export interface WireBits {
  readonly octets: readonly { readonly value: number; readonly tone: Tone; readonly name: string }[]
}

export interface Panel {
  readonly title: string
  readonly note?: string
  readonly rows: readonly Row[]
  readonly prefix?: PrefixBits
  readonly wire?: WireBits
}

/** One line of a receiver's checks, as the story tells it. */
export interface CheckLine {
  readonly checks: readonly Check[]
  readonly label: string
  readonly seen: string
  readonly verdict: string
  readonly passed: boolean
  readonly up?: string
  readonly counter?: string
}

/** The words a scene needs; the story knows them. */
export interface Voice {
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
  readonly checkLines: (event: Extract<TraceEvent, { kind: 'checks' }>, trace: Trace) => readonly CheckLine[]
}

export function panelOf(trace: Trace, moment: Moment, voice: Voice): Panel | undefined {
  const { event } = moment
  if (!event) return undefined
  return make(trace, moment, event, voice)
}

const MOST = 4

type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

function make(trace: Trace, moment: Moment, event: TraceEvent, voice: Voice): Panel | undefined {
  const { say } = voice
  switch (event.kind) {
    case 'call':
    case 'return':
      return callPanel(event, say)
    case 'copy':
      return copyPanel(event, say)
    case 'encapsulate':
      return headerPanel(moment, event, say)
    case 'route':
      return routePanel(trace, event, voice)
    case 'resolve':
    case 'ask':
    case 'answered':
      return resolvePanel(trace, event, voice)
    case 'neighbour':
      return neighbourPanel(trace, event, voice)
    case 'finish':
      return finishPanel(moment, event, say)
    case 'transmit':
    case 'arrive':
      return wirePanel(moment, event, say)
    case 'learn':
    case 'forward':
      return switchPanel(trace, event, voice)
    case 'checks':
      return checksPanel(trace, event, voice, say('journey.panel.checks'), undefined)
    case 'decapsulate':
      return peelPanel(trace, moment, event, voice)
    case 'drop':
      return dropPanel(trace, moment, event, voice)
    case 'hopLimit':
      return hopLimitPanel(event, say)
    case 'damage':
      return damagePanel(moment, event, say)
    case 'enqueue':
      return bufferPanel(event, say)
    case 'understand':
      return understandPanel(moment, event, say)
    default:
      return undefined
  }
}

function row(key: string, label: string, value: string, tone: Tone, more: Partial<Row> = {}): Row {
  return { key, label, value, tone, ...more }
}

function callPanel(event: Of<'call' | 'return'>, say: Say): Panel {
  const { call } = event
  const fd = 'fd' in call ? [row('fd', say('journey.row.socket'), String(call.fd), 'application')] : []
  const to =
    call.name === 'sendto'
      ? [
          row(
            'octets',
            say('journey.row.octets'),
            say('journey.bytes', { bytes: call.octets }),
            'application',
          ),
          row('to', say('journey.row.to'), `${call.address} : ${call.port}`, 'application'),
        ]
      : call.name === 'recvfrom'
        ? [row('room', say('journey.row.room'), say('journey.bytes', { bytes: call.length }), 'application')]
        : call.name === 'bind'
          ? [row('port', say('journey.row.port'), String(call.port), 'application')]
          : []
  if (event.kind === 'call')
    return { title: say('journey.panel.call', { call: call.name }), rows: [...fd, ...to] }
  const from = event.from
    ? [row('from', say('journey.row.from'), `${event.from.address} : ${event.from.port}`, 'application')]
    : []
  const bytes = call.name === 'recvfrom' || call.name === 'sendto'
  const value = event.errno ?? (bytes ? say('journey.bytes', { bytes: event.value }) : String(event.value))
  const back = row('value', say('journey.row.returned'), value, event.errno ? 'alarm' : 'application', {
    ...(event.errno && { mark: 'cross' as const, verdict: say('journey.failed') }),
  })
  return { title: say('journey.panel.return', { call: call.name }), rows: [...fd, back, ...from] }
}

function copyPanel(event: Of<'copy'>, say: Say): Panel {
  const inward = event.direction === 'in'
  const sides = [say('journey.row.programBuffer'), say('journey.row.kernelBuffer')]
  const [from = '', to = ''] = inward ? sides : sides.reverse()
  const bytes = say('journey.bytes', { bytes: event.octets })
  return {
    title: say(inward ? 'journey.panel.copyIn' : 'journey.panel.copyOut'),
    rows: [
      row('from', from, bytes, 'quiet', { verdict: say('journey.verdict.stays') }),
      row('to', to, bytes, 'application', { verdict: say('journey.verdict.copied'), mark: 'tick' }),
    ],
  }
}

/** A value with the name it goes by: `17 UDP`. */
function valueText({ spec, value }: FieldSpan): string {
  const name = nameOf(spec, value)
  const text = formatValue(spec, value)
  return name === undefined ? text : `${text} ${name}`
}

/** The fields of a header that tell its story; of a protocol not listed, the first four. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  ethernet: ['destination', 'source', 'type'],
  ipv4: ['sourceAddress', 'destinationAddress', 'protocol', 'timeToLive', 'headerChecksum'],
  udp: ['sourcePort', 'destinationPort', 'length', 'checksum'],
  arp: ['operation', 'senderProtocolAddress', 'targetProtocolAddress', 'targetHardwareAddress'],
}

function telling(layer: LayerSpan): readonly FieldSpan[] {
  const names = TELLING[layer.protocol]
  const header = layer.fields.filter(field => field.bitOffset < layer.bodyStart * 8 && field.bitLength > 0)
  const found = names?.flatMap(name => fieldOf(layer, name) ?? []) ?? header
  return found.slice(0, MOST)
}

/** A header that was just put on; where a router made a new one, beside what the old one said. */
function headerPanel(moment: Moment, event: Of<'encapsulate'>, say: Say): Panel | undefined {
  const layer = moment.held?.dissection.layers[event.layer]
  if (!layer) return undefined
  const old = moment.before?.dissection.layers[event.layer]
  const before = old?.protocol === layer.protocol ? old : undefined
  const rows = telling(layer).map(field => fieldRow(field, event.layer, layer.spec.layer, before, say))
  return {
    title: say(before ? 'journey.panel.newHeader' : 'journey.panel.header', { protocol: layer.spec.label }),
    rows,
  }
}

function fieldRow(field: FieldSpan, layer: number, tone: Tone, before: LayerSpan | undefined, say: Say): Row {
  const value = valueText(field)
  const was = before ? fieldOf(before, field.name) : undefined
  const old = was ? valueText(was) : undefined
  const changed = old !== undefined && old !== value
  return row(field.name, field.spec.label, value, tone, {
    target: `field:${layer}.${field.name}`,
    ...(field.spec.short && { short: field.spec.short }),
    ...(changed && { was: old }),
    ...(before && { verdict: say(changed ? 'journey.verdict.changed' : 'journey.verdict.same') }),
    ...(!before && { verdict: say(`journey.role.${field.spec.role}`) }),
  })
}

/** The prefix a node's own interface has, where its route is only “everything else”. */
function ownPrefix(trace: Trace, event: Of<'route'>): { network: string; prefix: number } {
  const node = trace.scenario?.nodes.find(each => each.id === event.node)
  if (event.prefix > 0 || node?.kind !== 'host') return event
  const { address, prefix } = node.interfaces[0]
  const network = networkOf(parseIpv4(address) ?? 0, prefix)
  return { network: dotted(network), prefix }
}

const dotted = (address: number) => [24, 16, 8, 0].map(shift => (address >>> shift) & 255).join('.')

function routePanel(trace: Trace, event: Of<'route'>, voice: Voice): Panel {
  const { say } = voice
  const { network, prefix } = ownPrefix(trace, event)
  const owner = ownerOf(trace, event.nextHop)
  const hop = owner ? `${event.nextHop} (${voice.nodeName(trace, owner)})` : event.nextHop
  return {
    title: say('journey.panel.route', { network, prefix }),
    prefix: { destination: event.destination, network, prefix, inside: event.inside },
    rows: [
      row('verdict', say('journey.row.nextHop'), hop, 'internet', {
        verdict: say(event.inside ? 'journey.verdict.inside' : 'journey.verdict.outside'),
        mark: event.inside ? 'tick' : 'arrowRight',
      }),
    ],
  }
}

function ownerOf(trace: Trace, address: string): string | undefined {
  return trace.scenario?.nodes.find(
    node => node.kind !== 'switch' && node.interfaces.some(each => each.address === address),
  )?.id
}

function resolvePanel(trace: Trace, event: Of<'resolve' | 'ask' | 'answered'>, voice: Voice): Panel {
  const { say } = voice
  const owner = ownerOf(trace, event.address)
  const whose = owner ? voice.nodeName(trace, owner) : event.address
  const mac = event.kind === 'ask' ? undefined : event.mac
  const known =
    event.kind === 'resolve'
      ? event.mac
        ? event.known
        : 'unknown'
      : event.kind === 'ask'
        ? 'waiting'
        : 'answered'
  const from =
    event.kind === 'resolve' ? event.learnedFrom : event.kind === 'answered' ? event.answer : undefined
  return {
    title: say('journey.panel.resolve', { node: whose }),
    rows: [
      row('address', say('journey.row.address'), event.address, 'internet', { verdict: whose }),
      row('mac', say('journey.row.mac'), mac ?? '?', mac ? 'link' : 'quiet', {
        verdict: say(`journey.known.${known}`),
        ...(mac && { mark: 'tick' as const }),
      }),
      ...(from ? [row('from', say('journey.row.learnedFrom'), titleOf(from), 'link')] : []),
    ],
  }
}

/** A PDU's name without its way: `ARP reply`. */
const titleOf = (pdu: string) => pdu.replace(/^\S+>\S+ /, '')

function neighbourPanel(trace: Trace, event: Of<'neighbour'>, voice: Voice): Panel {
  const { say } = voice
  return {
    title: say('journey.panel.neighbours', { node: voice.nodeName(trace, event.node) }),
    rows: [
      row('entry', event.address, event.mac, 'link', {
        verdict: say(event.isNew ? 'journey.verdict.new' : 'journey.verdict.known'),
        mark: 'tick',
      }),
    ],
  }
}

function finishPanel(moment: Moment, event: Of<'finish'>, say: Say): Panel | undefined {
  const layer = moment.held?.dissection.layers[0]
  const fcs = layer && fieldOf(layer, 'frameCheckSequence')
  if (!moment.held || !layer || !fcs) return undefined
  const old = moment.before?.dissection.layers[0]
  const was = old && fieldOf(old, 'frameCheckSequence')
  const total = moment.held.end - moment.held.start
  return {
    title: say('journey.panel.finish'),
    rows: [
      row('padding', say('journey.row.padding'), say('journey.bytes', { bytes: event.padding }), 'link', {
        verdict: say(event.padding ? 'journey.verdict.padded' : 'journey.verdict.longEnough'),
      }),
      row('fcs', fcs.spec.label, valueText(fcs), 'link', {
        target: `field:0.${fcs.name}`,
        ...(fcs.spec.short && { short: fcs.spec.short }),
        verdict: say('journey.verdict.crc', { bytes: fcs.bitOffset / 8 }),
        ...(was && valueText(was) !== valueText(fcs) && { was: valueText(was) }),
      }),
      row('total', say('journey.row.frame'), say('journey.bytes', { bytes: total }), 'link', {
        verdict: say('journey.verdict.ready'),
      }),
    ],
  }
}

const PREAMBLE = 0xaa
const DELIMITER = 0xab

/**
 * What the cable carries, in the order of time. The preamble's octets are 10101010 and the delimiter 10101011 as
 * sent (IEEE 802.3 §3.2.1, §3.2.2); every octet of the frame goes least significant bit first (§3.3).
 */
function wirePanel(moment: Moment, event: Of<'transmit' | 'arrive'>, say: Say): Panel | undefined {
  const { held } = moment
  if (!held) return undefined
  const sent = event.kind === 'transmit'
  const octets = sent
    ? [
        { value: PREAMBLE, tone: 'physical' as const, name: say('journey.wire.preamble') },
        { value: DELIMITER, tone: 'physical' as const, name: say('journey.wire.delimiter') },
        ...frontOf(held),
      ]
    : endOf(held)
  return {
    title: say(sent ? 'journey.panel.wire' : 'journey.panel.wireEnd'),
    note: say('journey.wire.note', { bytes: held.octets.length }),
    rows: [],
    wire: { octets },
  }
}

/** The first octets as sent: bits mirrored. */
function frontOf(held: Held) {
  return [0, 1, 2, 3].flatMap(at => wireOctet(held, at))
}

function endOf(held: Held) {
  const end = held.octets.length
  return [end - 4, end - 3, end - 2, end - 1].flatMap(at => wireOctet(held, at))
}

function wireOctet(held: Held, at: number) {
  const value = held.octets[at]
  return value === undefined
    ? []
    : [{ value: mirrored(value), tone: 'link' as const, name: value.toString(16).padStart(2, '0') }]
}

/** An octet with its bits in the order in which they leave: least significant first. */
export function mirrored(octet: number): number {
  let result = 0
  for (let bit = 0; bit < 8; bit++) if (octet & (1 << bit)) result |= 128 >> bit
  return result
}

/** A switch's table as it stands, the newest line marked. */
function switchPanel(trace: Trace, event: Of<'learn' | 'forward'>, voice: Voice): Panel {
  const { say } = voice
  const table = new Map<string, number>()
  for (const each of trace.events.slice(0, event.id + 1))
    if (each.kind === 'learn' && each.node === event.node) table.set(each.mac, each.port)
  const learned = event.kind === 'learn' ? event.mac : undefined
  const rows = [...table].slice(-3).map(([mac, port]) =>
    row(`mac/${mac}`, mac, say('journey.port', { port: String(port + 1) }), 'link', {
      ...(mac === learned && {
        verdict: say(
          event.kind === 'learn' && event.isNew ? 'journey.verdict.learned' : 'journey.verdict.known',
        ),
        mark: 'tick' as const,
      }),
    }),
  )
  if (event.kind === 'forward')
    rows.push(
      row('out', say('journey.row.out'), event.ports.map(port => port + 1).join(', '), 'link', {
        verdict: say(event.flooded ? 'journey.verdict.flooded' : 'journey.verdict.unchanged'),
        mark: 'arrowRight',
      }),
    )
  return { title: say('journey.panel.switch', { node: voice.nodeName(trace, event.node) }), rows }
}

function checksPanel(
  trace: Trace,
  event: Of<'checks'>,
  voice: Voice,
  title: string,
  note: string | undefined,
): Panel {
  const tone = specOf(event.protocol).layer
  const all = voice.checkLines(event, trace)
  // Four at most; the one that failed is the last a receiver makes, so it is always among them.
  const rows = all.slice(-MOST).map(line =>
    row(
      line.checks.map(check => check.check).join('+'),
      line.label,
      line.seen,
      line.passed ? tone : 'alarm',
      {
        verdict: line.up ? voice.say('journey.verdict.handUp', { up: line.up }) : line.verdict,
        mark: line.passed ? (line.up ? 'arrowUp' : 'tick') : 'cross',
        ...(line.checks[0]?.field && { target: `field:${event.layer}.${line.checks[0].field}` }),
      },
    ),
  )
  const more = all.length - rows.length
  const extra = more > 0 ? voice.say('journey.morePassed', { count: more }) : note
  return { title, rows, ...(extra !== undefined && { note: extra }) }
}

function asEvent(checks: NonNullable<Moment['checks']>): Of<'checks'> {
  return checks as Of<'checks'>
}

/** The checks stay in mind while the header is peeled: the last of them says who gets the rest. */
function peelPanel(trace: Trace, moment: Moment, event: Of<'decapsulate'>, voice: Voice): Panel | undefined {
  const { say } = voice
  const note = event.trimmed > 0 ? say('journey.trimmed', { bytes: event.trimmed }) : undefined
  if (moment.checks)
    return checksPanel(trace, asEvent(moment.checks), voice, say('journey.panel.checkedBefore'), note)
  return note === undefined ? undefined : { title: note, rows: [] }
}

function dropPanel(trace: Trace, moment: Moment, event: Of<'drop'>, voice: Voice): Panel {
  const { say } = voice
  const counter = row(
    'counter',
    say('journey.row.counter'),
    event.counter ?? say('journey.noCounter'),
    'alarm',
    {
      ...(event.counter && { verdict: say('journey.verdict.counted') }),
    },
  )
  const base = moment.checks ? checksPanel(trace, asEvent(moment.checks), voice, '', undefined) : undefined
  const failed = base?.rows.filter(each => each.mark === 'cross') ?? []
  const why = failed.length
    ? failed
    : [row('reason', say('journey.row.reason'), reasonOf(event.reason), 'alarm', { mark: 'cross' })]
  return { title: say('journey.panel.drop'), rows: [...why, counter] }
}

/** `receiveBuffer` as words: what names a reason names a rule of the simulator. */
const reasonOf = (reason: string) => reason.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

const hex16 = (value: number) => `0x${value.toString(16).padStart(4, '0')}`

function hopLimitPanel(event: Of<'hopLimit'>, say: Say): Panel {
  const changed = say('journey.verdict.changed')
  return {
    title: say('journey.panel.hopLimit'),
    rows: [
      row('ttl', say('journey.row.ttl'), String(event.after), 'internet', {
        was: String(event.before),
        verdict: changed,
        target: 'field:1.timeToLive',
      }),
      row('sum', say('journey.row.headerChecksum'), hex16(event.checksumAfter), 'internet', {
        was: hex16(event.checksumBefore),
        verdict: changed,
        target: 'field:1.headerChecksum',
      }),
      row('addresses', say('journey.row.addresses'), say('journey.row.addressesValue'), 'internet', {
        verdict: say('journey.verdict.same'),
      }),
    ],
  }
}

function damagePanel(moment: Moment, event: Of<'damage'>, say: Say): Panel {
  const rows = event.bits.slice(0, MOST).map(({ octet, bit }) => {
    const now = moment.held?.octets[octet] ?? 0
    const was = now ^ (1 << bit)
    const bits = (value: number) => value.toString(2).padStart(8, '0')
    return row(`${octet}.${bit}`, say('journey.row.byte', { at: octet }), bits(now), 'alarm', {
      was: bits(was),
      verdict: say('journey.verdict.turned', { bit }),
      mark: 'bolt',
      target: `octet:${octet}`,
    })
  })
  return { title: say('journey.panel.damage'), rows }
}

function bufferPanel(event: Of<'enqueue'>, say: Say): Panel {
  return {
    title: say('journey.panel.buffer'),
    rows: [
      row('fd', say('journey.row.socket'), String(event.fd), 'transport'),
      row('octets', say('journey.row.octets'), say('journey.bytes', { bytes: event.octets }), 'transport'),
      row('waiting', say('journey.row.waiting'), String(event.waiting), 'transport'),
    ],
  }
}

function understandPanel(moment: Moment, event: Of<'understand'>, say: Say): Panel {
  const layer = moment.held?.dissection.layers.find(each => each.protocol === event.protocol)
  const at = moment.held?.dissection.layers.findIndex(each => each.protocol === event.protocol) ?? 0
  const fields = layer
    ? telling(layer).map(field =>
        row(field.name, field.spec.label, valueText(field), 'application', {
          target: `field:${at}.${field.name}`,
        }),
      )
    : []
  const keeps = row('keeps', say('journey.row.keeps'), say('journey.bytes', { bytes: event.keeps }), 'data', {
    verdict: say(event.last ? 'journey.verdict.last' : 'journey.verdict.kept'),
    mark: 'tick',
  })
  return {
    title: say('journey.panel.understand', { protocol: layer?.spec.label ?? event.protocol }),
    rows: [...fields.slice(0, MOST - 1), keeps],
  }
}

/** The pale tag that goes up with the bytes, for messages: protocol numbers are names, not amounts. */
export function tagArguments(tag: Tag) {
  return { ...tag, protocol: String(tag.protocol) }
}
