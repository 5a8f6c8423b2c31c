/** What may follow what comes from the header tables alone. */
import { describe, expect, it } from 'vitest'
import { decode } from './decode'
import { encode } from './encode'
import { followers, isStackable, mayEnd } from './follow'
import { protocols } from './protocols'
import './protocols/breadth.fixture'

const behind = (protocol: string, values: Record<string, number> = {}) =>
  followers({ protocol, values }).map(spec => spec.protocol)

describe('what may follow a header', () => {
  it('is what the book says', () => {
    expect(behind('ethernet')).toEqual(['arp', 'vlan', 'llc', 'ipv4', 'ipv6'])
    expect(behind('vlan')).toEqual(behind('ethernet'))
    expect(behind('llc')).toEqual(['snap', 'data'])
    expect(behind('arp')).toEqual([])
    expect(behind('ipv4')).toEqual(['ipv4', 'icmp', 'ipv6', 'udp', 'tcp', 'data'])
    expect(behind('udp')).toEqual(['tftp', 'data'])
    expect(behind('tcp')).toEqual(['data'])
    expect(behind('data')).toEqual([])
  })

  it('RFC 8200 §4.1: hop-by-hop options come right behind the IPv6 header', () => {
    expect(behind('ipv6')).toContain('hopByHop')
    expect(behind('fragment')).not.toContain('hopByHop')
    expect(behind('ipv4')).not.toContain('hopByHop')
  })

  it('depends on what a header says: an ICMP error quotes a packet, a later piece is data', () => {
    expect(behind('icmp', { type: 8 })).toEqual(['data'])
    expect(behind('icmp', { type: 3 })).toEqual(['ipv4'])
    expect(behind('fragment', { fragmentOffset: 3 })).toEqual(['data'])
    expect(behind('tftp', { opcode: 1 })).toEqual([])
    expect(behind('tftp', { opcode: 3 })).toEqual(['data'])
  })

  it('leaves out what the header names now: whatever follows is named anew', () => {
    expect(behind('udp', { destinationPort: 4242 })).toContain('tftp')
  })

  it('is what a reader finds there', () => {
    for (const { protocol } of protocols) {
      for (const next of behind(protocol)) {
        const made = encode([
          { protocol, values: {} },
          { protocol: next, values: next === 'data' ? { data: Uint8Array.of(1, 2) } : {} },
        ])
        if (protocol === 'ethernet') expect(decode(made.octets).layers[1]?.protocol).toBe(next)
      }
    }
  })

  it('knows where a frame may end and what can be put in between', () => {
    const open = protocols.map(({ protocol }) => protocol).filter(protocol => !mayEnd(protocol))
    expect(open.sort()).toEqual(['ethernet', 'llc', 'snap', 'vlan'])
    expect(protocols.map(({ protocol }) => protocol).filter(isStackable)).toEqual([
      'vlan',
      'hopByHop',
      'destinationOptions',
      'routing',
      'fragment',
    ])
  })
})
