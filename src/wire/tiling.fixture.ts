/** The law that leaves tile a frame, for every test that decodes one. */
import type { Dissection } from './spec'

/** Every octet of the frame in exactly one leaf, bit fields without gap or overlap. */
export function gaps(dissection: Dissection): string[] {
  const spans = dissection.layers
    .flatMap(({ fields }) => fields)
    .map(({ name, bitOffset, bitLength }) => ({ name, bitOffset, bitLength }))
    .sort((one, other) => one.bitOffset - other.bitOffset)
  let at = 0
  const wrong: string[] = []
  for (const { name, bitOffset, bitLength } of spans) {
    if (bitOffset !== at) wrong.push(`${name} at ${bitOffset}, not ${at}`)
    at = bitOffset + bitLength
  }
  if (at !== dissection.octets.length * 8) wrong.push(`ends at ${at}`)
  return wrong
}
