/** The journey's picture: two hosts as stacks of layers, the network between, and the one strip of bytes. */
import type { Say } from '../story/message'
import { octetsOf } from '../trace/octets'
import type { Trace } from '../trace/trace'
import type { Track } from '../track/track'
import type { HeaderSpec, Layer } from '../wire/spec'
import type { Detail } from './journeyDetail'
import { type Held, type Moment, momentAt } from './journeyMoment'
import { drawNest, tagRect } from './journeyNest'
import { cableAt, drawNetwork, layOutNetwork, type Network, nodeChipAt, wayOf } from './journeyNetwork'
import { type Panel, tagArguments, type Voice } from './journeyPanel'
import { drawPanel } from './journeyPanelDraw'
import { type Areas, areasFor, type LayerModelChoice, type Room, typeFor } from './journeyRoom'
import { chipAt, drawStack, layOutStack, rowOf, type Stack, type StackState } from './journeyStack'
import { drawStrip } from './journeyStrip'
import { fitting } from './measure'
import type { Item, Picture } from './scene'
import { box, mark, words } from './shapes'

export interface JourneyOptions extends Voice {
  readonly model: LayerModelChoice
  /** One rem in px: no type is smaller. */
  readonly rem: number
  /** What was done and why, in lines; absent until it is loaded. */
  readonly detail?: Detail | undefined
  /** Question marks where the next step will put something. */
  readonly hidesNext?: boolean
}

type Point = readonly [number, number]

/** Everything of a picture that is the same at each step. */
interface Ground {
  readonly trace: Trace
  readonly track: Track
  readonly options: JourneyOptions
  readonly areas: Areas
  readonly network: Network
  readonly stacks: ReadonlyMap<string, Stack>
  readonly headers: readonly HeaderSpec[]
  readonly medium: string
}

/** The picture after a step of the track; step -1 is before anything happened. Pure. */
export function journeyPicture(
  trace: Trace,
  track: Track,
  step: number,
  room: Room,
  options: JourneyOptions,
): Picture {
  const moment = momentAt(trace, track, step)
  const ground = groundFor(trace, track, room, options, moment)
  const { areas } = ground
  const panel = step < 0 ? beforePanel(ground) : options.detail?.panelOf(trace, moment, options)
  const doors = doorsAt(ground, moment, step)
  const items = [
    ...drawNetworkAt(ground, moment),
    ...drawStacksAt(ground, moment, step),
    ...drawHands(ground, moment),
    ...drawStrip(areas, moment.held, {
      say: options.say,
      ...doors,
      title: options.say('journey.strip'),
      count: countOf(moment, options.say),
      hidesNext: options.hidesNext ?? false,
    }),
    ...drawPanel(areas, panel, panelId(moment), options.say, options.detail?.drawBits),
    ...drawNest(areas, moment.held, { say: options.say, ...doors }),
    ...drawTag(ground, moment),
    ...drawChip(ground, moment),
    ...(options.hidesNext ? drawNext(ground, moment, step) : []),
  ]
  return { width: areas.width, height: areas.height, items, description: describe(ground, moment, panel) }
}

/** Where the screen's own controls stand: the picture keeps clear of them. */
export function toolsOf(trace: Trace, track: Track, room: Room, options: JourneyOptions): Areas['tools'] {
  return groundFor(trace, track, room, options, momentAt(trace, track, -1)).areas.tools
}

/** Before anything happens: from where to where, and through what. */
function beforePanel(ground: Ground): Panel {
  const { trace, track, network, options } = ground
  const { say, nodeName } = options
  const from = trace.frames.find(frame => frame.pdu === track.pdu)?.by
  const ends = [network.way[0], network.way.at(-1)].map(node => node?.id ?? '')
  const [source = '', destination = ''] = from === ends[1] ? ends.reverse() : ends
  const end = (host: string) => {
    const port = portOf(ground, host)
    return port === undefined ? addressOf(trace, host) : `${addressOf(trace, host)} : ${port}`
  }
  const between = network.way.slice(1, -1).map(node => nodeName(trace, node.id))
  if (source !== network.way[0]?.id) between.reverse()
  return {
    title: say('journey.panel.before'),
    rows: [
      {
        key: 'from',
        label: say('journey.row.from'),
        value: end(source),
        verdict: nodeName(trace, source),
        tone: 'ink',
      },
      {
        key: 'to',
        label: say('journey.row.to'),
        value: end(destination),
        verdict: nodeName(trace, destination),
        tone: 'ink',
      },
      { key: 'through', label: say('journey.row.through'), value: between.join(', ') || '–', tone: 'ink' },
    ],
  }
}

/** Checks and the peeling after them share one panel, so that it stays. */
function panelId(moment: Moment): string {
  const { event } = moment
  if (event?.kind === 'checks' || (event?.kind === 'decapsulate' && moment.checks))
    return `${event.node}/${event.protocol}/checks`
  return String(moment.step)
}

function groundFor(trace: Trace, track: Track, room: Room, options: JourneyOptions, moment: Moment): Ground {
  const way = wayOf(trace)
  const frames = trace.frames.filter(frame => frame.pdu === track.pdu)
  const first = frames[0]
  const dissection = first && octetsOf(trace, first.id)
  const areas = areasFor(room, {
    type: typeFor(room, options.rem),
    model: options.model,
    octets: dissection?.octets.length ?? 64,
  })
  const [left, right] = [way[0]?.id ?? 'left', way.at(-1)?.id ?? 'right']
  const stackOf = (area: Areas['left']) => layOutStack(area, areas.u, options.model, areas.narrow)
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
    stacks: areas.narrow
      ? new Map([[current, leftStack]])
      : new Map([
          [left, leftStack],
          [right, rightStack],
        ]),
    headers: dissection?.layers.map(layer => layer.spec) ?? [],
    medium: mediumOf(trace),
  }
}

/** What a cable of this rate is called (IEEE 802.3 clauses 14, 25 and 40). */
function mediumOf(trace: Trace): string {
  const rate = trace.scenario?.links[0]?.rate ?? 10_000_000
  return rate >= 1_000_000_000 ? '1000BASE-T' : rate >= 100_000_000 ? '100BASE-TX' : '10BASE-T'
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

function isFailed({ event, dropped }: Moment): boolean {
  return (
    dropped !== undefined ||
    (event?.kind === 'checks' && event.checks.some(each => each.verdict === 'failed'))
  )
}

/** Layers that have had the message at a host, up to a step. */
function reachedAt({ trace, track }: Ground, host: string, step: number): ReadonlySet<Layer> {
  const reached = new Set<Layer>()
  const steps = track.steps.slice(0, step + 1)
  for (const { event, layer } of steps) if (trace.events[event]?.node === host) reached.add(layer)
  if (step < 0 && trace.events[track.steps[0]?.event ?? -1]?.node === host) reached.add('application')
  return reached
}

function drawStacksAt(ground: Ground, moment: Moment, step: number): readonly Item[] {
  const { trace, areas, options, headers, medium, stacks } = ground
  const of = { say: options.say, u: areas.u, narrow: areas.narrow, headers, medium }
  return [...stacks].flatMap(([host, stack]) => {
    const here = moment.node === host && moment.transit === undefined && step >= 0
    const state: StackState = {
      id: areas.narrow ? 'stack' : host,
      name: capital(options.nodeName(trace, host)),
      address: addressOf(trace, host),
      port: portOf(ground, host),
      reached: reachedAt(ground, host, step),
      active: here ? moment.layer : undefined,
      failed: here && isFailed(moment),
    }
    return drawStack(stack, state, of)
  })
}

function addressOf(trace: Trace, host: string): string {
  const node = trace.scenario?.nodes.find(each => each.id === host)
  return node?.kind === 'host' ? node.interfaces[0].address : ''
}

/** The port a host uses for the PDU that is followed. */
function portOf({ trace, track }: Ground, host: string): number | undefined {
  const frame = trace.frames.find(each => each.pdu === track.pdu)
  const udp = frame && octetsOf(trace, frame.id).layers.find(layer => layer.spec.layer === 'transport')
  const name = frame?.by === host ? 'sourcePort' : 'destinationPort'
  const value = udp?.fields.find(field => field.name === name)?.value
  return typeof value === 'number' ? value : undefined
}

/** Where headers come from and go to: the layer that puts them on, in the node that has the bytes. */
function doorsAt(ground: Ground, moment: Moment, step: number) {
  const { trace, track } = ground
  const pduAt = (at: number) => trace.events[track.steps[at]?.event ?? -1]?.pdu
  const door = (layer: Layer) => {
    const [x, y] = placeOf(ground, moment.node, layer) ?? []
    return x === undefined || y === undefined ? undefined : { x, y }
  }
  const none = () => undefined
  return {
    enter: step > 0 && pduAt(step - 1) !== moment.pdu ? none : door,
    leave: pduAt(step + 1) === moment.pdu ? door : none,
  }
}

/** Where a layer of a node stands in the picture. */
function placeOf({ stacks, network, areas }: Ground, node: string, layer: Layer): Point | undefined {
  const stack = stacks.get(node)
  const row = stack && rowOf(stack, layer === 'data' ? 'application' : layer)
  if (row && !areas.narrow) return chipAt(row, areas.u, layer === 'physical')
  return nodeChipAt(network, node, layer, areas.u) ?? (row && chipAt(row, areas.u, false))
}

/** In whose hands the bytes are. */
function drawHands({ trace, areas, options }: Ground, moment: Moment): readonly Item[] {
  const { u, hands } = areas
  const size = 1.3 * u
  const setting = { size, weight: 700 } as const
  const text = fitting(handsTexts(trace, moment, options), hands.width, setting)
  const at = [hands.x + hands.width / 2, hands.y + 1.35 * u] as const
  return [words('hands', isFailed(moment) ? 'alarm' : 'ink', at, text, { ...setting, anchor: 'middle' })]
}

/** The pale tag that goes up with the bytes, where the headers stood that it is taken from. */
function drawTag({ areas, options }: Ground, { tag, held }: Moment): readonly Item[] {
  if (!tag || !held || held.going === 'down') return []
  const { u } = areas
  const { say } = options
  const rect = tagRect(areas, held, say)
  if (!rect) return []
  const args = tagArguments(tag)
  const [from, to] = [
    say('journey.tag.from', { address: tag.source }),
    say('journey.tag.to', { address: tag.destination }),
  ]
  const rest = [say('journey.tag.rest', args), say('journey.tag.restShort', args)]
  const wordings =
    rect.height >= 4 * u ? [[from], [to], rest] : [[from], [say('journey.tag.toAndRest', args), to]]
  const lines = wordings.map(each => fitting(each, rect.width - 0.8 * u, { size: u }))
  const label = say('journey.tag.long', args)
  const step = Math.min(1.3 * u, (rect.height - 0.2 * u) / lines.length)
  const middle = rect.x + rect.width / 2
  return [
    box('tag/box', 'internet', rect, {
      radius: 0.6 * u,
      fill: 'panel',
      border: 1.5,
      dashed: true,
      label,
    }),
    ...lines.map((text, at) =>
      words(
        `tag/text/${at}`,
        'internet',
        [middle, rect.y + rect.height / 2 + 0.345 * u + (at - (lines.length - 1) / 2) * step],
        text,
        { size: u, anchor: 'middle' },
      ),
    ),
  ]
}

function handsTexts(trace: Trace, moment: Moment, options: JourneyOptions): readonly string[] {
  const text = handsText(trace, moment, options)
  return moment.step < 0 && moment.held?.end ? [text, options.say('journey.hands.beforeShort')] : [text]
}

function handsText(trace: Trace, moment: Moment, { say, nodeName }: JourneyOptions): string {
  const { transit, node, kind, layer, event, dropped } = moment
  const name = nodeName(trace, node)
  if (dropped) return say('journey.hands.dropped', { node: name })
  if (moment.step < 0 && moment.held && moment.held.end > moment.held.start)
    return say('journey.hands.before', { node: name })
  if (moment.step < 0) return say('journey.hands.nothing', { node: name })
  if (transit)
    return say('journey.hands.cable', {
      from: nodeName(trace, transit.from.node),
      to: nodeName(trace, transit.to.node),
    })
  if (kind !== 'host') return say('journey.hands.node', { node: name })
  // The driver writes the header of a frame; its end, and the checks of it, are the card's.
  const checksFrame = (event?.kind === 'checks' || event?.kind === 'decapsulate') && event.layer === 0
  const card = event?.kind === 'finish' || layer === 'physical' || checksFrame
  const realm = layer === 'application' || layer === 'data' ? 'program' : card ? 'card' : 'kernel'
  return say(`journey.hands.${realm}`, { node: name })
}

function countOf(moment: Moment, say: Say): string {
  const { held } = moment
  if (!held) return say('journey.bytes', { bytes: 0 })
  const here = held.end - held.start
  const all = held.octets.length
  return held.going === 'up' && here < all
    ? say('journey.bytesLeft', { bytes: here, of: all })
    : say('journey.bytes', { bytes: here })
}

/** While it is copied, a message is on the border between program and kernel. */
function borderAt({ stacks, areas }: Ground, { event, node }: Moment): Point | undefined {
  const border = stacks.get(node)?.captions.find(each => each.realm === 'kernel')
  return event?.kind === 'copy' && border
    ? [border.x + border.width - 0.6 * areas.u, border.y + 0.62 * areas.u]
    : undefined
}

/** Where the packet is: in the middle of a cable, on a border, or in a layer. */
function packetAt(ground: Ground, moment: Moment): Point | undefined {
  const { network, areas } = ground
  const { transit, node, layer, step } = moment
  if (transit) return cableAt(network, transit.from.node, transit.to.node, areas.u)
  return borderAt(ground, moment) ?? placeOf(ground, node, step < 0 ? 'application' : layer)
}

function drawNext(ground: Ground, moment: Moment, step: number): readonly Item[] {
  const { trace, track, areas, options } = ground
  if (step >= track.steps.length - 1) return []
  const next = momentAt(trace, track, step + 1)
  const [here, there] = [packetAt(ground, moment), packetAt(ground, next)]
  const moves = there && (here?.[0] !== there[0] || here[1] !== there[1])
  return options.detail?.drawCovers(areas, moment, next, moves ? there : undefined, options.say) ?? []
}

/** The packet in small: the same colours in the same order, where it is right now. */
function drawChip(ground: Ground, moment: Moment): readonly Item[] {
  const { areas, stacks, options } = ground
  const { held, transit, node } = moment
  if (!held || held.end <= held.start) return []
  const { u } = areas
  const at = packetAt(ground, moment)
  if (!at) return []
  const row = stacks.get(node)?.rows.at(-1)
  const slim = areas.narrow || (row && row.rect.width < 10 * u)
  const segments = segmentsOf(held, slim ? 2.4 * u : 3.2 * u)
  const width = segments.reduce((sum, each) => sum + each.width, 0)
  const height = 0.86 * u
  // On a cable and on a dot it is centred, in a layer it ends where the row does.
  const centred = transit !== undefined || areas.narrow
  const [left, top] = [at[0] - (centred ? width / 2 : width), at[1] - height / 2]
  const key = `${held.frame.pdu}/chip`
  let x = left
  return [
    box(
      `${key}/box`,
      'ink',
      { x: left - 2, y: top - 2, width: width + 4, height: height + 4 },
      {
        radius: 3,
        fill: 'panel',
        border: 2,
      },
    ),
    ...segments.map(segment => {
      const item = box(
        `${key}/${segment.id}`,
        segment.tone,
        { x, y: top, width: segment.width, height },
        {
          radius: 0,
          fill: 'solid',
          border: 0,
        },
      )
      x += segment.width
      return item
    }),
    ...(moment.dropped
      ? [
          mark(`${key}/cross`, 'alarm', 'cross', [left + width / 2, at[1]], 1.9 * u, {
            label: options.say('journey.panel.drop'),
          }),
        ]
      : []),
  ]
}

/** The parts of what is held, to scale, a whole frame being `width` px wide. */
function segmentsOf(held: Held, width: number) {
  const scale = width / held.octets.length
  const parts = held.dissection.layers.flatMap((layer, at) => {
    const front = [layer.start, layer.bodyStart > layer.start ? layer.bodyStart : layer.bodyEnd] as const
    const last = Math.max(
      layer.bodyEnd,
      ...layer.fields.map(field => (field.bitOffset + field.bitLength) / 8),
    )
    const back = layer.bodyEnd < last && layer.bodyStart > layer.start ? [[layer.bodyEnd, last] as const] : []
    return [front, ...back].map(([from, to], index) => ({
      id: `${at}.${index}`,
      tone: layer.spec.layer,
      from,
      to,
    }))
  })
  return parts
    .map(part => ({ ...part, octets: Math.min(part.to, held.end) - Math.max(part.from, held.start) }))
    .filter(part => part.octets > 0)
    .sort((a, b) => a.from - b.from)
    .map(part => ({ ...part, width: Math.max(part.octets * scale, 3) }))
}

/** The whole picture in words, from the same model. */
function describe({ trace, options }: Ground, moment: Moment, panel: Panel | undefined): string {
  const { say } = options
  const { held } = moment
  const boxes = (held?.dissection.layers ?? [])
    .filter(layer => held && layer.start >= held.start && layer.start < held.end)
    .map(layer =>
      say('journey.boxLabel', {
        name: layer.spec.label,
        bytes: layer.bodyStart - layer.start || layer.bodyEnd - layer.start,
      }),
    )
  const rows = (panel?.rows ?? []).map(row =>
    [row.label, row.was && `${row.was} →`, row.value, row.verdict].filter(Boolean).join(' '),
  )
  return [
    handsText(trace, moment, options),
    countOf(moment, say),
    boxes.join(', '),
    moment.tag && say('journey.tag.long', tagArguments(moment.tag)),
    panel?.title,
    panel?.prefix && say('journey.prefix.compared', { prefix: panel.prefix.prefix }),
    panel?.wire && say('journey.wire.order'),
    ...rows,
  ]
    .filter(Boolean)
    .map(each => `${each}.`.replace(/([?.])\.$/, '$1'))
    .join(' ')
}
