/** The pale tag that goes up with the bytes: what the layer above needs to know of a header that came off. */
import type { Say } from '../story/message'
import type { Ground } from './journeyGround'
import type { Held, Moment } from './journeyMoment'
import { headWidth, isTight, isUpright, shellsOf, uprightRow } from './journeyNest'
import { tagArguments } from './journeyPanel'
import type { Areas, Rect } from './journeyRoom'
import { fitting } from './measure'
import type { Item } from './scene'
import { box, words } from './shapes'

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

/** Where it stands: in the room that the headers left, up to the internet layer's. */
function tagRect(areas: Areas, held: Held, say: Say): Rect {
  const { u, nest } = areas
  const shells = shellsOf(held, say)
  const gone = shells.filter(({ part, present }) => !present && ['link', 'internet'].includes(part.tone))
  if (isUpright(areas)) return { ...nest, height: gone.length * uprightRow(areas, shells) - 0.25 * u }
  const width = gone.reduce((sum, { part }) => sum + headWidth(part, u, isTight(areas)), 0)
  return { ...nest, width: width - 0.7 * u }
}
