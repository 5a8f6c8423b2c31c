/** What can be wrong with a payload. */
import { MOST_PAYLOAD } from './limits'
import type { Problem } from './problem'
import type { Payload } from './scenario'

/**
 * What is wrong with a payload, if anything. Nothing at all is a payload too: its transfer is one empty block, which
 * is the last (RFC 1350 §6). Sizes are looked at before anything is decoded; `most` is less for a single datagram.
 */
export function payloadProblem(payload: Payload, most = MOST_PAYLOAD): Problem | undefined {
  const tooLong = (octets: number) => tooLongFor(octets, most)
  const sized = (octets: number) => (octets > most ? tooLong(octets) : undefined)
  switch (payload.kind) {
    case 'text':
      return payload.text.length > most
        ? tooLong(payload.text.length)
        : sized(new TextEncoder().encode(payload.text).length)
    case 'hex':
      return hexProblem(payload.hex, most)
    case 'file': {
      const octets = Math.floor((payload.base64.replace(/=+$/, '').length * 3) / 4)
      if (octets > most) return tooLong(octets)
      const isWhole = payload.base64.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(payload.base64)
      return isWhole ? undefined : { problem: 'problem.payload.base64', params: { name: payload.name } }
    }
  }
}

function hexProblem(hex: string, most: number): Problem | undefined {
  // A blank may stand behind every digit at most.
  if (hex.length > 4 * most) return tooLongFor(Math.floor(hex.length / 2), most)
  const wrong = /[^0-9a-f\s]/i.exec(hex)
  if (wrong)
    return { problem: 'problem.hex.character', params: { character: wrong[0], position: wrong.index + 1 } }
  const digits = hex.replace(/\s+/g, '').length
  if (digits % 2) return { problem: 'problem.hex.odd', params: { count: digits } }
  return digits / 2 > most ? tooLongFor(digits / 2, most) : undefined
}

const tooLongFor = (octets: number, most: number): Problem => ({
  problem: most === MOST_PAYLOAD ? 'problem.payload.tooLong' : 'problem.payload.datagram',
  params: { octets, most },
})
