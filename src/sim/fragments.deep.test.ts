/** The judge from outside: tshark puts the datagrams together that we sent in pieces, octet for octet. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writePcap } from '../formats/pcap'
import { dissect, hasTshark } from '../formats/tshark.fixture'
import type { Scenario } from '../scenario/scenario'
import { captureAt, capturePoints } from '../trace/capture'
import { hexOf } from '../wire/address'
import { message, sending, WHOLE } from './fragments.fixture'
import { simulate } from './simulate'

const piece = (number: number) => `${WHOLE} fragment ${number}`

/** Sizes sent, and which of these datagrams become whole. */
const cases: readonly (readonly [string, Scenario, readonly number[]])[] = [
  ['too big to send', sending([1472, 1473, 65_507, 65_508]), [1473, 65_507]],
  ['cut by a router, a piece too', sending([2000, 600, 5], [1500, 1500, 576]), [2000, 600]],
  ['the smallest MTU', sending([500], [1500, 1500, 68]), [500]],
  [
    'out of order',
    sending([4000], undefined, {
      interventions: [{ pdu: piece(1), hop: 0, act: { kind: 'delay', by: 50_000 } }],
    }),
    [4000],
  ],
  [
    'a piece twice',
    sending([4000], undefined, { interventions: [{ pdu: piece(2), hop: 0, act: { kind: 'duplicate' } }] }),
    [4000],
  ],
  [
    'one fragment lost',
    sending([4000, 3000], undefined, { interventions: [{ pdu: piece(2), hop: 0, act: { kind: 'drop' } }] }),
    [3000],
  ],
]

/** Payloads of the UDP datagrams that tshark puts together of the frames that came to a point. */
function reassembled(frames: readonly { at: number; octets: Uint8Array }[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'octet-'))
  try {
    const file = join(folder, 'capture')
    writeFileSync(file, writePcap(frames, { fcs: true }))
    const settings = ['ip.defragment:TRUE', 'udp.check_checksum:TRUE'].flatMap(each => ['-o', each])
    const filter = ['-Y', 'ip.reassembled.length && udp.checksum.status == 1 && !icmp']
    const { stdout } = spawnSync(
      'tshark',
      ['-n', '-r', file, ...settings, ...filter, '-T', 'fields', '-e', 'udp.payload'],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    )
    return stdout.split('\n').filter(Boolean)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(!hasTshark)('tshark', () => {
  it.each(cases)(
    '%s: joins what we joined, octet for octet, and finds nothing wrong',
    (_, scenario, whole) => {
      const trace = simulate(scenario)
      const wanted = whole.map(octets => hexOf(new TextEncoder().encode(message(octets))))
      const atServer = captureAt(trace, { node: 'server', port: 0 }).filter(each => each.direction === 'in')
      expect(reassembled(atServer)).toEqual(wanted)
      for (const point of capturePoints(trace)) {
        const judged = dissect(writePcap(captureAt(trace, point), { fcs: true }), true)
        const faults = judged.flatMap(({ complaints }) =>
          complaints.filter(each => /malformed|bad|checksum/i.test(each)),
        )
        expect(faults, `${point.node} ${point.port}`).toEqual([])
      }
    },
  )
})
