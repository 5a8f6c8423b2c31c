// What must hold for the journey's picture in any room, and the journeys and rooms to hold it to.
import { library } from '../scenario/library'
import { CLIENT, chain, ROUTER1, SERVER } from '../scenario/network'
import type { NodeSetup, Scenario } from '../scenario/scenario'
import { sending, WHOLE } from '../sim/fragments.fixture'
import { simulate } from '../sim/simulate'
import { addMessages, say } from '../story/catalogue'
import { checkRows } from '../story/checks'
import { journeySteps } from '../story/en/journeySteps'
import { nodeName } from '../story/naming'
import { journeyTrack } from '../track/journey'
import { journeyPicture } from './journey'
import { detailOf } from './journeyDetail'
import type { JourneyOptions } from './journeyGround'
import { textWidth } from './measure'
import type { Item, Picture, Text } from './scene'

addMessages(journeySteps)
const detail = detailOf(checkRows)

export const options = (model: JourneyOptions['model'], rem: number): JourneyOptions => ({
  model,
  rem,
  say,
  nodeName,
  detail,
})

const base = library.find(each => each.origin === 'fileCrosses') as Scenario
const two: NodeSetup[] = [
  CLIENT,
  { kind: 'switch', id: 'switch1' },
  ROUTER1,
  { kind: 'switch', id: 'switch2' },
  SERVER,
]
const large: Scenario = {
  ...base,
  programs: base.programs.map(each =>
    each.kind === 'tftpWrite' ? { ...each, payload: { kind: 'text', text: 'Octets! '.repeat(100) } } : each,
  ),
}

/** A scenario and the PDU to follow in it. */
export const journeys: [name: string, scenario: Scenario, followed?: string][] = [
  ...library.map((each): [string, Scenario] => [each.origin, each]),
  ['a full block', large],
  ['a datagram in pieces', sending([4000], [1500, 1500, 576])],
  ['one piece of three', sending([4000]), `${WHOLE} fragment 2`],
  ['a piece of a piece', sending([4000], [1500, 1500, 576]), `${WHOLE} fragment 1.2`],
  [
    'a piece lost',
    sending([4000], undefined, {
      interventions: [{ pdu: `${WHOLE} fragment 2`, hop: 1, act: { kind: 'drop' } }],
    }),
  ],
  ['an ACK', base, 'server>client ACK 1'],
  ['a request that waits for ARP', base, 'client>server WRQ'],
  ['an ARP question', base, 'client>* ARP 192.0.2.1'],
  ['two switches', { ...base, nodes: two, links: chain(two) }],
  [
    'damage on the wire',
    {
      ...base,
      flips: [
        { pdu: 'client>server DATA 1', bits: [{ octet: 50, bit: 1 }], where: { kind: 'wire', hop: 1 } },
      ],
    },
  ],
  [
    'an impossible header',
    {
      ...base,
      overrides: [{ pdu: 'client>server DATA 1', protocol: 'ipv4', field: 'headerLength', value: 2 }],
    },
  ],
]

export const rooms = [
  { room: { width: 1920, height: 850 }, rem: 20 },
  { room: { width: 1920, height: 815 }, rem: 24 },
  { room: { width: 1366, height: 580 }, rem: 16 },
  { room: { width: 1024, height: 560 }, rem: 16 },
  { room: { width: 768, height: 800 }, rem: 16 },
  { room: { width: 720, height: 370 }, rem: 16 },
  { room: { width: 720, height: 320 }, rem: 16 },
  { room: { width: 683, height: 225 }, rem: 16 },
  { room: { width: 390, height: 510 }, rem: 16 },
]

interface Rect {
  readonly key: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function rectOf(text: Text): Rect {
  const width = textWidth(text.text, text)
  const left = text.x - (text.anchor === 'middle' ? width / 2 : text.anchor === 'end' ? width : 0)
  // The height of small letters: ascenders and descenders of two lines may share the space between them.
  return {
    key: `${text.key} “${text.text}”`,
    left,
    right: left + width,
    top: text.y - 0.6 * text.size,
    bottom: text.y + 0.1 * text.size,
  }
}

const textsOf = (picture: Picture) => picture.items.filter(item => item.kind === 'text')

function overlapping(picture: Picture): readonly string[] {
  const rects = textsOf(picture).map(rectOf)
  const found: string[] = []
  rects.forEach((a, at) => {
    for (const b of rects.slice(at + 1))
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom)
        found.push(`${a.key} × ${b.key}`)
  })
  return found
}

function boxesOf(item: Item): readonly { x: number; y: number }[] {
  if (item.kind === 'box') return [item, { x: item.x + item.width, y: item.y + item.height }]
  if (item.kind === 'line') return item.points.map(([x, y]) => ({ x, y }))
  if (item.kind === 'text') {
    const { left, right, top, bottom } = rectOf(item)
    return [
      { x: left, y: top },
      { x: right, y: bottom },
    ]
  }
  return [item]
}

function outside(picture: Picture): readonly string[] {
  return picture.items
    .filter(item =>
      boxesOf(item).some(
        ({ x, y }) => x < -0.5 || y < -0.5 || x > picture.width + 0.5 || y > picture.height + 0.5,
      ),
    )
    .map(item => item.key)
}

/** A chip of the packet lies over the layer that has it; everything else keeps its distance. */
function problemsOf(picture: Picture, rem: number): readonly string[] {
  const keys = picture.items.map(item => item.key)
  const twice = keys.filter((key, at) => keys.indexOf(key) !== at)
  const unnamed = picture.items.filter(
    item => item.label === '' || (item.kind === 'text' && item.text === ''),
  )
  const small = textsOf(picture).filter(({ size, key }) => size < rem - 0.01 && !key.includes('/bit/'))
  const missing = textsOf(picture).filter(({ text }) => text.includes('⟦'))
  const numbers = picture.items.filter(item => Object.values(item).some(value => Number.isNaN(value)))
  const shrunk = picture.items.filter(item => item.kind === 'box' && (item.width <= 0 || item.height <= 0))
  return [
    ...twice.map(key => `twice: ${key}`),
    ...unnamed.map(({ key }) => `no label: ${key}`),
    ...small.map(({ key }) => `small: ${key}`),
    ...missing.map(({ text }) => `no words: ${text}`),
    ...numbers.map(({ key }) => `not a number: ${key}`),
    ...shrunk.map(({ key }) => `no size: ${key}`),
    ...outside(picture).map(key => `outside: ${key}`),
    ...overlapping(picture).map(pair => `overlap: ${pair}`),
  ]
}

/** Everything that is wrong with the pictures of all steps of a journey in a room; empty where nothing is. */
export function problemsAlong(
  scenario: Scenario,
  followed: string | undefined,
  { room, rem }: (typeof rooms)[number],
  models: readonly JourneyOptions['model'][],
  words: JourneyOptions['say'] = say,
): readonly string[] {
  const trace = simulate(scenario)
  const track = journeyTrack(trace, followed ?? scenario.follow)
  const found = track.steps.length > 1 ? [] : ['no steps']
  for (const model of models)
    for (let step = -1; step < track.steps.length; step++) {
      const picture = journeyPicture(trace, track, step, room, { ...options(model, rem), say: words })
      const kind = trace.events[track.steps[step]?.event ?? -1]?.kind
      found.push(...problemsOf(picture, rem).map(each => `${model} ${step} ${kind}: ${each}`))
      if (!picture.description) found.push(`${model} ${step}: no description`)
    }
  return found.slice(0, 20)
}
