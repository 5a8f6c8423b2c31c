/** Identifications of packets that may be cut: none twice while pieces of the first may still be about (RFC 6864 §4.3). */
import type { PduName } from '../scenario/scenario'
import type { Micros } from '../trace/trace'
import { draw } from './chance'
import type { Run } from './run'

/** How long a piece may be about, µs (RFC 791 §3.2: TTL seconds at most; RFC 9293 §3.4.1: two minutes). */
const LIFETIME: Micros = 120_000_000

/**
 * Gives a PDU its identification. A hash of its name, so that one PDU's octets stay the same whatever else is sent or
 * lost; where another one to the same destination has that number still, the next free one.
 */
export function makeIdentify(run: Run) {
  const used = new Map<string, Micros>()
  return function identify(pdu: PduName, destination: number, protocol: number): number {
    const key = (number: number) => `${destination} ${protocol} ${number}`
    const isUsed = (number: number) => run.now() < (used.get(key(number)) ?? Number.NEGATIVE_INFINITY)
    let number = draw(run.scenario.seed, 'identification', pdu) >>> 16
    // There are 65,536: with all of them about, one has to be taken twice.
    for (let tries = 0; tries < 0xffff && isUsed(number); tries++) number = (number + 1) & 0xffff
    used.set(key(number), run.now() + LIFETIME)
    return number
  }
}
