/** What the panel says of headers put on and changed, of the end of a frame, and of bits on the cable. */
import type { Say } from '../story/message'
import { fieldOf } from '../wire/dissection'
import type { FieldSpan, LayerSpan } from '../wire/spec'
import type { Held, Moment } from './journeyMoment'
import type { Panel, Row } from './journeyPanel'
import { hex16, MOST, type Of, row, telling, valueText } from './journeyRows'
import type { Tone } from './scene'

/** A header that was just put on; where a router made a new one, beside what the old one said. */
export function headerPanel(moment: Moment, event: Of<'encapsulate'>, say: Say): Panel | undefined {
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
    ...(!before && {
      verdict: say(`journey.role.${field.spec.role}`),
      brief: say(`journey.role.${field.spec.role}.brief`),
    }),
  })
}

export function finishPanel(moment: Moment, event: Of<'finish'>, say: Say): Panel | undefined {
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
        brief: say('journey.verdict.crcShort'),
        verdict: say('journey.verdict.crc', { bytes: fcs.bitOffset / 8 }),
        ...(was && valueText(was) !== valueText(fcs) && { was: valueText(was) }),
      }),
      row('total', say('journey.row.frame'), say('journey.bytes', { bytes: total }), 'link', {
        verdict: say('journey.verdict.ready'),
      }),
    ],
  }
}

export function hopLimitPanel(event: Of<'hopLimit'>, say: Say): Panel {
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

export function damagePanel(moment: Moment, event: Of<'damage'>, say: Say): Panel {
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

const PREAMBLE = 0xaa
const DELIMITER = 0xab

/**
 * What the cable carries, in the order of time. The preamble's octets are 10101010 and the delimiter 10101011 as
 * sent (IEEE 802.3 §3.2.1, §3.2.2); every octet of the frame goes least significant bit first (§3.3).
 */
export function wirePanel(moment: Moment, event: Of<'transmit' | 'arrive'>, say: Say): Panel | undefined {
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
