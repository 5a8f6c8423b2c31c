/** The judge from outside: tshark takes every scenario's capture at every point, and rebuilds the learner's file. */
import { describe, expect, it } from 'vitest'
import { writePcap } from '../formats/pcap'
import { dissect, hasTshark, transferredFiles } from '../formats/tshark.fixture'
import { laneScenario, lanesOf } from '../scenario/lanes'
import { library } from '../scenario/library'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { payloadOctets } from '../scenario/payload'
import type { Scenario } from '../scenario/scenario'
import { usesStreams } from '../scenario/streams'
import { setWay, WAYS } from '../scenario/way'
import { captureAt, capturePoints } from '../trace/capture'
import { hexOf } from '../wire/address'
import { simulate } from './simulate'

const sized = (octets: number): Scenario => ({
  ...fileCrosses,
  programs: fileCrosses.programs.map(each =>
    each.kind === 'tftpWrite'
      ? { ...each, payload: { kind: 'text', text: 'All work and no play. '.repeat(octets).slice(0, octets) } }
      : each,
  ),
})

const cases: [string, Scenario][] = [
  // Streams are judged in `tcp/captures.deep.test.ts`.
  ...library.flatMap(each =>
    lanesOf(each)
      .map((lane): [string, Scenario] => [`${each.origin}, ${lane.name}`, laneScenario(each, lane)])
      .filter(([, lane]) => !usesStreams(lane)),
  ),
  ...WAYS.map((way): [string, Scenario] => [`a file, way: ${way}`, setWay(fileCrosses, way)]),
  ...[0, 1, 511, 512, 5000].map((octets): [string, Scenario] => [`a file of ${octets}`, sized(octets)]),
  [
    'a time exceeded',
    {
      ...fileCrosses,
      overrides: [{ pdu: 'client>server DATA 1', protocol: 'ipv4', field: 'timeToLive', value: 1 }],
    },
  ],
]

const traces = cases.map(([name, scenario]) => ({ name, scenario, trace: simulate(scenario) }))

describe.skipIf(!hasTshark)('tshark', () => {
  it.each([
    // Once a port has spoken TFTP, tshark reads all that comes from it as TFTP.
    ['with TFTP', traces.filter(each => isTransfer(each.scenario)), 500],
    ['without', traces.filter(each => !isTransfer(each.scenario)), 10],
  ] as const)(
    'takes every frame at every capture point, %s: nothing malformed, no bad sum',
    (_, some, least) => {
      const seen = some.flatMap(({ name, scenario, trace }) =>
        capturePoints(trace).flatMap(point =>
          captureAt(trace, point).map(frame => ({ name, scenario, point, frame })),
        ),
      )
      expect(seen.length).toBeGreaterThan(least)
      // All in one file, since a start of tshark costs more than a thousand frames.
      const judged = dissect(
        writePcap(
          seen.map(({ frame }, at) => ({ at: at * 1000, octets: frame.octets })),
          { fcs: true },
        ),
        true,
      )
      expect(judged).toHaveLength(seen.length)
      for (const [at, { complaints, fields }] of judged.entries()) {
        const { name, scenario, point, frame } = seen[at] as (typeof seen)[number]
        const faults = complaints.filter(each => /malformed|bad|checksum/i.test(each))
        const what = `${name}, ${point.node} ${point.port}, ${frame.transit.pdu}`
        // A flip in a router's memory leaves a bad checksum behind it: just that one.
        const isBad = isDamaged(scenario, frame.transit.pdu) && frame.transit.hop === 2
        if (isBad) expect(faults, what).not.toEqual([])
        else expect(faults, what).toEqual([])
        expect(fields.find(({ name }) => name === 'eth.fcs.status')?.show, what).toBe('1')
      }
    },
  )

  it.each(traces.filter(({ scenario }) => isTransfer(scenario)))(
    'rebuilds the learner’s file: $name',
    ({ scenario, trace }) => {
      const program = scenario.programs.find(each => each.kind === 'tftpWrite')
      const wanted = program?.kind === 'tftpWrite' ? payloadOctets(program.payload) : new Uint8Array()
      const frames = captureAt(trace, { node: 'server', port: 0 })
        // tshark's export ignores checksums; what the server drops is not in its file.
        .filter(({ transit }) => !isDamaged(scenario, transit.pdu))
        .map(({ at, octets }) => ({ at, octets: octets.subarray(0, octets.length - 4) }))
      const files = transferredFiles(writePcap(frames)).map(({ octets }) => hexOf(octets))
      // A file of nothing is not exported.
      expect(files).toEqual(wanted.length === 0 ? [] : [hexOf(wanted)])
    },
  )
})

function isTransfer({ programs }: Scenario): boolean {
  return programs.some(({ kind }) => kind === 'tftpWrite')
}

function isDamaged(scenario: Scenario, pdu: string): boolean {
  return scenario.flips.some(flip => flip.pdu === pdu)
}
