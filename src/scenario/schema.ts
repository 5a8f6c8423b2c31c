/** The shape of a scenario document from outside: every number within its range, every list and text of bounded length. */
import * as v from 'valibot'
import { parseIpv4, parseMac } from '../wire/address'
import {
  BLOCK_SIZE,
  MOST_BUFFER,
  MOST_FILE_NAME,
  MOST_LANES,
  MOST_MESSAGES,
  MOST_PAYLOAD,
  MOST_TIME,
  MTU,
  PORT,
  PREFIX,
  TIME_TO_LIVE,
} from './limits'

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))

const address = v.pipe(
  text(15),
  v.check(each => parseIpv4(each) !== undefined, 'address'),
)
const mac = v.pipe(
  text(17),
  v.check(each => parseMac(each) !== undefined, 'mac'),
)
const nodeId = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]{0,15}$/, 'nodeId'))
const pdu = text(200)
const port = whole(PORT.least, PORT.most)
const networkInterface = v.object({ mac, address, prefix: whole(PREFIX.least, PREFIX.most) })
const arp = list(v.object({ address, mac }), 32)
const end = v.object({ node: nodeId, port: whole(0, 15) })

const node = v.variant('kind', [
  v.object({
    kind: v.literal('host'),
    id: nodeId,
    interfaces: v.tuple([networkInterface]),
    gateway: v.optional(address),
    timeToLive: whole(TIME_TO_LIVE.least, TIME_TO_LIVE.most),
    doNotFragment: v.optional(v.boolean()),
    arp,
  }),
  v.object({ kind: v.literal('switch'), id: nodeId }),
  v.object({
    kind: v.literal('router'),
    id: nodeId,
    interfaces: v.pipe(list(networkInterface, 8), v.minLength(1)),
    routes: list(v.object({ network: address, prefix: whole(0, 32), via: address }), 16),
    arp,
  }),
])

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const impairments = v.object({
  loss: v.optional(share),
  bursts: v.optional(v.object({ share, slot: whole(1, MOST_TIME) })),
  duplication: v.optional(share),
  reordering: v.optional(v.object({ share, by: whole(0, MOST_TIME) })),
  jitter: v.optional(whole(0, MOST_TIME)),
  corruption: v.optional(share),
  queue: v.optional(whole(0, 100_000)),
})

const link = v.object({
  ends: v.tuple([end, end]),
  rate: whole(1_000, 100_000_000_000),
  delay: whole(0, 10_000_000),
  mtu: whole(MTU.least, MTU.most),
  directions: v.optional(v.tuple([impairments, impairments])),
})

// Its content is looked at by `payloadProblem`; here only what keeps that bounded.
const payload = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: text(MOST_PAYLOAD) }),
  v.object({ kind: v.literal('hex'), hex: text(4 * MOST_PAYLOAD) }),
  v.object({ kind: v.literal('file'), name: text(MOST_FILE_NAME), base64: text(2 * MOST_PAYLOAD) }),
])

const call = v.variant('call', [
  v.object({ call: v.literal('socket') }),
  v.object({ call: v.literal('bind'), port: whole(0, PORT.most) }),
  v.object({ call: v.literal('sendto'), payload, address, port }),
  v.object({ call: v.literal('recvfrom'), length: whole(0, 65_535) }),
  v.object({ call: v.literal('close') }),
])

const written = v.union([whole(0, 0xffff_ffff), v.pipe(text(3_000), v.regex(/^([0-9a-f]{2})*$/, 'hex'))])
const fields = v.pipe(
  v.record(text(64), written),
  v.check(each => Object.keys(each).length <= 160, 'fields'),
)
const layer = v.object({
  protocol: text(32),
  values: v.optional(fields),
  options: v.optional(list(fields, 64)),
  payload: v.optional(payload),
})

const fileName = v.pipe(text(MOST_FILE_NAME), v.minLength(1), v.regex(/^[^\0]*$/, 'nul'))
const tftpClient = {
  host: nodeId,
  port,
  server: v.object({ address, port }),
  file: fileName,
  timeout: whole(10_000, 60_000_000),
  tries: whole(1, 20),
  mode: v.optional(v.picklist(['octet', 'netascii'])),
  options: v.optional(
    v.object({
      blksize: v.optional(whole(BLOCK_SIZE.least, BLOCK_SIZE.most)),
      timeout: v.optional(whole(1, 255)),
      tsize: v.optional(v.boolean()),
      windowsize: v.optional(whole(1, 65_535)),
    }),
  ),
}

const socket = v.picklist(['stream', 'datagram'])
const messages = v.variant('kind', [
  v.object({ kind: v.literal('list'), payloads: list(payload, 1024) }),
  v.object({ kind: v.literal('file'), payload, size: whole(1, MOST_PAYLOAD) }),
  v.object({ kind: v.literal('positions'), count: whole(0, MOST_MESSAGES) }),
])

const program = v.variant('kind', [
  v.object({ kind: v.literal('calls'), host: nodeId, calls: list(call, 256) }),
  v.object({
    kind: v.literal('tftpWrite'),
    ...tftpClient,
    payload,
    sorcerersApprentice: v.optional(v.boolean()),
  }),
  v.object({ kind: v.literal('tftpRead'), ...tftpClient }),
  v.object({
    kind: v.literal('tftpServer'),
    host: nodeId,
    port,
    transferPort: port,
    files: v.optional(list(v.object({ name: fileName, payload }), 16)),
    options: v.optional(v.boolean()),
    most: v.optional(
      v.object({
        blksize: v.optional(whole(BLOCK_SIZE.least, BLOCK_SIZE.most)),
        windowsize: v.optional(whole(1, 65_535)),
      }),
    ),
    sorcerersApprentice: v.optional(v.boolean()),
  }),
  v.object({
    kind: v.literal('sender'),
    host: nodeId,
    socket,
    port: v.optional(port),
    to: v.object({ address, port }),
    messages,
    start: whole(0, MOST_TIME),
    every: whole(0, MOST_TIME),
    noDelay: v.optional(v.boolean()),
    end: v.picklist(['close', 'stay', 'shutdown']),
  }),
  v.object({
    kind: v.literal('reader'),
    host: nodeId,
    socket,
    port,
    length: whole(1, MOST_PAYLOAD),
    every: whole(0, MOST_TIME),
    receiveBuffer: v.optional(whole(1, MOST_BUFFER)),
    answer: v.optional(payload),
  }),
  v.object({
    kind: v.literal('frame'),
    host: nodeId,
    to: v.pipe(v.string(), v.regex(/^(\*|[a-z][A-Za-z0-9]{0,15})$/, 'nodeId')),
    layers: v.pipe(list(layer, 64), v.minLength(1)),
  }),
])

const override = v.object({
  pdu,
  protocol: text(32),
  field: text(64),
  value: written,
})

const flip = v.object({
  pdu,
  bits: v.pipe(list(v.object({ octet: whole(0, 65_535), bit: whole(0, 7) }), 256), v.minLength(1)),
  where: v.variant('kind', [
    v.object({ kind: v.literal('wire'), hop: whole(0, 255) }),
    v.object({ kind: v.literal('memory'), node: nodeId }),
  ]),
})

const laneName = v.pipe(text(32), v.minLength(1))
const interventions = list(
  v.object({
    pdu,
    hop: whole(0, 255),
    lane: v.optional(laneName),
    act: v.variant('kind', [
      v.object({ kind: v.literal('drop') }),
      v.object({ kind: v.literal('delay'), by: whole(0, MOST_TIME) }),
      v.object({ kind: v.literal('duplicate') }),
      v.object({ kind: v.literal('corrupt') }),
    ]),
  }),
  256,
)

const tcp = v.object({
  delayedAck: v.optional(v.boolean()),
  nagle: v.optional(v.boolean()),
  sack: v.optional(v.boolean()),
  timestamps: v.optional(v.boolean()),
  windowScale: v.optional(v.boolean()),
  limitedTransmit: v.optional(v.boolean()),
  minimumRto: v.optional(whole(1_000, MOST_TIME)),
  initialWindow: v.optional(whole(1, 64)),
  receiveBuffer: v.optional(whole(1, MOST_BUFFER)),
  sendBuffer: v.optional(whole(1, MOST_BUFFER)),
  maximumSegmentLifetime: v.optional(whole(1, MOST_TIME)),
})

const lane = v.object({
  name: laneName,
  socket: v.optional(socket),
  programs: v.optional(list(program, 8)),
  interventions: v.optional(interventions),
  tcp: v.optional(tcp),
})

export const schema = v.object({
  format: v.literal(0),
  origin: text(64),
  seed: whole(0, 0xffff_ffff),
  nodes: v.pipe(list(node, 12), v.minLength(1)),
  links: list(link, 24),
  programs: list(program, 8),
  follow: pdu,
  overrides: list(override, 256),
  flips: list(flip, 256),
  interventions: v.optional(interventions),
  tcp: v.optional(tcp),
  lanes: v.optional(v.pipe(list(lane, MOST_LANES), v.minLength(1))),
})
