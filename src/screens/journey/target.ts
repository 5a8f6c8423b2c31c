// What an item of the picture stands for: its target as a place that every scene understands, and the way back.
import type { Moment } from '../../scene/journeyMoment'
import type { Place } from '../../trace/trace'
import { fieldOf, fieldsAt, octetRange } from '../../wire/dissection'

/** The place that a target means: `octet:17`, `layer:1`, `field:1.timeToLive`. Null where nothing is held. */
export function placeOf(lane: string, moment: Moment, hop: number | undefined, target: string): Place | null {
  const { held, pdu } = moment
  if (!held) return null
  const base = { lane, pdu, ...(hop !== undefined && { hop }) }
  const [kind, name = ''] = target.split(':')
  if (kind === 'octet') {
    const octet = Number(name)
    const found = fieldsAt(held.dissection, octet)[0]
    const octets = [octet, octet + 1] as const
    return found ? { ...base, layer: found.layer, field: found.field.name, octets } : { ...base, octets }
  }
  const [index = '', field = ''] = name.split(/\.(.*)/s)
  const layer = held.dissection.layers[Number(index)]
  if (!layer) return null
  const found = fieldOf(layer, field)
  if (found) return { ...base, layer: Number(index), field, octets: octetRange(found) }
  const end = layer.bodyStart > layer.start ? layer.bodyStart : layer.bodyEnd
  return { ...base, layer: Number(index), octets: [layer.start, end] }
}

/** The targets that show a place in this picture. */
export function targetsOf(moment: Moment, place: Place | null): ReadonlySet<string> {
  const targets = new Set<string>()
  if (!place || place.pdu !== moment.pdu) return targets
  if (place.layer !== undefined)
    targets.add(place.field === undefined ? `layer:${place.layer}` : `field:${place.layer}.${place.field}`)
  const [from, to] = place.octets ?? [0, 0]
  for (let octet = from; octet < to; octet++) targets.add(`octet:${octet}`)
  return targets
}
