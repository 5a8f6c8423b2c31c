/** What is the same at each step of a journey: the room, the stacks, the way, and who is who in it. */
import { octetsOf } from '../trace/octets'
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import type { HeaderSpec, Layer } from '../wire/spec'
import { areasFor } from './journeyAreas'
import { type Moment, momentBefore } from './journeyMoment'
import { layOutNetwork, type Network, nodeChipAt, wayOf } from './journeyNetwork'
import type { Panel, Speaker } from './journeyPanel'
import type { DrawBits } from './journeyPanelDraw'
import { type Areas, type LayerModelChoice, type Room, typeFor } from './journeyRoom'
import { chipAt, layOutStack, rowOf, type Stack } from './journeyStack'
import type { Item } from './scene'

export interface JourneyOptions extends Speaker {
  readonly model: LayerModelChoice
  /** One rem in px: no type is smaller. */
  readonly rem: number
  /** What happens at a step; until it is loaded, the picture is the one before the first. */
  readonly detail?: Detail | undefined
  /** Question marks where the next step will put something. */
  readonly hidesNext?: boolean
}

/** What happens at a step, in pictures and words; `journeyDetail.ts` has it. */
export interface Detail {
  momentAt(trace: Trace, track: Track, step: number): Moment
  handsOf(trace: Trace, moment: Moment, speaker: Speaker): string
  panelOf(trace: Trace, moment: Moment, speaker: Speaker): Panel | undefined
  readonly drawBits: DrawBits
  drawTag(ground: Ground, moment: Moment): readonly Item[]
  drawNext(ground: Ground, moment: Moment): readonly Item[]
}

export type Point = readonly [number, number]

/** Everything of a picture that is the same at each step. */
export interface Ground {
  readonly trace: Trace
  readonly track: Track
  readonly options: JourneyOptions
  readonly areas: Areas
  readonly network: Network
  readonly stacks: ReadonlyMap<string, Stack>
  readonly headers: readonly HeaderSpec[]
  readonly medium: string
}

export function groundFor(
  trace: Trace,
  track: Track,
  room: Room,
  options: JourneyOptions,
  moment: Moment,
): Ground {
  const way = wayOf(trace)
  const frames = trace.frames.filter(frame => frame.pdu === track.pdu)
  const first = frames[0]
  const dissection = first && octetsOf(trace, first.id)
  const areas = areasFor(room, {
    type: typeFor(room, options.rem),
    model: options.model,
    octets: dissection?.octets.length ?? 64,
    headers: dissection?.layers.at(-1)?.start ?? 0,
  })
  const [left, right] = [way[0]?.id ?? 'left', way.at(-1)?.id ?? 'right']
  const stackOf = (area: Areas['left']) => layOutStack(area, areas.u, options.model, headerOf(areas))
  const [leftStack, rightStack] = [stackOf(areas.left), stackOf(areas.right)]
  const physical = rowOf(leftStack, 'physical')
  const level = physical ? chipAt(physical, areas.u, true)[1] : areas.network.y
  const current = moment.node === right ? right : left
  return {
    trace,
    track,
    options,
    areas,
    network: layOutNetwork(areas, way, options.model, level),
    stacks: areas.single
      ? new Map([[current, leftStack]])
      : new Map([
          [left, leftStack],
          [right, rightStack],
        ]),
    headers: dissection?.layers.map(layer => layer.spec) ?? [],
    medium: mediumOf(trace),
  }
}

/** How tall the lines with a host's name, address and port are; a low room has no place for the port. */
const headerOf = ({ narrow, single }: Areas) => (narrow ? 0 : single ? 2.9 : 3.9)

/** What a cable of this rate is called (IEEE 802.3 clauses 14, 25 and 40). */
function mediumOf(trace: Trace): string {
  const rate = trace.scenario?.links[0]?.rate ?? 10_000_000
  return rate >= 1_000_000_000 ? '1000BASE-T' : rate >= 100_000_000 ? '100BASE-TX' : '10BASE-T'
}

export function addressOf(trace: Trace, host: string): string {
  const node = trace.scenario?.nodes.find(each => each.id === host)
  return node?.kind === 'host' ? node.interfaces[0].address : ''
}

/** The port a host uses for the PDU that is followed. */
export function portOf({ trace, track }: Ground, host: string): number | undefined {
  const frame = trace.frames.find(each => each.pdu === track.pdu)
  const udp = frame && octetsOf(trace, frame.id).layers.find(layer => layer.spec.layer === 'transport')
  const name = frame?.by === host ? 'sourcePort' : 'destinationPort'
  const value = udp?.fields.find(field => field.name === name)?.value
  return typeof value === 'number' ? value : undefined
}

/** Where a layer of a node stands in the picture. */
export function placeOf({ stacks, network, areas }: Ground, node: string, layer: Layer): Point | undefined {
  const stack = stacks.get(node)
  const row = stack && rowOf(stack, layer === 'data' ? 'application' : layer)
  if (row && !areas.narrow) return chipAt(row, areas.u, layer === 'physical')
  return nodeChipAt(network, node, layer, areas.u) ?? (row && chipAt(row, areas.u, false))
}

export function isFailed({ event, dropped }: Moment): boolean {
  return (
    dropped !== undefined ||
    (event?.kind === 'checks' && event.checks.some(each => each.verdict === 'failed'))
  )
}

/** Where the screen's own controls stand: the picture keeps clear of them. */
export function toolsOf(trace: Trace, track: Track, room: Room, options: JourneyOptions): Areas['tools'] {
  return groundFor(trace, track, room, options, momentBefore(trace, track)).areas.tools
}
