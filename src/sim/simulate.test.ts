/** A transfer as it happens: who does what, when, and with which octets. */
import { describe, expect, it } from 'vitest'
import { bitFlips } from '../scenario/library/bitFlips'
import { fileCrosses } from '../scenario/library/fileCrosses'
import { oneByte } from '../scenario/library/oneByte'
import { eventsOf, pdusOf } from '../trace/lineage'
import { octetsOf } from '../trace/octets'
import { print } from '../trace/print'
import { receivedAt } from '../trace/received'
import type { Trace } from '../trace/trace'
import { hexOf } from '../wire/address'
import { simulate } from './simulate'

const frameOf = (trace: Trace, pdu: string, by: string) => {
  const frame = trace.frames.find(each => each.pdu === pdu && each.by === by)
  return hexOf(octetsOf(trace, frame?.id ?? -1).octets)
}

const text = (octets: Uint8Array) => new TextDecoder().decode(octets)

describe('a file crosses the network', () => {
  const trace = simulate(fileCrosses)

  it('asks by ARP where a cache is empty, then writes, then sends its block', () => {
    expect(pdusOf(trace)).toEqual([
      'client>server WRQ',
      'client>* ARP 192.0.2.1',
      'router1>client ARP reply',
      'router1>* ARP 198.51.100.20',
      'server>router1 ARP reply',
      'server>client ACK 0',
      'client>server DATA 1',
      'server>client ACK 1',
    ])
  })

  it('makes 82 octets of a block of 32', () => {
    expect(frameOf(trace, 'client>server DATA 1', 'client')).toBe(
      '00005e00530200005e0053010800' + // to the router, from the client, IPv4
        '450000401c4640004011' + // 64 octets, identification, DF, TTL 64, UDP
        '3215c000020ac6336414' + // checksum, 192.0.2.10, 198.51.100.20
        'c000ef7b002cef63' + // 49152 to 61307, 44 octets, checksum
        '00030001' + // DATA, block 1
        '48656c6c6f2c206e6574776f726b21205468697320697320626c6f636b20312e' +
        '94ed229d',
    )
  })

  it('the router puts a new frame around a packet with TTL 63', () => {
    expect(frameOf(trace, 'client>server DATA 1', 'router1')).toBe(
      '00005e00530400005e0053030800' +
        '450000401c4640003f11' +
        '3315c000020ac6336414' +
        'c000ef7b002cef63' +
        '00030001' +
        '48656c6c6f2c206e6574776f726b21205468697320697320626c6f636b20312e' +
        '3e0cecb2',
    )
  })

  it('gives the server the file, and nobody drops anything', () => {
    expect(text(receivedAt(trace, 'server'))).toBe('Hello, network! This is block 1.')
    expect(trace.events.filter(({ kind }) => kind === 'drop')).toEqual([])
    expect(trace.notReached).toEqual({ overrides: [], flips: [], interventions: [] })
  })

  it('reads as a story', () => {
    const events = eventsOf(trace, 'client>server DATA 1').filter(({ node }) => node === 'switch1')
    expect(print(trace, events)).toMatchInlineSnapshot(`
      "      781 switch1  arrive hop 0 port 0 [0,82)  client>server DATA 1
            781 switch1  checks ethernet: frameLength 82, frameCheckSequence 2498568861 [0,82)  client>server DATA 1
            781 switch1  learn mac 00-00-5E-00-53-01 port 0 isNew false [0,82)  client>server DATA 1
            781 switch1  forward ports 1 flooded false [0,82)  client>server DATA 1
            781 switch1  transmit hop 1 port 1 [0,82)  client>server DATA 1"
    `)
  })
})

describe('one byte in a frame', () => {
  const trace = simulate(oneByte)

  it('is padded with 17 octets to the smallest frame, and the padding is trimmed by the total length', () => {
    const events = eventsOf(trace, 'client>server datagram 1')
    expect(events.find(({ kind }) => kind === 'finish')).toMatchObject({
      padding: 17,
      strip: { start: 0, end: 64 },
    })
    const peeled = events.find(event => event.kind === 'decapsulate' && event.protocol === 'ipv4')
    expect(peeled).toMatchObject({ trimmed: 17, strip: { start: 34, end: 43 } })
    expect(events.at(-1)).toMatchObject({ kind: 'return', value: 1 })
  })
})

describe('a bit flips on the way', () => {
  const trace = simulate(bitFlips)

  it('in a router memory: the new FCS covers the damage, and only UDP notices', () => {
    const failed = trace.events.flatMap(event =>
      event.kind === 'checks' ? event.checks.filter(({ verdict }) => verdict === 'failed') : [],
    )
    expect(failed.map(({ check, counter }) => [check, counter])).toEqual([['checksum', 'UdpInCsumErrors']])
  })

  it('the client sends the block again when its timer runs out, and the file is whole', () => {
    expect(pdusOf(trace)).toContain('client>server DATA 1 copy 2')
    expect(text(receivedAt(trace, 'server'))).toBe('Hello, network! This is block 1.')
  })
})
