// The address workshop as data: each rule of writing an address, by the clause that states it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { octetsOfHex, parseIpv4, parseMac } from '../wire/address'
import { formatIpv6, parseIpv6 } from '../wire/ipv6'
import { type Ipv6Step, ipv6Kind, ipv6Steps } from './addressIpv6'
import { flipMacBit, macWork } from './addressMac'
import { orderWork } from './addressOrder'
import { blocksOf } from './frameAddress'

const octetsOf = (text: string) => {
  const parsed = parseIpv6(text)
  if (!(parsed instanceof Uint8Array)) throw new Error(parsed.code)
  return parsed
}
const textOf = (step: Ipv6Step | undefined) => step?.pieces.map(({ text }) => text).join('')
const goingOf = (step: Ipv6Step | undefined) =>
  step?.pieces.flatMap(({ text, goes }) => (goes ? [text] : [])).join('')
const stepsOf = (text: string) => ipv6Steps(octetsOf(text), /[A-F]/.test(text))
const ruleOf = (text: string) => stepsOf(text)[2]?.rule

describe('IPv6, step by step', () => {
  it('RFC 4291 §2.2: starts with eight groups of four digits', () => {
    const [full] = stepsOf('2001:db8::1')
    expect(textOf(full)).toBe('2001:0db8:0000:0000:0000:0000:0000:0001')
    expect(goingOf(full)).toBe('0'.repeat(1 + 5 * 3 + 3))
  })

  it('RFC 5952 §4.1: drops the leading zeros of each group, and leaves one digit', () => {
    const [, step] = stepsOf('2001:0db8::0001')
    expect(step).toMatchObject({ rule: 'zeros', count: 19 })
    expect(textOf(step)).toBe('2001:db8:0:0:0:0:0:1')
    expect(goingOf(step)).toBe('0:0:0:0:0')
  })

  it('RFC 5952 §4.2.1: shortens as much as :: can', () => {
    expect(stepsOf('2001:db8:0:0:0:0:2:1')[2]).toMatchObject({ rule: 'longest', count: 4 })
    expect(textOf(stepsOf('2001:db8:0:0:0:0:2:1')[2])).toBe('2001:db8::2:1')
  })

  it('RFC 5952 §4.2.2: one group of zeros is not shortened', () => {
    expect(ruleOf('2001:db8:0:1:1:1:1:1')).toBe('loneZero')
    expect(textOf(stepsOf('2001:db8:0:1:1:1:1:1')[2])).toBe('2001:db8:0:1:1:1:1:1')
  })

  it('RFC 5952 §4.2.3: takes the longest run, and the first of equal ones', () => {
    expect(ruleOf('2001:0:0:1:0:0:0:1')).toBe('longest')
    expect(textOf(stepsOf('2001:0:0:1:0:0:0:1')[2])).toBe('2001:0:0:1::1')
    expect(ruleOf('2001:db8:0:0:1:0:0:1')).toBe('firstOfEqual')
    expect(textOf(stepsOf('2001:db8:0:0:1:0:0:1')[2])).toBe('2001:db8::1:0:0:1')
    expect(ruleOf('1:2:3:4:5:6:7:8')).toBe('noRun')
  })

  it('RFC 5952 §4.3: letters are small', () => {
    const [, , shortened, small] = stepsOf('2001:DB8::ABCD')
    expect([goingOf(shortened), textOf(small), small?.rule]).toEqual(['DBABCD', '2001:db8::abcd', 'lower'])
    expect(stepsOf('2001:db8::abcd')[3]?.rule).toBe('lowerAlready')
  })

  it('RFC 4291 §2.5.5.2, RFC 5952 §5: an IPv4-mapped address ends in dotted decimal', () => {
    const steps = stepsOf('::FFFF:c000:22f')
    expect(steps.map(({ rule }) => rule)).toEqual(['full', 'zeros', 'longest', 'lower', 'ipv4'])
    expect(goingOf(steps[3])).toBe('c000:22f')
    expect(textOf(steps[4])).toBe('::ffff:192.0.2.47')
  })

  it('ends where formatIpv6 does', () => {
    const group = fc.oneof(fc.constant(0), fc.nat(0xffff))
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.boolean(), (groups, startsUpper) => {
        const octets = Uint8Array.from(groups.flatMap(each => [each >> 8, each & 255]))
        expect(textOf(ipv6Steps(octets, startsUpper).at(-1))).toBe(formatIpv6(octets))
      }),
    )
  })

  it.each([
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:192.0.2.47', 'mapped'],
    ['ff02::1', 'multicast'],
    ['febf::1', 'linkLocal'],
    ['fd00::1', 'uniqueLocal'],
    ['2001:db8::1', 'documentation'],
    ['3fff:fff::1', 'documentation'],
    ['3fff:1000::1', 'global'],
    ['64:ff9b::1', 'other'],
  ])('RFC 4291 §2.4: knows %s by its first bits', (text, kind) => {
    expect(ipv6Kind(octetsOf(text))).toBe(kind)
  })
})

describe('MAC addresses', () => {
  const mac = (text: string) => macWork(parseMac(text) ?? new Uint8Array(6))

  it('RFC 9542 §2.1: the group and the local bit are the last two of the first byte', () => {
    expect(mac('00-00-5E-00-53-01')).toMatchObject({ isGroup: false, isLocal: false, kind: 'documentation' })
    expect(mac('02-00-00-00-00-01')).toMatchObject({
      isGroup: false,
      isLocal: true,
      bits: '00000010',
      kind: 'one',
    })
    expect(mac('ff-ff-ff-ff-ff-ff')).toMatchObject({ isGroup: true, isLocal: true, kind: 'broadcast' })
    expect(mac('33-33-00-00-00-01').kind).toBe('ipv6Group')
    expect(mac('01-00-5e-7f-ff-fa').kind).toBe('ipv4Group')
    expect(mac('01-00-5e-80-00-00').kind).toBe('group')
  })

  it('writes an address in the three ways that programs do', () => {
    expect(mac('0000.5e00.53ab')).toMatchObject({
      dashes: '00-00-5E-00-53-AB',
      colons: '00:00:5e:00:53:ab',
      dots: '0000.5e00.53ab',
    })
  })

  it('flips one of the two bits and back', () => {
    const octets = octetsOfHex('00005e005301') ?? new Uint8Array(6)
    expect(flipMacBit(octets, 'group')[0]).toBe(1)
    expect(flipMacBit(flipMacBit(octets, 'local'), 'local')).toEqual(octets)
  })
})

describe('byte order', () => {
  it('POSIX htons(80) is 20480 where the least significant byte comes first', () => {
    expect(orderWork(80, 16, 'little')).toEqual({
      call: 'htons',
      memory: [0x50, 0],
      network: [0, 0x50],
      returned: 20480,
      forgotten: 20480,
    })
  })

  it('POSIX htons() does nothing where the most significant byte comes first', () => {
    expect(orderWork(80, 16, 'big')).toMatchObject({ memory: [0, 80], returned: 80, forgotten: 80 })
  })

  it('POSIX htonl() turns all four bytes', () => {
    expect(orderWork(0xc000022f, 32, 'little')).toMatchObject({ call: 'htonl', returned: 0x2f0200c0 })
  })
})

describe('blocks of IPv4 addresses', () => {
  it('RFC 4632 §3.1: a longer prefix cuts a network into 2^n equal blocks', () => {
    expect(blocksOf(parseIpv4('192.0.2.10') ?? 0, 24, 26)).toEqual({
      count: 4,
      size: 64,
      first: ['192.0.2.0/26', '192.0.2.64/26', '192.0.2.128/26'],
      last: '192.0.2.192/26',
    })
    expect(blocksOf(0, 0, 32)).toMatchObject({ count: 2 ** 32, size: 1, last: '255.255.255.255/32' })
    expect(blocksOf(0, 24, 24)).toEqual({ count: 1, size: 256, first: [], last: '0.0.0.0/24' })
  })
})
