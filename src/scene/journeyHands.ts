/** In whose hands the bytes are, how many they are, and the tag that goes up with them. */
import type { Say } from '../story/message'
import type { Trace } from '../trace/trace'
import { type Ground, isFailed, type JourneyOptions } from './journeyGround'
import type { Moment } from './journeyMoment'
import { tagRect } from './journeyNest'
import { tagArguments } from './journeyPanel'
import { isLow } from './journeyRoom'
import { fitting } from './measure'
import type { Item } from './scene'
import { box, words } from './shapes'

/** In whose hands the bytes are. */
export function drawHands({ trace, areas, options }: Ground, moment: Moment): readonly Item[] {
  const { u, hands } = areas
  const size = 1.3 * u
  const setting = { size, weight: 700 } as const
  const text = fitting(handsTexts(trace, moment, options), hands.width, setting)
  const middle = !isLow(areas)
  const at = [hands.x + (middle ? hands.width / 2 : 0), hands.y + 1.35 * u] as const
  const anchor = middle ? 'middle' : 'start'
  return [words('hands', isFailed(moment) ? 'alarm' : 'ink', at, text, { ...setting, anchor })]
}

/** The pale tag that goes up with the bytes, where the headers stood that it is taken from. */
export function drawTag({ areas, options }: Ground, { tag, held }: Moment): readonly Item[] {
  if (!tag || !held || held.going === 'down') return []
  const { u } = areas
  const { say } = options
  const rect = tagRect(areas, held, say)
  const args = tagArguments(tag)
  const [from, to] = [
    say('journey.tag.from', { address: tag.source }),
    say('journey.tag.to', { address: tag.destination }),
  ]
  const rest = [say('journey.tag.rest', args), say('journey.tag.restShort', args)]
  const wordings =
    rect.height >= 4 * u
      ? [[from, tag.source], [to, tag.destination], rest]
      : [[from], [say('journey.tag.toAndRest', args), to]]
  const lines = wordings.map(each => fitting(each, rect.width - 0.5 * u, { size: u }))
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

export function handsText(trace: Trace, moment: Moment, { say, nodeName }: JourneyOptions): string {
  const { transit, node, kind, layer, event, dropped } = moment
  const name = nodeName(trace, node)
  if (dropped && transit)
    return say('journey.hands.lost', {
      from: nodeName(trace, transit.from.node),
      to: nodeName(trace, transit.to.node),
    })
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

export function countOf(moment: Moment, say: Say): string {
  const { held } = moment
  if (!held) return say('journey.bytes', { bytes: 0 })
  const here = held.end - held.start
  const all = held.octets.length
  return held.going === 'up' && here < all
    ? say('journey.bytesLeft', { bytes: here, of: all })
    : say('journey.bytes', { bytes: here })
}
