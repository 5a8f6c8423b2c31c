// What we send and what others sent, held against tshark: no complaint, and every field where and what we say.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { library } from '../scenario/library'
import type { Scenario } from '../scenario/scenario'
import { simulate } from '../sim/simulate'
import { portsOf } from '../trace/build'
import { captureAt, capturePoints } from '../trace/capture'
import { decode } from '../wire/decode'
import { disagreements } from './agreement.fixture'
import type { FrameAt } from './capture'
import { isPcap, readPcap, writePcap } from './pcap'
import { readPcapng } from './pcapng'
import { dissect, hasTshark, type JudgedPacket, transferredFiles } from './tshark.fixture'

function withPayload(scenario: Scenario, hex: string): Scenario {
  return {
    ...scenario,
    programs: scenario.programs.map(program =>
      program.kind === 'tftpWrite' ? { ...program, payload: { kind: 'hex', hex } } : program,
    ),
  }
}

/** Captures at every port of a scenario's network, without FCS as captures are, and what was sent. */
function capturesOf(scenario: Scenario) {
  const trace = simulate(scenario)
  return capturePoints(trace).map(point => {
    const frames = captureAt(trace, point).map(({ at, octets }) => ({ at, octets }))
    return { point, frames }
  })
}

const withoutFcs = <Each extends { octets: Uint8Array }>(frames: readonly Each[]) =>
  frames.map(each => ({ ...each, octets: each.octets.subarray(0, -4) }))

function complaintsOf(judged: readonly JudgedPacket[]) {
  return judged.flatMap(({ complaints }, n) => complaints.map(complaint => `packet ${n + 1}: ${complaint}`))
}

describe.skipIf(!hasTshark)('tshark', () => {
  const message = Buffer.from('Hello, network! This is block 1.').toString('hex')
  const lengths = [0, 1, 13, 14, 17, 18, 19, 511, 512, 513, 1300]
  const [first] = library as readonly [Scenario]
  const payloads = [
    ...lengths.map(length => message.repeat(50).slice(0, length * 2)),
    ...fc
      .sample(fc.uint8Array({ maxLength: 700 }), { seed: 11, numRuns: 100 })
      .map(octets => Buffer.from(octets).toString('hex')),
  ]

  function agrees(scenario: Scenario, frames: readonly FrameAt[], where: string) {
    const judged = dissect(writePcap(frames))
    expect(judged.length).toBe(frames.length)
    if (scenario.flips.length === 0) expect(complaintsOf(judged), where).toEqual([])
    for (const [n, { octets }] of frames.entries()) {
      const ours = decode(octets, { ports: portsOf(scenario) })
      const packet = judged[n]
      if (packet) expect(disagreements(ours, packet), `${where}, packet ${n + 1}`).toEqual([])
    }
  }

  it.each(library)('agrees with every frame of $origin, at each capture point', scenario => {
    for (const { point, frames } of capturesOf(scenario)) {
      agrees(scenario, withoutFcs(frames), `${scenario.origin} at ${point.node} ${point.port}`)
    }
  })

  it('agrees with every frame of any payload', () => {
    // One file for all: a start of tshark costs more than a frame.
    const frames = payloads.flatMap(hex =>
      capturesOf(withPayload(first, hex)).flatMap(each => withoutFcs(each.frames)),
    )
    agrees(first, frames, 'any payload')
  })

  it.each(library)('takes the FCS of $origin as right, and as wrong only behind a flip', scenario => {
    for (const { frames } of capturesOf(scenario)) {
      const judged = dissect(writePcap(frames, { fcs: true }), true)
      for (const [n, { octets }] of frames.entries()) {
        const packet = judged[n]
        if (packet)
          expect(disagreements(decode(octets, { ports: portsOf(scenario), fcs: true }), packet)).toEqual([])
      }
      const wrong = judged.filter(({ fields }) =>
        fields.some(({ name, show }) => name === 'eth.fcs.status' && show === '0'),
      )
      if (scenario.flips.length === 0) expect(wrong.length).toBe(0)
    }
  })

  it('rebuilds the file that the learner sent', () => {
    for (const length of [1, 512, 1300]) {
      const hex = message.repeat(50).slice(0, length * 2)
      for (const { point, frames } of capturesOf(withPayload(first, hex))) {
        const files = transferredFiles(writePcap(withoutFcs(frames)))
        expect(
          files.map(({ octets }) => Buffer.from(octets).toString('hex')),
          `${length} octets at ${point.node}`,
        ).toEqual([hex])
      }
    }
  })

  it('finds a checksum wrong exactly where a flip in a memory made it so', () => {
    const flipped: Scenario = {
      ...first,
      // The first octet of the payload: only UDP can notice behind the router.
      flips: [
        { pdu: first.follow, bits: [{ octet: 46, bit: 0 }], where: { kind: 'memory', node: 'router1' } },
      ],
    }
    const complaints = (node: string) =>
      capturesOf(flipped)
        .filter(({ point }) => point.node === node)
        .flatMap(({ frames }) => complaintsOf(dissect(writePcap(frames, { fcs: true }), true)))
    expect(complaints('client')).toEqual([])
    const atServer = complaints('server')
    expect(atServer.length).toBeGreaterThan(0)
    expect(atServer.filter(complaint => !/udp|checksum/i.test(complaint))).toEqual([])
  })
})

describe.skipIf(!hasTshark || !process.env.OCTET_CAPTURES)('captures that others made', () => {
  const own = join(process.env.OCTET_CAPTURES ?? '', 'own')
  const names = existsSync(own) ? readdirSync(own).filter(name => /\.pcap(ng)?$/.test(name)) : []
  // Only what this version speaks: Ethernet, ARP, IPv4, UDP, TFTP.
  const spoken = names.filter(name => /^(arp|tftp|udp)-/.test(name) && !/v6|frag6|ip6/.test(name))

  it('are there', () => expect(spoken.length).toBeGreaterThan(20))

  it.each(spoken)('%s', name => {
    const file = readFileSync(join(own, name))
    const { packets } = isPcap(file) ? readPcap(file) : readPcapng(file)
    const judged = dissect(file)
    expect(judged.length).toBe(packets.length)
    const ports = transferPorts(packets.map(({ octets }) => octets))
    for (const [n, { octets }] of packets.entries()) {
      const packet = judged[n]
      if (!packet) continue
      const tftp = packet.protocols.includes('tftp')
      const found = disagreements(decode(octets, tftp ? { ports } : {}), packet)
      expect(found, `packet ${n + 1}: ${packet.protocols.join(':')}`).toEqual([])
    }
  })
})

/** Ports of transfers: those that a request to port 69 came from. */
function transferPorts(frames: readonly Uint8Array[]) {
  const ports: Record<number, string> = {}
  for (const octets of frames) {
    const udp = decode(octets).layers.find(({ protocol }) => protocol === 'udp')
    const [source, destination] = udp?.fields.map(({ value }) => Number(value)) ?? []
    if (destination === 69 && source !== undefined) ports[source] = 'tftp'
  }
  return ports
}
