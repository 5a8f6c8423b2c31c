/** What is true at a step of the journey: who holds which bytes, what was just done to them, what was seen before. */
import type { BitPlace, NodeId, NodeSetup, PduName } from '../scenario/scenario'
import { octetsOf, withDamage } from '../trace/octets'
import type { Cause, Frame, Tag, Trace, TraceEvent, Transit } from '../trace/trace'
import type { Track } from '../track/track'
import { fieldOf } from '../wire/dissection'
import type { Dissection, Layer } from '../wire/spec'

/** A PDU in somebody's hands: octets [start, end) of a frame. */
export interface Held {
  readonly frame: Frame
  /** What its octets say, as they are here: damaged where they were damaged. */
  readonly dissection: Dissection
  readonly octets: Uint8Array
  readonly start: number
  readonly end: number
  /** Down: what is outside has not been made yet. Up: it has been taken off, or trimmed. */
  readonly going: 'down' | 'up'
  readonly damage: readonly BitPlace[]
  /** Octets that were damaged anywhere on the way, also before this frame was made. */
  readonly marked: readonly number[]
}

export interface Moment {
  /** -1 before anything happened. */
  readonly step: number
  readonly event: TraceEvent | undefined
  readonly node: NodeId
  readonly kind: NodeSetup['kind']
  readonly pdu: PduName
  readonly layer: Layer
  readonly held: Held | undefined
  /** Set from the first bit on the cable to the last one, or to where it is lost. */
  readonly transit: Transit | undefined
  readonly tag: Tag | undefined
  /** The checks of this header, still in mind when it is peeled. */
  readonly checks: Extract<Cause, { kind: 'checks' }> | undefined
  /** The frame the held one was made from, where a router made a new one. */
  readonly before: Held | undefined
  /** Where a PDU ended, and stays. */
  readonly dropped: Extract<Cause, { kind: 'drop' }> | undefined
}

/** The moment after a step of the track has happened; -1 is the moment before the first. */
export function momentAt(trace: Trace, track: Track, step: number): Moment {
  const fold = { held: new Map<PduName, Held>(), before: new Map<PduName, Held>(), last: -1 }
  let tag: Tag | undefined
  let checks: Moment['checks']
  let transit: Transit | undefined
  const crossed = new Map<PduName, Transit>()
  for (let at = 0; at <= step; at++) {
    const event = trace.events[track.steps[at]?.event ?? -1]
    if (!event) continue
    transit = event.kind === 'transmit' || event.kind === 'arrive' ? trace.transits[event.transit] : undefined
    if (transit) crossed.set(transit.pdu, transit)
    if (event.kind === 'checks') checks = event
    else if (event.kind !== 'decapsulate' && event.kind !== 'drop') checks = undefined
    tag = tagAfter(tag, event)
    hold(trace, fold, event, crossed)
  }
  const here = trace.events[track.steps[Math.max(0, step)]?.event ?? -1]
  const event = step < 0 ? undefined : here
  const pdu = event?.pdu ?? here?.pdu ?? track.pdu
  const node = event?.node ?? here?.node ?? trace.frames[0]?.by ?? ''
  return {
    step,
    event,
    node,
    kind: kindOf(trace, node),
    pdu,
    layer: step < 0 ? 'application' : (track.steps[step]?.layer ?? 'application'),
    held: step < 0 ? beforeAll(trace, track) : fold.held.get(pdu),
    transit: event?.kind === 'transmit' ? transit : event?.kind === 'drop' ? lostOn(trace, event) : undefined,
    tag,
    checks,
    before: fold.before.get(pdu),
    dropped: event?.kind === 'drop' ? event : undefined,
  }
}

/** The cable that lost it; a frame that found no room in the queue never was on one. */
function lostOn(trace: Trace, { transit }: Extract<Cause, { kind: 'drop' }>): Transit | undefined {
  const crossing = transit === undefined ? undefined : trace.transits[transit]
  return crossing?.fate === 'queueFull' ? undefined : crossing
}

export function kindOf(trace: Trace, node: NodeId): NodeSetup['kind'] {
  return trace.scenario?.nodes.find(each => each.id === node)?.kind ?? 'host'
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
    going: sent ? 'up' : 'down',
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

/** Before the first step the learner's bytes lie in the program. */
function beforeAll(trace: Trace, track: Track): Held | undefined {
  const frame = trace.frames.find(each => each.pdu === track.pdu)
  if (!frame) return undefined
  const dissection = octetsOf(trace, frame.id)
  const data = dissection.layers.at(-1)
  // What no protocol reads is the learner's; a request or an answer has nothing before its header is made.
  const [start, end] = data?.protocol === 'data' ? [data.start, data.bodyEnd] : [0, 0]
  return { frame, dissection, octets: dissection.octets, start, end, going: 'down', damage: [], marked: [] }
}
