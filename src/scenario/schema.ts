/** The shape of a scenario document from outside: every number within its range, every list and text of bounded length. */
import * as v from 'valibot'
import { parseIpv4, parseMac } from '../wire/address'
import { MOST_FILE_NAME, MOST_PAYLOAD, MTU, PORT, PREFIX, TIME_TO_LIVE } from './limits'

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

const link = v.object({
  ends: v.tuple([end, end]),
  rate: whole(1_000, 100_000_000_000),
  delay: whole(0, 10_000_000),
  mtu: whole(MTU.least, MTU.most),
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

const program = v.variant('kind', [
  v.object({ kind: v.literal('calls'), host: nodeId, calls: list(call, 256) }),
  v.object({
    kind: v.literal('tftpWrite'),
    host: nodeId,
    port,
    server: v.object({ address, port }),
    file: v.pipe(text(MOST_FILE_NAME), v.minLength(1), v.regex(/^[^\0]*$/, 'nul')),
    payload,
    timeout: whole(10_000, 60_000_000),
    tries: whole(1, 20),
  }),
  v.object({ kind: v.literal('tftpServer'), host: nodeId, port, transferPort: port }),
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
})
