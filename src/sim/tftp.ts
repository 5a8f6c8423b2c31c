/** TFTP as two programs: a client that writes a file, and a server that takes it (RFC 1350, RFC 1123 §4.2). */
import { payloadOctets } from '../scenario/payload'
import type { ProgramSetup } from '../scenario/scenario'
import type { Micros } from '../trace/trace'
import { parseIpv4 } from '../wire/address'
import type { LayerValues } from '../wire/spec'
import { bigEndian } from './octets'
import type { Message, Program, Request, Result } from './program'
import type { Datagram } from './socket'

/** Octets of data in every block but the last (RFC 1350 §2). */
export const BLOCK = 512
const HEADER = 4
const LONGEST = HEADER + BLOCK
const OPCODE = { RRQ: 1, WRQ: 2, DATA: 3, ACK: 4, ERROR: 5 } as const
const UNKNOWN_TRANSFER = 5
const ILLEGAL_OPERATION = 4
/**
 * After so long without a word the server repeats its last ACK. It waits longer than the client, so that the side
 * with the data is the one to repeat.
 */
const SERVER_WAIT = 3_000_000
const SERVER_TRIES = 5

const encoder = new TextEncoder()

type Write = Extract<ProgramSetup, { kind: 'tftpWrite' }>
type Serve = Extract<ProgramSetup, { kind: 'tftpServer' }>
type Steps<Returned> = Generator<Request, Returned, Result>

const opcodeOf = (datagram: Datagram) => bigEndian(datagram.octets, 0)
const numberIn = (datagram: Datagram) => bigEndian(datagram.octets, 2)

function tftp(kind: string, values: LayerValues['values'], data?: Uint8Array): Message {
  const header: LayerValues = { protocol: 'tftp', values }
  return { kind, layers: data ? [header, { protocol: 'data', values: { data } }] : [header] }
}

const acknowledge = (block: number) => tftp(`ACK ${block}`, { opcode: OPCODE.ACK, blockNumber: block })

function error(code: number, text: string): Message {
  const errorMessage = encoder.encode(text)
  return tftp(`ERROR ${code}`, { opcode: OPCODE.ERROR, errorCode: code, errorMessage })
}

/** Octets of the message that are TFTP's own. */
function headerOf(datagram: Datagram): number {
  const opcode = opcodeOf(datagram)
  return opcode === OPCODE.DATA || opcode === OPCODE.ACK
    ? Math.min(HEADER, datagram.octets.length)
    : datagram.octets.length
}

function read(datagram: Datagram, summary: string, keeps = 0, last?: boolean): Request {
  const opcode = opcodeOf(datagram)
  const numbered = opcode === OPCODE.DATA || opcode === OPCODE.ACK
  return {
    do: 'understand',
    datagram,
    header: headerOf(datagram),
    summary,
    keeps,
    ...(numbered && { block: numberIn(datagram) }),
    ...(last !== undefined && { last }),
  }
}

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
    const message = block === 0 ? request(setup) : blockOf(payload, block)
    const isAcknowledged = yield* exchange(setup, peer, message, block % 65_536)
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

function request(setup: Write): Message {
  const filename = encoder.encode(setup.file)
  return tftp('WRQ', { opcode: OPCODE.WRQ, filename, mode: encoder.encode('octet') })
}

/** A block of fewer than 512 octets ends the transfer, so a multiple of 512 is followed by an empty one. */
function blockOf(payload: Uint8Array, block: number): Message {
  const data = payload.subarray((block - 1) * BLOCK, block * BLOCK)
  return tftp(`DATA ${block}`, { opcode: OPCODE.DATA, blockNumber: block % 65_536 }, data)
}

/** Sends a message until its ACK comes; false when there is no hope left. */
function* exchange(setup: Write, peer: Peer, message: Message, block: number): Steps<boolean> {
  for (let tried = 0; tried < setup.tries; tried++) {
    const { fd, address, port } = peer
    const sent = yield { do: 'sendto', fd, message, address, port }
    if (sent.value < 0) return false
    const answer = yield* awaitAnswer(peer, block, sent.now, setup.timeout)
    if (answer !== 'timeout') return answer === 'acknowledged'
    yield { do: 'timer', set: sent.now, pdu: sent.pdu ?? '' }
  }
  return false
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
    if (opcode === OPCODE.ACK && numberIn(datagram) === block) {
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
    const message = error(UNKNOWN_TRANSFER, 'Unknown transfer ID')
    yield { do: 'sendto', fd: peer.fd, message, address: datagram.source, port: datagram.sourcePort }
  }
  return false
}

/** The server: waits on its well-known port and starts a program with a port of its own for each transfer. */
export function* serveFiles(setup: Serve): Program {
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port: setup.port }
  const running = new Set<string>()
  for (let transfers = 0; ; ) {
    const { datagram } = yield { do: 'recvfrom', fd, length: LONGEST }
    if (!datagram) return
    const { source, sourcePort } = datagram
    const client = `${source}:${sourcePort}`
    if (opcodeOf(datagram) !== OPCODE.WRQ) {
      yield { do: 'ignore', datagram, reason: 'unexpectedMessage' }
      if (opcodeOf(datagram) !== OPCODE.ERROR) {
        const message = error(ILLEGAL_OPERATION, 'Illegal TFTP operation')
        yield { do: 'sendto', fd, message, address: source, port: sourcePort }
      }
    } else if (running.has(client)) {
      // The client repeats its request because it missed the answer; the transfer repeats that by itself.
      yield { do: 'ignore', datagram, reason: 'duplicateRequest' }
    } else {
      running.add(client)
      yield read(datagram, 'WRQ')
      const port = setup.transferPort + transfers++
      yield { do: 'fork', program: takeFile(port, datagram, () => running.delete(client)) }
    }
  }
}

function* takeFile(port: number, request: Datagram, over: () => void): Program {
  const { source: address, sourcePort } = request
  const { value: fd } = yield { do: 'socket' }
  yield { do: 'bind', fd, port }
  let [block, taken, isLast] = [0, 0, false]
  for (let tried = 0; tried < SERVER_TRIES; ) {
    const sent = yield { do: 'sendto', fd, message: acknowledge(block), address, port: sourcePort }
    const datagram = yield* awaitBlock(fd, block, address, sourcePort)
    if (!datagram) {
      // It lingers, so that a lost last ACK can be repeated (RFC 1350 §6), and then is done.
      if (isLast) break
      yield { do: 'timer', set: sent.now, pdu: sent.pdu ?? '' }
      tried++
      continue
    }
    if (opcodeOf(datagram) === OPCODE.ERROR) {
      yield read(datagram, `ERROR ${numberIn(datagram)}`)
      break
    }
    if (numberIn(datagram) === block) {
      yield { do: 'ignore', datagram, reason: 'duplicateBlock' }
      continue
    }
    tried = 0
    block = (block + 1) % 65_536
    const keeps = datagram.octets.length - HEADER
    taken += keeps
    isLast = keeps < BLOCK
    yield read(datagram, `DATA ${block}`, keeps, isLast)
  }
  yield { do: 'done', what: isLast ? 'transfer' : 'gaveUp', octets: taken }
  yield { do: 'close', fd }
  over()
}

/** The next DATA, or a repeated one (its ACK got lost); nothing after a time without a word. */
function* awaitBlock(fd: number, block: number, address: number, port: number): Steps<Datagram | undefined> {
  for (;;) {
    const { datagram } = yield { do: 'recvfrom', fd, length: LONGEST, timeout: SERVER_WAIT }
    if (!datagram) return undefined
    if (datagram.source !== address || datagram.sourcePort !== port) {
      yield { do: 'ignore', datagram, reason: 'wrongTransfer' }
      const message = error(UNKNOWN_TRANSFER, 'Unknown transfer ID')
      yield { do: 'sendto', fd, message, address: datagram.source, port: datagram.sourcePort }
      continue
    }
    const opcode = opcodeOf(datagram)
    const isBlock = datagram.octets.length >= HEADER && opcode === OPCODE.DATA
    const fits = numberIn(datagram) === (block + 1) % 65_536 || (block > 0 && numberIn(datagram) === block)
    if (opcode === OPCODE.ERROR || (isBlock && fits)) return datagram
    yield { do: 'ignore', datagram, reason: isBlock ? 'unexpectedBlock' : 'unexpectedMessage' }
  }
}
