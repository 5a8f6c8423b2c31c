/** Delivery's picture of one lane: the calls, the buffers and every frame between, at a moment of the shared clock. */
import type { Say } from '../story/message'
import { ledgerOf } from '../trace/ledger'
import type { EventId, Trace } from '../trace/trace'
import type { Playhead, Track } from '../track/track'
import { drawReceiveBuffer, drawSendBuffer } from './deliveryBuffers'
import { drawReceives, drawSends } from './deliveryCalls'
import { coverNext } from './deliveryCover'
import { cursorAt, instantAt, momentAt } from './deliveryMoment'
import { drawNetwork } from './deliveryNetwork'
import { type Areas, areasFor, type Room } from './deliveryRoom'
import { describeLane } from './deliveryTold'
import { kindOf, type LaneKind } from './deliveryWords'
import { interpolate, sharing } from './interpolate'
import { textWidth } from './measure'
import type { Item, Picture } from './scene'
import { words } from './shapes'

export interface DeliveryOptions {
  readonly say: Say
  readonly nodeName: (trace: Trace, node: string) => string
  /** One rem in px: all measures are multiples of it. */
  readonly rem: number
  /** A question mark where the next step will put something. */
  readonly hidesNext: boolean
  /** Frames can be opened and interfered with. */
  readonly opens: boolean
}

/** Draws one lane at any playhead; what was drawn is shared from one picture to the next. */
export type LanePlayer = (playhead: Playhead) => Picture

export function lanePlayer(
  lanes: readonly Trace[],
  trace: Trace,
  track: Track,
  room: Room,
  options: DeliveryOptions,
): LanePlayer {
  const ledger = ledgerOf(trace)
  const areas = areasFor(room, options.rem)
  const kind = kindOf(trace)
  let last: Picture | undefined
  const draw = (cursor: EventId, time: number, step: number): Picture => {
    const moment = momentAt(ledger, cursor, time)
    const network = drawNetwork(moment, areas, { ...options, kind })
    const picture = {
      width: areas.width,
      height: areas.height,
      ...(network.crowd && { crowd: network.crowd }),
      items: [
        ...drawHeading(trace, kind, areas, options.say),
        ...network.items,
        ...drawSendBuffer(moment, kind, areas, options.say),
        ...drawReceiveBuffer(moment, kind, areas, options.say),
        ...drawSends(moment, areas, options.say),
        ...drawReceives(moment, areas, options.say),
        ...(options.hidesNext ? coverNext(trace, track.steps[step + 1], areas, options.say) : []),
      ],
      description: describeLane(moment, kind, options.say),
    }
    const shared = last ? sharing(last, picture) : picture
    last = shared
    return shared
  }
  // A motion is drawn between two pictures; those before it are made again when they are gone back to.
  let resting: readonly { readonly step: number; readonly time: number; readonly picture: Picture }[] = []
  const at = (step: number, time: number): Picture => {
    const known = resting.find(each => each.step === step && each.time === time)
    if (known) return known.picture
    const picture = draw(cursorAt(track, lanes, trace.lane, step), time, step)
    resting = [{ step, time, picture }, ...resting.slice(0, 1)]
    return picture
  }
  return playhead => {
    const { step, time, shows } = instantAt(track, playhead)
    if (shows > 0) return interpolate(at(step, time), at(step + 1, time), shows)
    if (playhead.fraction >= 1) return at(step, time)
    return draw(cursorAt(track, lanes, trace.lane, step), time, step)
  }
}

/** What the lane is, and its socket's type and protocol. */
function drawHeading(trace: Trace, kind: LaneKind, { heading, u, form }: Areas, say: Say): readonly Item[] {
  const name = laneTitle(trace, say)
  const what = say(`delivery.kind.${kind}`)
  const size = 1.3 * u
  const small = 0.9 * u
  const beside = form === 'stack'
  const x = beside ? heading.x + textWidth(name, { size, weight: 700 }) + 0.8 * u : heading.x
  return [
    words('heading', 'ink', [heading.x, heading.y + 1.15 * u], name, { size, weight: 700 }),
    words('heading/kind', 'quiet', [x, heading.y + (beside ? 1.1 : 2.4) * u], what, {
      size: small,
      face: 'octets',
    }),
  ]
}

/** The lane's name for a reader: Stream, Datagram, Before; a run that is alone goes by its kind of socket. */
export function laneTitle(trace: Trace, say: Say): string {
  const { lane } = trace
  if (lane.startsWith('before ')) return say('delivery.lane.before')
  const kind = kindOf(trace)
  const name = lane === 'only' && kind !== 'other' ? kind : lane
  return ['stream', 'datagram', 'only'].includes(name) ? say(`delivery.lane.${name}`) : name
}
