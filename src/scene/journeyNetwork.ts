/** The network at the foot: cables, switches and routers with their layers, and the packet on its way along. */

import type { NodeSetup } from '../scenario/scenario'
import { OSI } from '../stack/osi'
import { type ModelLayer, TCPIP } from '../stack/tcpip'
import type { Say } from '../story/message'
import type { Trace } from '../trace/trace'
import type { Layer } from '../wire/spec'
import type { Areas, LayerModelChoice, Rect } from './journeyRoom'
import { textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, line, words } from './shapes'

type Point = readonly [number, number]

/** Nodes from the left to the right. */
export function wayOf(trace: Trace): readonly NodeSetup[] {
  const nodes = trace.scenario?.nodes ?? []
  const links = trace.scenario?.links ?? []
  const hosts = nodes.filter(node => node.kind === 'host')
  const [from, to] = [hosts[0], hosts[1]]
  if (!from || !to) return hosts
  // The shortest way, found from its end so that it reads from its start.
  const cameFrom = new Map<string, string>([[to.id, to.id]])
  const queue = [to.id]
  for (const id of queue)
    for (const { ends } of links) {
      const other = ends.find(end => end.node !== id)?.node
      if (!ends.some(end => end.node === id) || !other || cameFrom.has(other)) continue
      cameFrom.set(other, id)
      queue.push(other)
    }
  const way: NodeSetup[] = []
  for (let id: string | undefined = from.id; id !== undefined && cameFrom.has(id); ) {
    const here: string = id
    const node = nodes.find(each => each.id === here)
    if (node) way.push(node)
    id = here === to.id ? undefined : cameFrom.get(here)
  }
  return way.length > 1 ? way : [from, to]
}

/** A node between the hosts, as it is drawn. */
export interface NodeBox {
  readonly id: string
  readonly rect: Rect
  readonly bars: readonly { readonly layer: ModelLayer; readonly rect: Rect }[]
}

export interface Network {
  readonly way: readonly NodeSetup[]
  readonly boxes: readonly NodeBox[]
  /** The height of the cables. */
  readonly level: number
  /** Where each node's cables end: left and right. */
  readonly ends: ReadonlyMap<string, readonly [number, number]>
  /** Narrow: every node is a dot with a name. */
  readonly dots: boolean
}

/** A router works up to the internet layer, a switch up to the link layer. */
function layersOf(kind: NodeSetup['kind'], model: LayerModelChoice): readonly ModelLayer[] {
  const top: Layer = kind === 'router' ? 'internet' : 'link'
  const layers = model === 'tcpip' ? TCPIP.layers : OSI.layers
  return layers.slice(layers.findIndex(layer => layer.holds.includes(top)))
}

export function layOutNetwork(
  areas: Areas,
  way: readonly NodeSetup[],
  model: LayerModelChoice,
  level: number,
): Network {
  const { u, network, left, right } = areas
  const inner = way.slice(1, -1)
  const ends = new Map<string, readonly [number, number]>()
  if (areas.single) return layOutDots(areas, way)
  const slot = network.width / Math.max(1, inner.length)
  const width = Math.min(slot - 1.6 * u, 12.8 * u)
  const boxes = inner.map((node, at): NodeBox => {
    const layers = layersOf(node.kind, model)
    const bar = Math.min(1.6 * u, (network.height - 2 * u) / Math.max(1, areas.bars) - 0.2 * u)
    const height = 1.75 * u + (layers.length ? layers.length * (bar + 0.2 * u) + 0.25 * u : 0)
    const x = network.x + slot * (at + 0.5) - width / 2
    const bottom = network.y + network.height
    const rect = { x, y: bottom - height, width, height }
    ends.set(node.id, [x, x + width])
    return {
      id: node.id,
      rect,
      bars: layers.map((layer, row) => ({
        layer,
        rect: {
          x: x + 0.45 * u,
          y: bottom - 0.4 * u - (layers.length - row) * (bar + 0.2 * u),
          width: width - 0.9 * u,
          height: bar,
        },
      })),
    }
  })
  const [first, last] = [way[0], way.at(-1)]
  if (first) ends.set(first.id, [left.x, left.x + left.width])
  if (last) ends.set(last.id, [right.x, right.x + right.width])
  return { way, boxes, level, ends, dots: false }
}

function layOutDots({ u, network }: Areas, way: readonly NodeSetup[]): Network {
  const ends = new Map<string, readonly [number, number]>()
  const step = (network.width - 4 * u) / Math.max(1, way.length - 1)
  way.forEach((node, at) => {
    const x = network.x + 2 * u + at * step
    ends.set(node.id, [x, x])
  })
  return { way, boxes: [], level: network.y + 1.85 * u, ends, dots: true }
}

export interface NetworkState {
  readonly say: Say
  /** The node that has the bytes and its layer, if it is one of these. */
  readonly active: { readonly node: string; readonly layer: Layer } | undefined
  readonly failed: boolean
  /** The cable in use. */
  readonly cable: readonly [string, string] | undefined
  readonly nameOf: (node: string) => string
}

export function drawNetwork(areas: Areas, network: Network, state: NetworkState): readonly Item[] {
  const cables = network.way.slice(1).flatMap((node, at) => {
    const before = network.way[at]
    return before ? [drawCable(network, before.id, node.id, state)] : []
  })
  const nodes = network.dots
    ? network.way.flatMap(node =>
        drawDot(areas, network, node.id, state, isNamed(areas, network, node.id, state)),
      )
    : network.boxes.flatMap(each => drawNode(areas, each, state))
  return [...cables, ...nodes]
}

function drawCable(network: Network, from: string, to: string, { cable }: NetworkState): Item {
  const [x1, x2] = [network.ends.get(from)?.[1] ?? 0, network.ends.get(to)?.[0] ?? 0]
  const busy = cable?.includes(from) && cable.includes(to)
  return line(
    `cable/${from}/${to}`,
    busy ? 'ink' : 'physical',
    [
      [x1, network.level],
      [x2, network.level],
    ],
    { border: busy ? 5 : 3 },
  )
}

function drawNode({ u }: Areas, { id, rect, bars }: NodeBox, state: NetworkState): readonly Item[] {
  const here = state.active?.node === id
  const size = u
  return [
    box(`node/${id}/box`, here ? 'ink' : 'quiet', rect, {
      radius: 0.5 * u,
      fill: 'panel',
      border: here ? 3 : 1.5,
      label: state.nameOf(id),
    }),
    words(`node/${id}/name`, 'ink', [rect.x + rect.width / 2, rect.y + 1.3 * u], state.nameOf(id), {
      size: 1.1 * u,
      weight: 600,
      anchor: 'middle',
    }),
    ...bars.flatMap(({ layer, rect: bar }) => {
      const active = here && state.active !== undefined && layer.holds.includes(state.active.layer)
      const tone = active && state.failed ? 'alarm' : layer.tone
      const name = state.say(layer.name)
      const fits = textWidth(name, { size }) < bar.width - 0.8 * u && bar.height >= 1.2 * u
      return [
        box(`node/${id}/${layer.id}/bar`, tone, bar, {
          radius: 0.25 * u,
          border: active ? 3 : 1,
          label: name,
        }),
        ...(fits
          ? [
              words(
                `node/${id}/${layer.id}/name`,
                tone,
                [bar.x + 0.45 * u, bar.y + bar.height / 2 + DROP * size],
                name,
                { size, weight: active ? 600 : 400 },
              ),
            ]
          : []),
      ]
    }),
  ]
}

/** Where the names of all nodes do not fit beside each other, only the one that has the bytes is named. */
function isNamed({ u, network: area }: Areas, { way }: Network, id: string, state: NetworkState): boolean {
  const widest = Math.max(...way.map(node => textWidth(state.nameOf(node.id), { size: u, weight: 700 })))
  const room = (area.width - 4 * u) / Math.max(1, way.length - 1)
  return widest + 0.4 * u <= room || state.active?.node === id
}

function drawDot(
  { u }: Areas,
  network: Network,
  id: string,
  state: NetworkState,
  named: boolean,
): readonly Item[] {
  const x = network.ends.get(id)?.[0] ?? 0
  const here = state.active?.node === id
  const side = here ? 1.1 * u : 0.8 * u
  return [
    box(
      `node/${id}/box`,
      here ? 'ink' : 'quiet',
      { x: x - side / 2, y: network.level - side / 2, width: side, height: side },
      { radius: 0.25 * u, fill: here ? 'solid' : 'panel', border: 2, label: state.nameOf(id) },
    ),
    ...(named
      ? [
          words(`node/${id}/name`, here ? 'ink' : 'quiet', [x, network.level - 0.85 * u], state.nameOf(id), {
            size: u,
            weight: here ? 700 : 400,
            anchor: 'middle',
          }),
        ]
      : []),
  ]
}

/** The right end of the packet when a node's layer has it. */
export function nodeChipAt(network: Network, id: string, layer: Layer, u: number): Point | undefined {
  const node = network.boxes.find(each => each.id === id)
  const bar = node?.bars.find(each => each.layer.holds.includes(layer)) ?? node?.bars[0]
  if (bar) return [bar.rect.x + bar.rect.width - 0.3 * u, bar.rect.y + bar.rect.height / 2]
  const ends = network.ends.get(id)
  return network.dots && ends ? [ends[0], network.level] : undefined
}

/** The middle of the packet when it is half-way along a cable. */
export function cableAt(network: Network, from: string, to: string): Point {
  const [a, b] = [network.ends.get(from), network.ends.get(to)]
  if (!a || !b) return [0, network.level]
  const x = a[0] < b[0] ? (a[1] + b[0]) / 2 : (a[0] + b[1]) / 2
  return [x, network.level]
}
