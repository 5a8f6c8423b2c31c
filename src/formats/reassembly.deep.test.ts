/** The judge of reassembly: what tshark puts together of others' captures, with its own reassembly on, is what we do. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { reassembled } from './reassembly.fixture'
import { hasTshark } from './tshark.fixture'

const folder = process.env.OCTET_CAPTURES ?? ''

/** tshark's frames that complete a packet: number and octets put together. */
function judged(file: string): string[] {
  const settings = ['-o', 'ip.defragment:TRUE', '-o', 'ipv6.defragment:TRUE']
  const fields = ['frame.number', 'ip.reassembled.data', 'ipv6.reassembled.data'].flatMap(name => [
    '-e',
    name,
  ])
  const { stdout, status } = spawnSync('tshark', ['-n', '-r', file, ...settings, '-T', 'fields', ...fields], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`tshark: ${file}`)
  return stdout.split('\n').flatMap(line => {
    const [frame, ipv4, ipv6] = line.split('\t')
    return ipv4 || ipv6 ? [`${frame} ${ipv4 || ipv6}`] : []
  })
}

/**
 * Where we differ on purpose: what we say of the piece, tshark having put the packet together. It shows what it can to
 * whoever looks into an attack; a receiver lets overlapping pieces go (CVE-2018-5391, RFC 5722).
 */
const DIFFERENT: Readonly<Record<string, string>> = {
  'frag4-overlap-diff.pcap': '2 abandoned overlap',
  'frag4-overlap-same.pcap': '2 abandoned overlap',
  'frag4-teardrop.pcap': '2 abandoned length',
  'frag6-overlap.pcap': '2 abandoned overlap',
}

describe.skipIf(!hasTshark || !folder)('pieces in the crafted captures', () => {
  const names = folder ? readdirSync(join(folder, 'crafted')).filter(name => /^frag[46]/.test(name)) : []

  it('are all there', () => expect(names.length).toBeGreaterThanOrEqual(18))

  it.each(names)('%s: the same packet, octet for octet, at the same frame', name => {
    const file = join(folder, 'crafted', name)
    const { whole, faults } = reassembled(readFileSync(file))
    const ours = whole.map(({ frame, octets }) => `${frame} ${Buffer.from(octets).toString('hex')}`)
    const theirs = judged(file)
    if (name in DIFFERENT) {
      expect(theirs).toHaveLength(1)
      expect(ours).toEqual([])
      expect(faults[0]).toBe(DIFFERENT[name])
    } else expect(ours).toEqual(theirs)
  })
})

describe.runIf(folder)('pieces in all captures, by the golden dissections', () => {
  it.each([
    ['crafted', 4],
    ['own', 20],
    ['real', 20],
  ] as const)('%s: as many octets at the same frames', (set, least) => {
    const lines = gunzipSync(readFileSync(join(folder, 'golden', `extra-${set}.jsonl.gz`))).toString()
    const different: string[] = []
    let count = 0
    for (const line of lines.trim().split('\n')) {
      const { file, ip = [] } = JSON.parse(line) as { file: string; ip?: string[][] }
      const { whole } = reassembled(readFileSync(join(folder, set, file)))
      const ours = whole.map(({ frame, octets }) => `${frame} ${octets.length}`)
      const theirs = ip.map(([frame, ipv4, ipv6]) => `${frame} ${ipv4 || ipv6}`)
      if (ours.join() !== theirs.join()) different.push(file)
      else count += ours.length
    }
    process.stdout.write(`reassembled ${set}: ${count} packets as tshark\n`)
    expect(different.filter(file => !(file in DIFFERENT))).toEqual([])
    expect(count).toBeGreaterThanOrEqual(least)
  })
})
