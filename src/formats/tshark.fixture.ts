// A judge from outside: what tshark says of a capture, checksums verified, reassembly off.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One field as tshark prints it: octets counted from the frame's start; `value` is the octets in hex. */
export interface JudgedField {
  readonly protocol: string
  readonly name: string
  readonly offset: number
  readonly length: number
  readonly show: string
  readonly value: string
  /** For bit fields: the octets before the mask. */
  readonly unmasked?: string
}

/** One packet: its protocols from the outside in, their fields, and tshark's complaints. */
export interface JudgedPacket {
  readonly protocols: readonly string[]
  readonly fields: readonly JudgedField[]
  readonly complaints: readonly string[]
}

const settings = [
  'ip.check_checksum:TRUE',
  'udp.check_checksum:TRUE',
  'tcp.check_checksum:TRUE',
  'ip.defragment:FALSE',
  'ipv6.defragment:FALSE',
  'tcp.desegment_tcp_streams:FALSE',
].flatMap(setting => ['-o', setting])

/** Whether tshark is here. Where judges are required its absence is an error: a judge cannot silently vanish. */
export const hasTshark = spawnSync('tshark', ['--version']).status === 0
if (!hasTshark && process.env.OCTET_JUDGES === 'required') throw new Error('tshark is required and missing')

function withCapture<T>(
  capture: Uint8Array,
  judge: (run: (...args: string[]) => string, folder: string) => T,
): T {
  const folder = mkdtempSync(join(tmpdir(), 'octet-'))
  const file = join(folder, 'capture')
  writeFileSync(file, capture)
  const run = (...args: string[]) => {
    const all = ['-n', '-r', file, ...settings, ...args]
    const { status, stdout, stderr } = spawnSync('tshark', all, { encoding: 'utf8', maxBuffer: 1 << 29 })
    if (status !== 0) throw new Error(`tshark: ${stderr}`)
    return stdout
  }
  try {
    return judge(run, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plain(text: string) {
  return text.replace(/&(#x?)?(\w+);/g, (_, number, code) =>
    number ? String.fromCodePoint(Number.parseInt(code, number === '#x' ? 16 : 10)) : (entities[code] ?? ''),
  )
}

function attributes(tag: string) {
  return new Map(
    [...tag.matchAll(/([\w.]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]),
  )
}

/** What tshark remarks on without finding anything wrong: that a connection begins. */
const REMARKS = /^Connection establish request/

function readPacket(pdml: string): JudgedPacket {
  const protocols: string[] = []
  const fields: JudgedField[] = []
  const complaints: string[] = []
  for (const [, kind, tag = ''] of pdml.matchAll(/<(proto|field) ([^>]*)>/g)) {
    const each = attributes(tag)
    const name = each.get('name') ?? ''
    if (kind === 'proto') {
      if (!['geninfo', 'frame'].includes(name)) protocols.push(name)
      if (name === '_ws.malformed') complaints.push('malformed')
      continue
    }
    const protocol = protocols.at(-1)
    if (protocol === undefined) continue
    const show = each.get('show') ?? ''
    if (/\.checksum\.status$/.test(name) && show === '0') complaints.push(`${name} bad`)
    if (name === '_ws.expert.message' && !REMARKS.test(show)) complaints.push(show)
    const unmasked = each.get('unmaskedvalue')
    fields.push({
      protocol,
      name,
      offset: Number(each.get('pos')),
      length: Number(each.get('size')),
      show,
      value: each.get('value') ?? '',
      ...(unmasked === undefined ? {} : { unmasked }),
    })
  }
  return { protocols, fields, complaints }
}

/** What tshark makes of each packet. `fcs`: whether the frames carry theirs. */
export function dissect(capture: Uint8Array, fcs = false): readonly JudgedPacket[] {
  return withCapture(capture, run =>
    [
      ...run('-o', `eth.fcs:${fcs ? 'Always' : 'Never'}`, '-o', 'eth.check_fcs:TRUE', '-T', 'pdml').matchAll(
        /<packet>([\s\S]*?)<\/packet>/g,
      ),
    ].map(([, packet = '']) => readPacket(packet)),
  )
}

/** The files that tshark rebuilds from the TFTP transfers of a capture. */
export function transferredFiles(capture: Uint8Array): readonly { name: string; octets: Uint8Array }[] {
  return withCapture(capture, (run, folder) => {
    const files = join(folder, 'files')
    mkdirSync(files)
    run('-q', '--export-objects', `tftp,${files}`)
    return readdirSync(files).map(name => ({ name, octets: readFileSync(join(files, name)) }))
  })
}

/** The names of tshark's TCP analysis that each packet has: `retransmission`, `duplicate_ack` … */
export function analysisOf(capture: Uint8Array, names: readonly string[]): readonly ReadonlySet<string>[] {
  const fields = names.flatMap(name => ['-e', `tcp.analysis.${name}`])
  return withCapture(capture, run =>
    run('-o', 'eth.fcs:Never', '-T', 'fields', '-E', 'separator=|', '-E', 'occurrence=f', ...fields)
      .split('\n')
      .slice(0, -1)
      .map(line => {
        const cells = line.split('|')
        return new Set(names.filter((_, at) => cells[at] !== ''))
      }),
  )
}

/** Of protocols, a packet's own and behind it those that an ICMP message quotes: good, and what a quote may be. */
const isGoodSum = (statuses: string) => statuses === '' || /^1(,[123])?$/.test(statuses)
/** Of a piece of a datagram, or what an ICMP message quotes of one, there may be too little to sum. */
const isGoodUdp = (statuses: string, isPart: boolean) =>
  isPart ? !statuses.startsWith('0') : isGoodSum(statuses)

/**
 * What tshark holds against each packet: malformed, a checksum that is bad or was not looked at, an expert's complaint.
 * `fcs`: the frames carry theirs, which is looked at, too.
 */
export function faultsOf(capture: Uint8Array, fcs = false): readonly string[] {
  const fields = [
    'eth.fcs.status',
    'ip.checksum.status',
    'ip.flags.mf',
    'tcp.checksum.status',
    'udp.checksum.status',
    'icmp.checksum.status',
    '_ws.malformed',
    '_ws.expert.message',
  ]
  const own = ['-o', `eth.fcs:${fcs ? 'Always' : 'Never'}`, '-o', 'eth.check_fcs:TRUE']
  return withCapture(capture, run =>
    run(...own, '-T', 'fields', '-E', 'separator=|', ...fields.flatMap(each => ['-e', each]))
      .split('\n')
      .slice(0, -1)
      .map(line => {
        const [frame, ip = '', more = '', tcp = '', udp = '', icmp = '', malformed = '', messages = ''] =
          line.split('|')
        const sums = [
          [!fcs || frame === '1', 'FCS'],
          [isGoodSum(ip), 'ip sum'],
          // It sums what an ICMP message quotes of a segment as if that were all of it; the message has a sum of its own.
          [icmp !== '' || isGoodSum(tcp), 'tcp sum'],
          [isGoodUdp(udp, more.startsWith('1') || icmp !== ''), 'udp sum'],
          [icmp === '' || icmp === '1', 'icmp sum'],
        ] as const
        const bad = sums.flatMap(([isGood, name]) => (isGood ? [] : [name]))
        const remark = icmp === '' ? messages : messages.replace(/Bad checksum \[should be 0x[0-9a-f]+\]/, '')
        const complaint = /malformed|bad|illegal|checksum/i.test(remark) ? [remark] : []
        return [...bad, ...(malformed ? ['malformed'] : []), ...complaint].join(', ')
      }),
  )
}

/** What tshark reassembles of the TCP conversations of a capture: for each the octets of who spoke first, and the answers. */
export function followedStreams(
  capture: Uint8Array,
  count: number,
): readonly { readonly there: string; readonly back: string }[] {
  const all = Array.from({ length: count }, (_, at) => ['-z', `follow,tcp,raw,${at}`]).flat()
  const text = withCapture(capture, run => run('-o', 'eth.fcs:Never', '-q', ...all))
  return text
    .split('Follow: tcp,raw')
    .slice(1)
    .map(part => ({ part, at: Number(/tcp\.stream eq (\d+)/.exec(part)?.[1]) }))
    .sort((one, other) => one.at - other.at)
    .map(({ part }) => {
      const lines = part.split('\n').filter(line => /^\t?[0-9a-f]+$/.test(line))
      const of = (isBack: boolean) =>
        lines
          .filter(line => line.startsWith('\t') === isBack)
          .map(line => line.trim())
          .join('')
      return { there: of(false), back: of(true) }
    })
}
