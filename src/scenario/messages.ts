/** What a `sender` sends, message by message, as octets. */
import { FIELD, POSITION_OCTETS, type Position, writePosition } from '../wire/position'
import { payloadOctets } from './payload'
import type { Messages } from './scenario'

/** How far a player moves before x and y repeat, in messages. Together they draw a closed loop of twelve seconds. */
const PERIODS = { x: 700, y: 525 } as const

/** The messages in their order. Pure. */
export function* messageOctets(messages: Messages): Generator<Uint8Array, void> {
  switch (messages.kind) {
    case 'list':
      for (const payload of messages.payloads) yield payloadOctets(payload)
      return
    case 'file': {
      const file = payloadOctets(messages.payload)
      for (let at = 0; at < file.length; at += messages.size) yield file.subarray(at, at + messages.size)
      return
    }
    case 'positions':
      for (let at = 0; at < messages.count; at++) yield writePosition(positionOf(at))
  }
}

/** Octets of all messages together. */
export function sizeOf(messages: Messages): number {
  if (messages.kind === 'positions') return messages.count * POSITION_OCTETS
  const payloads = messages.kind === 'list' ? messages.payloads : [messages.payload]
  return payloads.reduce((sum, each) => sum + payloadOctets(each).length, 0)
}

/** Where the player is at the time of a message: a smooth loop, a pure function of the message's number. */
export function positionOf(sequence: number): Position {
  return { sequence, x: swing(sequence, PERIODS.x), y: swing(sequence, PERIODS.y) }
}

/** From the middle of the field to one edge, to the other and back: two parabolas, in whole numbers everywhere. */
function swing(at: number, period: number): number {
  const half = period / 2
  const phase = at % period
  const along = phase < half ? phase : phase - half
  const rise = Math.floor((4 * along * (half - along) * (FIELD / 2)) / (half * half))
  return FIELD / 2 + (phase < half ? rise : -rise)
}
