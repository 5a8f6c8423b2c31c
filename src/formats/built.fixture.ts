/** Frames of every protocol, field and option, made by our encoder from drawn values. */
import '../wire/protocols/breadth.fixture'
import fc from 'fast-check'
import { specOf } from '../wire/protocols'
import type { FieldSpec, FieldValue, LayerValues } from '../wire/spec'

type Values = Record<string, FieldValue>

const octets = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const text = fc
  .string({ minLength: 1, maxLength: 20 })
  .map(words => new TextEncoder().encode(words.replace(/[^\x20-\x7e]/g, '_')))

function drawn(row: FieldSpec): fc.Arbitrary<FieldValue> {
  if (typeof row.width !== 'object' || !('bits' in row.width)) return text
  const { bits } = row.width
  return bits > 32 ? octets(bits / 8) : fc.integer({ min: 0, max: 2 ** bits - 1 })
}

/** Draws all fields of a protocol that its sender chooses, but those that are fixed here. */
function layer(
  protocol: string,
  fixed: Values = {},
  without: readonly string[] = [],
): fc.Arbitrary<LayerValues> {
  const rows = specOf(protocol).fields.filter(
    ({ name, role, list, width }) =>
      role === 'given' && !list && typeof width === 'object' && 'bits' in width && !without.includes(name),
  )
  return fc
    .record(Object.fromEntries(rows.map(row => [row.name, drawn(row)])))
    .map(values => ({ protocol, values: { ...(values as Values), ...fixed } }))
}

/** Joins drawn values of options: `options[0].kind` and so on. */
const list = (name: string, items: readonly Values[]): Values =>
  Object.fromEntries(
    items.flatMap((item, i) =>
      Object.entries(item).map(([field, value]) => [`${name}[${i}].${field}`, value]),
    ),
  )

const option = (kind: string, number: number, fields: Record<string, fc.Arbitrary<FieldValue>> = {}) =>
  fc.record(fields).map((values): Values => ({ [kind]: number, ...(values as Values) }))

const u16 = fc.integer({ min: 0, max: 65535 })
const u32 = fc.integer({ min: 0, max: 0xffffffff })

const sack = fc.array(fc.tuple(u32, u32), { minLength: 1, maxLength: 4 }).map(blocks => ({
  kind: 5,
  ...Object.fromEntries(
    blocks.flatMap(([left, right], i) => [
      [`leftEdge${i + 1}`, left],
      [`rightEdge${i + 1}`, right],
    ]),
  ),
}))

const tcpOption = fc.oneof(
  option('kind', 1),
  option('kind', 2, { maximumSegmentSize: u16 }),
  option('kind', 3, { shiftCount: fc.integer({ min: 0, max: 14 }) }),
  option('kind', 4),
  option('kind', 8, { timestampValue: u32, timestampEchoReply: u32 }),
  option('kind', 34, { cookie: octets(8) }),
  // A number that nobody has.
  option('kind', 99, { data: octets(8) }),
  sack,
)

/** Octets of a TCP option as drawn. */
function sizeOf(item: Values): number {
  const edges = Object.keys(item).filter(name => name.includes('Edge')).length
  return { 1: 1, 2: 4, 3: 3, 4: 2, 8: 10, 34: 10, 99: 10 }[Number(item.kind)] ?? 2 + 4 * edges
}

/** As many options of the list as forty octets hold. */
function fitting<Item extends Values>(items: readonly Item[], size: (item: Item) => number): Item[] {
  let room = 40
  return items.filter(item => {
    const fits = size(item) <= room
    if (fits) room -= size(item)
    return fits
  })
}

const tcp = fc
  .tuple(layer('tcp', { destinationPort: 4242 }), fc.array(tcpOption, { maxLength: 6 }))
  .map(([base, options]) => withOptions(base, fitting(options, sizeOf)))

function withOptions(base: LayerValues, items: readonly Values[]): LayerValues {
  return { ...base, values: { ...base.values, ...list('options', items) } }
}

const route = (type: number, most: number) =>
  fc.tuple(fc.array(u32, { minLength: 1, maxLength: most }), fc.nat(most)).map(
    ([addresses, done]): Values => ({
      type,
      pointer: 4 + 4 * Math.min(done, addresses.length),
      ...Object.fromEntries(addresses.map((address, i) => [`address${i + 1}`, address])),
    }),
  )

const times = fc.tuple(fc.array(u32, { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 1), fc.nat(15)).map(
  ([stamps, flag, overflow]): Values => ({
    type: 68,
    pointer: 5,
    overflow,
    flag,
    ...Object.fromEntries(
      stamps.flatMap((stamp, i) => [
        ...(flag
          ? [[`address${i + 1}`, stamp ^ 0x5555]].map(([name, value]) => [name, Number(value) >>> 0])
          : []),
        [`timestamp${i + 1}`, stamp % 86_400_000],
      ]),
    ),
  }),
)

const ipv4Options: fc.Arbitrary<readonly Values[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  route(7, 9).map(item => [item]),
  route(131, 9).map(item => [item]),
  route(137, 9).map(item => [item]),
  times.map(item => [item]),
  option('type', 148, { routerAlert: u16 }).map(item => [{ type: 1 }, item]),
  option('type', 136, { streamIdentifier: u16 }).map(item => [item, { type: 1 }]),
  option('type', 130, {
    // From unclassified to top secret (RFC 791 §3.1).
    security: fc.constantFrom(0, 0xf135, 0x789a, 0xbc4d, 0x5e26, 0xaf13, 0xd788, 0x6bc5),
    compartments: u16,
    handlingRestrictions: u16,
    transmissionControlCode: fc.nat(0xffffff),
  }).map(item => [item]),
)

const whole = { moreFragments: 0, fragmentOffset: 0 }
const ipv4 = fc
  .tuple(
    layer('ipv4', {}, ['fragmentOffset', 'moreFragments']),
    ipv4Options,
    fc.oneof(
      { weight: 6, arbitrary: fc.constant(whole) },
      fc.record({ moreFragments: fc.nat(1), fragmentOffset: fc.nat(8191) }),
    ),
  )
  .map(([base, options, piece]) => withOptions({ ...base, values: { ...base.values, ...piece } }, options))

const arp = layer('arp', {}, ['operation']).chain(base =>
  fc
    .record({
      operation: fc.integer({ min: 1, max: 4 }),
      senderHardwareAddress: octets(6),
      senderProtocolAddress: u32,
      targetHardwareAddress: octets(6),
      targetProtocolAddress: u32,
    })
    .map(values => ({ ...base, values: { ...base.values, ...values } })),
)

const ipv6Option = fc.oneof(
  option('type', 5, { routerAlert: u16 }),
  option('type', 1, { data: fc.constantFrom(new Uint8Array(1), new Uint8Array(5)) }),
  option('type', 0),
)
const extensionOptions = (protocol: string) =>
  fc
    .array(ipv6Option, { minLength: 1, maxLength: 4 })
    .map((options): LayerValues => ({ protocol, values: list('options', options) }))

const routing = fc.tuple(fc.array(octets(16), { minLength: 1, maxLength: 3 }), fc.nat(3)).map(
  ([addresses, left]): LayerValues => ({
    protocol: 'routing',
    values: {
      routingType: 0,
      segmentsLeft: Math.min(left, addresses.length),
      ...Object.fromEntries(addresses.map((address, i) => [`address${i + 1}`, address])),
    },
  }),
)

const fragment = fc.oneof(
  layer('fragment', { fragmentOffset: 0, moreFragments: 0 }),
  layer('fragment', {}, []),
)

const ipv6 = fc
  .tuple(
    layer('ipv6'),
    fc.option(extensionOptions('hopByHop'), { nil: undefined }),
    fc.option(routing, { nil: undefined, freq: 4 }),
    fc.option(extensionOptions('destinationOptions'), { nil: undefined, freq: 4 }),
    fc.option(fragment, { nil: undefined, freq: 4 }),
  )
  .map(layers => layers.flatMap(each => each ?? []))

const requestOptions = fc
  .uniqueArray(fc.constantFrom('blksize', 'timeout', 'tsize', 'windowsize'), { maxLength: 4 })
  .map(names =>
    list(
      'options',
      names.map(name => ({ name: utf8(name), value: utf8(String(name.length * 8)) })),
    ),
  )
const utf8 = (words: string) => new TextEncoder().encode(words)

const tftp = fc
  .oneof(
    fc
      .tuple(fc.constantFrom(1, 2), text, fc.constantFrom('octet', 'netascii', 'OcTeT'), requestOptions)
      .map(([opcode, filename, mode, options]) => ({ opcode, filename, mode: utf8(mode), ...options })),
    u16.map(blockNumber => ({ opcode: 3, blockNumber })),
    u16.map(blockNumber => ({ opcode: 4, blockNumber })),
    fc.tuple(fc.nat(8), text).map(([errorCode, errorMessage]) => ({ opcode: 5, errorCode, errorMessage })),
    requestOptions.map(options => ({ opcode: 6, ...options })),
  )
  .map((values): LayerValues => ({ protocol: 'tftp', values }))

const data = (most: number) =>
  fc
    .uint8Array({ minLength: 1, maxLength: most })
    .map((payload): LayerValues => ({ protocol: 'data', values: { data: payload } }))

const onlyData = (values: LayerValues) => values.values.opcode === 3

const udp = fc.oneof(
  fc.tuple(layer('udp', { sourcePort: 4001, destinationPort: 4242 }), data(60)).map(layers => [...layers]),
  layer('udp', { sourcePort: 4001, destinationPort: 4242 }).map(header => [header]),
  fc
    .tuple(layer('udp', { destinationPort: 69 }, ['sourcePort']), tftp, data(512))
    .map(([header, message, block]) => (onlyData(message) ? [header, message, block] : [header, message])),
)

const segment = fc
  .tuple(tcp, fc.option(data(60), { nil: undefined }))
  .map(layers => layers.flatMap(each => each ?? []))

/** What a router quotes: the header and the first octets of what it could not deliver. */
const quoted = (network: fc.Arbitrary<LayerValues>) =>
  fc
    .tuple(network, layer('udp', { sourcePort: 4001, destinationPort: 4242 }), data(20))
    .map(layers => [...layers])

const icmp = fc.oneof(
  fc
    .tuple(fc.constantFrom(0, 8), layer('icmp'), data(40))
    .map(([type, base, payload]) => [{ ...base, values: { ...base.values, type, code: 0 } }, payload]),
  fc
    .tuple(
      fc.constantFrom([3, 0], [3, 1], [3, 3], [3, 4], [5, 1], [11, 0], [11, 1], [12, 0]),
      layer('icmp'),
      quoted(layer('ipv4', whole)),
    )
    .map(([[type = 0, code = 0], base, packet]) => [
      { ...base, values: { ...base.values, type, code } },
      ...packet,
    ]),
)

const solicitation = option('type', 1, { linkLayerAddress: octets(6) })
const targetOption = option('type', 2, { linkLayerAddress: octets(6) })
const prefix = option('type', 3, {
  prefixLength: fc.integer({ min: 0, max: 128 }),
  onLink: fc.nat(1),
  autonomous: fc.nat(1),
  validLifetime: u32,
  preferredLifetime: u32,
  prefix: octets(16),
})
const mtu = option('type', 5, { mtu: u32 })

const icmpv6 = fc.oneof(
  fc
    .tuple(fc.constantFrom(128, 129), layer('icmpv6'), data(40))
    .map(([type, base, payload]) => [{ ...base, values: { ...base.values, type, code: 0 } }, payload]),
  fc
    .tuple(fc.constantFrom(1, 2, 3, 4), layer('icmpv6'), quoted(layer('ipv6')))
    .map(([type, base, packet]) => [{ ...base, values: { ...base.values, type, code: 0 } }, ...packet]),
  fc
    .tuple(
      fc.constantFrom(130, 131, 132, 133, 134, 135, 136, 137),
      layer('icmpv6', { code: 0 }),
      fc.array(fc.oneof(solicitation, targetOption, prefix, mtu), { maxLength: 3 }),
    )
    .map(([type, base, options]) => {
      const header = { ...base, values: { ...base.values, type } }
      // Who asks about groups and who answers has no options (RFC 2710 §3).
      return [type < 133 ? header : withOptions(header, options)]
    }),
)

const link = fc.oneof(
  { weight: 3, arbitrary: layer('ethernet').map(ethernet => [ethernet]) },
  fc.tuple(layer('ethernet'), layer('vlan')).map(layers => [...layers]),
  fc.tuple(layer('ethernet'), layer('vlan'), layer('vlan')).map(layers => [...layers]),
  layer('ethernet').map(ethernet => [
    ethernet,
    { protocol: 'llc', values: {} },
    { protocol: 'snap', values: {} },
  ]),
)

const packet: fc.Arbitrary<LayerValues[]> = fc.oneof(
  arp.map(question => [question]),
  {
    weight: 3,
    arbitrary: fc.tuple(ipv4, fc.oneof(udp, segment, icmp)).map(([header, rest]) => [header, ...rest]),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(ipv6, fc.oneof(udp, segment, icmpv6)).map(([headers, rest]) => [...headers, ...rest]),
  },
)

/** Any frame that this book knows: link, network, transport, application. */
export const anyFrame: fc.Arbitrary<LayerValues[]> = fc
  .tuple(link, packet)
  .map(([outer, inner]) => [...outer, ...inner])
