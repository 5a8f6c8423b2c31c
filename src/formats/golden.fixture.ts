/** Compares our dissections of a capture with tshark's, leaf by leaf. */
import '../wire/protocols/breadth.fixture'
import { hexOf } from '../wire/address'
import { verify } from '../wire/checksum'
import { decode } from '../wire/decode'
import { encode, layersOf } from '../wire/encode'
import type { Dissection, FieldSpan, LayerSpan } from '../wire/spec'
import { gaps } from '../wire/tiling.fixture'
import type { Capture } from './capture'
import { isPcap, readPcap } from './pcap'
import { isPcapng, readPcapng } from './pcapng'
import { dictionary, reviewed, unnamed } from './tsharkNames.fixture'

/** A row of a golden line: name, shown value, offset, length; a fifth element of `!` is tshark's own slip. */
type Row = [name: string, show: string, offset: number, length: number, extra?: string, slip?: string]

/** What tshark said of one packet. */
export interface Golden {
  readonly n: number
  readonly t: string
  readonly p: string
  readonly l: readonly (readonly [string, number, number, string?])[]
  readonly f?: readonly Row[]
  readonly b?: readonly Row[]
  readonly g?: readonly (readonly [string, string])[]
  readonly x?: readonly (readonly [string, string])[]
}

export interface Case {
  readonly name: string
  readonly file: Uint8Array
  readonly golden: string
}

export interface Judgement {
  readonly summary: string
  readonly unexplained: readonly string[]
  /** Reasons and how often each was given. */
  readonly explained: ReadonlyMap<string, number>
}

export function read(file: Uint8Array): Capture {
  return isPcap(file) ? readPcap(file) : isPcapng(file) ? readPcapng(file) : readPcap(file)
}

const ETHERNET = 1
const RAW: readonly number[] = [12, 14, 101, 228, 229]

export function judgeSet(cases: readonly Case[]): Judgement {
  const explained = new Map<string, number>()
  const unexplained: string[] = []
  const counts = { captures: 0, frames: 0, skipped: 0, ours: 0, equal: 0, theirs: 0, checksums: 0 }
  for (const { name, file, golden } of cases) {
    counts.captures++
    const capture = read(file)
    // tshark lists pcapng's custom blocks as packets.
    const lines = golden
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Golden)
      .filter(({ p, t }) => !(p === 'data' && t === ''))
    const isRead = capture.interfaces.some(({ linkType }) => linkType === ETHERNET || RAW.includes(linkType))
    if (lines.length !== capture.packets.length && isRead) {
      unexplained.push(
        `${name}: ${lines.length} packets in tshark, ${capture.packets.length} here (${capture.problems[0]?.code})`,
      )
    }
    const ports: Record<number, string> = {}
    for (const [i, packet] of capture.packets.entries()) {
      const line = lines[i]
      const linkType = capture.interfaces[packet.interface]?.linkType
      if (!line) continue
      if (linkType !== ETHERNET && !RAW.includes(linkType ?? -1)) {
        counts.skipped++
        continue
      }
      counts.frames++
      const link = linkType === ETHERNET ? 'ethernet' : 'raw'
      const dissection = decode(packet.octets, { link, ports })
      learnPorts(dissection, ports)
      const say = (text: string) => unexplained.push(`${name} #${line.n} ${text}`)
      for (const gap of gaps(dissection)) say(gap)
      if (hexOf(encode(layersOf(dissection)).octets) !== hexOf(packet.octets))
        say('is not encoded as it was read')
      const explain = (reason: string) => explained.set(reason, (explained.get(reason) ?? 0) + 1)
      const result = compare(dissection, line, say, explain)
      counts.checksums += compareChecksums(dissection, line, say, explain)
      counts.ours += result.ours
      counts.equal += result.equal
      counts.theirs += result.theirs
    }
  }
  const summary =
    `${counts.captures} captures, ${counts.frames} frames (${counts.skipped} of other links), ` +
    `${counts.ours} fields of ours, ${counts.equal} equal, ${counts.checksums} verdicts on checksums equal; ${counts.theirs} rows of tshark, ` +
    `${[...explained.values()].reduce((sum, count) => sum + count, 0)} explained, ${unexplained.length} not`
  return { summary, unexplained, explained }
}

/** Answers of TFTP come from a new port to the client's: the client's port is TFTP from its request on. */
function learnPorts({ layers }: Dissection, ports: Record<number, string>): void {
  for (const [i, layer] of layers.entries()) {
    const number = (of: LayerSpan | undefined, name: string) =>
      of?.fields.find(field => field.name === name)?.value
    if (layer.protocol !== 'tftp' || number(layers[i - 1], 'destinationPort') !== 69) continue
    const port = number(layers[i - 1], 'sourcePort')
    if (typeof port === 'number') ports[port] = 'tftp'
  }
}

/** The name of a field without its place in a list. */
export const key = (name: string) =>
  name
    .replace(/\[\d+\]/, '')
    .replace(/\d+$/, match => (/(address|timestamp|Edge)\d+$/.test(name) ? '' : match))

function compare(
  dissection: Dissection,
  golden: Golden,
  say: (text: string) => void,
  explain: (reason: string) => void,
): { ours: number; equal: number; theirs: number } {
  const { rows, left, ours, equal } = compareOurs(dissection, golden, say, explain)
  for (const row of left) {
    const reason = whyOnlyTheirs(dissection, row)
    if (reason) explain(reason)
    else say(`${row.slice(0, 4).join(' ')} is tshark's alone`)
  }
  return { ours, equal, theirs: rows.length }
}

/** Each field of ours against the row of tshark that stands there; `left` are the rows that nobody asked for. */
export function compareOurs(
  dissection: Dissection,
  golden: Golden,
  say: (text: string) => void,
  explain: (reason: string) => void,
) {
  const all = [...(golden.f ?? []), ...(golden.b ?? [])]
  const rows = all.filter(row => row.at(-1) !== '!')
  const slips = all.filter(row => row.at(-1) === '!')
  const left = new Set(rows)
  let ours = 0
  let equal = 0
  const compared: string[] = []
  for (const layer of dissection.layers) {
    for (const field of layer.fields) {
      const judged = dictionary[layer.protocol]?.[key(field.name)]
      if (!judged) {
        const path = `${layer.protocol}.${key(field.name)}`
        const reason = unnamed.find(([, fields]) => fields.test(path))?.[0]
        if (reason) explain(reason)
        else say(`${path} has no name in tshark's words and no reason why not`)
        continue
      }
      ours++
      const row = rowOf(rows, judged.names, field)
      const isSlip = !row && slips.some(row => judged.names.includes(row[0]) && covers(row, field))
      const reason = isSlip ? "tshark's own inconsistency" : whyOnlyOurs(layer, field, golden)
      if (!row && reason) explain(reason)
      if (!row && !reason)
        say(
          `${layer.protocol}.${field.name} at ${field.bitOffset / 8} is ours alone (${golden.x?.map(x => x[1]).join('; ')})`,
        )
      if (!row) continue
      left.delete(row)
      const shown = judged.show(field.value, field)
      if (sameText(shown, row[1])) {
        equal++
        compared.push(`${layer.protocol}.${key(field.name)}`)
      } else say(`${layer.protocol}.${field.name}: ours ${shown}, tshark ${row[0]} ${row[1]}`)
    }
  }
  return { ours, equal, rows, left, compared }
}

/** The row of the first name that has one. */
function rowOf(rows: readonly Row[], names: readonly string[], field: FieldSpan): Row | undefined {
  for (const name of names) {
    const row = rows.find(row => row[0] === name && covers(row, field))
    if (row) return row
  }
  return undefined
}

/** Same octets; or, for bit fields, octets around the bits and not more than the group. */
function covers([, , offset, length]: Row, { bitOffset, bitLength }: FieldSpan): boolean {
  const isOctets = bitOffset % 8 === 0 && bitLength % 8 === 0
  if (isOctets) return offset * 8 === bitOffset && length * 8 === bitLength
  return offset * 8 <= bitOffset && (offset + length) * 8 >= bitOffset + bitLength
}

/** tshark cuts long values; so did the golden file. */
function sameText(ours: string | undefined, theirs: string): boolean {
  if (ours === undefined) return true
  if (theirs.endsWith('…')) return ours.startsWith(theirs.slice(0, -1))
  return ours === theirs
}

const BROKEN = ['ipv4.version', 'ipv6.version']

/** What tshark says where it reads no further. */
const STOPS = /Malformed|Bogus|Bad length|Pointer points|option length should be|goes past the end/i

/** tshark gives up on a header that it finds wrong or cut; we show the fields that are there. */
function whyOnlyOurs(layer: LayerSpan, field: FieldSpan, golden: Golden): string | undefined {
  const { name } = field
  const complaint = golden.x?.map(([, text]) => text).find(text => STOPS.test(text))
  if (complaint) return `ours alone: tshark stops at "${complaint.replace(/\d+/g, 'N')}"`
  if (golden.l.some(([name]) => name === '_ws.short' || name === '_ws.malformed')) {
    return 'ours alone: tshark stops where the capture is cut'
  }
  if (layer.protocol === 'ethernet' && name === 'padding') return whyOtherPadding(field, golden)
  if (
    layer.protocol === 'snap' &&
    name === 'organizationCode' &&
    golden.f?.every(([name]) => name !== 'llc.oui')
  )
    return 'ours alone: an organization code, which the golden dissections leave out and built frames show'
  const isCutTcp = layer.protocol === 'tcp' && !layer.fields.some(({ name }) => name === 'urgentPointer')
  if (isCutTcp) return 'ours alone: of a cut TCP header tshark shows the ports'
  if (layer.protocol === 'llc' && name === 'control')
    return 'ours alone: two octets of control that tshark shows as one'
  if (layer.protocol === 'vlan' && name === 'type')
    return 'ours alone: tshark has no row for the type of an 88A8 tag'
  if (/^options\[\d+\]\.(type|length)$/.test(name))
    return 'ours alone: tshark does not show an option it does not know'
  if (/^options\[\d+\]\.data$/.test(name)) return 'ours alone: octets of an option that tshark reads further'
  return undefined
}

/** What is behind the packet may be padding and something else to tshark, or a packet that goes on. */
function whyOtherPadding({ bitOffset, bitLength }: FieldSpan, golden: Golden): string | undefined {
  const [start, end] = [bitOffset / 8, (bitOffset + bitLength) / 8]
  const parts = (golden.f ?? []).filter(([name]) => name === 'eth.padding' || name === 'eth.trailer')
  const octets = parts.reduce((sum, [, , , length]) => sum + length, 0)
  if (parts[0]?.[2] === start && octets === end - start)
    return 'ours alone: padding that tshark parts in padding and trailer'
  const readOn = golden.l.some(([, offset]) => offset >= start && offset < end)
  return readOn ? 'ours alone: padding behind a payload length of 0, in which tshark reads on' : undefined
}

function whyOnlyTheirs({ layers, findings }: Dissection, [name, , offset, length]: Row): string | undefined {
  const named = reviewed.find(([, names]) => names.test(name))?.[0]
  if (named) return named
  const layer = layers.findLast(
    ({ start, bodyStart, fields }) =>
      fields.some(
        ({ bitOffset, bitLength }) => bitOffset <= offset * 8 && bitOffset + bitLength > offset * 8,
      ) ||
      (start <= offset && offset < bodyStart),
  )
  const index = layer ? layers.indexOf(layer) : -1
  const leaf = layer?.fields.find(
    ({ bitOffset, bitLength }) => bitOffset <= offset * 8 && bitOffset + bitLength >= (offset + length) * 8,
  )
  const parent = layers[index - 1]
  if (/\.payload$|segment_data$/.test(name)) {
    const carrier = layers.find(
      ({ bodyStart, bodyEnd }) => bodyStart === offset && bodyEnd === offset + length,
    )
    if (carrier) return 'a payload that we show by what it holds'
    const around = layers.find(({ bodyStart, bodyEnd }) => bodyStart === offset && bodyEnd < offset + length)
    if (around) return 'a payload with the surplus behind it, which is not part of the datagram'
  }
  if (layer?.protocol === 'data' && leaf) {
    const demux = parent?.fields
      .filter(({ spec }) => spec.selects)
      .map(({ name, value }) => `${name} ${value}`)
    return `in data behind ${parent?.protocol} (${/port/i.test(demux?.[0] ?? '') ? 'port' : demux?.join()}): ${name.split('.')[0]}`
  }
  const stop = findings.find(({ code, octets }) => BROKEN.includes(code) && octets[0] <= offset)
  if (stop) return `behind a header that no receiver reads on: ${stop.code}`
  if (layer && leaf && /^(padding|surplus)$/.test(leaf.name))
    return `in ${layer.protocol} ${leaf.name}: ${name}`
  return undefined
}

/** tshark's verdicts, as numbers. */
const VERDICTS = { bad: '0', good: '1', unverified: '2', none: '3', illegal: '4' }

/** Our verdict on each checksum against tshark's, in the order of the layers; how many were equal. */
export function compareChecksums(
  dissection: Dissection,
  golden: Golden,
  say: (text: string) => void,
  explain: (reason: string) => void,
): number {
  let equal = 0
  for (const [protocol, field, theirs] of CHECKSUMS) {
    const wanted = (golden.g ?? []).filter(([name]) => name === `${theirs}.checksum.status`)
    const ours = dissection.layers.flatMap((layer, index) => {
      const result = layer.protocol === protocol && verify(dissection.octets, dissection.layers, index, field)
      return result ? [{ verdict: VERDICTS[result.verdict], quoted: layer.quoted }] : []
    })
    // Beyond our reach (tunnels) or tshark's (cut headers) there is nothing to compare.
    for (const [i, { verdict, quoted }] of ours.entries()) {
      const seen = wanted[i]?.[1]
      if (seen === undefined) continue
      if (seen === verdict) equal++
      else if (verdict === VERDICTS.unverified) {
        explain(
          'ours alone: a checksum whose octets are not all here, which tshark sums up as far as they go',
        )
      } else if (seen === VERDICTS.unverified && quoted) {
        explain('ours alone: a checksum within a quote, which tshark does not look at')
      } else say(`${theirs} checksum: ours ${verdict}, tshark ${seen}`)
    }
  }
  return equal
}

const CHECKSUMS = [
  ['ipv4', 'headerChecksum', 'ip'],
  ['icmp', 'checksum', 'icmp'],
  ['icmpv6', 'checksum', 'icmpv6'],
  ['udp', 'checksum', 'udp'],
  ['tcp', 'checksum', 'tcp'],
] as const
