/** The frame in words, for who hears it: its parts, how much is written, the field in question. */
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import type { Dissection } from '../wire/spec'
import { addMessages, say } from './catalogue'
import { describe } from './en/describe'
import { pduTitle } from './naming'
import { dissectionOf, headerOf } from './scope'

addMessages(describe)

/** A list of parts: `Ethernet 14 bytes, IPv4 20 bytes, data 32 bytes`, those of [start, end) only. */
function partsOf(dissection: Dissection, start: number, end: number): string {
  const parts = dissection.layers
    .map(layer => {
      const whole = layer.protocol === 'data' ? layer.bodyEnd : layer.start + headerOf(layer)
      const octets = Math.max(0, Math.min(whole, end) - Math.max(layer.start, start))
      return { label: layer.spec.label, octets }
    })
    .filter(({ octets }) => octets > 0)
    .map(part => say('describe.part', part))
  const outer = dissection.layers[0]
  const trailer = outer
    ? Math.max(0, Math.min(dissection.octets.length, end) - Math.max(outer.bodyEnd, start))
    : 0
  return [...parts, ...(trailer > 0 ? [say('describe.trailer', { octets: trailer })] : [])].join(', ')
}

/** The frame of a track as a step leaves it: its parts, how much is written, and the field in question. */
export function describeFrame(trace: Trace, track: Track, index: number): string {
  const step = track.steps[Math.max(0, index)]
  const event = step && trace.events[step.event]
  const dissection = event && dissectionOf(trace, event)
  if (!step || !dissection) return say('describe.nothing')
  const field = dissection.layers[step.place.layer ?? -1]?.fields.find(each => each.name === step.place.field)
  return say('describe.frame', {
    message: pduTitle(track.pdu),
    total: dissection.octets.length,
    parts: partsOf(dissection, 0, dissection.octets.length),
    step: index + 1,
    steps: track.steps.length,
    field: index < 0 ? '' : (field?.spec.label ?? ''),
  })
}
