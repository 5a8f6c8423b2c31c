/** The moment after a step of the journey: what the events up to it did to the bytes, one after the other. */
import type { PduName } from '../scenario/scenario'
import { octetsOf, withDamage } from '../trace/octets'
import type { Cause, Tag, Trace, TraceEvent, Transit } from '../trace/trace'
import type { Track } from '../track/track'
import { fieldOf } from '../wire/dissection'
import type { Dissection } from '../wire/spec'
import { type Held, kindOf, type Moment, momentBefore } from './journeyMoment'

/** The moment after a step of the track has happened; -1 is the moment before the first. */
export function momentAt(trace: Trace, track: Track, step: number): Moment {
  const event = trace.events[track.steps[step]?.event ?? -1]
  if (step < 0 || !event) return momentBefore(trace, track)
  const fold = { held: new Map<PduName, Held>(), before: new Map<PduName, Held>() }
  let tag: Tag | undefined
  let checks: Moment['checks']
  let transit: Transit | undefined
  const crossed = new Map<PduName, Transit>()
  for (const past of track.steps.slice(0, step + 1)) {
    const event = trace.events[past.event]
    if (!event) continue
    transit = event.kind === 'transmit' || event.kind === 'arrive' ? trace.transits[event.transit] : undefined
    if (transit) crossed.set(transit.pdu, transit)
    if (event.kind === 'checks') checks = event
    else if (event.kind !== 'decapsulate' && event.kind !== 'drop') checks = undefined
    tag = tagAfter(tag, event)
    hold(trace, fold, event, crossed)
  }
  const pdu = event.pdu ?? track.pdu
  return {
    step,
    event,
    node: event.node,
    kind: kindOf(trace, event.node),
    pdu,
    layer: track.steps[step]?.layer ?? 'application',
    // A call of send() and its copy are of no segment yet: the octets lie where they lay before.
    held: fold.held.get(pdu) ?? (event.pdu === undefined ? momentBefore(trace, track).held : undefined),
    transit: event.kind === 'transmit' ? transit : event.kind === 'drop' ? lostOn(trace, event) : undefined,
    tag,
    checks,
    before: fold.before.get(pdu),
    dropped: event.kind === 'drop' ? event : undefined,
  }
}

/** The cable that lost it; a frame that found no room in the queue never was on one. */
function lostOn(trace: Trace, { transit }: Extract<Cause, { kind: 'drop' }>): Transit | undefined {
  const crossing = transit === undefined ? undefined : trace.transits[transit]
  return crossing?.fate === 'queueFull' ? undefined : crossing
}

/** The tag is made by the peeling, goes up with the bytes and ends with them or where they go down again. */
function tagAfter(tag: Tag | undefined, event: TraceEvent): Tag | undefined {
  if (event.kind === 'decapsulate') return event.tag ?? (event.layer === 0 ? undefined : tag)
  const keeps: readonly Cause['kind'][] = ['checks', 'damage', 'enqueue', 'copy', 'drop']
  return keeps.includes(event.kind) ? tag : undefined
}

interface Fold {
  readonly held: Map<PduName, Held>
  readonly before: Map<PduName, Held>
}

function hold(trace: Trace, fold: Fold, event: TraceEvent, crossed: ReadonlyMap<PduName, Transit>) {
  const { pdu, strip } = event
  if (pdu === undefined || !strip) return
  const frame = trace.frames[strip.frame]
  if (!frame) return
  // Whoever waits for an answer has its own copy, whatever became of the one that it sent.
  const isOwnCopy = event.kind === 'timer'
  const old = isOwnCopy ? undefined : fold.held.get(pdu)
  if (old && old.frame.id !== frame.id) fold.before.set(pdu, old)
  const transit = isOwnCopy ? undefined : crossed.get(pdu)
  const same = old?.frame.id === frame.id ? old : undefined
  const turned = [
    ...(transit?.frame === frame.id ? transit.damage : []),
    ...(event.kind === 'damage' ? event.bits : []),
  ].filter(bit => !same?.damage.some(each => each.octet === bit.octet && each.bit === bit.bit))
  const dissection = octetsOf(trace, frame.id)
  const octets = withDamage(same?.octets ?? dissection.octets, turned)
  const sent = transit?.frame === frame.id || event.node !== frame.by
  fold.held.set(pdu, {
    frame,
    dissection,
    octets: event.kind === 'hopLimit' ? withHopLimit(dissection, octets, event) : octets,
    start: strip.start,
    end: strip.end,
    going: sent || frame.joined ? 'up' : 'down',
    damage: [...(same?.damage ?? []), ...turned],
    marked: [...(old?.marked ?? []), ...turned.map(bit => bit.octet)],
  })
}

/** What a router's memory holds once it has lowered the TTL and mended the header's sum. */
function withHopLimit(
  dissection: Dissection,
  octets: Uint8Array,
  { after, checksumAfter }: Extract<Cause, { kind: 'hopLimit' }>,
): Uint8Array {
  const layer = dissection.layers.find(each => each.protocol === 'ipv4')
  const [timeToLive, checksum] = [fieldOf(layer, 'timeToLive'), fieldOf(layer, 'headerChecksum')]
  if (!timeToLive || !checksum) return octets
  const changed = octets.slice()
  changed[timeToLive.bitOffset / 8] = after
  changed.set([checksumAfter >>> 8, checksumAfter & 255], checksum.bitOffset / 8)
  return changed
}
