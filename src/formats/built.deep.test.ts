/** Frames of every kind that our encoder makes, before the judges: tshark, tcpdump, and our own laws. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexOf } from '../wire/address'
import { decode } from '../wire/decode'
import { encode, layersOf } from '../wire/encode'
import { protocols } from '../wire/protocols'
import { routeEnd } from '../wire/protocols/ipv4Options'
import { gaps } from '../wire/tiling.fixture'
import { anyFrame } from './built.fixture'
import { compareChecksums, compareOurs, key } from './golden.fixture'
import { writePcap } from './pcap'
import { hasScapy, scapyChecksums } from './scapyJudge.fixture'
import { dissect, hasTshark } from './tshark.fixture'
import { goldenOf } from './tsharkLine.fixture'
import { reviewedReasons, unnamed } from './tsharkNames.fixture'

const COUNT = 4000

const frames = fc.sample(anyFrame, { seed: 20_261, numRuns: COUNT }).map(layers => encode(layers).octets)
const capture = writePcap(frames.map((octets, i) => ({ at: i, octets })))

/** A frame whose source route has been gone through. */
function isUsedUp(octets: Uint8Array | undefined): boolean {
  return decode(octets ?? new Uint8Array(0)).layers.some(layer =>
    layer.fields.some(
      ({ name, value }) =>
        (/^options\[\d\]\.type$/.test(name) && (value === 131 || value === 137) && !routeEnd(layer)) ||
        (name === 'segmentsLeft' && value === 0),
    ),
  )
}

/** All rows of all header tables, those of options as `options.name`. */
function everyField(): string[] {
  const all = protocols.flatMap(({ protocol, fields, trailer = [] }) =>
    [...fields, ...trailer]
      .flatMap(({ name, list }) =>
        list
          ? [...Object.values(list.items), list.other].flatMap(item =>
              item.fields.map(field => `${name}.${field.name}`),
            )
          : [name],
      )
      .map(name => `${protocol}.${key(name)}`),
  )
  return [...new Set(all)].filter(field => !unnamed.some(([, fields]) => fields.test(field)))
}

/** Rows that no frame built here has: a jumbogram is longer than 65,535 octets, which no link here carries. */
const uncovered = /^\w+\.options\.jumboPayloadLength$/

function hasTimestamp(octets: Uint8Array | undefined): boolean {
  return decode(octets ?? new Uint8Array(0)).layers.some(({ fields }) =>
    fields.some(({ name, value }) => name === 'options[0].type' && value === 68),
  )
}

describe('built frames', () => {
  it('are read back to what tiles them and makes the same octets', () => {
    for (const octets of frames) {
      const dissection = decode(octets)
      expect(gaps(dissection)).toEqual([])
      expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(octets))
    }
  })

  it.skipIf(!hasTshark)(
    'tshark: no malformed frame, no bad checksum, each field where and what we say',
    () => {
      const judged = dissect(capture)
      expect(judged.length).toBe(COUNT)
      const said: string[] = []
      const explained = new Map<string, number>()
      const covered = new Set<string>()
      const counts = { ours: 0, equal: 0, checksums: 0 }
      for (const [i, octets] of frames.entries()) {
        const packet = judged[i]
        if (!packet) continue
        const dissection = decode(octets)
        const say = (text: string) => said.push(`frame ${i}: ${text} (${hexOf(octets)})`)
        const explain = (reason: string) => explained.set(reason, (explained.get(reason) ?? 0) + 1)
        for (const complaint of packet.complaints) if (/malformed|bad$/i.test(complaint)) say(complaint)
        const golden = goldenOf(packet, i)
        const { ours, equal, compared } = compareOurs(dissection, golden, say, explain)
        for (const each of compared) covered.add(each)
        counts.ours += ours
        counts.equal += equal
        counts.checksums += compareChecksums(dissection, golden, say, explain)
      }
      process.stdout.write(
        `built: ${COUNT} frames, ${counts.ours} fields, ${counts.equal} equal, ${counts.checksums} verdicts on checksums equal; ` +
          `${JSON.stringify(Object.fromEntries(explained))}\n`,
      )
      expect(said.slice(0, 20)).toEqual([])
      // Every row of every table stood in some frame and was found equal, but for those with a reason.
      expect(everyField().filter(field => !covered.has(field) && !uncovered.test(field))).toEqual([])
      expect(
        [...explained.keys()].filter(reason => !reviewedReasons.some(each => each.test(reason))),
      ).toEqual([])
    },
  )

  const hasTcpdump = spawnSync('tcpdump', ['--version']).status === 0
  if (!hasTcpdump && process.env.OCTET_JUDGES === 'required')
    throw new Error('tcpdump is required and missing')

  it.skipIf(!hasTcpdump)('tcpdump: its own checksum code finds none wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'octet-'))
    try {
      writeFileSync(join(folder, 'capture'), capture)
      const { stdout } = spawnSync('tcpdump', ['-#nvvv', '-r', join(folder, 'capture')], {
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      })
      const correct = stdout.match(/udp sum ok|cksum 0x[0-9a-f]+ \(correct\)|icmp6 sum ok/g) ?? []
      process.stdout.write(`built: ${correct.length} checksums correct by tcpdump\n`)
      const packets = stdout.split(/^(?= *\d+ {2}\d\d:)/m)
      const wrong = packets.filter(text => /bad (udp |icmp6? )?c?k?sum|incorrect|wrong/.test(text))
      // tcpdump sums over the end of a route also where the route is used up, when the packet is at its destination.
      const seen = wrong.filter(text => !isUsedUp(frames[Number.parseInt(text, 10) - 1]))
      expect(seen.map(text => text.slice(0, 600)).slice(0, 5)).toEqual([])
      expect(correct.length).toBeGreaterThan(COUNT / 3)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.skipIf(!hasScapy)('Scapy: makes the same checksums anew', () => {
    const { equal, others } = scapyChecksums(
      writePcap(frames.slice(0, 1000).map((octets, i) => ({ at: i, octets }))),
    )
    process.stdout.write(`built: ${equal} checksums alike by Scapy\n`)
    // As tcpdump, it takes the end of a route also where the route is used up; and it rebuilds a datagram behind a
    // time stamp option otherwise, where tshark and tcpdump both find the checksum right.
    const isKnown = (octets: Uint8Array | undefined) => isUsedUp(octets) || hasTimestamp(octets)
    expect([...others].filter(([n]) => !isKnown(frames[n])).map(([, line]) => line)).toEqual([])
    expect(equal).toBeGreaterThan(1000)
  })
})
