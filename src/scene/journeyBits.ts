/** Draws bits: an address held against a prefix, and octets as the cable carries them. */
import type { Say } from '../story/message'
import { parseIpv4 } from '../wire/address'
import type { Panel, PrefixBits, WireBits } from './journeyPanel'
import { drawRow, drawTallRow, mono } from './journeyPanelDraw'
import type { Areas, Rect } from './journeyRoom'
import { fitting, lines, OCTET_ADVANCE } from './measure'
import type { Item } from './scene'
import { box, DROP, line, words } from './shapes'

export function drawBits(areas: Areas, body: Rect, panel: Panel, key: string, say: Say): readonly Item[] {
  if (panel.prefix) return drawPrefix(areas, body, panel, panel.prefix, key, say)
  return panel.wire ? drawWire(areas, body, panel.wire, key, say) : []
}

/** Destination and network one above the other, bit by bit: the prefix decides, the rest is not looked at. */
function drawPrefix(
  areas: Areas,
  body: Rect,
  panel: Panel,
  prefix: PrefixBits,
  key: string,
  say: Say,
): readonly Item[] {
  const { u } = areas
  const named = body.width > 46 * u
  const label = named ? 14.5 * u : 0
  const bit = Math.min(0.86 * u, (body.width - label - 1.6 * u) / 33.6)
  const size = Math.min(u, bit / OCTET_ADVANCE)
  const rowHeight = Math.min(2 * u, (body.height - 2.4 * u) / 2)
  const items: Item[] = []
  const xOf = (at: number) => body.x + label + 0.4 * u + at * bit + Math.floor(at / 8) * 0.5 * bit
  const bits = [prefix.destination, prefix.network].map(bitsOf)
  const [theirs = '', ours = ''] = bits
  const differs = [...theirs].findIndex((each, at) => at < prefix.prefix && each !== ours[at])
  const compared = prefix.prefix > 0 ? xOf(prefix.prefix - 1) + bit - xOf(0) : 0
  items.push(
    box(
      `${key}/prefix`,
      'internet',
      {
        x: xOf(0) - 0.25 * u,
        y: body.y - 0.1 * u,
        width: compared + 0.5 * u,
        height: 2 * rowHeight + 0.2 * u,
      },
      {
        radius: 0.35 * u,
        border: 1.5,
        label: say('journey.prefix.compared', { prefix: prefix.prefix }),
      },
    ),
  )
  const names = [prefix.destination, `${prefix.network}/${prefix.prefix}`]
  bits.forEach((each, index) => {
    const y = body.y + (index + 0.5) * rowHeight + DROP * u
    if (named) items.push(words(`${key}/name/${index}`, 'ink', [body.x, y], names[index] ?? '', mono(u)))
    ;[...each].forEach((digit, at) => {
      const wrong = at < prefix.prefix && digit !== [theirs, ours][1 - index]?.[at]
      items.push(
        words(
          `${key}/bit/${index}/${at}`,
          wrong ? 'ink' : at < prefix.prefix ? 'internet' : 'quiet',
          [xOf(at) + bit / 2, y],
          digit,
          {
            size,
            face: 'octets',
            weight: wrong ? 700 : 400,
            anchor: 'middle',
          },
        ),
      )
    })
  })
  if (differs >= 0)
    items.push(
      box(
        `${key}/differs`,
        'ink',
        {
          x: xOf(differs) - 0.05 * u,
          y: body.y + 0.05 * u,
          width: bit + 0.1 * u,
          height: 2 * rowHeight - 0.1 * u,
        },
        {
          radius: 0.2 * u,
          fill: 'outline',
          border: 2,
          label: say('journey.prefix.differs', { bit: differs + 1 }),
        },
      ),
    )
  const foot = body.y + 2 * rowHeight + 0.4 * u
  const rest = { ...body, y: foot, height: body.y + body.height - foot }
  const rows = panel.rows
  const height = Math.min(areas.narrow ? 2.9 * u : 2.2 * u, rest.height)
  return [
    ...items,
    ...rows.flatMap(row => {
      const rect = { ...rest, height }
      return areas.narrow ? drawTallRow(rect, row, u, key) : drawRow(rect, row, u, 8 * u, key)
    }),
  ]
}

const bitsOf = (address: string) => (parseIpv4(address) ?? 0).toString(2).padStart(32, '0')

/**
 * Bits in the order in which they leave, and the line's level: 10BASE-T sends a 0 as high then low, a 1 as low then
 * high (Manchester, IEEE 802.3 §7.3.1.1), so that every bit has an edge in its middle.
 */
function drawWire(areas: Areas, body: Rect, wire: WireBits, key: string, say: Say): readonly Item[] {
  const { u } = areas
  const bit = 0.86 * u
  const gap = 0.9 * u
  const most = Math.max(2, Math.floor((body.width + gap) / (8 * bit + gap)))
  const octets = wire.octets.slice(0, most)
  const wide = (body.width + gap) / octets.length - gap
  const each = Math.min(wide / 8, 1.5 * u)
  const items: Item[] = []
  const top = body.y
  const tall = Math.min(2.3 * u, body.height * 0.3)
  octets.forEach(({ value, tone, name }, index) => {
    const x = body.x + index * (8 * each + gap)
    const at = `${key}/wire/${index}`
    const bits = value.toString(2).padStart(8, '0')
    const base = top + 3.1 * u
    items.push(
      words(
        `${at}/name`,
        tone,
        [x + 4 * each, top + 1 * u],
        fitting([name], 8 * each + 0.6 * gap, { size: u, weight: 600 }),
        {
          size: u,
          weight: 600,
          anchor: 'middle',
        },
      ),
      box(
        `${at}/box`,
        tone,
        { x: x - 0.15 * u, y: top + 1.35 * u, width: 8 * each + 0.3 * u, height: 1.6 * u },
        {
          radius: 0.3 * u,
          border: 1,
          label: say('journey.wire.octet', { name, bits }),
        },
      ),
      line(`${at}/wave`, tone, manchester(bits, x, base, each, tall), { border: 2 }),
    )
    ;[...bits].forEach((digit, position) => {
      items.push(
        words(
          `${at}/bit/${position}`,
          tone,
          [x + (position + 0.5) * each, top + 2.15 * u + DROP * u],
          digit,
          {
            size: u,
            face: 'octets',
            weight: 600,
            anchor: 'middle',
          },
        ),
      )
    })
  })
  const foot = top + 3.1 * u + tall + 1.3 * u
  const room = Math.floor((body.y + body.height + 0.35 * u - foot) / (1.35 * u)) + 1
  const explained = ['journey.wire.order', 'journey.wire.orderShort']
    .map(wording => lines(say(wording), body.width, { size: u }))
    .find(broken => broken.length <= room)
  explained?.forEach((text, at) => {
    items.push(words(`${key}/order/${at}`, 'quiet', [body.x, foot + at * 1.35 * u], text, { size: u }))
  })
  return items
}

function manchester(bits: string, x: number, y: number, each: number, tall: number) {
  const points: (readonly [number, number])[] = []
  ;[...bits].forEach((digit, at) => {
    const from = x + at * each
    const [first, second] = digit === '1' ? [y + tall, y] : [y, y + tall]
    points.push([from, first], [from + each / 2, first], [from + each / 2, second], [from + each, second])
  })
  return points
}
