/** The judge from outside, on bad networks: tshark takes every frame at every end, but for those that a wire damaged. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writePcap } from '../formats/pcap'
import { faultsOf, hasTshark, transferredFiles } from '../formats/tshark.fixture'
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup, Scenario } from '../scenario/scenario'
import { captureAt, capturePoints } from '../trace/capture'
import type { Trace } from '../trace/trace'
import { hexOf } from '../wire/address'
import { toNetascii } from './netascii'
import { randomDatagrams, randomTransfer } from './randomDatagrams.fixture'
import { simulate } from './simulate'

const RANDOM = 150
/** The same ones each time, so that a failure can be looked at again. */
const SEED = 1350
/** The ports tell one transfer from the next, so that one capture can hold them all. */
const PORTS = { client: 20_000, server: 40_000 } as const

interface Case {
  readonly name: string
  readonly trace: Trace
}

const transfers = fc.sample(randomTransfer, { numRuns: RANDOM, seed: SEED }).map((scenario, at): Case => {
  const file = `file ${at}`
  const programs = scenario.programs.map((each): ProgramSetup => {
    if (each.kind === 'tftpServer') {
      const files = (each.files ?? []).map(known => ({ ...known, name: file }))
      return { ...each, transferPort: PORTS.server + at, files }
    }
    return each.kind === 'tftpWrite' || each.kind === 'tftpRead'
      ? { ...each, port: PORTS.client + at, file }
      : each
  })
  return { name: file, trace: simulate({ ...scenario, programs }) }
})

const chats = fc
  .sample(randomDatagrams, { numRuns: RANDOM, seed: SEED })
  .map((scenario, at): Case => ({ name: `chat ${at}`, trace: simulate(scenario) }))

describe.skipIf(!hasTshark)('tshark, on a bad network', () => {
  it.each([
    ['transfers', transfers],
    ['chats', chats],
  ])('finds nothing wrong but what a wire did: %s', (_, cases) => {
    const frames = cases.flatMap(({ name, trace }) =>
      capturePoints(trace).flatMap(point => captureAt(trace, point).map(each => ({ ...each, name }))),
    )
    const judged = faultsOf(
      writePcap(
        frames.map(({ octets }, at) => ({ at: at * 1000, octets })),
        { fcs: true },
      ),
      true,
    )
    expect(judged).toHaveLength(frames.length)
    expect(frames.length).toBeGreaterThan(5_000)
    const isDamaged = judged.map(
      (_, at) => frames[at]?.direction === 'in' && frames[at]?.transit.damage.length > 0,
    )
    const wrong = judged.flatMap((faults, at) => {
      // A bit in the type field can make it a frame of another kind, which has no FCS for tshark: not a good one either.
      const isAsItShould = isDamaged[at] ? faults.includes('FCS') : faults === ''
      return isAsItShould ? [] : [`${frames[at]?.name}: ${frames[at]?.transit.pdu}: ${faults}`]
    })
    expect(wrong).toEqual([])
    expect(isDamaged.filter(Boolean).length).toBeGreaterThan(50)
  })

  it('rebuilds every file that was transferred', () => {
    const whole = transfers.filter(({ trace }) => isWhole(trace))
    expect(whole.length).toBeGreaterThan(0.8 * RANDOM)
    const frames = whole.flatMap(({ trace }, at) => blocksOf(trace).map(octets => ({ at, octets })))
    const files = transferredFiles(writePcap(frames.map(({ octets }, at) => ({ at: at * 1000, octets }))))
    const found = new Map(files.map(({ name, octets }) => [decodeURIComponent(name), hexOf(octets)]))
    // A file of nothing is not exported.
    const wanted = whole.flatMap(({ name, trace }) => {
      const file = fileOf(trace.scenario as Scenario)
      return file.length === 0 ? [] : [[name, hexOf(file)] as const]
    })
    expect(wanted.flatMap(([name, file]) => (found.get(name) === file ? [] : [name]))).toEqual([])
    expect(found.size).toBe(wanted.length)
  })
})

/** The client says that all of it is there; for a file that it wrote, the server does. */
const isWhole = ({ events }: Trace) =>
  events.filter(each => each.kind === 'done').every(each => each.what === 'transfer') &&
  events.some(each => each.kind === 'done')

/** The file as it goes over: tshark's export does not undo netascii. */
function fileOf({ programs }: Scenario): Uint8Array {
  const client = programs.find(each => each.kind === 'tftpWrite' || each.kind === 'tftpRead')
  const server = programs.find(each => each.kind === 'tftpServer')
  const payload =
    client?.kind === 'tftpWrite'
      ? client.payload
      : server?.kind === 'tftpServer' && server.files?.[0]?.payload
  const file = payload ? payloadOctets(payload) : new Uint8Array()
  const isText = (client?.kind === 'tftpWrite' || client?.kind === 'tftpRead') && client.mode === 'netascii'
  return isText ? toNetascii(file) : file
}

/**
 * A transfer as it passed the side that gets the file. tshark's export puts in every block that passes, as long as they come
 * in order: it is given those that the program kept, once, and none that the card or the program let go of.
 */
function blocksOf(trace: Trace): readonly Uint8Array[] {
  const isRead = trace.scenario?.programs.some(({ kind }) => kind === 'tftpRead')
  const node = isRead ? 'client' : 'server'
  // A program has each datagram in the moment in which it comes; a copy that came too early was let go of.
  const kept = new Set(
    trace.events.flatMap(each =>
      each.kind === 'understand' && each.node === node ? [`${each.pdu} at ${each.at}`] : [],
    ),
  )
  return captureAt(trace, { node, port: 0 })
    .filter(
      ({ transit: { pdu, damage }, direction, at }) =>
        direction === 'out' || (damage.length === 0 && kept.delete(`${pdu} at ${at}`)),
    )
    .map(({ octets }) => octets.subarray(0, octets.length - 4))
}
