/** The octets a payload stands for. */
import type { Payload } from './scenario'

const encoder = new TextEncoder()

/** Octets of a payload that `payloadProblem` accepts: text as UTF-8, hex in pairs (blanks between them), base64. */
export function payloadOctets(payload: Payload): Uint8Array {
  switch (payload.kind) {
    case 'text':
      return encoder.encode(payload.text)
    case 'hex':
      return hexOctets(payload.hex)
    case 'file':
      return base64Octets(payload.base64)
  }
}

function base64Octets(base64: string): Uint8Array {
  const characters = atob(base64)
  const octets = new Uint8Array(characters.length)
  for (let at = 0; at < octets.length; at++) octets[at] = characters.charCodeAt(at)
  return octets
}

function hexOctets(hex: string): Uint8Array {
  const digits = hex.replace(/\s+/g, '')
  const octets = new Uint8Array(digits.length >> 1)
  for (let at = 0; at < octets.length; at++)
    octets[at] = Number.parseInt(digits.slice(2 * at, 2 * at + 2), 16)
  return octets
}
