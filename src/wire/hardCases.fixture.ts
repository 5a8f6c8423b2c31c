/** What the tests of hard cases share: packets with fields forced, read under the laws that hold for any octets. */
import './protocols/breadth.fixture'
import { expect } from 'vitest'
import { hexOf, octetsOfHex, parseIpv4 } from './address'
import { decode } from './decode'
import { encode, layersOf } from './encode'
import type { Dissection, LayerValues } from './spec'
import { gaps } from './tiling.fixture'

export const octets = (hex: string) => octetsOfHex(hex.replaceAll(' ', '')) ?? new Uint8Array(0)
export const utf8 = (words: string) => new TextEncoder().encode(words)
export const names = ({ layers }: Dissection) => layers.map(({ protocol }) => protocol).join(' ')
export const codes = ({ findings }: Dissection) => findings.map(({ code }) => code)
export const upTo = (last: number) => Array.from({ length: last + 1 }, (_, i) => i)

export const addresses = {
  sourceAddress: parseIpv4('192.0.2.1') ?? 0,
  destinationAddress: parseIpv4('192.0.2.2') ?? 0,
}

export type Patch = Partial<Record<string, LayerValues['values']>>

/** Every case has to be tiled and encoded back as well. */
export function read(frame: Uint8Array, link: 'ethernet' | 'raw' = 'raw'): Dissection {
  const dissection = decode(frame, { link })
  expect(gaps(dissection)).toEqual([])
  expect(hexOf(encode(layersOf(dissection)).octets)).toBe(hexOf(frame))
  return dissection
}

/** A datagram with `payload`, fields overridden by protocol, as a bare packet of true length. */
export function datagram(payload: Uint8Array, patch: Patch = {}): Uint8Array {
  const layer = (protocol: string, values: LayerValues['values']): LayerValues => ({
    protocol,
    values,
    overrides: patch[protocol] ?? {},
  })
  return encode([
    layer('ipv4', addresses),
    layer('udp', { sourcePort: 40000, destinationPort: patch.tftp ? 69 : 4242 }),
    ...(patch.tftp ? [layer('tftp', {})] : []),
    layer('data', { data: payload }),
  ]).octets
}

export const packet = (patch: Patch, payload = utf8('hello')) => read(datagram(payload, patch))
