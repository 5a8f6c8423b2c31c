/** The journey's picture: two hosts as stacks of layers, the network between, and the one strip of bytes. */
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import type { Layer } from '../wire/spec'
import {
  addressOf,
  type Ground,
  groundFor,
  isFailed,
  type JourneyOptions,
  placeOf,
  portOf,
} from './journeyGround'
import { countOf, drawHands } from './journeyHands'
import { type Moment, momentBefore } from './journeyMoment'
import { drawNest } from './journeyNest'
import { drawNetwork } from './journeyNetwork'
import { drawChip } from './journeyPacket'
import { drawPanel } from './journeyPanelDraw'
import type { Room } from './journeyRoom'
import { drawStack, type StackState } from './journeyStackDraw'
import { drawStrip } from './journeyStrip'
import { beforePanel, describe } from './journeyWords'
import type { Item, Picture } from './scene'

/** The picture after a step of the track; step -1 is before anything happened. Pure. */
export function journeyPicture(
  trace: Trace,
  track: Track,
  step: number,
  room: Room,
  options: JourneyOptions,
): Picture {
  const { detail } = options
  const moment = detail?.momentAt(trace, track, step) ?? momentBefore(trace, track)
  const ground = groundFor(trace, track, room, options, moment)
  const { areas } = ground
  const panel = moment.step < 0 ? beforePanel(ground) : detail?.panelOf(trace, moment, options)
  const doors = doorsAt(ground, moment)
  const items = [
    ...drawNetworkAt(ground, moment),
    ...drawStacksAt(ground, moment),
    ...drawHands(ground, moment),
    ...drawStrip(areas, moment.held, {
      say: options.say,
      ...doors,
      title: options.say('journey.strip'),
      count: countOf(moment, options.say),
      hidesNext: options.hidesNext ?? false,
    }),
    ...drawPanel(areas, panel, panelId(moment), options.say, detail?.drawBits),
    ...drawNest(areas, moment.held, { say: options.say, ...doors }),
    ...(detail?.drawTag(ground, moment) ?? []),
    ...drawChip(ground, moment),
    ...((options.hidesNext && detail?.drawNext(ground, moment)) || []),
  ]
  return { width: areas.width, height: areas.height, items, description: describe(ground, moment, panel) }
}

/** Checks and the peeling after them share one panel, so that it stays. */
function panelId(moment: Moment): string {
  const { event } = moment
  if (event?.kind === 'checks' || (event?.kind === 'decapsulate' && moment.checks))
    return `${event.node}/${event.protocol}/checks`
  return String(moment.step)
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

function drawNetworkAt({ trace, areas, network, options }: Ground, moment: Moment): readonly Item[] {
  const { transit, node, layer } = moment
  return drawNetwork(areas, network, {
    say: options.say,
    active: transit ? undefined : { node, layer },
    failed: isFailed(moment),
    cable: transit && [transit.from.node, transit.to.node],
    nameOf: id => capital(options.nodeName(trace, id)),
  })
}

/** Layers that have had the message at a host, up to a step. */
function reachedAt({ trace, track }: Ground, host: string, step: number): ReadonlySet<Layer> {
  const reached = new Set<Layer>()
  const steps = track.steps.slice(0, step + 1)
  for (const { event, layer } of steps) if (trace.events[event]?.node === host) reached.add(layer)
  if (step < 0 && trace.events[track.steps[0]?.event ?? -1]?.node === host) reached.add('application')
  return reached
}

function drawStacksAt(ground: Ground, moment: Moment): readonly Item[] {
  const { trace, areas, options, headers, medium, stacks } = ground
  const of = { say: options.say, u: areas.u, narrow: areas.narrow, headers, medium }
  return [...stacks].flatMap(([host, stack]) => {
    const here = moment.node === host && moment.transit === undefined && moment.step >= 0
    const state: StackState = {
      id: areas.single ? 'stack' : host,
      name: capital(options.nodeName(trace, host)),
      address: addressOf(trace, host),
      port: areas.single ? undefined : portOf(ground, host),
      reached: reachedAt(ground, host, moment.step),
      active: here ? moment.layer : undefined,
      failed: here && isFailed(moment),
    }
    return drawStack(stack, state, of)
  })
}

/** Where headers come from and go to: the layer that puts them on, in the node that has the bytes. */
function doorsAt(ground: Ground, { node, pdu, step }: Moment) {
  const { trace, track } = ground
  const pduAt = (at: number) => trace.events[track.steps[at]?.event ?? -1]?.pdu
  const door = (layer: Layer) => {
    const [x, y] = placeOf(ground, node, layer) ?? []
    return x === undefined || y === undefined ? undefined : { x, y }
  }
  const none = () => undefined
  return {
    enter: step > 0 && pduAt(step - 1) !== pdu ? none : door,
    leave: pduAt(step + 1) === pdu ? door : none,
  }
}
