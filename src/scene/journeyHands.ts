/** In whose hands the bytes are, and how many they are. */
import type { Say } from '../story/message'
import type { Trace } from '../trace/trace'
import { type Ground, isFailed, type JourneyOptions } from './journeyGround'
import type { Moment } from './journeyMoment'
import { isLow } from './journeyRoom'
import { fitting, textWidth } from './measure'
import type { Item } from './scene'
import { words } from './shapes'

/** In whose hands the bytes are. */
export function drawHands({ trace, areas, options }: Ground, moment: Moment): readonly Item[] {
  const { u, hands } = areas
  const size = 1.3 * u
  const setting = { size, weight: 700 } as const
  const middle = !isLow(areas)
  // In a low room the count of bytes ends the same line.
  const count = middle
    ? 0
    : textWidth(countOf(moment, options.say), { size: 1.35 * u, weight: 700 }) + 0.8 * u
  const text = fitting(handsTexts(trace, moment, options), hands.width - count, setting)
  const at = [hands.x + (middle ? hands.width / 2 : 0), hands.y + 1.35 * u] as const
  const anchor = middle ? 'middle' : 'start'
  return [words('hands', isFailed(moment) ? 'alarm' : 'ink', at, text, { ...setting, anchor })]
}

/** The ways to say in whose hands they are, the longest first. */
function handsTexts(trace: Trace, moment: Moment, options: JourneyOptions): readonly string[] {
  const text = handsText(trace, moment, options)
  return moment.step < 0 && moment.held?.end ? [text, options.say('journey.hands.beforeShort')] : [text]
}

export function handsText(trace: Trace, moment: Moment, options: JourneyOptions): string {
  const { say, nodeName, detail } = options
  const { held, node } = moment
  if (moment.step >= 0 && detail) return detail.handsOf(trace, moment, options)
  const isMade = held && held.end > held.start
  return say(isMade ? 'journey.hands.before' : 'journey.hands.nothing', { node: nodeName(trace, node) })
}

/** How many bytes are held, and of how many where some have been taken off. */
export function countOf(moment: Moment, say: Say): string {
  const { held } = moment
  if (!held) return say('journey.bytes', { bytes: 0 })
  const here = held.end - held.start
  // What was put together from pieces had no frame of its own.
  const all = held.frame.joined ? (held.frame.packet?.length ?? 0) : held.octets.length
  return held.going === 'up' && here < all
    ? say('journey.bytesLeft', { bytes: here, of: all })
    : say('journey.bytes', { bytes: here })
}
