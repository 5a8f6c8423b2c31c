/** The side of a TFTP transfer that takes the file: every block once, in order, and an ACK for what has come. */
import { fromNetascii } from './netascii'
import type { Message, Result } from './program'
import type { Datagram } from './socket'
import {
  type AfterLast,
  acknowledge,
  BLOCK_NUMBERS,
  HEADER,
  numberIn,
  numberOf,
  OPCODE,
  opcodeOf,
  read,
  type Steps,
} from './tftpMessage'
import type { Terms } from './tftpOptions'
import { isNumbered, nextMessage, type Patience, type Peer } from './tftpPeer'

/**
 * This side waits so much longer than the one with the data, which is to be the one that repeats. Where an option sets
 * the time, it is a multiple of that.
 */
export const LONGER = 3

interface Taking extends Patience {
  readonly terms: Terms
  /** What asks for the first block: ACK 0 or OACK; none where it is here already. */
  readonly opening?: Message
  readonly first?: Datagram
}

/** Takes a file; gives back its octets as they came, and whether they are all. */
export function* takeBlocks(peer: Peer, taking: Taking): Steps<{ parts: Uint8Array[]; isWhole: boolean }> {
  const { terms, tries, opening } = taking
  const timeout = LONGER * (terms.timeout ?? taking.timeout)
  const { fd, address } = peer
  const parts: Uint8Array[] = []
  // `due`: an answer that has to go out. `isAstray`: with a window, an ACK for this disorder was sent already.
  let [block, since, isWhole, isAstray] = [0, 0, false, false]
  let due = opening
  let afterLast: AfterLast = 0
  let sent: Result | undefined
  let arrived = taking.first
  let now = 0
  for (let tried = 1; ; ) {
    if (due) {
      sent = yield { do: 'sendto', fd, message: due, address, port: peer.port }
      ;({ now } = sent)
      since = 0
      due = undefined
    }
    const datagram: Datagram | undefined =
      arrived ?? (yield* nextMessage(peer, HEADER + terms.blksize, now + timeout, now))
    arrived = undefined
    if (!datagram) {
      // It lingers, so that a lost last ACK can be repeated (RFC 1350 §6), and then is done.
      if (isWhole || tried === tries || !sent) break
      yield { do: 'timer', sent }
      tried++
      due = block === 0 ? opening : acknowledge(block, afterLast)
      continue
    }
    if (opcodeOf(datagram) === OPCODE.ERROR) {
      yield read(datagram, `ERROR ${numberIn(datagram)}`)
      break
    }
    if (goesOnWithOne(datagram, block + 1, terms)) afterLast = 1
    if (!isWhole && isNumbered(datagram, OPCODE.DATA, numberOf(block + 1, afterLast))) {
      const data = datagram.octets.subarray(HEADER)
      parts.push(data)
      block++
      since++
      tried = 1
      isAstray = false
      isWhole = data.length < terms.blksize
      ;({ now } = yield read(datagram, `DATA ${block}`, data.length, isWhole))
      if (isWhole || since === terms.windowsize) due = acknowledge(block, afterLast)
      continue
    }
    if (block === 0 && opening && opcodeOf(datagram) === OPCODE.OACK) {
      // The ACK 0 that answered it is lost, or late.
      yield { do: 'ignore', datagram, reason: 'duplicateOack' }
      due = opening
      continue
    }
    const isRepeat = block > 0 && isNumbered(datagram, OPCODE.DATA, numberOf(block, afterLast))
    ;({ now } = yield { do: 'ignore', datagram, reason: strayReason(datagram, isRepeat) })
    const isMissing = opcodeOf(datagram) === OPCODE.DATA && terms.windowsize > 1 && !isAstray
    if (terms.windowsize === 1 ? isRepeat : isMissing) due = acknowledge(block, afterLast)
    isAstray ||= isMissing
  }
  return { parts, isWhole }
}

function strayReason(datagram: Datagram, isRepeat: boolean): string {
  if (isRepeat) return 'duplicateBlock'
  return opcodeOf(datagram) === OPCODE.DATA ? 'unexpectedBlock' : 'unexpectedMessage'
}

/**
 * Behind block 65535 comes 0 or, from some, 1. In lockstep that cannot be mistaken. With a window a 1 there may as well
 * mean that block 0 is lost, so there 0 is waited for.
 */
function goesOnWithOne(datagram: Datagram, block: number, { windowsize }: Terms): boolean {
  return block === BLOCK_NUMBERS && windowsize === 1 && isNumbered(datagram, OPCODE.DATA, 1)
}

/** The file that these blocks are, as this machine keeps it. */
export function fileOf(parts: readonly Uint8Array[], mode: string | undefined): Uint8Array {
  const came = joined(parts)
  return mode === 'netascii' ? fromNetascii(came) : came
}

/** Pieces as one. */
function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
