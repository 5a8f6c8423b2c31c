/** Draws a host: its name, its borders, and its layers with what they call their unit. */
import type { ModelLayer } from '../stack/tcpip'
import type { Say } from '../story/message'
import type { HeaderSpec, Layer } from '../wire/spec'
import type { Rect } from './journeyRoom'
import type { Row, Stack } from './journeyStack'
import { fitting, textWidth } from './measure'
import type { Item } from './scene'
import { box, DROP, line, words } from './shapes'

/** How a host's stack stands at a moment. */
export interface StackState {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly port: number | undefined
  readonly reached: ReadonlySet<Layer>
  readonly active: Layer | undefined
  readonly failed: boolean
}

export interface StackWords {
  readonly say: Say
  readonly u: number
  readonly narrow: boolean
  readonly headers: readonly HeaderSpec[]
  /** `10BASE-T`: what the cable is. */
  readonly medium: string
}

export function drawStack(stack: Stack, state: StackState, of: StackWords): readonly Item[] {
  const key = (name: string) => `${state.id}/${name}`
  const names = stack.rows.every(row => isRoomForPdu(row, of))
  return [
    ...(of.narrow ? [] : drawHost(stack.area, state, of)),
    ...stack.captions.flatMap(each => drawCaption(key(`realm/${each.realm}`), each, of)),
    ...stack.beside.flatMap(row =>
      drawRow(key(`beside/${row.layer.id}`), row, state, { ...of, headers: [], names: false }),
    ),
    ...stack.rows.flatMap(row => drawRow(key(row.layer.id), row, state, { ...of, names })),
  ]
}

/** Name, address and port above the layers. */
function drawHost(area: Rect, state: StackState, { u, say }: StackWords): readonly Item[] {
  const middle = area.x + area.width / 2
  const joined = state.port === undefined ? state.address : `${state.address} : ${state.port}`
  const setting = { size: u, face: 'octets' } as const
  // Both hosts are written alike: on one line only where the longest address fits.
  const address =
    textWidth('255.255.255.255 : 65535', setting) <= area.width + 0.6 * u ? joined : state.address
  const port =
    address !== joined && state.port !== undefined
      ? say('journey.port', { port: String(state.port) })
      : undefined
  const key = (name: string) => `${state.id}/host/${name}`
  return [
    words(key('name'), 'ink', [middle, area.y + 1.35 * u], state.name, {
      size: 1.45 * u,
      weight: 700,
      anchor: 'middle',
    }),
    words(key('address'), 'quiet', [middle, area.y + 2.6 * u], address, { ...setting, anchor: 'middle' }),
    ...(port === undefined
      ? []
      : [words(key('port'), 'quiet', [middle, area.y + 3.7 * u], port, { ...setting, anchor: 'middle' })]),
  ]
}

/** A border of the machine: its name, and a dotted line across the stack. */
function drawCaption(
  key: string,
  { realm, x, y, width }: Stack['captions'][number],
  { u, say }: StackWords,
): readonly Item[] {
  const text = say(`realm.${realm}`)
  const size = u
  const from = x + textWidth(text, { size }) + 0.5 * u
  const level = y + 0.62 * u
  return [
    words(`${key}/name`, 'quiet', [x, y + 1.0 * u], text, { size }),
    line(
      `${key}/line`,
      'quiet',
      [
        [Math.min(from, x + width), level],
        [x + width, level],
      ],
      {
        dashed: true,
        border: 1.25,
      },
    ),
  ]
}

function drawRow(key: string, row: Row, state: StackState, of: RowWords): readonly Item[] {
  const { layer, rect, inside } = row
  const { u, say } = of
  const reached =
    layer.holds.some(each => state.reached.has(each)) || (inside && state.reached.has('application'))
  const active = state.active !== undefined && layer.holds.includes(state.active)
  const tone = active && state.failed ? 'alarm' : layer.tone
  const frame = box(`${key}/box`, reached ? tone : 'line', rect, {
    radius: 0.45 * u,
    fill: reached ? 'tint' : 'panel',
    border: active ? Math.max(3, 0.2 * u) : 1.5,
    label: say(layer.name),
  })
  return [frame, ...rowWords(key, row, reached, of), ...halfLine(key, row, of)]
}

interface RowWords extends StackWords {
  /** Whether units are named: in all layers, or in none where one has no room. */
  readonly names: boolean
}

/** TCP's unit is a segment; where another header stands, the layer's own word is the textbooks'. */
function pduOf({ layer, inside }: Row, { headers, say }: StackWords): string {
  const isSegment = headers.some(each => layer.holds.includes(each.layer) && each.pdu === 'pdu.segment')
  return headers.length === 0 || inside ? '' : say(isSegment ? 'pdu.segment' : layer.pdu)
}

function isRoomForPdu(row: Row, of: StackWords): boolean {
  const { u, say } = of
  const name = textWidth(say(row.layer.name), { size: 1.1 * u, weight: 600 })
  return name + textWidth(pduOf(row, of), { size: u }) + 0.6 * u <= row.rect.width - 1.2 * u
}

/** A layer's name, its protocol and the name of its unit, on as many lines as there is room for. */
function rowWords(key: string, row: Row, reached: boolean, of: RowWords): readonly Item[] {
  const { layer, rect, inside } = row
  const { u, say } = of
  const pad = 0.6 * u
  const tone = reached ? layer.tone : 'quiet'
  const inner = rect.width - 2 * pad
  const half = row.layer.id === 'networkAccess' && of.headers.length > 0 && !of.narrow
  const upper = half ? rect.height / 2 - 0.2 * u : rect.height
  const nameSetting = { size: 1.1 * u, weight: 600 } as const
  const name = say(layer.name)
  const detail = inside ? '' : detailOf(layer, of)
  const note = inside ? insideOf(of) : detail
  const second = { size: u }
  const twoLines = upper >= 2.55 * u && note !== '' && textWidth(name, nameSetting) <= inner
  const pdu = of.names ? pduOf(row, of) : ''
  const middle = rect.y + upper / 2
  const left = rect.x + pad
  const right = rect.x + rect.width - pad
  const nameWidth = textWidth(name, nameSetting)
  const items: Item[] = []
  if (twoLines) {
    const [first, below] =
      upper < 3.1 * u ? [middle - 0.34 * u, middle + 0.86 * u] : [middle - 0.25 * u, middle + 1.05 * u]
    items.push(words(`${key}/name`, tone, [left, first], name, nameSetting))
    const text = fitting([note, ...(inside ? shorter(of) : [])], inner, second)
    items.push(words(`${key}/note`, reached ? 'ink' : 'quiet', [left, below], text, second))
    if (pdu) items.push(words(`${key}/pdu`, 'quiet', [right, first], pdu, { ...second, anchor: 'end' }))
    return items
  }
  const names = lines2(name, inner, nameSetting)
  names.forEach((text, at) => {
    const y = middle + (at - (names.length - 1) / 2) * 1.25 * u + DROP * 1.1 * u
    items.push(words(`${key}/name${at || ''}`, tone, [left, y], text, nameSetting))
  })
  const aside = inside ? [note, ...shorter(of)] : [detail]
  const side = aside.find(each => each && nameWidth + textWidth(each, second) + 0.8 * u <= inner)
  if (side && names.length === 1)
    items.push(
      words(`${key}/note`, reached ? 'ink' : 'quiet', [right, middle + DROP * u], side, {
        ...second,
        anchor: 'end',
      }),
    )
  return items
}

/** One line, or two where the name has two words that do not fit on one. */
function lines2(name: string, width: number, setting: { size: number; weight: 600 }): readonly string[] {
  if (textWidth(name, setting) <= width) return [name]
  const [first = '', ...rest] = name.split(' ')
  return rest.length ? [first, rest.join(' ')] : [fitting([name], width, setting)]
}

/** The border between kernel and card runs through the lowest of four layers: the card makes the FCS and the bits. */
function halfLine(key: string, row: Row, of: StackWords): readonly Item[] {
  if (row.layer.id !== 'networkAccess' || of.headers.length === 0 || of.narrow) return []
  const { x, y, width, height } = row.rect
  const { u, say } = of
  const level = y + height / 2
  const text = say('realm.card')
  const from = x + 0.6 * u + textWidth(text, { size: u }) + 0.5 * u
  return [
    words(`${key}/card`, 'quiet', [x + 0.6 * u, level + DROP * u], text, { size: u }),
    line(
      `${key}/border`,
      'quiet',
      [
        [Math.min(from, x + width), level],
        [x + width, level],
      ],
      {
        dashed: true,
        border: 1.25,
      },
    ),
    words(`${key}/medium`, 'ink', [x + 0.6 * u, level + height / 4 + 0.75 * u], of.medium, { size: u }),
  ]
}

function detailOf(layer: ModelLayer, { headers, medium }: StackWords): string {
  if (layer.id === 'physical') return medium
  return headers
    .filter(header => layer.holds.includes(header.layer) && header.layer !== 'data')
    .map(header => header.label)
    .join(', ')
}

/** Layers 5 and 6 add nothing: what they would do is done inside the application's protocol, or the program itself. */
function insideOf({ headers, say }: StackWords): string {
  const protocol = headers.find(each => each.layer === 'application')?.label
  return say(protocol ? 'layer.doneInside' : 'journey.doneInside', { bytes: 0, protocol: protocol ?? '' })
}

/** The same where there is less room. */
function shorter({ headers, say }: StackWords): readonly string[] {
  const protocol = headers.find(each => each.layer === 'application')?.label
  const inside = protocol
    ? [say('journey.inside', { protocol }), say('journey.insideShort', { protocol })]
    : []
  return [...inside, say('journey.zeroBytes')]
}
