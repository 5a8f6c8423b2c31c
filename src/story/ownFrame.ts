/** Why a field of a frame built by hand holds what it holds: the program wrote it, and the learner chose it. */
import { programOf } from '../scenario/layers'
import type { PduName } from '../scenario/scenario'
import type { Trace } from '../trace/trace'
import type { Dissection, FieldSpan, LayerSpan, LayerValues } from '../wire/spec'
import { nameOf } from '../wire/value'
import { hasMessage, sayRich } from './catalogue'
import type { Arguments, Rich } from './message'

/** Did a program build this PDU's frame itself? */
export function isOwnFrame(trace: Trace, pdu: PduName | undefined): boolean {
  return pdu !== undefined && trace.scenario !== undefined && programOf(trace.scenario, pdu) !== undefined
}

/** Sentences about counting and adding up are true whoever does it; those about kernels and routers are not. */
const COUNTED: readonly string[] = ['measured', 'check']

/** The reason for a field's value, or nothing where the usual sentence holds here too. */
export function ownReason(
  dissection: Dissection,
  layer: LayerSpan,
  field: FieldSpan,
  args: Arguments,
  named: LayerValues | undefined,
): Rich | undefined {
  const { role, selects, means, notation } = field.spec
  const row = [...layer.spec.fields, ...(layer.spec.trailer ?? [])].find(({ name }) => name === field.name)
  const usual = row?.role === role && hasMessage(`write.${layer.protocol}.${field.name}`)
  if (COUNTED.includes(role) && usual) return undefined
  const inner = dissection.layers[dissection.layers.indexOf(layer) + 1]
  if (role === 'demux' && selects && inner?.spec.numbers?.[selects])
    return sayRich('write.own.names', { ...args, inside: inner.spec.label })
  if (role !== 'given') return sayRich('write.own.fixed', { means })
  if (notation === 'flag') return sayRich(field.value === 1 ? 'write.own.set' : 'write.own.unset', { means })
  const isEverybody = notation === 'mac' && typeof field.value !== 'number' && field.value.every(isAllOnes)
  if (isEverybody) return sayRich('write.own.everybody', args)
  const isChosen = named !== undefined && Object.hasOwn(named.values, field.name)
  return sayRich(isChosen ? 'write.own.given' : 'write.own.left', { value: written(field, args), means })
}

const isAllOnes = (octet: number) => octet === 0xff

/** The value, and the name it goes by: `2, Maximum Segment Size`. */
function written(field: FieldSpan, { value = '' }: Arguments): string {
  const name = nameOf(field.spec, field.value)
  return name === undefined ? String(value) : `${value}, ${name}`
}
