/** The octets of a frame with their provenance, and what a wire made of them. */
import type { BitPlace, Scenario } from '../scenario/scenario'
import type { Dissection } from '../wire/spec'
import type { Frame, FrameId, Trace, Transit } from './trace'

/** Octets to what they say. */
export type Reader = (octets: Uint8Array, fcs?: boolean) => Dissection

interface Maker {
  readonly build: (frame: Frame, read: Reader) => Dissection
  readonly readerOf: (scenario: Scenario | undefined) => Reader
}

let maker: Maker | undefined

/** What makes octets and reads them: `build.ts` says so once it is there, and it is there with the simulator. */
export function makeOctetsWith(found: Maker): void {
  maker = found
}

/** Turns bits over. Places outside of the octets are left out. */
export function withDamage(octets: Uint8Array, bits: readonly BitPlace[]): Uint8Array {
  if (bits.length === 0) return octets
  const damaged = octets.slice()
  for (const { octet, bit } of bits) {
    if (octet < damaged.length) damaged[octet] = (damaged[octet] ?? 0) ^ (1 << bit)
  }
  return damaged
}

const cache = new WeakMap<Frame, Dissection>()
const readers = new WeakMap<Trace, Reader>()

/** A frame's octets that were made before: a trace that was written down brings them along. */
export function keepOctets(frame: Frame, dissection: Dissection): void {
  cache.set(frame, dissection)
}

function making(): Maker {
  if (!maker) throw new Error('octets are to be made of a trace that no simulator here has made')
  return maker
}

function readerFor(trace: Trace): Reader {
  const known = readers.get(trace)
  if (known) return known
  const reader = making().readerOf(trace.scenario)
  readers.set(trace, reader)
  return reader
}

/** A frame's octets as its maker sent them, FCS included, with the place of every field. Pure and cached. */
export function octetsOf(trace: Trace, id: FrameId): Dissection {
  const frame = trace.frames[id]
  if (!frame) throw new RangeError(`no frame ${id}`)
  const known = cache.get(frame)
  if (known) return known
  const made = making().build(frame, readerFor(trace))
  cache.set(frame, made)
  return made
}

const onWire = new WeakMap<Transit, Dissection>()

/** A frame as it comes out of a cable, damage and all, and what its octets say then. Pure and cached. */
export function octetsOnWire(trace: Trace, transit: Transit): Dissection {
  if (transit.damage.length === 0) return octetsOf(trace, transit.frame)
  const known = onWire.get(transit)
  if (known) return known
  const read = readerFor(trace)(withDamage(octetsOf(trace, transit.frame).octets, transit.damage))
  onWire.set(transit, read)
  return read
}
