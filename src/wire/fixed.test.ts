/** A field read straight from octets holds what a whole dissection says of it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberOf } from './dissection'
import { readersOf } from './fixed'
import { ethernet } from './protocols/ethernet'
import { ipv4 } from './protocols/ipv4'
import { tcp } from './protocols/tcp'
import { udp } from './protocols/udp'
import { readHeader } from './read'
import type { HeaderSpec } from './spec'

/** The rows in front of the first whose width depends on another, as far as they hold numbers. */
function fixedNumbers({ fields }: HeaderSpec): string[] {
  const end = fields.findIndex(({ width }) => typeof width !== 'object' || !('bits' in width))
  return fields
    .slice(0, end < 0 ? fields.length : end)
    .filter(({ width }) => typeof width === 'object' && 'bits' in width && width.bits <= 32)
    .map(({ name }) => name)
}

describe('fields at fixed places', () => {
  it.each([ethernet, ipv4, udp, tcp].map(spec => [spec.protocol, spec] as const))(
    'are read as a dissection reads them, and are 0 where they are cut off: %s',
    (_, spec) => {
      const names = fixedNumbers(spec)
      const readers = readersOf(spec, ...names)
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 90 }), fc.nat(20), (octets, start) => {
          const end = Math.max(start, octets.length)
          const head = readHeader(spec, octets, start, end)
          const layer = { ...head, protocol: spec.protocol, bodyStart: head.end, bodyEnd: end }
          for (const name of names) {
            const isWhole = head.fields.some(field => field.name === name)
            if (isWhole || !head.isCut)
              expect(readers[name]?.(octets, start, octets.length)).toBe(numberOf(layer, name))
          }
          expect(names.map(name => readers[name]?.(octets, start, start))).toEqual(names.map(() => 0))
        }),
      )
    },
  )

  it('has none for a field that stands elsewhere in other headers, or is not there', () => {
    expect(() => readersOf(ipv4, 'options')).toThrow(RangeError)
    expect(() => readersOf(ethernet, 'destination')).toThrow(RangeError)
    expect(() => readersOf(udp, 'timeToLive')).toThrow(RangeError)
  })
})
