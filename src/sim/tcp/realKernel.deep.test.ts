/** Beside a real kernel: given the losses that it had, our TCP sends the same segments again, or a rule says why not. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPcap } from '../../formats/pcap'
import { chat } from '../../scenario/chat.fixture'
import type { Intervention, Scenario } from '../../scenario/scenario'
import type { Trace } from '../../trace/trace'
import { simulate } from '../simulate'
import { segmentOf } from './header'
import { type Segment, segmentLength } from './segment'
import { distance } from './sequence'

const folder = join(process.env.OCTET_CAPTURES ?? '', 'own')
const IP = 14
/** Linux's lower bound of the RTO, µs; the other switches follow the capture's SYNs. */
const LINUX_RTO = 200_000
/** The captures' own, ms; those without a loss have less, which changes nothing. */
const ONE_WAY = 20

/** A data segment of the client: its first octet, and whether the server ever got it. */
interface Sent {
  readonly first: number
  readonly arrived: boolean
}

interface Real {
  readonly syn: Segment
  readonly synAck: Segment
  readonly sent: readonly Sent[]
  readonly octets: number
}

interface Packet {
  readonly id: number
  readonly source: string
  readonly segment: Segment
}

function packetsOf(name: string): readonly Packet[] {
  return readPcap(new Uint8Array(readFileSync(join(folder, `${name}.pcap`)))).packets.flatMap(
    ({ octets }) => {
      if (octets[12] !== 8 || octets[13] !== 0 || octets[IP + 9] !== 6) return []
      const word = (offset: number) => (octets[offset] ?? 0) * 256 + (octets[offset + 1] ?? 0)
      const segment = segmentOf(octets.slice(IP + 20, IP + word(IP + 2)))
      return [{ id: word(IP + 4), source: octets.slice(IP + 12, IP + 16).join('.'), segment }]
    },
  )
}

/** What the client sent, from the captures at both ends; Linux counts its packets up, so that each has a name. */
function realOf(name: string): Real {
  const atClient = packetsOf(`${name}.a`)
  const client = atClient[0]?.source
  const own = atClient.filter(({ source }) => source === client)
  const arrived = new Set(packetsOf(`${name}.b`).map(({ id, source }) => `${source} ${id}`))
  const syn = own[0]?.segment as Segment
  const synAck = atClient.find(({ source }) => source !== client)?.segment as Segment
  const data = own.filter(({ segment }) => segment.data.length > 0)
  const first = ({ segment }: Packet) => distance(syn.sequence, segment.sequence)
  return {
    syn,
    synAck,
    octets:
      Math.max(...data.map(each => first(each) + segmentLength(each.segment) - Number(each.segment.finish))) -
      1,
    sent: data.map(each => ({
      first: first(each),
      arrived: arrived.has(`${each.source} ${each.id}`),
    })),
  }
}

/** The same octets over a way as long, with the same segments lost. */
function ours({ syn, synAck, sent, octets }: Real, delay: number): Scenario {
  const base = chat(
    {
      socket: 'stream',
      messages: { kind: 'list', payloads: [{ kind: 'text', text: 'x'.repeat(octets) }] },
    },
    { socket: 'stream', length: 65_536 },
  )
  const both = (has: (segment: Segment) => boolean) => has(syn) && has(synAck)
  const interventions = sent.flatMap(({ first, arrived }, at): Intervention[] => {
    if (arrived) return []
    const copy = sent.slice(0, at + 1).filter(each => each.first === first).length
    const pdu = `client>server data ${first}${copy > 1 ? ` copy ${copy}` : ''}`
    return [{ pdu, hop: 0, act: { kind: 'drop' } }]
  })
  return {
    ...base,
    links: base.links.map((link, at) => ({
      ...link,
      rate: 1_000_000_000,
      delay: at === 0 ? delay * 1_000 : 0,
      mtu: (syn.options.maximumSegmentSize ?? 1460) + 40,
    })),
    interventions,
    tcp: {
      sack: both(({ options }) => options.sackPermitted === true),
      timestamps: both(({ options }) => options.timestamps !== undefined),
      minimumRto: LINUX_RTO,
    },
  }
}

/** The data segments of our client, by their first octets. */
function sentBy({ events }: Trace) {
  return events.flatMap(event =>
    event.kind === 'segment' && event.node === 'client' && event.length > 0
      ? [{ first: event.sequence, why: event.why }]
      : [],
  )
}

/** What is sent a second time, in order. */
function again(sent: readonly { readonly first: number }[]): readonly number[] {
  return sent.map(({ first }) => first).filter((first, at, all) => all.indexOf(first) < at)
}

interface Case {
  readonly name: string
  /** What our TCP sends again, and why. */
  readonly triggers: readonly string[]
  /** Where the kernel sends something else again: what, and which rule explains it. */
  readonly kernel?: readonly number[]
  /** The rule by which the kernel differs, in what it sends again or only in when. */
  readonly because?: string
}

const quick =
  'Linux acknowledges the first segments at once (quick ACKs), we wait as RFC 1122 §4.2.3.2 allows'
const CASES: readonly Case[] = [
  { name: 'tcp-clean-nots', triggers: [] },
  { name: 'tcp-mss536', triggers: [] },
  { name: 'tcp-ack-loss', triggers: [] },
  { name: 'tcp-loss-fastrtx-plain', triggers: ['thirdDuplicateAck'], because: quick },
  { name: 'tcp-loss-fastrtx-nosack', triggers: ['thirdDuplicateAck'], because: quick },
  {
    name: 'tcp-loss-fastrtx-sack',
    triggers: ['thirdDuplicateAck'],
    because: 'Linux finds the loss by time (RACK, RFC 8985), we by three duplicates (RFC 6675)',
  },
  { name: 'tcp-isn-wrap-loss', triggers: ['thirdDuplicateAck'], because: 'RACK again' },
  { name: 'tcp-loss-spaced', triggers: ['thirdDuplicateAck'] },
  { name: 'tcp-loss-tail-rto', triggers: ['timer'], because: quick },
  {
    name: 'tcp-loss-tail-tlp',
    triggers: ['timer'],
    because: 'Linux probes with the last segment before its timer (TLP, RFC 8985 §7); we only have the timer',
  },
  { name: 'tcp-loss-backoff', triggers: ['timer', 'timer', 'timer', 'timer'] },
  {
    name: 'tcp-blackhole',
    triggers: ['timer', 'timer', 'timer', 'timer'],
    kernel: [1, 1, 1],
    because:
      'that kernel was told to give up after three (tcp_retries2); RFC 9293 §3.8.3 asks for 100 seconds',
  },
]

const edges = (sent: readonly { readonly first: number }[]) =>
  [...new Set(sent.map(({ first }) => first))].sort((one, other) => one - other)

describe.skipIf(!process.env.OCTET_CAPTURES)('beside a real kernel', () => {
  it.each(CASES)('$name: the same segments, and the same ones again', ({ name, triggers, kernel }) => {
    const real = realOf(name)
    const mine = sentBy(simulate(ours(real, ONE_WAY)))
    expect(edges(mine)).toEqual(edges(real.sent))
    const repeated = mine.filter(({ first }, at) => mine.findIndex(each => each.first === first) < at)
    expect(repeated.map(({ why }) => why)).toEqual(triggers)
    if (kernel) {
      expect(again(real.sent)).toEqual(kernel)
      expect(again(mine)).not.toEqual(kernel)
    } else expect(again(mine)).toEqual(again(real.sent))
  })
})
