/** The packet in small, where it is. */
import { type Ground, type Point, placeOf } from './journeyGround'
import { type Held, isCards, type Moment } from './journeyMoment'
import { cableAt } from './journeyNetwork'
import { chipAt } from './journeyStack'
import type { Item } from './scene'
import { box, mark } from './shapes'

/** While it is copied, a message is on the border between program and kernel. */
function borderAt({ stacks, areas }: Ground, { event, node }: Moment): Point | undefined {
  const border = stacks.get(node)?.captions.find(each => each.realm === 'kernel')
  return event?.kind === 'copy' && border
    ? [border.x + border.width - 0.6 * areas.u, border.y + 0.62 * areas.u]
    : undefined
}

/** Where the packet is: in the middle of a cable, on a border, or in a layer. */
export function packetAt(ground: Ground, moment: Moment): Point | undefined {
  const { network, stacks, areas } = ground
  const { transit, node, layer, step } = moment
  if (transit) return cableAt(network, transit.from.node, transit.to.node)
  // In the model of four the card's part is the lower half of the lowest layer.
  const lowest = stacks.get(node)?.rows.at(-1)
  if (lowest?.layer.id === 'networkAccess' && !areas.narrow && isCards(moment))
    return chipAt(lowest, areas.u, true)
  return borderAt(ground, moment) ?? placeOf(ground, node, step < 0 ? 'application' : layer)
}

/** The packet in small: the same colours in the same order, where it is right now. */
export function drawChip(ground: Ground, moment: Moment): readonly Item[] {
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
