// The network's dials as data: what each reads and writes, its range, and how its value is shown.

import type { Impairments, LinkSetup } from '../../scenario/scenario'
import { timeText } from '../../scene/deliveryWords'
import { say } from '../../story/catalogue'
import { UNITS, type Unit } from './typedNumber'

/** One way of a link, or both alike. */
export type Way = 'both' | 'there' | 'back'

/** What a slider sets. Its positions are whole numbers; `valueAt` and `positionOf` say what they mean. */
export interface DialOf<Target> {
  readonly name: string
  /** Positions from 0 to this. */
  readonly most: number
  readonly valueAt: (position: number) => number
  readonly positionOf: (value: number) => number
  readonly show: (value: number) => string
  /** What may be typed beside the slider, also between its positions. */
  readonly unit: Unit
  /** It has a meaning only beside another dial that is not at nothing. */
  readonly isIdle?: (target: Target) => boolean
  readonly read: (target: Target) => number
  readonly write: (target: Target, value: number) => Target
}

export function directionsOf({ directions }: LinkSetup): readonly [Impairments, Impairments] {
  return directions ?? [{}, {}]
}

/** A list of values, each a position; a value between takes the nearest. */
function steps(values: readonly number[]) {
  const positionOf = (value: number) => {
    const near = values.map(each => Math.abs(Math.log((each + 1) / (value + 1))))
    return near.indexOf(Math.min(...near))
  }
  return { most: values.length - 1, valueAt: (position: number) => values[position] ?? 0, positionOf }
}

const PERCENT = steps([
  0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75, 1,
])
const percent = {
  ...PERCENT,
  positionOf: (value: number) => {
    let best = 0
    for (let at = 0; at <= PERCENT.most; at++)
      if (Math.abs(PERCENT.valueAt(at) - value) < Math.abs(PERCENT.valueAt(best) - value)) best = at
    return best
  },
  show: (value: number) => say('delivery.percent', { percent: Math.round(value * 100_000) / 1000 }),
  unit: UNITS.share,
}

const TIMES = [0, 1, 10, 100, 500, 1, 2, 5, 10, 15, 20, 30, 40, 50, 75, 100, 150, 200, 300, 500, 1000].map(
  (each, at) => (at < 5 ? each : each * 1000),
)
const time = { ...steps(TIMES), show: (value: number) => timeText(value, say), unit: UNITS.time }

/** How long a frame is held back that others are to overtake, and a bad moment, where the document does not say; µs. */
const OVERTAKEN = 30_000
const BURST = 50_000

type LinkDial = DialOf<LinkSetup>
export const LINK_DIALS: readonly LinkDial[] = [
  {
    name: 'rate',
    ...steps([10e3, 20e3, 50e3, 100e3, 200e3, 500e3, 1e6, 2e6, 5e6, 10e6, 20e6, 50e6, 100e6, 1e9]),
    show: rateText,
    unit: UNITS.rate,
    read: ({ rate }) => rate,
    write: (link, rate) => ({ ...link, rate }),
  },
  {
    name: 'delay',
    ...time,
    read: ({ delay }) => delay,
    write: (link, delay) => ({ ...link, delay }),
  },
  {
    name: 'mtu',
    ...steps([576, 700, 800, 1000, 1200, 1280, 1400, 1492, 1500]),
    show: value => say('delivery.bytes', { bytes: value }),
    unit: UNITS.bytes,
    read: ({ mtu }) => mtu,
    write: (link, mtu) => ({ ...link, mtu }),
  },
]

function rateText(rate: number): string {
  if (rate >= 1e9) return say('delivery.rate.g', { rate: rate / 1e9 })
  return rate >= 1e6
    ? say('delivery.rate.m', { rate: rate / 1e6 })
    : say('delivery.rate.k', { rate: rate / 1e3 })
}

/** What is nothing is left out of the document. */
function without(wire: Impairments, key: keyof Impairments): Impairments {
  const { [key]: _, ...rest } = wire
  return rest
}

type Share = 'loss' | 'duplication' | 'corruption'
const share = (name: Share): DialOf<Impairments> => ({
  name,
  ...percent,
  read: wire => wire[name] ?? 0,
  write: (wire, value) => (value > 0 ? { ...wire, [name]: value } : without(wire, name)),
})

/** No position of the queue's slider means that it has no end. */
const QUEUES = [0, 1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 50, 75, 100, 200, Number.POSITIVE_INFINITY]

export const WIRE_DIALS: readonly DialOf<Impairments>[] = [
  share('loss'),
  {
    name: 'bursts',
    ...percent,
    read: ({ bursts }) => bursts?.share ?? 0,
    write: (wire, value) =>
      value > 0
        ? { ...wire, bursts: { share: value, slot: wire.bursts?.slot ?? BURST } }
        : without(wire, 'bursts'),
  },
  {
    name: 'slot',
    ...steps(TIMES.slice(1)),
    show: time.show,
    unit: UNITS.slot,
    isIdle: ({ bursts }) => bursts === undefined,
    read: ({ bursts }) => bursts?.slot ?? BURST,
    write: (wire, slot) => (wire.bursts ? { ...wire, bursts: { ...wire.bursts, slot } } : wire),
  },
  {
    name: 'jitter',
    ...time,
    read: ({ jitter }) => jitter ?? 0,
    write: (wire, jitter) => (jitter > 0 ? { ...wire, jitter } : without(wire, 'jitter')),
  },
  share('duplication'),
  {
    name: 'reordering',
    ...percent,
    read: ({ reordering }) => reordering?.share ?? 0,
    write: (wire, value) =>
      value > 0
        ? { ...wire, reordering: { share: value, by: wire.reordering?.by ?? OVERTAKEN } }
        : without(wire, 'reordering'),
  },
  {
    name: 'heldBack',
    ...time,
    isIdle: ({ reordering }) => reordering === undefined,
    read: ({ reordering }) => reordering?.by ?? OVERTAKEN,
    write: (wire, by) => (wire.reordering ? { ...wire, reordering: { ...wire.reordering, by } } : wire),
  },
  share('corruption'),
  {
    name: 'queue',
    most: QUEUES.length - 1,
    valueAt: position => QUEUES[position] ?? 0,
    positionOf: value =>
      Math.max(
        0,
        QUEUES.findLastIndex(each => each <= value),
      ),
    show: value =>
      Number.isFinite(value) ? say('delivery.frames', { frames: value }) : say('delivery.endless'),
    unit: UNITS.frames,
    read: ({ queue }) => queue ?? Number.POSITIVE_INFINITY,
    write: (wire, queue) => (Number.isFinite(queue) ? { ...wire, queue } : without(wire, 'queue')),
  },
]
