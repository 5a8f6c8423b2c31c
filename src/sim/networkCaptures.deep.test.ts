/** The judge from outside, on bad networks: tshark takes every frame at every end, but for those that a wire damaged. */
import { describe, expect, it } from 'vitest'
import { writePcap } from '../formats/pcap'
import { dissect, hasTshark, transferredFiles } from '../formats/tshark.fixture'
import { chat } from '../scenario/chat.fixture'
import { setImpairments } from '../scenario/edits'
import { sorcerersApprentice, tftpGoodDay, tftpLosesAck } from '../scenario/library/tftpDays'
import { payloadOctets } from '../scenario/payload'
import type { Impairments, Scenario } from '../scenario/scenario'
import { captureAt, capturePoints } from '../trace/capture'
import { hexOf } from '../wire/address'
import { simulate } from './simulate'

const bad: Impairments = {
  loss: 0.08,
  bursts: { share: 0.05, slot: 20_000 },
  duplication: 0.1,
  reordering: { share: 0.1, by: 9000 },
  jitter: 500,
  corruption: 0.1,
}

function worse(scenario: Scenario, seed: number): Scenario {
  const programs = scenario.programs.map(each => (each.kind === 'tftpWrite' ? { ...each, tries: 20 } : each))
  return setImpairments(setImpairments({ ...scenario, programs, seed }, 1, 0, bad), 1, 1, bad)
}

const seeds = Array.from({ length: 40 }, (_, at) => at)
const transfers: [string, Scenario][] = [
  ['TFTP on a good day', tftpGoodDay],
  ['TFTP loses an ACK', tftpLosesAck],
  ['the Sorcerer’s Apprentice', sorcerersApprentice],
  ...seeds.map((seed): [string, Scenario] => [`TFTP on a bad day, ${seed}`, worse(tftpGoodDay, seed)]),
]
const chats = seeds.map((seed): [string, Scenario] => [
  `positions, ${seed}`,
  worse(chat({ messages: { kind: 'positions', count: 40 }, every: 5714 }), seed),
])

const captured = (scenario: Scenario) => {
  const trace = simulate(scenario)
  return capturePoints(trace).flatMap(point => captureAt(trace, point))
}

describe.skipIf(!hasTshark)('tshark, on a bad network', () => {
  it.each([
    ['transfers', transfers],
    ['chats', chats],
  ])('finds nothing wrong but what a wire did: %s', (_, cases) => {
    const frames = cases.flatMap(([name, scenario]) => captured(scenario).map(each => ({ ...each, name })))
    const judged = dissect(
      writePcap(
        frames.map(({ octets }, at) => ({ at: at * 1000, octets })),
        { fcs: true },
      ),
      true,
    )
    expect(judged).toHaveLength(frames.length)
    expect(frames.length).toBeGreaterThan(1000)
    let damaged = 0
    for (const [at, { complaints, fields }] of judged.entries()) {
      const frame = frames[at] as (typeof frames)[number]
      const what = `${frame.name}: ${frame.transit.pdu}, ${frame.direction}`
      const isDamaged = frame.direction === 'in' && frame.transit.damage.length > 0
      const fcs = fields.find(({ name }) => name === 'eth.fcs.status')?.show
      if (isDamaged) {
        damaged++
        // A bit in the type field can make it a frame of another kind, which has no FCS for tshark.
        expect(fcs, what).not.toBe('1')
      } else {
        expect(
          complaints.filter(each => /malformed|bad|checksum/i.test(each)),
          what,
        ).toEqual([])
        expect(fcs, what).toBe('1')
      }
    }
    expect(damaged).toBeGreaterThan(20)
  })

  it.each(transfers.filter((_, at) => at < 13))('rebuilds the file that was sent: %s', (_, scenario) => {
    const trace = simulate(scenario)
    const program = scenario.programs.find(each => each.kind === 'tftpWrite')
    const wanted = program?.kind === 'tftpWrite' ? payloadOctets(program.payload) : new Uint8Array()
    // tshark puts doubled blocks in twice: it is given each frame once, and none that the card dropped.
    const seen = new Set<string>()
    const frames = captureAt(trace, { node: 'server', port: 0 })
      .filter(({ transit }) => transit.damage.length === 0)
      .filter(({ transit: { pdu } }) => {
        const base = pdu.replace(/ copy \d+$/, '')
        if (seen.has(base)) return false
        seen.add(base)
        return true
      })
      .map(({ at, octets }) => ({ at, octets: octets.subarray(0, octets.length - 4) }))
    expect(transferredFiles(writePcap(frames)).map(({ octets }) => hexOf(octets))).toEqual([hexOf(wanted)])
  })
})
