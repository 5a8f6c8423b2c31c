/** 20,000 damaged frames: nothing throws or takes long, and where tshark finds one malformed so do we. */
import '../wire/protocols/breadth.fixture'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { hexOf } from '../wire/address'
import { decode } from '../wire/decode'
import { encode, layersOf } from '../wire/encode'
import { gaps } from '../wire/tiling.fixture'
import { compareOurs, read } from './golden.fixture'
import { mutants } from './mutants.fixture'
import { writePcap } from './pcap'
import { dissect, hasTshark } from './tshark.fixture'
import { goldenOf } from './tsharkLine.fixture'

const COUNT = 20_000
const CHUNK = 4000
const folder = process.env.OCTET_CAPTURES

/** Protocols of this book, as tshark calls them; others may be malformed without our noticing. */
const BOOK = /^(eth|vlan|ieee8021ad|llc|arp|ip|ipv6|ipv6\.\w+|icmp|icmpv6|udp|tcp|tftp)$/

function seeds(root: string): Uint8Array[] {
  return ['own', 'crafted'].flatMap(set =>
    readdirSync(join(root, set))
      .filter(name => name.endsWith('.pcap'))
      .flatMap(name => {
        const { interfaces, packets } = read(new Uint8Array(readFileSync(join(root, set, name))))
        return interfaces[0]?.linkType === 1 ? packets.map(({ octets }) => octets) : []
      }),
  )
}

/** The time of a decode; one that seemed long is taken again, as other work on the machine may have held it up. */
function steady(octets: Uint8Array, first: number): number {
  let best = first
  for (let i = 0; i < 5 && best > 5; i++) {
    const before = performance.now()
    decode(octets)
    best = Math.min(best, performance.now() - before)
  }
  return best
}

describe.runIf(folder)('damaged frames', () => {
  const pool = seeds(folder ?? '').filter(({ length }) => length >= 14 && length <= 1600)
  const frames = mutants(pool, COUNT, 3)

  it('are decoded without an exception, quickly, into leaves that tile them', () => {
    let slowest = 0
    for (const octets of frames) {
      const before = performance.now()
      const dissection = decode(octets)
      slowest = Math.max(slowest, steady(octets, performance.now() - before))
      if (gaps(dissection).length) throw new Error(`${gaps(dissection)} in ${hexOf(octets)}`)
      if (hexOf(encode(layersOf(dissection)).octets) !== hexOf(octets)) throw new Error(hexOf(octets))
    }
    process.stdout.write(
      `mutants: ${COUNT} frames of ${pool.length} seeds, slowest ${slowest.toFixed(1)} ms\n`,
    )
    expect(slowest).toBeLessThan(20)
  })

  it.skipIf(!hasTshark)('are malformed to us where they are to tshark, and agree elsewhere', () => {
    const causes = new Map<string, number>()
    const examples = new Map<string, string>()
    const counts = { malformed: 0, both: 0, beyond: 0, frames: 0, agree: 0, fields: 0, equal: 0 }
    for (let start = 0; start < COUNT; start += CHUNK) {
      const chunk = frames.slice(start, start + CHUNK)
      const judged = dissect(writePcap(chunk.map((octets, i) => ({ at: i, octets }))))
      for (const [i, octets] of chunk.entries()) {
        const packet = judged[i]
        if (!packet) continue
        const dissection = decode(octets)
        const note = (cause: string) => {
          causes.set(cause, (causes.get(cause) ?? 0) + 1)
          if (!examples.has(cause)) examples.set(cause, hexOf(octets).slice(0, 300))
        }
        const at = packet.protocols.indexOf('_ws.malformed')
        if (at >= 0) {
          const finder = packet.protocols[at - 1] ?? ''
          if (!BOOK.test(finder)) {
            counts.beyond++
            continue
          }
          counts.malformed++
          if (dissection.findings.some(({ severity }) => severity === 'error')) counts.both++
          else note(`malformed to tshark alone: ${finder}`)
          continue
        }
        counts.frames++
        const said: string[] = []
        const result = compareOurs(
          dissection,
          goldenOf(packet, i),
          text => said.push(text),
          () => undefined,
        )
        counts.fields += result.ours
        counts.equal += result.equal
        if (said.length === 0) counts.agree++
        else
          note(
            said[0]
              ?.replace(/ours .*, tshark (\S+).*/, 'differs from $1')
              .replace(/\d+/g, 'N')
              .slice(0, 120) ?? '',
          )
      }
    }
    const list = [...causes].sort((one, other) => other[1] - one[1])
    process.stdout.write(
      `mutants: ${counts.both} of ${counts.malformed} malformed are so to both (${counts.beyond} more in protocols beyond this book); ${counts.agree} of ${counts.frames} others agree in every field ` +
        `(${counts.equal} of ${counts.fields} fields)\n${list.map(([cause, count]) => `  ${count} ${cause} ${process.env.OCTET_EXAMPLES ? examples.get(cause) : ''}`).join('\n')}\n`,
    )
    expect(counts.both / counts.malformed).toBeGreaterThanOrEqual(0.99)
    expect(counts.agree / counts.frames).toBeGreaterThanOrEqual(0.99)
  })
})
