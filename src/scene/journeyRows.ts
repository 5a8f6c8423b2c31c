/** Lines of the panel that many kinds of events need: a labelled value, the fields of a header that tell its story. */
import type { TraceEvent } from '../trace/trace'
import { fieldOf } from '../wire/dissection'
import type { FieldSpan, LayerSpan } from '../wire/spec'
import { formatValue, nameOf } from '../wire/value'
import type { Row } from './journeyPanel'
import type { Tone } from './scene'

export type Of<Kind extends TraceEvent['kind']> = Extract<TraceEvent, { kind: Kind }>

export const MOST = 4

export function row(key: string, label: string, value: string, tone: Tone, more: Partial<Row> = {}): Row {
  return { key, label, value, tone, ...more }
}

/** A value with the name it goes by: `17 UDP`. */
export function valueText({ spec, value }: FieldSpan): string {
  const name = nameOf(spec, value)
  const text = formatValue(spec, value)
  return name === undefined ? text : `${text} ${name}`
}

export function telling(layer: LayerSpan): readonly FieldSpan[] {
  const names = TELLING[layer.protocol]
  const header = layer.fields.filter(field => field.bitOffset < layer.bodyStart * 8 && field.bitLength > 0)
  const found = names?.flatMap(name => fieldOf(layer, name) ?? []) ?? header
  return found.slice(0, MOST)
}

/** The fields of a header that tell its story; of a protocol not listed, the first four. */
export const TELLING: Readonly<Record<string, readonly string[]>> = {
  ethernet: ['destination', 'source', 'type'],
  ipv4: ['sourceAddress', 'destinationAddress', 'protocol', 'timeToLive', 'headerChecksum'],
  udp: ['sourcePort', 'destinationPort', 'length', 'checksum'],
  tcp: ['sequenceNumber', 'acknowledgmentNumber', 'window', 'checksum'],
  arp: ['operation', 'senderProtocolAddress', 'targetProtocolAddress', 'targetHardwareAddress'],
}

export const hex16 = (value: number) => `0x${value.toString(16).padStart(4, '0')}`
