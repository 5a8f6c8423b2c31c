/** netascii, TFTP's mode for text: lines end with CR LF, and a lone CR is CR NUL (RFC 764, RFC 1350 §1). */

const LF = 10
const CR = 13
const NUL = 0

/** A text of this machine, whose lines end with LF, as netascii. */
export function toNetascii(octets: Uint8Array): Uint8Array {
  const out: number[] = []
  for (const octet of octets) {
    if (octet === LF) out.push(CR, LF)
    else if (octet === CR) out.push(CR, NUL)
    else out.push(octet)
  }
  return Uint8Array.from(out)
}

/** netascii as a text of this machine; a CR before anything else than LF or NUL stays as it is. */
export function fromNetascii(octets: Uint8Array): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < octets.length; at++) {
    const octet = octets[at] ?? 0
    const next = octets[at + 1]
    if (octet === CR && (next === LF || next === NUL)) {
      out.push(next === LF ? LF : CR)
      at++
    } else out.push(octet)
  }
  return Uint8Array.from(out)
}
