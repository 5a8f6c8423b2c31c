/** The TFTP client that writes a file, as a program (RFC 1350, RFC 1123 §4.2.3). */
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup } from '../scenario/scenario'
import type { Micros } from '../trace/trace'
import { parseIpv4 } from '../wire/address'
import type { Message, Program } from './program'
import type { Datagram } from './socket'
import {
  BLOCK,
  BLOCK_NUMBERS,
  blockOf,
  HEADER,
  LONGEST,
  numberIn,
  OPCODE,
  opcodeOf,
  read,
  type Steps,
  unknownTransfer,
  writeRequest,
} from './tftpMessage'

type Write = Extract<ProgramSetup, { kind: 'tftpWrite' }>

/** The client: WRQ, then block after block, each sent again until its ACK is there. */
export function* writeFile(setup: Write): Program {
  const payload = payloadOctets(setup.payload)
  const blocks = Math.floor(payload.length / BLOCK) + 1
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port: setup.port }
  const address = parseIpv4(setup.server.address) ?? 0
  // The server's port (its TID) is not known before its first answer (RFC 1350 §4).
  const peer: Peer = { fd, address, port: setup.server.port, isKnown: false }
  for (let block = 0; block <= blocks; block++) {
    const message = block === 0 ? writeRequest(setup.file) : blockOf(payload, block)
    const isAcknowledged = yield* exchange(setup, peer, message, block % BLOCK_NUMBERS)
    if (!isAcknowledged) {
      yield { do: 'done', what: 'gaveUp', octets: Math.min(payload.length, Math.max(0, block - 1) * BLOCK) }
      yield { do: 'close', fd }
      return
    }
  }
  yield { do: 'done', what: 'transfer', octets: payload.length }
  yield { do: 'close', fd }
}

interface Peer {
  readonly fd: number
  readonly address: number
  port: number
  isKnown: boolean
}

/** Sends a message until its ACK comes; false when there is no hope left. */
function* exchange(setup: Write, peer: Peer, message: Message, block: number): Steps<boolean> {
  for (let tried = 1; ; tried++) {
    const { fd, address, port } = peer
    const sent = yield { do: 'sendto', fd, message, address, port }
    if (sent.value < 0) return false
    const answer = yield* awaitAnswer(peer, block, sent.now, setup.timeout)
    if (answer !== 'timeout') return answer === 'acknowledged'
    if (tried === setup.tries) return false
    yield { do: 'timer', sent }
  }
}

function* awaitAnswer(
  peer: Peer,
  block: number,
  set: Micros,
  timeout: Micros,
): Steps<'acknowledged' | 'timeout' | 'refused'> {
  for (let left = timeout; left > 0; ) {
    const { datagram, now } = yield { do: 'recvfrom', fd: peer.fd, length: LONGEST, timeout: left }
    if (!datagram) return 'timeout'
    left = set + timeout - now
    if (!(yield* isFromPeer(peer, datagram))) continue
    const opcode = opcodeOf(datagram)
    if (opcode === OPCODE.ERROR) {
      yield read(datagram, `ERROR ${numberIn(datagram)}`)
      return 'refused'
    }
    const isWhole = datagram.octets.length >= HEADER
    if (opcode === OPCODE.ACK && isWhole && numberIn(datagram) === block) {
      yield read(datagram, `ACK ${block}`)
      return 'acknowledged'
    }
    // A doubled ACK must not make the client send its block again (RFC 1123 §4.2.3.1, Sorcerer's Apprentice).
    yield { do: 'ignore', datagram, reason: opcode === OPCODE.ACK ? 'duplicateAck' : 'unexpectedMessage' }
  }
  return 'timeout'
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
