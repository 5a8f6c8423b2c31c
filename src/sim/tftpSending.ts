/** The side of a TFTP transfer that has the file: block after block, each sent again until its ACK is there. */
import type { Micros } from '../trace/trace'
import type { Result } from './program'
import type { Datagram } from './socket'
import {
  BLOCK_NUMBERS,
  blockOf,
  HEADER,
  LONGEST,
  numberIn,
  OPCODE,
  opcodeOf,
  read,
  type Steps,
} from './tftpMessage'
import type { Terms } from './tftpOptions'
import { nextMessage, type Patience, type Peer } from './tftpPeer'

interface Sending extends Patience {
  readonly file: Uint8Array
  readonly terms: Terms
  /** A duplicate ACK makes it send the next block again: RFC 1350 read literally, forbidden by RFC 1123 §4.2.3.1. */
  readonly sorcerersApprentice: boolean
}

/** Blocks after the `acknowledged`-th up to `end` are on their way; the timer runs since `set`. */
interface Flight {
  readonly acknowledged: number
  readonly end: number
  readonly set: Micros
}

/** Sends a file. Returns how many of its octets are known to have arrived, and whether that was all. */
export function* sendBlocks(peer: Peer, sending: Sending): Steps<{ octets: number; isWhole: boolean }> {
  const { file, terms, tries } = sending
  const last = Math.floor(file.length / terms.blksize) + 1
  let acknowledged = 0
  for (let tried = 1; acknowledged < last; ) {
    const end = Math.min(last, acknowledged + terms.windowsize)
    const sent = yield* sendWindow(peer, sending, acknowledged + 1, end)
    if (!sent) break
    const answer = yield* awaitAck(peer, sending, { acknowledged, end, set: sent.now })
    if (answer === 'refused' || (answer === 'timeout' && tried === tries)) break
    if (answer === 'timeout') {
      tried++
      yield { do: 'timer', sent }
    } else if (answer > acknowledged) {
      acknowledged = answer
      tried = 1
    }
  }
  return { octets: Math.min(file.length, acknowledged * terms.blksize), isWhole: acknowledged === last }
}

/** Sends blocks; gives back the first, with the time of the last: from then on the timer runs. */
function* sendWindow(
  { fd, address, port }: Peer,
  { file, terms }: Sending,
  from: number,
  end: number,
): Steps<Result | undefined> {
  let first: Result | undefined
  for (let block = from; block <= end; block++) {
    const message = blockOf(file, block, terms.blksize)
    const sent = yield { do: 'sendto', fd, message, address, port }
    if (sent.value < 0) return undefined
    first = { ...(first ?? sent), now: sent.now }
  }
  return first
}

/** The block up to which all is acknowledged now. */
function* awaitAck(
  peer: Peer,
  { terms, timeout, sorcerersApprentice }: Sending,
  { acknowledged, end, set }: Flight,
): Steps<number | 'timeout' | 'refused'> {
  const until = set + (terms.timeout ?? timeout)
  for (let now = set; ; ) {
    const datagram: Datagram | undefined = yield* nextMessage(peer, LONGEST, until, now)
    if (!datagram) return 'timeout'
    if (opcodeOf(datagram) === OPCODE.ERROR) {
      yield read(datagram, `ERROR ${numberIn(datagram)}`)
      return 'refused'
    }
    const isAck = opcodeOf(datagram) === OPCODE.ACK && datagram.octets.length >= HEADER
    // The 16 bits are those of a block near the ones in flight.
    const block = acknowledged + ((numberIn(datagram) - acknowledged) & (BLOCK_NUMBERS - 1))
    // With a window an ACK of what was acknowledged before says that the block behind it is missing (RFC 7440 §4).
    const isRepeat = block === acknowledged && (sorcerersApprentice || terms.windowsize > 1)
    if (isAck && block <= end && (block > acknowledged || isRepeat)) {
      yield read(datagram, `ACK ${block}`)
      return block
    }
    // A doubled ACK must not make it send its block again (RFC 1123 §4.2.3.1, Sorcerer's Apprentice).
    const reason = isAck ? 'duplicateAck' : 'unexpectedMessage'
    now = (yield { do: 'ignore', datagram, reason }).now
  }
}
