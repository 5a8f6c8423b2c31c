/** IPv6 addresses as text, one test per rule of RFC 5952. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatIpv6, parseIpv6 } from './ipv6'

const written = (text: string) => {
  const parsed = parseIpv6(text)
  return parsed instanceof Uint8Array ? formatIpv6(parsed) : parsed
}

describe('IPv6 addresses', () => {
  it.each([
    ['§4.1: no leading zeros', '2001:0db8::0001', '2001:db8::1'],
    ['§4.2.1: as short as can be', '2001:db8:0:0:0:0:2:1', '2001:db8::2:1'],
    ['§4.2.2: one group of zeros is not shortened', '2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['§4.2.3: the longest run is', '2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['§4.2.3: of two equal runs the first', '2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['§4.3: lower case', '2001:DB8::ABCD', '2001:db8::abcd'],
    ['§5: an IPv4 address in it', '::ffff:c000:22f', '::ffff:192.0.2.47'],
    ['the unspecified address', '0:0:0:0:0:0:0:0', '::'],
    ['loopback', '::1', '::1'],
    ['at the end', 'fe80::', 'fe80::'],
    ['IPv4 typed', '::ffff:192.0.2.47', '::ffff:192.0.2.47'],
  ])('RFC 5952 %s', (_, typed, wanted) => {
    expect(written(typed)).toBe(wanted)
  })

  it.each([
    ['1::2::3', 'twice'],
    ['1:2:3', 'groups'],
    ['', 'groups'],
    ['1:2:3:4:5:6:7:8::', 'many'],
    ['1:2:3:4:5:6:7:8:9', 'groups'],
    ['12345::', 'group'],
    [':1::', 'group'],
    ['::g', 'character'],
    ['::1.2.3', 'ipv4'],
    ['1.2.3.4::', 'ipv4'],
  ])('refuses %s', (typed, code) => {
    expect(written(typed)).toMatchObject({ code })
  })

  it('reads back what it writes', () => {
    const mostlyZero = fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(mostlyZero, octets => {
        expect(parseIpv6(formatIpv6(Uint8Array.from(octets)))).toEqual(Uint8Array.from(octets))
      }),
    )
  })
})
