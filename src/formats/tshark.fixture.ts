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
