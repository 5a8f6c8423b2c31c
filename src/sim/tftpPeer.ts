/** What both sides of a TFTP transfer do alike: know the other side by its port, ask until an answer comes. */
import type { Micros } from '../trace/trace'
import type { Message } from './program'
import type { Datagram } from './socket'
import { HEADER, numberIn, OPCODE, opcodeOf, read, type Steps, unknownTransfer } from './tftpMessage'

/** The other side of a transfer, as one's own socket sees it. */
export interface Peer {
  readonly fd: number
  readonly address: number
  port: number
  /** A client does not know the server's port (its TID) before its first answer (RFC 1350 §4). */
  isKnown: boolean
}

/** How long and how often. */
export interface Patience {
  readonly timeout: Micros
  readonly tries: number
}

/** The next message of this transfer; undefined where none comes until `until`. */
export function* nextMessage(
  peer: Peer,
  length: number,
  until: Micros,
  now: Micros,
): Steps<Datagram | undefined> {
  for (let left = until - now; left > 0; ) {
    const received = yield { do: 'recvfrom', fd: peer.fd, length, timeout: left }
    if (!received.datagram) return undefined
    if (yield* isFromPeer(peer, received.datagram)) return received.datagram
    left = until - received.now
  }
  return undefined
}

/** The first answer tells the server's port; whoever writes from another one gets an ERROR 5 (RFC 1350 §4). */
function* isFromPeer(peer: Peer, datagram: Datagram): Steps<boolean> {
  if (!peer.isKnown && datagram.source === peer.address) {
    peer.isKnown = true
    peer.port = datagram.sourcePort
  }
  if (datagram.source === peer.address && datagram.sourcePort === peer.port) return true
  yield { do: 'ignore', datagram, reason: 'wrongTransfer' }
  // An error is never answered with an error.
  if (opcodeOf(datagram) !== OPCODE.ERROR) {
    const message = unknownTransfer()
    yield { do: 'sendto', fd: peer.fd, message, address: datagram.source, port: datagram.sourcePort }
  }
  return false
}

/** DATA or ACK with these 16 bits. */
export function isNumbered(datagram: Datagram, opcode: number, number: number): boolean {
  const isWhole = datagram.octets.length >= HEADER
  return isWhole && opcodeOf(datagram) === opcode && numberIn(datagram) === number
}

/** What is to be answered: how often it is sent, and what counts as the answer. */
interface Question extends Patience {
  readonly message: Message
  readonly length: number
  readonly isAnswer: (datagram: Datagram) => boolean
}

/** Sends a message until its answer comes; the other side may refuse, or never say a word. */
export function* ask(peer: Peer, question: Question): Steps<Datagram | 'refused' | 'gaveUp'> {
  const { message, timeout, tries, length, isAnswer } = question
  for (let tried = 1; ; tried++) {
    const { fd, address, port } = peer
    const sent = yield { do: 'sendto', fd, message, address, port }
    if (sent.value < 0) return 'gaveUp'
    let now = sent.now
    for (;;) {
      const datagram: Datagram | undefined = yield* nextMessage(peer, length, sent.now + timeout, now)
      if (!datagram) break
      if (opcodeOf(datagram) === OPCODE.ERROR) {
        yield read(datagram, `ERROR ${numberIn(datagram)}`)
        return 'refused'
      }
      if (isAnswer(datagram)) return datagram
      const reason = opcodeOf(datagram) === OPCODE.ACK ? 'duplicateAck' : 'unexpectedMessage'
      ;({ now } = yield { do: 'ignore', datagram, reason })
    }
    if (tried === tries) return 'gaveUp'
    yield { do: 'timer', sent }
  }
}
