/** One test for each rule of an RFC, named for it: what is done to a frame, who notices, and what is counted. */
import { describe, expect, it } from 'vitest'
import { fileCrosses } from '../scenario/library/fileCrosses'
import type { Flip, HostSetup, Override, Payload, Scenario } from '../scenario/scenario'
import { eventsOf, pdusOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import { receivedAt } from '../trace/received'
import type { Trace } from '../trace/trace'
import { numberOf } from '../wire/dissection'
import { updatedChecksum } from './ipv4'
import { simulate } from './simulate'

const DATA = 'client>server DATA 1'
const TEXT = 'Hello, network! This is block 1.'

const override = (protocol: string, field: string, value: number | string, pdu = DATA): Override => ({
  pdu,
  protocol,
  field,
  value,
})
const onWire = (hop: number, octet = 46, pdu = DATA): Flip => ({
  pdu,
  bits: [{ octet, bit: 5 }],
  where: { kind: 'wire', hop },
})
const inMemory = (...bits: [octet: number, bit: number][]): Flip => ({
  pdu: DATA,
  bits: bits.map(([octet, bit]) => ({ octet, bit })),
  where: { kind: 'memory', node: 'router1' },
})
const run = (change: Partial<Scenario>) => simulate({ ...fileCrosses, ...change })
const forced = (...overrides: Override[]) => run({ overrides })
const flipped = (...flips: Flip[]) => run({ flips })

const withPayload = (payload: Payload, scenario: Scenario = fileCrosses): Scenario => ({
  ...scenario,
  programs: scenario.programs.map(each => (each.kind === 'tftpWrite' ? { ...each, payload } : each)),
})

/** Who let go of a PDU, why, and what it counted. */
function fate(trace: Trace, pdu = DATA) {
  const drop = eventsOf(trace, pdu).find(event => event.kind === 'drop')
  return drop?.kind === 'drop' ? [drop.node, drop.reason, drop.counter] : undefined
}

const file = (trace: Trace) => new TextDecoder().decode(receivedAt(trace, 'server'))
const has = (trace: Trace, pdu: string) => pdusOf(trace).includes(pdu)

describe('Ethernet', () => {
  it.each([
    [0, 'switch1'],
    [1, 'router1'],
    [2, 'server'],
  ])('IEEE 802.3 §3.2.9: damage on cable %i is noticed by the FCS at %s', (hop, node) => {
    const trace = flipped(onWire(hop))
    expect(fate(trace)).toEqual([node, 'frameCheckSequence', 'rx_crc_errors'])
    expect(file(trace)).toBe(TEXT)
  })

  it('a frame for another card is let go without a counter', () => {
    expect(fate(forced(override('ethernet', 'destination', '00005e005399')))).toEqual([
      'router1',
      'destinationMac',
      undefined,
    ])
  })

  it('RFC 894: a type that nobody reads is dropped', () => {
    expect(fate(forced(override('ethernet', 'type', 0x88b5)))).toEqual(['router1', 'etherType', 'rx_dropped'])
  })

  it('IEEE 802.1D: a switch floods what it does not know, and learns from sources only', () => {
    const trace = run({})
    const forwards = trace.events.flatMap(event => (event.kind === 'forward' ? [event.flooded] : []))
    expect(forwards.map(Number)).toEqual([1, 0, 0, 0, 0, 0])
  })
})

describe('ARP', () => {
  it('RFC 826: a preloaded cache asks nobody', () => {
    const macs = new Map([
      ['client', [{ address: '192.0.2.1', mac: '00-00-5E-00-53-02' }]],
      [
        'router1',
        [
          { address: '198.51.100.20', mac: '00-00-5E-00-53-04' },
          { address: '192.0.2.10', mac: '00-00-5E-00-53-01' },
        ],
      ],
      ['server', [{ address: '198.51.100.1', mac: '00-00-5E-00-53-03' }]],
    ])
    const trace = run({
      nodes: fileCrosses.nodes.map(node =>
        node.kind === 'switch' ? node : { ...node, arp: macs.get(node.id) ?? [] },
      ),
    })
    expect(pdusOf(trace).filter(pdu => pdu.includes('ARP'))).toEqual([])
    const resolve = trace.events.find(({ kind }) => kind === 'resolve')
    expect(resolve).toMatchObject({ known: 'preloaded', mac: '00-00-5E-00-53-02' })
  })

  it('RFC 1122 §2.3.2: a packet waits for the answer; who gets none is told to nobody but the timer', () => {
    const nodes = fileCrosses.nodes.map(node =>
      node.id === 'client' ? { ...(node as HostSetup), gateway: '192.0.2.99' } : node,
    )
    const trace = run({ nodes })
    expect(fate(trace, 'client>server WRQ')).toEqual(['client', 'neighbourUnreachable', undefined])
    expect(
      pdusOf(trace).filter(pdu => pdu.startsWith('client>* ARP 192.0.2.99')).length,
    ).toBeGreaterThanOrEqual(3)
    expect(trace.events.at(-1)?.at).toBeLessThan(20_000_000)
  })

  it('RFC 1812 §4.3.3.1: a router that gets no answer says that the host is unreachable', () => {
    const trace = run({
      programs: fileCrosses.programs.map(each =>
        each.kind === 'tftpWrite' ? { ...each, server: { address: '198.51.100.77', port: 69 } } : each,
      ),
    })
    expect(has(trace, 'router1>client ICMP host unreachable (WRQ)')).toBe(true)
  })
})

describe('IPv4', () => {
  it.each<[string, Override, string[]]>([
    ['RFC 791 §3.1: version 6', override('ipv4', 'version', 6), ['router1', 'version', 'IpInHdrErrors']],
    [
      'RFC 791 §3.1: IHL 2 is impossible',
      override('ipv4', 'headerLength', 2),
      ['router1', 'headerLength', 'IpInHdrErrors'],
    ],
    [
      'RFC 791 §3.1: IHL 15 takes 40 octets of the body into the checksum',
      override('ipv4', 'headerLength', 15),
      ['router1', 'headerChecksum', 'IpExtInCsumErrors'],
    ],
    [
      'RFC 791 §3.1: a wrong header checksum',
      override('ipv4', 'headerChecksum', 0),
      ['router1', 'headerChecksum', 'IpExtInCsumErrors'],
    ],
    [
      'RFC 791 §3.1: a total length of 19',
      override('ipv4', 'totalLength', 19),
      ['router1', 'totalLength', 'IpInHdrErrors'],
    ],
    [
      'RFC 791 §3.1: a total length of 2000',
      override('ipv4', 'totalLength', 2000),
      ['router1', 'totalLength', 'IpExtInTruncatedPkts'],
    ],
    [
      'RFC 1812 §5.3.1: a TTL of 1',
      override('ipv4', 'timeToLive', 1),
      ['router1', 'timeToLive', 'IpInHdrErrors'],
    ],
    [
      'RFC 791 §3.2: a piece whose rest never comes',
      override('ipv4', 'moreFragments', 1),
      ['server', 'reassemblyTimeout', 'IpReasmFails'],
    ],
    [
      'RFC 1122 §3.2.2.1: a protocol that nobody reads',
      override('ipv4', 'protocol', 6),
      ['server', 'protocol', 'IpInUnknownProtos'],
    ],
    [
      'RFC 1812 §5.2.4.3: nowhere to go',
      override('ipv4', 'destinationAddress', 0x0a00_0001),
      ['router1', 'noRoute', 'IpInNoRoutes'],
    ],
  ])('%s', (_, change, wanted) => {
    const trace = forced(change)
    expect(fate(trace)).toEqual(wanted)
    // The block is sent again by the client's timer, as another PDU, so the file arrives.
    expect(file(trace)).toBe(TEXT)
  })

  it('RFC 792: who lets go of a packet for its TTL says so, quoting it', () => {
    const trace = forced(override('ipv4', 'timeToLive', 1))
    const error = trace.frames.find(({ pdu }) => pdu === 'router1>client ICMP time exceeded (DATA 1)')
    const { layers, findings } = octetsOf(trace, error?.id ?? -1)
    expect(layers.map(({ protocol }) => protocol).slice(0, 5)).toEqual([
      'ethernet',
      'ipv4',
      'icmp',
      'ipv4',
      'udp',
    ])
    expect(numberOf(layers[3], 'timeToLive')).toBe(1)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('RFC 1122 §3.2.2: no ICMP error about an ICMP error', () => {
    const nodes = fileCrosses.nodes.map(node =>
      node.id === 'server' ? { ...(node as HostSetup), timeToLive: 1 } : node,
    )
    const trace = run({ nodes, overrides: [override('udp', 'destinationPort', 7, 'client>server WRQ')] })
    const errors = pdusOf(trace).filter(pdu => pdu.includes('ICMP'))
    expect(errors).toContain('server>client ICMP port unreachable (WRQ)')
    expect(errors.filter(pdu => pdu.includes('(ICMP'))).toEqual([])
  })

  it('RFC 1812 §5.3.4: what came for everybody on one network is not passed on', () => {
    expect(fate(forced(override('ethernet', 'destination', 'ffffffffffff')))).toEqual([
      'router1',
      'linkBroadcast',
      undefined,
    ])
  })

  it('RFC 1624: the router updates the checksum, so damage to the header in its memory is noticed', () => {
    expect(fate(flipped(inMemory([26, 0])))).toEqual(['server', 'headerChecksum', 'IpExtInCsumErrors'])
  })

  it('RFC 1624 §4: the worked example', () => {
    expect(updatedChecksum(0xdd2f, 0x5555, 0x3285)).toBe(0x0000)
  })

  it('RFC 791: damage in a router memory stays hidden from the FCS', () => {
    const trace = flipped(inMemory([46, 5]))
    const seen = eventsOf(trace, DATA).filter(event => event.kind === 'checks' && event.node === 'server')
    expect(seen[0]).toMatchObject({
      protocol: 'ethernet',
      checks: expect.not.arrayContaining([{ verdict: 'failed' }]),
    })
    expect(fate(trace)).toEqual(['server', 'checksum', 'UdpInCsumErrors'])
  })

  it('RFC 1191 §4: a packet too big for the next link is dropped, and its sender told the MTU', () => {
    const links = fileCrosses.links.map((link, at) => (at === 2 ? { ...link, mtu: 576 } : link))
    const programs: Scenario['programs'] = [
      {
        kind: 'calls',
        host: 'client',
        calls: [
          { call: 'socket' },
          {
            call: 'sendto',
            payload: { kind: 'text', text: 'x'.repeat(1000) },
            address: '198.51.100.20',
            port: 9,
          },
        ],
      },
    ]
    const trace = run({ links, programs })
    expect(fate(trace, 'client>server datagram 1')).toEqual(['router1', 'fragmentationNeeded', 'IpFragFails'])
    const error = trace.frames.find(({ pdu }) => pdu.includes('ICMP fragmentation needed'))
    expect(numberOf(octetsOf(trace, error?.id ?? -1).layers[2], 'nextHopMtu')).toBe(576)
  })

  it('RFC 1122 §3.3.2: a message that does not fit the own link is refused by sendto()', () => {
    const programs: Scenario['programs'] = [
      {
        kind: 'calls',
        host: 'client',
        calls: [
          { call: 'socket' },
          {
            call: 'sendto',
            payload: { kind: 'text', text: 'x'.repeat(1473) },
            address: '198.51.100.20',
            port: 9,
          },
        ],
      },
    ]
    expect(run({ programs }).events.at(-1)).toMatchObject({ kind: 'return', value: -1, errno: 'EMSGSIZE' })
  })

  it('no way out of the own network is an error of sendto()', () => {
    const nodes = fileCrosses.nodes.map(node => {
      if (node.kind !== 'host' || node.id !== 'client') return node
      const { gateway: _, ...rest } = node
      return rest
    })
    const returned = run({ nodes }).events.find(
      event => event.kind === 'return' && event.call.name === 'sendto',
    )
    expect(returned).toMatchObject({ value: -1, errno: 'ENETUNREACH' })
  })
})

describe('UDP', () => {
  it.each<[string, Override, string[]]>([
    ['RFC 768: a length of 5', override('udp', 'length', 5), ['server', 'length', 'UdpInErrors']],
    ['RFC 768: a length of 500', override('udp', 'length', 500), ['server', 'length', 'UdpInErrors']],
    ['RFC 768: a wrong checksum', override('udp', 'checksum', 1), ['server', 'checksum', 'UdpInCsumErrors']],
    [
      'RFC 1122 §4.1.3.1: a port without a socket',
      override('udp', 'destinationPort', 7),
      ['server', 'destinationPort', 'UdpNoPorts'],
    ],
  ])('%s', (_, change, wanted) => {
    const trace = forced(change)
    expect(fate(trace)).toEqual(wanted)
    expect(file(trace)).toBe(TEXT)
  })

  it('RFC 768: a checksum of 0 is none, so damage in a memory goes through', () => {
    const trace = run({ overrides: [override('udp', 'checksum', 0)], flips: [inMemory([46, 5])] })
    expect(fate(trace)).toBeUndefined()
    expect(file(trace)).toBe('hello, network! This is block 1.')
    const checks = eventsOf(trace, DATA).find(event => event.kind === 'checks' && event.protocol === 'udp')
    expect(checks).toMatchObject({
      checks: expect.arrayContaining([expect.objectContaining({ check: 'checksum', reason: 'none' })]),
    })
  })

  it('RFC 1071: two flips in the same column of two words cancel, and nobody notices', () => {
    const trace = flipped(inMemory([46, 2], [48, 2]))
    expect(fate(trace)).toBeUndefined()
    expect(file(trace)).toBe('Lehlo, network! This is block 1.')
  })

  it('RFC 768: a shorter length cuts the message, and what is behind it is not payload', () => {
    expect(file(forced(override('udp', 'length', 20), override('udp', 'checksum', 0)))).toBe('Hello, n')
  })
})

describe('TFTP', () => {
  it.each([0, 1, 511, 512, 513, 1024])(
    'RFC 1350 §2: a file of %i octets ends with a block of fewer than 512',
    octets => {
      const text = 'x'.repeat(octets)
      const trace = simulate(withPayload({ kind: 'text', text }))
      expect(file(trace)).toBe(text)
      const blocks = pdusOf(trace).filter(pdu => pdu.startsWith('client>server DATA'))
      expect(blocks).toHaveLength(Math.floor(octets / 512) + 1)
    },
  )

  it('RFC 1350 §4: the server answers from a port of its own, and the client writes there', () => {
    const trace = run({})
    const ports = (pdu: string) => {
      const frame = trace.frames.find(each => each.pdu === pdu)
      const udp = octetsOf(trace, frame?.id ?? -1).layers[2]
      return [numberOf(udp, 'sourcePort'), numberOf(udp, 'destinationPort')]
    }
    expect(ports('client>server WRQ')).toEqual([49152, 69])
    expect(ports('server>client ACK 0')).toEqual([61307, 49152])
    expect(ports(DATA)).toEqual([49152, 61307])
  })

  it('RFC 1350 §2: a lost ACK makes the client send again, and the server acknowledge again but keep once', () => {
    const trace = flipped(onWire(1, 20, 'server>client ACK 1'))
    expect(pdusOf(trace).slice(-3)).toEqual([
      `server>client ACK 1`,
      `${DATA} copy 2`,
      'server>client ACK 1 copy 2',
    ])
    expect(file(trace)).toBe(TEXT)
    expect(fate(trace, `${DATA} copy 2`)).toEqual(['server', 'duplicateBlock', undefined])
  })

  it('RFC 1350 §2: a lost ACK 0 makes the client ask again, and the transfer goes on from the first answer', () => {
    const trace = flipped(onWire(0, 20, 'server>client ACK 0'))
    expect(has(trace, 'client>server WRQ copy 2')).toBe(true)
    expect(file(trace)).toBe(TEXT)
  })

  it('RFC 1350 §4: a message from another port gets an ERROR 5, and the transfer goes on', () => {
    const trace = forced(override('udp', 'sourcePort', 9999, 'server>client ACK 1'))
    expect(has(trace, 'client>server ERROR 5')).toBe(true)
    expect(file(trace)).toBe(TEXT)
  })

  it('RFC 1123 §4.2.3.1: a doubled ACK sends nothing (Sorcerer’s Apprentice)', () => {
    const slow = withPayload({ kind: 'text', text: 'x'.repeat(2000) })
    const trace = simulate({
      ...slow,
      links: slow.links.map(link => ({ ...link, delay: 20_000 })),
      programs: slow.programs.map(each => (each.kind === 'tftpWrite' ? { ...each, timeout: 100_000 } : each)),
    })
    expect(trace.events.some(event => event.kind === 'drop' && event.reason === 'duplicateAck')).toBe(true)
    // Each block is sent again by the timer alone: every copy but the first follows one that ran out.
    const copies = pdusOf(trace).filter(pdu => /^client>server (WRQ|DATA \d+) copy/.test(pdu)).length
    const timers = trace.events.filter(({ kind, node }) => kind === 'timer' && node === 'client').length
    expect(copies).toBe(timers)
    expect(file(trace)).toBe('x'.repeat(2000))
  })

  it('a message that makes no sense is ignored', () => {
    const trace = forced(override('tftp', 'opcode', 9))
    expect(fate(trace)).toEqual(['server', 'unexpectedMessage', undefined])
    expect(file(trace)).toBe(TEXT)
  })

  it('gives up when nobody answers', () => {
    const trace = run({ programs: fileCrosses.programs.filter(({ kind }) => kind === 'tftpWrite') })
    expect(trace.events.find(({ kind }) => kind === 'done')).toMatchObject({ what: 'gaveUp', octets: 0 })
    expect(pdusOf(trace).filter(pdu => pdu.startsWith('client>server WRQ'))).toHaveLength(5)
  })
})

describe('interventions', () => {
  it('on a field that this message has not are listed as not reached', () => {
    const trace = run({
      overrides: [
        override('tftp', 'filename', 1),
        override('ipv4', 'options[3].kind', 1),
        override('ipv4', 'timeToLive', 9),
        override('ethernet', 'frameCheckSequence', 9),
      ],
    })
    expect(trace.notReached.overrides).toEqual([0, 1])
  })

  it('whose PDU never occurs, or whose octet is not there, are listed as not reached', () => {
    const trace = run({
      overrides: [override('ipv4', 'timeToLive', 9, 'client>server DATA 9'), override('tcp', 'flags', 1)],
      flips: [onWire(9), onWire(0, 5000), inMemory([3, 1])],
    })
    expect(trace.notReached).toEqual({ overrides: [0, 1], flips: [0, 1, 2], interventions: [] })
    expect(file(trace)).toBe(TEXT)
  })
})
